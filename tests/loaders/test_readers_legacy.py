"""Older Vietnamese encodings: every letter there and back, texts recognised, near misses left alone."""

import pytest

from graph.errors import BadInput
from loaders.document import document
from loaders.lexicon import entries
from loaders.readers.legacy import by_letters, from_bytes, in_letters, legacy

_LETTERS = "àáảãạâầấẩẫậăằắẳẵặđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
_SENTENCES = (
    "Ủy ban nhân dân tỉnh chịu trách nhiệm tổ chức thực hiện; các sở, ngành phối hợp.\n"
    "Căn cứ Luật Tổ chức chính quyền địa phương, Hội đồng nhân dân quyết định.\n"
)
_ENTRIES = {entry["name"]: entry for entry in entries("encodings")}


def encoded(name: str, text: str) -> bytes:
    """A text in an older encoding, by its table in the lexicon."""
    listed = _ENTRIES[name]["letters"].split()
    codes = dict(zip(listed[::2], map(bytes.fromhex, listed[1::2]), strict=True))
    return b"".join(codes.get(c) or codes.get(c.lower()) or c.encode("ascii") for c in text)


@pytest.mark.parametrize("name", _ENTRIES)
def test_every_small_letter_comes_back(name: str) -> None:
    convert = next(one.convert for one in legacy() if one.name == name)
    for letter in _LETTERS:
        assert convert(f"{encoded(name, letter).decode('latin-1')}n") == f"{letter}n"


@pytest.mark.parametrize("name", _ENTRIES)
def test_every_capital_comes_back_between_capitals(name: str) -> None:
    convert = next(one.convert for one in legacy() if one.name == name)
    for letter in _LETTERS.upper():
        assert convert(f"NH{encoded(name, letter).decode('latin-1')}N") == f"NH{letter}N"


@pytest.mark.parametrize("name", _ENTRIES)
def test_no_code_stands_for_two_letters(name: str) -> None:
    codes = _ENTRIES[name]["letters"].split()[1::2]
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize(
    ("name", "shown", "meant"), [(n, *pair) for n, e in _ENTRIES.items() for pair in e["examples"]]
)
def test_the_examples_of_the_lexicon_are_kept(name: str, shown: str, meant: str) -> None:
    assert by_letters(next(one for one in legacy() if one.name == name), shown) == meant


@pytest.mark.parametrize("near", sorted({near for entry in _ENTRIES.values() for near in entry["near"]}))
def test_the_near_misses_of_the_lexicon_are_left_alone(near: str) -> None:
    assert in_letters(near) is None


@pytest.mark.parametrize("name", [*_ENTRIES, "windows-1258", "UTF-16-LE", "UTF-16-BE"])
def test_a_file_in_it_is_recognised_converted_and_said_so(name: str) -> None:
    if name in _ENTRIES:
        data = encoded(name, _SENTENCES)
    elif name == "windows-1258":
        data = _windows_1258(_SENTENCES)
    else:
        data = _SENTENCES.encode(name)
    read = document("a.txt", data)
    assert read.about["encoding"] == name
    assert read.text.casefold() == _SENTENCES.casefold()  # TCVN3 keeps no capital with a tone


@pytest.mark.parametrize("name", _ENTRIES)
def test_its_bytes_kept_as_letters_in_a_newer_file_are_recognised(name: str) -> None:
    data = encoded(name, _SENTENCES).decode("cp1252", "ignore" if name in ("VISCII", "VPS") else "strict")
    read = document("a.txt", data.encode())
    assert read.about["encoding"] == name
    assert "trách nhiệm tổ chức thực hiện" in read.text


def test_utf_8_that_was_taken_for_letters_is_recognised() -> None:
    taken = "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in _SENTENCES.encode())
    read = document("a.txt", taken.encode())
    assert (read.text, read.about["encoding"]) == (_SENTENCES, "UTF-8 read as windows-1252")


def test_in_a_file_of_both_kinds_only_the_older_lines_change() -> None:
    old = encoded("TCVN3", "Các sở, ngành chịu trách nhiệm thực hiện").decode("latin-1")
    read = document("a.txt", f"Công tác tỉnh Đảng bộ\nCông báo\n{old}\n".encode())
    assert read.text.lower() == "công tác tỉnh đảng bộ\ncông báo\ncác sở, ngành chịu trách nhiệm thực hiện\n"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "Ủy ban nhân dân tỉnh; diện tích 100 m², nhiệt độ 30°C ± 2, © 2026, § 5",
            "signs of Latin-1 in good Vietnamese",
        ),
        ("Công ty TNHH Škoda và Déjà vu của bà Zoë", "names of other languages"),
        ("Rapport général: l'État français a décidé, à l'époque, être prêt à réagir", "French in UTF-8"),
        ("Plain ASCII, nothing else", "ASCII"),
        ("Cong van so 5 cua UBND tinh", "Vietnamese without marks"),
        ("Uỷ ban nhân dân".encode().decode(), "the other tone placement"),
    ],
)
def test_near_misses_stay_as_they_are(text: str, reason: str) -> None:
    read = document("a.txt", text.encode())
    assert (read.text, read.about["encoding"]) == (text, "UTF-8"), reason


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (
            "Rapport général: l'État français a décidé, à l'époque, être prêt à réagir".encode("latin-1"),
            "French in Latin-1",
        ),
        ("Größe, Maß und Fläche der Straße".encode("latin-1"), "German in Latin-1"),
        (
            _SENTENCES.encode()[:-2].replace("ỉ".encode(), b"\xe1"),
            "UTF-8 with damaged bytes: not one letter is guessed",
        ),
        (bytes(range(256)) * 20, "binary data"),
    ],
)
def test_what_is_not_recognised_is_refused_with_a_remedy(data: bytes, reason: str) -> None:
    assert from_bytes(data) is None, reason
    with pytest.raises(BadInput) as caught:
        document("a.txt", data)
    assert "UTF-8" in caught.value.remedy, reason


def _windows_1258(text: str) -> bytes:
    """Letters that the code page lacks are written as a letter with a mark behind it."""
    import unicodedata

    def one(letter: str) -> bytes:
        try:
            return letter.encode("cp1258")
        except UnicodeEncodeError:
            apart = unicodedata.normalize("NFD", letter)
            marks = [mark for mark in apart[1:] if mark in "\u0300\u0301\u0309\u0303\u0323"]
            rest = unicodedata.normalize("NFC", "".join(c for c in apart if c not in marks))
            return (rest + "".join(marks)).encode("cp1258")

    return b"".join(map(one, text))
