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
from dataclasses import replace
from functools import cache

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


@cache
def _congress() -> re.Pattern[str]:
    body = rf"Đảng{_S}bộ{_S}(?P<body>tỉnh|thành{_S}phố)(?:{_S}(?P<province>{alternatives(provinces())}))?"
    return re.compile(
        rf"(?<!\w)Nghị{_S}quyết{_S}(?:của{_S})?Đại{_S}hội(?:{_S}đại{_S}biểu)?"
        rf"(?:{_S}{body}|{_S}(?P<national>(?:Đảng{_S})?toàn{_S}quốc)|(?P<bare>))"
        rf"(?:{_S}lần{_S}thứ)?{_S}(?P<number>[IVXLC]+|[0-9]{{1,2}})(?![\w/-])(?P<party>{_S}của{_S}Đảng)?{_TERM}",
        re.IGNORECASE,
    )


def _congresses(text: str) -> Iterator[Citation]:
    for found in _congress().finditer(text):
        number = found["number"].upper()
        if found["body"]:
            name = congress_name(f"Đảng bộ {' '.join(found['body'].lower().split())}", number)
        elif found["national"] or found["party"] or found["number"].isalpha():
            name = congress_name("toàn quốc", number)
        else:
            continue
        term = f"{found['from']}-{found['to']}" if found["from"] else None
        province = province_name(found["province"]) if found["province"] else None
        yield Citation(found.start(), found.end(), "resolution", name=name, term=term, province=province)


def congress_name(body: str, number: str) -> str:
    """The one name of a congress's resolution, which texts shorten in several ways.

    >>> congress_name("Đảng bộ tỉnh", "XX"), congress_name("toàn quốc", "XIV")
    ('Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XX', 'Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIV')
    """
    return f"Nghị quyết Đại hội đại biểu {body} lần thứ {number}"


_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai", "mười ba")
_PLENUM = re.compile(
    rf"(?<!\w)(?P<noun>Nghị{_S}quyết|Kết{_S}luận){_S}(?:Hội{_S}nghị{_S})?(?:lần{_S}thứ{_S})?(?:Trung{_S}ương{_S}(?P<short>[0-9]{{1,2}})|"
    rf"(?P<long>[0-9]{{1,2}}|{'|'.join(pattern_of(one) for one in reversed(_ORDINALS))}){_S}(?:của{_S})?(?:Ban{_S}Chấp{_S}hành|BCH){_S}Trung{_S}ương(?:{_S}Đảng)?)"
    rf"[ \n]*,?[ \n]*(?:\([ \n]*)?kh[óo]a{_S}(?P<terms>[IVX]+(?:[ \n]*(?:,|và)[ \n]*[IVX]+)*)[ \n]*\)?",
    re.IGNORECASE,
)


def _plenums(text: str) -> Iterator[Citation]:
    for found in _PLENUM.finditer(text):
        said = " ".join((found["short"] or found["long"]).lower().split())
        number = said if said.isdigit() else str(_ORDINALS.index(said) + 1)
        kind = "resolution" if found["noun"].lower().startswith("ngh") else "conclusion"
        noun = "Nghị quyết" if kind == "resolution" else "Kết luận"
        for term in re.findall("[IVX]+", found["terms"].upper()):
            name = f"{noun} Trung ương {number}"
            yield Citation(
                found.start(), len(found.group().rstrip()) + found.start(), kind, name=name, term=term,
                issuer="Ban Chấp hành Trung ương",
            )  # fmt: skip


# --- laws by name --------------------------------------------------------------------------------------------------

_NOUNS: Mapping[str, str] = {"hiến pháp": "constitution", "bộ luật": "code", "luật": "law", "pháp lệnh": "ordinance"}
_LAW = re.compile(rf"(?<!\w)(?<!Bộ )(?P<noun>Bộ{_S}luật|Luật|Pháp{_S}lệnh){_S}(?=[^\W\d_])|(?<!\w)(?P<constitution>Hiến{_S}pháp)(?!\w)")
_NUMBERED = re.compile(r"[ \n]*,?[ \n]*\(?(?=(?:số|[0-9]))", re.IGNORECASE)
_FUTURE = re.compile(r"[ \n]*\((?:sửa[ \n]+đổi|mới)\)")
_PASSED = re.compile(rf"[ \n]*,?[ \n]*(?:đã{_S})?được{_S}Quốc{_S}hội[^.;\n]{{0,60}}?thông{_S}qua(?={_S}ngày)", re.IGNORECASE)


def _laws(text: str, numbered: Mapping[int, Citation]) -> Iterator[Citation]:
    end = -1
    for found in _LAW.finditer(text):
        if found.start() < end:
            continue  # inside the name of an amending law
        one = _constitution(text, found) if found["constitution"] else _law(text, found, numbered)
        if one is not None:
            yield one
            end = one.end


