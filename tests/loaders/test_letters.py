"""Where a text holds only usual characters, every step that puts characters right is passed over: none may be needed."""

import unicodedata
from itertools import product

from loaders.letters import USUAL, are_composed, unusual
from loaders.readers.legacy import in_letters
from loaders.view import view


def test_usual_characters_are_composed_whichever_follows_which() -> None:
    pairs = "".join(map("".join, product(USUAL, USUAL)))
    assert unicodedata.is_normalized("NFC", pairs)


def test_usual_characters_stand_in_the_view_as_they_are() -> None:
    shown = view(" ".join(USUAL), odd=set(USUAL))
    assert (shown.text, shown.runs) == (" ".join(USUAL), None)


def test_usual_characters_are_of_no_older_encoding() -> None:
    assert in_letters(USUAL, odd=USUAL) is None


def test_every_other_character_is_unusual() -> None:
    others = [chr(code) for code in range(0x250) if chr(code) not in USUAL]
    assert unusual(USUAL + "".join(others)) == set(others)


def test_what_is_called_composed_joins_no_letter_before_it() -> None:
    alone = [one for one in map(chr, range(0x10000)) if not 0xD800 <= ord(one) < 0xE000 and are_composed({one})]
    letters = [one for one in map(chr, range(0x3000)) if one.isalpha() and are_composed({one})] + list("αωあ가")
    assert len(alone) > 9000
    assert not [one for one in alone if unicodedata.combining(one)]
    assert unicodedata.is_normalized("NFC", "".join(letter + one for one in alone for letter in letters[::40]))
