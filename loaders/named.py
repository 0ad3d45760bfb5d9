"""Citations of documents without a number: congresses, plenums, laws by name, and documents by issuer and title.

    Nghị quyết Đại hội (đại biểu) Đảng bộ tỉnh (Hà Tĩnh) lần thứ XX(, nhiệm kỳ 2025 - 2030)
    Nghị quyết Trung ương 4 (khóa XI, XII)                                   two documents
    Luật Đất đai (số 31/2024/QH15 | ngày 18 tháng 01 năm 2024 | năm 2024)
    Nghị quyết của Bộ Chính trị về <title>

A law that names its number is one citation with both. What a task must still produce ("Ban hành Chỉ thị của ... về")
and what is meant in general ("các nghị quyết của Trung ương") are none.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from graph.frozen import changed
from loaders.citations import Citation, attached
from loaders.issuers import issuer_at, province_name, provinces
from loaders.lexicon import alternatives, entries, pattern_of, table

_S = r"[ \n]+"
_LONGEST_NAME = 600  # characters of an amending law's name, which lists what it amends


def find(text: str, numbered: Sequence[Citation] = ()) -> Iterator[Citation]:
    """Every citation of a document without a number; `numbered` are the others, which a law's name may lead up to.

    >>> [(one.name, one.term, one.date) for one in find("theo Luật Đất đai năm 2031; Nghị quyết Trung ương 4 (khóa XI, XII)")]
    [('Nghị quyết Trung ương 4', 'XI', None), ('Nghị quyết Trung ương 4', 'XII', None), ('Luật Đất đai', None, '2031')]
    >>> list(find("nghị quyết đại hội Đảng các cấp; pháp luật đất đai"))
    []
    """
    by_start = {one.start: one for one in numbered}
    yield from _congresses(text)
    yield from _plenums(text)
    yield from _laws(text, by_start)
    yield from _titled(text)


# --- congresses and plenums ----------------------------------------------------------------------------------------

_TERM = rf"(?:[ \n]*,?[ \n]*\(?nhiệm{_S}kỳ{_S}(?P<from>20[0-9]{{2}})[ \n]*-[ \n]*(?P<to>20[0-9]{{2}})\)?)?"
_RESOLUTION = re.compile(rf"(?<!\w)Nghị{_S}quyết{_S}(?:của{_S})?Đ$", re.IGNORECASE)
_CONGRESSES = (re.compile(rf"ại{_S}hội{_S}"), re.compile(rf"ẠI{_S}HỘI{_S}"))
# Scans begin with letters that are rare together, and look back from there: a tenth of the time of one that begins
# with a choice of cases.


@cache
def _congress() -> re.Pattern[str]:
    body = rf"Đảng{_S}bộ{_S}(?P<body>tỉnh|thành{_S}phố)(?:{_S}(?P<province>{alternatives(provinces())}))?{_S}"
    return re.compile(
        rf"(?:đại{_S}biểu{_S})?(?:Đảng{_S}(?=lần|[IVX]))?(?:{body}|(?P<national>(?:Đảng{_S})?toàn{_S}quốc){_S})?"
        rf"(?:lần{_S}thứ{_S})?(?P<number>[IVXLC]+|[0-9]{{1,2}})(?![\w/-])(?P<party>{_S}của{_S}Đảng)?{_TERM}",
        re.IGNORECASE,
    )


def _congresses(text: str) -> Iterator[Citation]:
    for anchor in _CONGRESSES:
        for at in anchor.finditer(text):
            start, said = _before(text, at.start(), _RESOLUTION), _congress().match(text, at.end())
            if start is not None and said is not None and (one := _of_congress(start, said)) is not None:
                yield one


def _before(text: str, at: int, pattern: re.Pattern[str]) -> int | None:
    """Where a pattern begins that ends directly before a place."""
    window = max(0, at - 30)
    found = pattern.search(text, window, at)
    return found.start() if found else None


def _of_congress(start: int, said: re.Match[str]) -> Citation | None:
    number = said["number"].upper()
    if said["body"]:
        name = congress_name(f"Đảng bộ {' '.join(said['body'].lower().split())}", number)
    elif said["national"] or said["party"] or number.isalpha():
        name = congress_name("toàn quốc", number)
    else:
        return None
    term = f"{said['from']}-{said['to']}" if said["from"] else None
    province = province_name(said["province"]) if said["province"] else None
    return Citation(start, said.end(), "resolution", name=name, term=term, province=province)


def congress_name(body: str, number: str) -> str:
    """The one name of a congress's resolution, which texts shorten in several ways.

    >>> congress_name("Đảng bộ tỉnh", "XX"), congress_name("toàn quốc", "XIV")
    ('Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XX', 'Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIV')
    """
    return f"Nghị quyết Đại hội đại biểu {body} lần thứ {number}"


_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai", "mười ba")
_ORDINAL = "|".join(pattern_of(one) for one in reversed(_ORDINALS))
_CENTRAL = re.compile(rf"rung{_S}ương")
_SHORT = re.compile(rf"(?<!\w)(?P<noun>Nghị{_S}quyết|Kết{_S}luận){_S}T$", re.IGNORECASE)
_LONG = re.compile(
    rf"(?<!\w)(?P<noun>Nghị{_S}quyết|Kết{_S}luận){_S}(?:của{_S})?(?:Hội{_S}nghị{_S})(?:lần{_S}thứ{_S})?(?P<number>[0-9]{{1,2}}|{_ORDINAL})"
    rf"{_S}(?:của{_S})?(?:Ban{_S}Chấp{_S}hành|BCH){_S}T$",
    re.IGNORECASE,
)
_TERMS = re.compile(
    rf"(?:{_S}Đảng)?(?:{_S}(?P<number>[0-9]{{1,2}}))?[ \n]*,?[ \n]*(?:\([ \n]*)?kh[óo]a{_S}(?P<terms>[IVX]+(?:[ \n]*(?:,|và)[ \n]*[IVX]+)*)(?:[ \n]*\))?",
    re.IGNORECASE,
)
_LONGEST_PLENUM = 100


def _plenums(text: str) -> Iterator[Citation]:
    for at in _CENTRAL.finditer(text):
        said = _TERMS.match(text, at.end())
        if said is None:
            continue
        form = _SHORT if said["number"] else _LONG
        head = form.search(text, max(0, at.start() - _LONGEST_PLENUM), at.start())
        if head is not None:
            yield from _of_plenum(head, said)


def _of_plenum(head: re.Match[str], said: re.Match[str]) -> Iterator[Citation]:
    """One citation a term: "(khóa XI, XII)" means two documents."""
    number = said["number"] or " ".join(head["number"].lower().split())
    if not number.isdigit():
        number = str(_ORDINALS.index(number) + 1)
    noun = "Nghị quyết" if head["noun"].lower().startswith("ngh") else "Kết luận"
    for term in re.findall("[IVX]+", said["terms"].upper()):
        yield Citation(
            head.start(), said.end(), _KINDS[noun.lower()], name=f"{noun} Trung ương {number}", term=term,
            issuer="Ban Chấp hành Trung ương", inferred=("issuer",),
        )  # fmt: skip


# --- laws by name --------------------------------------------------------------------------------------------------

_NOUNS: Mapping[str, str] = {"hiến pháp": "constitution", "bộ luật": "code", "luật": "law", "pháp lệnh": "ordinance"}
_NAMING = (
    re.compile(rf"(?P<noun>Luật)(?<!\wLuật)(?<!Bộ Luật){_S}(?=[^\W\d_])"),
    re.compile(rf"(?P<noun>Bộ(?<!\wBộ){_S}luật){_S}(?=[^\W\d_])"),
    re.compile(rf"(?P<noun>Pháp(?<!\wPháp){_S}lệnh){_S}(?=[^\W\d_])"),
    re.compile(rf"(?P<noun>Hiến(?<!\wHiến){_S}pháp)"),
)
"""The nouns with a capital; what goes before them is looked at behind, so that each scan begins with letters."""
_NUMBERED = re.compile(r"[ \n]*,?[ \n]*\(?(?=(?:số|[0-9]))", re.IGNORECASE)
_FUTURE = re.compile(r"[ \n]*\((?P<how>sửa[ \n]+đổi|mới)\)")
_PASSED = re.compile(
    rf"[ \n]*,?[ \n]*(?:đã{_S})?được{_S}Quốc{_S}hội[^.;\n]{{0,60}}?thông{_S}qua(?={_S}ngày)", re.IGNORECASE
)


def _laws(text: str, numbered: Mapping[int, Citation]) -> Iterator[Citation]:
    nouns = sorted((noun for naming in _NAMING for noun in naming.finditer(text)), key=re.Match.start)
    end = -1
    for noun in nouns:
        if noun.start() < end:
            continue  # inside the name of an amending law
        if _AMENDING.match(text, noun.end()) and _ISSUING.search(text, max(0, noun.start() - 20), noun.start()):
            continue  # "Quốc hội ban hành Luật sửa đổi A": the law that says so, not one that it cites
        one = _constitution(text, noun) if noun["noun"].startswith("Hi") else _law(text, noun, numbered)
        if one is not None:
            yield one
            end = one.end


_OF_THE_STATE = re.compile(rf"{_S}nước{_S}Cộng{_S}hòa{_S}xã{_S}hội{_S}chủ{_S}nghĩa{_S}Việt{_S}Nam", re.IGNORECASE)


def _constitution(text: str, found: re.Match[str]) -> Citation | None:
    """A constitution is named by its year or its state; the word alone is the idea of one."""
    state = _OF_THE_STATE.match(text, found.end("noun"))
    end = state.end() if state else found.end("noun")
    name = " ".join(text[found.start() : end].split())
    one = attached(text, Citation(found.start(), end, "constitution", name=name))
    return one if one.date or state else None


def _law(text: str, found: re.Match[str], numbered: Mapping[int, Citation]) -> Citation | None:
    noun = " ".join(found["noun"].split())
    end = _name_end(text, found.end(), _NOUNS[noun.lower()])
    if end is None:
        return None
    name = f"{noun} {' '.join(text[found.end() : end].split())}"
    law = Citation(found.start(), end, _NOUNS[noun.lower()], name=name)
    number = _number_behind(text, end, numbered)
    if number is not None:
        return changed(
            number,
            start=law.start,
            kind=law.kind,
            name=name,
            headed=True,
            inferred=tuple(one for one in number.inferred if one != "kind"),
        )
    passed = _PASSED.match(text, end)
    dated = attached(text, changed(law, end=passed.end()) if passed else law)
    if passed and not dated.date:
        dated = law
    future = _FUTURE.match(text, dated.end)
    if future is None:
        return dated
    if dated.date or not dated.name:
        return changed(dated, end=future.end())
    return changed(
        dated, end=future.end(), name=f"{dated.name} ({' '.join(future['how'].split())})"
    )  # not the one in force


def _number_behind(text: str, end: int, numbered: Mapping[int, Citation]) -> Citation | None:
    lead = _NUMBERED.match(text, end)
    return numbered.get(lead.end()) if lead else None


_BEHIND_A_NAME = (
    r"ngày|năm[ \n]+[0-9]|số[ \n]*[:0-9]|đã|được|có[ \n]+hiệu[ \n]+lực|quy[ \n]+định|này|nêu[ \n]+trên|về|thì|phải|để|"
    r"tại|theo|khi|và|hoặc|trong|cho|với|là|do|của|hiện[ \n]+hành|sẽ|đối[ \n]+với|như|mà|từ|đến|trên|trước|sau|bằng|không[ \n]+(?:áp[ \n]+dụng|quy[ \n]+định|có|còn|thuộc)"
)
_AMENDING = re.compile(
    r"(?:sửa[ \n]+đổi|bổ[ \n]+sung)[ ,\n][^;.:()\"“”]{0,600}?(?=[ \n]+(?:ngày[ \n]+[0-9]|năm[ \n]+[0-9]{4}|số[ \n]+[0-9]|đã[ \n]+được|(?-i:Căn)[ \n]+cứ[ \n])|,[ \n]+(?:bao[ \n]+gồm|có[ \n]+hiệu)|[;.:()\"“”]|\Z)",
    re.IGNORECASE,
)
_ISSUING = re.compile(r"(?<!\w)ban[ \n]+hành[ \n]+\Z", re.IGNORECASE)
_UNKNOWN = re.compile(rf"[A-ZĐÀ-Ỹ][^\W\d_]*(?:[ \n]+(?!(?:{_BEHIND_A_NAME})\b)[^\W\d_]+){{0,12}}")
_OTHER_NOUN = re.compile(
    r"(?<!\w)(?:Luật|Nghị[ \n]+(?:quyết|định)|Pháp[ \n]+lệnh|Thông[ \n]+tư|Quyết[ \n]+định|Chỉ[ \n]+thị)(?!\w)"
)
_DATED_NAME = re.compile(
    r"[^;.:()\"“”0-9]{3,150}?(?=[ \n]+(?:ngày[ \n]+[0-9]{1,2}[ \n]+tháng|số[ \n]+[0-9]+/[0-9]{4}/))"
)


def _name_end(text: str, at: int, kind: str) -> int | None:
    """Where the name of a law ends that begins at a place; None where it is no name."""
    known = _known(kind).match(text, at)
    if known is not None:
        return known.end()
    amending = _AMENDING.match(text, at)
    if amending is not None:
        return amending.end()
    if not text[at].isupper():
        return None
    dated = _DATED_NAME.match(text, at)
    if dated is not None and not _OTHER_NOUN.search(dated.group()):
        return dated.end()
    unknown = _UNKNOWN.match(text, at)
    return unknown.end() if unknown else None


@cache
def _known(kind: str) -> re.Pattern[str]:
    names = [entry["name"] for entry in entries("laws") if entry["kind"] == kind]
    return re.compile(rf"(?:{alternatives(names)})(?![^\W0-9]|[0-9]{{3}})", re.IGNORECASE)  # the digits of a footnote


# --- by issuer and title -------------------------------------------------------------------------------------------

_OF = re.compile(rf"của(?<=[tịnh \n][ \n]của){_S}(?=[A-ZĐÀ-Ỹ])")  # quyết, thị, luận, hoạch: their last letters
_TITLED = re.compile(rf"(?<!\w)(?P<noun>Nghị{_S}quyết|Chỉ{_S}thị|Kết{_S}luận|Kế{_S}hoạch){_S}của{_S}$")
_ABOUT = re.compile(r"[ \n]+về[ \n]+(?P<subject>(?:[^;.:()\"“”\n]|\n(?![ ]*\n)){8,200})")


def _titled(text: str) -> Iterator[Citation]:
    """A document named by who issued it and what it is about."""
    for at in _OF.finditer(text):
        found = _TITLED.search(text, max(0, at.end() - 24), at.end())
        issuer = issuer_at(text, at.end()) if found else None
        about = _ABOUT.match(text, issuer.end) if issuer and issuer.known else None
        if found is None or issuer is None or about is None:
            continue
        if _to_be_made(text[max(0, found.start() - 60) : found.start()]):
            continue
        noun, subject = (" ".join(one.split()) for one in (found["noun"], about["subject"]))
        name = f"{noun} của {issuer.name} về {subject}"
        yield Citation(
            found.start(), issuer.end, _KINDS[noun.lower()], issuer=issuer.name, name=name, province=issuer.province
        )


_KINDS = {"nghị quyết": "resolution", "chỉ thị": "directive", "kết luận": "conclusion", "kế hoạch": "plan"}


def _to_be_made(before: str) -> bool:
    """Whether a verb of making stands before it: what is still to be issued is no citation."""
    return _making().search(before) is not None


@cache
def _making() -> re.Pattern[str]:
    verbs = alternatives(table("making")["verbs"])
    return re.compile(rf"(?<!\w)(?:{verbs})(?:[ \n]+và[ \n]+\w+(?:[ \n]+\w+)?)?[ \n]+$", re.IGNORECASE)