def _constitution(text: str, found: re.Match[str]) -> Citation | None:
    """A constitution is named by its year."""
    one = attached(text, Citation(found.start(), found.end(), "constitution", name="Hiến pháp"))
    return one if one.date else None


def _law(text: str, found: re.Match[str], numbered: Mapping[int, Citation]) -> Citation | None:
    noun = " ".join(found["noun"].split())
    end = _name_end(text, found.end(), _NOUNS[noun.lower()])
    if end is None:
        return None
    name = f"{noun} {' '.join(text[found.end() : end].split())}"
    law = Citation(found.start(), end, _NOUNS[noun.lower()], name=name)
    number = _number_behind(text, end, numbered)
    if number is not None:
        return replace(number, start=law.start, kind=law.kind, name=name, headed=True, inferred=tuple(one for one in number.inferred if one != "kind"))
    passed = _PASSED.match(text, end)
    dated = attached(text, replace(law, end=passed.end()) if passed else law)
    if passed and not dated.date:
        dated = law
    future = _FUTURE.match(text, dated.end)
    return replace(dated, end=future.end()) if future else dated


def _number_behind(text: str, end: int, numbered: Mapping[int, Citation]) -> Citation | None:
    lead = _NUMBERED.match(text, end)
    return numbered.get(lead.end()) if lead else None


_BEHIND_A_NAME = (
    r"ngày|năm[ \n]+[0-9]|số[ \n]*[:0-9]|đã|được|có[ \n]+hiệu[ \n]+lực|quy[ \n]+định|này|nêu[ \n]+trên|về|thì|phải|để|"
    r"tại|theo|khi|và|hoặc|trong|cho|với|là|do|của|hiện[ \n]+hành|sẽ|đối[ \n]+với|như|mà|từ|đến|trên|trước|sau|bằng"
)
_AMENDING = re.compile(r"(?:sửa[ \n]+đổi|bổ[ \n]+sung)[ ,\n][^;.:()\"“”]{0,600}?(?=[ \n]+(?:ngày[ \n]+[0-9]|năm[ \n]+[0-9]{4}|số[ \n]+[0-9]|đã[ \n]+được)|[;.:()\"“”]|\Z)", re.IGNORECASE)
_UNKNOWN = re.compile(rf"[A-ZĐÀ-Ỹ][^\W\d_]*(?:[ \n]+(?!(?:{_BEHIND_A_NAME})\b)[^\W\d_]+){{0,12}}")
_DATED_NAME = re.compile(r"[^;.:()\"“”0-9]{3,150}?(?=[ \n]+(?:ngày[ \n]+[0-9]{1,2}[ \n]+tháng|số[ \n]+[0-9]+/[0-9]{4}/))")


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
    if dated is not None and not _LAW.search(text, at, dated.end()):
        return dated.end()
    unknown = _UNKNOWN.match(text, at)
    return unknown.end() if unknown else None


@cache
def _known(kind: str) -> re.Pattern[str]:
    names = [entry["name"] for entry in entries("laws") if entry["kind"] == kind]
    return re.compile(rf"(?:{alternatives(names)})(?!\w)", re.IGNORECASE)


# --- by issuer and title -------------------------------------------------------------------------------------------

_TITLED = re.compile(r"(?<!\w)(?P<noun>Nghị[ \n]+quyết|Chỉ[ \n]+thị|Kết[ \n]+luận|Quy[ \n]+định|Quyết[ \n]+định|Kế[ \n]+hoạch)[ \n]+của[ \n]+(?=[A-ZĐÀ-Ỹ])")
_ABOUT = re.compile(r"[ \n]+về[ \n]+(?P<subject>[^;.:()\"“”\n]{8,200})")


def _titled(text: str) -> Iterator[Citation]:
    """A document named by who issued it and what it is about."""
    for found in _TITLED.finditer(text):
        issuer = issuer_at(text, found.end())
        about = _ABOUT.match(text, issuer.end) if issuer and issuer.known else None
        if issuer is None or about is None or _to_be_made(text[max(0, found.start() - 60) : found.start()]):
            continue
        noun, subject = (" ".join(one.split()) for one in (found["noun"], about["subject"]))
        kind = str(_KINDS[noun.lower()])
        name = f"{noun} của {issuer.name} về {subject}"
        yield Citation(found.start(), issuer.end, kind, issuer=issuer.name, name=name, province=issuer.province)


_KINDS = {
    "nghị quyết": "resolution", "chỉ thị": "directive", "kết luận": "conclusion", "quy định": "regulation",
    "quyết định": "decision", "kế hoạch": "plan",
}  # fmt: skip


def _to_be_made(before: str) -> bool:
    """Whether a verb of making stands before it: what is still to be issued is no citation."""
    return _making().search(before) is not None


@cache
def _making() -> re.Pattern[str]:
    verbs = alternatives(table("making")["verbs"])
    return re.compile(rf"(?<!\w)(?:{verbs})(?:[ \n]+và[ \n]+\w+(?:[ \n]+\w+)?)?[ \n]+$", re.IGNORECASE)
