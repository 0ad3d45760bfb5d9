"""Which body is named at a place of a text: one of the lexicon, a collective, or one that its words tell as such.

The longest reading wins, so that "và", "," and " - " inside a name stay inside it ("Bộ Văn hóa, Thể thao và Du lịch").
In a list after a common head ("các Bộ: Y tế, Công Thương") the head belongs to every name.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from graph.text import fold
from loaders.chrome import CAPITALS
from loaders.collectives import collective_at, first_words, unit_body_at
from loaders.issuers import is_cut, issuer_at, issuer_entry, province_name, provinces
from loaders.lexicon import alternatives, entries, table
from loaders.work.defined import defined, short_names

_CAPITAL = rf"[{CAPITALS}][^\W\d_]*"
_SEPARATED = re.compile(
    r"(?:\s*\([^()]{0,120}\)(?=\s*[,;]))?\s*,\s*(?:và\s+|cùng\s+|cùng\s+với\s+)?|\s+(?:và|cùng|cùng\s+với|hoặc)\s+|\s*/\s*"
)
_ALSO_SEMICOLON = re.compile(rf"(?:\s*\([^()]{{0,120}}\)(?=\s*[,;]))?\s*;\s*(?:và\s+)?|(?:{_SEPARATED.pattern})")
_UNDER = re.compile(r"\s+(?:trực\s+)?thuộc\s+")
_WORD = re.compile(r"\s+(?:- )?[^\W\d_]+")
_LEVEL = re.compile(r"\s+cấp\s+(?:tỉnh|huyện|xã|cơ\s+sở)(?!\w)")
_BRANCH = re.compile(r"(?:\s*-?\s*Chi\s+nhánh)?\s+[Kk]hu\s+vực\s+(?P<number>[0-9]{1,2}|[IVX]{1,5})(?!\w)")
_MOST_WORDS = 8
_CUT = re.compile(r"\s(?:và|của|-)\Z")
_SHARED_HEADS = ("Bộ", "Sở")
_ENDS = re.compile(r"\s*(?:[,;.)\n]|và(?!\w)|\Z)")


class Body(NamedTuple):
    """A body where a text names it, under its canonical name; `name` is empty where it says nobody in particular."""

    start: int
    end: int
    name: str
    province: str | None = None


def body_at(text: str, at: int, end: int) -> Body | None:
    """The body whose name begins at a place of a text.

    >>> text = "Bộ Văn hóa, Thể thao và Du lịch, Bộ Y tế"
    >>> body_at(text, 0, len(text))
    Body(start=0, end=31, name='Bộ Văn hóa, Thể thao và Du lịch', province=None)
    >>> body_at("Vụ Pháp chế chủ trì", 0, 19).name, body_at("Bộ tiêu chí", 0, 11) is None
    ('Vụ Pháp chế', True)
    """
    start = at
    while (prefix := _heads().match(text, at, end)) is not None:
        at = prefix.end()
    if _first().match(text, at, end) is None:
        return None
    readings = filter(None, (_known(text, at, end), _of_units(text, at, end), _defined(text, at, end)))
    found = max(readings, key=lambda one: one.end, default=None) or _other(text, at, end)
    return _with_those_above(text, _of_a_level(text, found, end), end)._replace(start=start) if found else None


def _known(text: str, at: int, end: int) -> Body | None:
    """A body of the lexicon."""
    issuer = issuer_at(text, at)
    if issuer is None or not issuer.known or issuer.end > end:
        return None
    return Body(at, issuer.end, issuer.name, issuer.province)


def _defined(text: str, at: int, end: int) -> Body | None:
    """A body under a short name that the document gave it."""
    names = defined(text, _own_name)
    found = short_names(frozenset(names)).match(text, at, end) if names else None
    return Body(at, found.end(), names[" ".join(found.group().split())]) if found else None


def _own_name(text: str, at: int, end: int) -> tuple[int, str] | None:
    """A body under a name of its own, for those who look for its short names."""
    body = _known(text, at, end) or _of_units(text, at, end) or _other(text, at, end)
    return (body.end, body.name) if body else None


def _of_units(text: str, at: int, end: int) -> Body | None:
    """A collective, or the body of one commune."""
    found = collective_at(text, at, end) or unit_body_at(text, at, end)
    return Body(at, found.end, found.name) if found else None


def _other(text: str, at: int, end: int) -> Body | None:
    """A body that the lexicon lacks: a head, then a known body, or capitals and small letters up to a verb or the end."""
    everywhere = _inner_names().match(text, at, end)
    if everywhere is not None:
        return Body(at, everywhere.end(), " ".join(everywhere.group().split()))
    head = _others().match(text, at, end)
    if head is None:
        return None
    above = _known(text, head.end(), end)
    stop = above.end if above else _name_end(text, head.end(), end)
    name = " ".join(text[at:stop].split()) if stop else ""
    return Body(at, stop, name) if stop and not is_cut(name) else None


def _name_end(text: str, at: int, end: int) -> int | None:
    """Where a name ends that begins with a capital; none where it goes on in a way that cannot be told."""
    found = _capitals().match(text, at, end)
    stop = found.end() if found else end
    for _ in range(_MOST_WORDS + 1 if found else 0):
        if stop >= end or (_stop().match(text, stop, end) and not _inside().match(text, stop, end)):
            return None if _CUT.search(text, at, stop) else stop
        if (inside := _inside().match(text, stop, end)) is not None:
            stop = inside.end()
            continue
        word = None if _unsure().match(text, stop, end) else _WORD.match(text, stop, end)
        if word is None:
            return None
        stop = word.end()
    return None


def _of_a_level(text: str, body: Body, end: int) -> Body:
    """Those of one level, or the branch of a region, which are not the body at the top: "Hội Nông dân Việt Nam cấp tỉnh"."""
    branch = _BRANCH.match(text, body.end, end) if body.name else None
    if branch is not None:
        return body._replace(end=branch.end(), name=f"{body.name} Khu vực {branch['number']}")
    level = _LEVEL.match(text, body.end, end)
    if level is None or not body.name:
        return body
    return Body(body.start, level.end(), f"{body.name} {' '.join(level.group().split())}", body.province)


def _with_those_above(text: str, body: Body, end: int) -> Body:
    """A body with the one that it stands under, where that is said: "Cục Thuế thuộc Bộ Tài chính"."""
    under = _UNDER.match(text, body.end, end)
    if under is not None:
        above = body_at(text, under.end(), end)
        return body._replace(end=above.end) if above else body
    parent = issuer_entry(body.name).get("parent")
    behind = re.compile(r",\s*").match(text, body.end, end) if parent else None
    above = _known(text, behind.end(), end) if behind else None
    return body._replace(end=above.end) if above and above.name == parent else body


def bodies_at(text: str, at: int, end: int, *, semicolons: bool = False) -> tuple[list[Body], int]:
    """The bodies of a list that begins at a place, and where the list ends; `semicolons` may separate them too.

    >>> text = "các Bộ: Y tế, Nông nghiệp và Môi trường, Công Thương và Tư pháp rà soát"
    >>> [body.name for body in bodies_at(text, 0, len(text))[0]]
    ['Bộ Y tế', 'Bộ Nông nghiệp và Môi trường', 'Bộ Công Thương', 'Bộ Tư pháp']
    >>> bodies_at("Sở Y tế và nhân dân", 0, 19)
    ([Body(start=0, end=7, name='Sở Y tế', province=None)], 7)
    """
    between = _ALSO_SEMICOLON if semicolons else _SEPARATED
    found: list[Body] = []
    behind = at
    while True:
        several, stop = _several(text, at, end)
        if not several and semicolons and found:
            several, stop = _without_its_head(text, at, end, found[-1])
        if not several:
            return found, behind
        found += several
        separator = between.match(text, stop, end)
        behind = stop
        if separator is None:
            return found, behind
        at = separator.end()


def _without_its_head(text: str, at: int, end: int, before: Body) -> tuple[list[Body], int]:
    """A ministry or department that a list names without its head, or a province as a body: "Bộ Y tế, Tài chính, thành phố Đà Nẵng"."""
    place = _place().match(text, at, end)
    if place is not None and _ENDS.match(text, place.end(), end):
        unit = " ".join(place["unit"].split()).capitalize()
        return [Body(at, place.end(), f"{unit} {province_name(place['province'])}")], place.end()
    head = before.name.partition(" ")[0]
    found = _rests()[fold(head)].match(text, at, end) if head in _SHARED_HEADS else None
    if found is None or _ENDS.match(text, found.end(), end) is None:
        return [], at
    return [Body(at, found.end(), str(issuer_entry(f"{head} {found['rest']}")["name"]))], found.end()


def listed(text: str, start: int, end: int) -> Iterator[Body]:
    r"""The bodies in words that only list them, as a cell of a table does: one a line, by commas or by numbers.

    >>> said = "(1) Bộ Y tế\n(2) Bộ Tư pháp (đối với luật)\n- Các cơ quan liên quan"
    >>> [body.name for body in listed(said, 0, len(said))]
    ['Bộ Y tế', 'Bộ Tư pháp', '']
    >>> [body.name for body in listed("Bộ Y tế, Tài chính, Công an tỉnh", 0, 32)]
    ['Bộ Y tế', 'Bộ Tài chính', 'Công an tỉnh']
    """
    behind = start
    begins = _item().match(text, start, end)
    for found in (*([begins] if begins else []), *_line().finditer(text, start, end)):
        if found.end() >= behind:
            several, behind = bodies_at(text, found.end(), end, semicolons=True)
            if not several and (whole := _whole_item(text, found.end(), end)):
                several, behind = [whole], whole.end + 1
            yield from several


def _whole_item(text: str, at: int, end: int) -> Body | None:
    """A body whose name nobody knows, where it is all of an item: "Văn phòng Quốc gia về Giảm nghèo"."""
    found = _whole().match(text, at, end)
    if found is None or _acts().search(text, at, found.end()):
        return None
    return Body(at, found.end(), " ".join(found.group().split()))


def _several(text: str, at: int, end: int) -> tuple[list[Body], int]:
    """One body, or those of a list with a common head: "các Sở: Y tế, Tài chính", "UBND các tỉnh Nghệ An, Hà Tĩnh"."""
    head = _heads().match(text, at, end)
    shared = _shared().match(text, head.end() if head else at, end)
    if shared is not None:
        several = list(_under_a_head(text, shared, end))
        if several:
            return several, several[-1].end
    body = body_at(text, at, end)
    if body is None:
        return [], at
    several = [body, *_of_more_provinces(text, body, end)]
    return several, several[-1].end


def _under_a_head(text: str, shared: re.Match[str], end: int) -> Iterator[Body]:
    """The bodies whose common head stands before the list: the rest of each name is looked up with it."""
    names = _rests()[fold(shared["head"] or "")]
    at = shared.end()
    while (found := names.match(text, at, end)) is not None:
        if shared["head"]:
            yield Body(at, found.end(), str(issuer_entry(f"{shared['head']} {found['rest']}")["name"]))
        else:
            yield Body(at, found.end(), *committee_of(province_name(found["rest"])))
        separator = _SEPARATED.match(text, found.end(), end)
        if separator is None:
            return
        at = separator.end()


def committee_of(province: str) -> tuple[str, str]:
    """The name of the people's committee of a province or centrally run city, and the province.

    >>> committee_of("Hà Nội"), committee_of("Nghệ An")
    (('Ủy ban nhân dân thành phố', 'Hà Nội'), ('Ủy ban nhân dân tỉnh', 'Nghệ An'))
    """
    return f"Ủy ban nhân dân {'thành phố' if is_city(province) else 'tỉnh'}", province


def is_city(province: str) -> bool:
    """Whether a province is a centrally run city."""
    return any(one["name"] == province and one.get("city") for one in entries("provinces"))


def _of_more_provinces(text: str, body: Body, end: int) -> Iterator[Body]:
    """Bodies of the same name in the provinces that follow: "UBND tỉnh Nghệ An, Hà Tĩnh"."""
    at = body.end
    while body.province and (found := _more_provinces().match(text, at, end)):
        province = province_name(found["province"])
        name = committee_of(province)[0] if body.name.startswith("Ủy ban nhân dân") else body.name
        yield Body(found.start("place"), found.end(), name, province)
        at = found.end()


# --- patterns -------------------------------------------------------------------------------------------------------


@cache
def first() -> str:
    """The first words of all names of bodies as part of a pattern: where none of them stands there is no body."""
    names = [form for one in entries("bodies") for form in (one["name"], *one.get("forms", ()))]
    words = {str(one).split()[0].rstrip(",") for one in (*names, *table("bodies")["roles"], *table("bodies")["heads"])}
    words |= {one.split()[0] for one in table("bodies")["others"]}
    return rf"(?:{alternatives(words)}|{first_words()}|[{CAPITALS}]{{2,}})(?!\w)"


@cache
def _first() -> re.Pattern[str]:
    return re.compile(first(), re.IGNORECASE)


@cache
def _another() -> str:
    """How another body begins behind "và", as part of a pattern: its first word alone may go on a name ("và Bảo vệ thực vật")."""
    names = [form.split() for one in entries("bodies") for form in (one["name"], *one.get("forms", ()))]
    known = alternatives({" ".join(words[:2]) for words in names})
    heads = alternatives((*table("bodies")["roles"], *table("bodies")["heads"], *table("bodies")["others"]))
    return rf"(?:(?:{known}|{first_words(2)})(?!\w)|(?:{heads})\s+[{CAPITALS}])"


@cache
def _line() -> re.Pattern[str]:
    """Where one may begin in a list but at its beginning: on a line, behind a sign or a number."""
    return re.compile(rf"(?:(?<=[\n:;,)])|\b(?=\()|(?<=và)){_item().pattern}")


@cache
def _item() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:[-+•*]\s*|\(?\d{{1,2}}[.)]\s*)?(?={first()})")


@cache
def _heads() -> re.Pattern[str]:
    named = (*table("bodies")["heads"], *table("bodies")["roles"])
    head = rf"(?i:{alternatives(named)})"
    return re.compile(rf"{head}(?:\s*,\s*{head})*\s+(?=[{CAPITALS}]|các\s)")


@cache
def _others() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(table('bodies')['others'])})\s+(?=[{CAPITALS}]|quốc\s+gia)")


@cache
def _inner_names() -> re.Pattern[str]:
    """Names that many ministries or provinces have one of, and that their words alone do not show to the end."""
    return re.compile(rf"(?:{alternatives(table('bodies')['inner_names'])})(?!\w|\s+(?:và|-)\s+[{CAPITALS}])")


@cache
def _whole() -> re.Pattern[str]:
    """A head, a capital and up to a dozen words without a sign, up to the end of the item."""
    head = alternatives(table("bodies")["others"])
    return re.compile(
        rf"(?:{head})\s+(?=[{CAPITALS}])[^\W\d_]+(?:\s+(?:-\s+)?(?![A-ZĐ]{{2}})[^\W\d_]+){{1,11}}(?=\s*(?:;|\.?\s*\Z))"
    )


@cache
def _acts() -> re.Pattern[str]:
    """Words that say what a body does: they are no part of its name."""
    return re.compile(r"(?<!\w)(?:chủ\s+trì|phối\s+hợp|thực\s+hiện|báo\s+cáo|trình|ban\s+hành)(?!\w)")


@cache
def _capitals() -> re.Pattern[str]:
    return re.compile(rf"(?:{_CAPITAL}|quốc\s+gia)(?:(?: +- +|\s+và\s+(?!{_another()})|\s+){_CAPITAL})*")


@cache
def _stop() -> re.Pattern[str]:
    """What ends the name of a body: a sign, the next body of a list, what the body is to do."""
    lexicon = table("roles")
    verbs = alternatives(one for one in lexicon["verbs"] if one not in table("bodies")["in_names"])
    behind = alternatives(("đối với", "là", "được", "để", "theo", *lexicon["asides"]["leads"]))
    return re.compile(
        rf"\s*[.;:()/\d]|\s*\Z|\s*,\s*(?={first()}|(?:{verbs})(?!\w)|[{CAPITALS}])|\s+và\s+(?={_another()})"
        rf"|\s+(?!chuyển\s+đổi\s+số)(?:{verbs}|{behind})(?!\w)"
    )


@cache
def _inside() -> re.Pattern[str]:
    """What begins like a verb, or like words that nobody can tell, and is part of a name."""
    return re.compile(rf"\s+(?i:{alternatives(one for one in table('bodies')['in_names'] if ' ' in one)})(?!\w)")


@cache
def _unsure() -> re.Pattern[str]:
    return re.compile(
        rf"\s*,|(?<!đổi)(?<!nghệ)(?<!tế)\s+(?:{alternatives(table('roles')['no_order'])})(?!\w)"
    )  # "Chuyển đổi số" is no number


@cache
def _shared() -> re.Pattern[str]:
    return re.compile(
        r"(?:[Cc]ác\s+(?P<head>[Bb]ộ|[Ss]ở)(?:(?:,\s+ban)?,\s+ngành(?=\s*:))?|(?:UBND|Ủy\s+ban\s+nhân\s+dân)\s+các\s+tỉnh(?:,\s*thành\s+phố)?)\s*:?\s+(?=["
        + CAPITALS
        + "])"
    )


@cache
def _rests() -> Mapping[str, re.Pattern[str]]:
    """For each common head what the names go on with behind it."""
    found = {"": provinces(), **{head: _rest_of(head) for head in _SHARED_HEADS}}
    return {fold(head): re.compile(rf"(?P<rest>{alternatives(rest)})(?![^\W\d_])") for head, rest in found.items()}


def _rest_of(head: str) -> Sequence[str]:
    names = (form for one in entries("bodies") for form in (one["name"], *one.get("forms", ())))
    return [form.removeprefix(head).strip() for form in names if form.startswith(f"{head} ")]


@cache
def _place() -> re.Pattern[str]:
    return re.compile(rf"(?P<unit>[Tt]ỉnh|[Tt]hành\s+phố)\s+(?P<province>{alternatives(provinces())})(?!\w)")


@cache
def _more_provinces() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\s*,\s*|\s+và\s+)(?P<place>(?:(?:tỉnh|[Tt]hành\s+phố)\s+)?(?P<province>{alternatives(provinces())}))(?!\w)"
    )


def agency_facts(body: Body) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The facts of a body, and those among them that its words do not state.

    >>> agency_facts(Body(0, 7, "Sở Y tế"))
    ({'name': 'Sở Y tế', 'kind': 'department', 'level': 'province'}, ('kind', 'level'))
    """
    entry = issuer_entry(body.name)
    known = {
        "kind": kind_of(body.name),
        "level": entry.get("level"),
        "abbreviations": tuple(entry.get("abbreviations", ())),
    }
    inferred = {name: value for name, value in known.items() if value}
    stated = {"name": body.name, **({"province": body.province} if body.province else {})}
    return {**stated, **inferred}, tuple(inferred)


@lru_cache(4096)
def kind_of(name: str) -> str | None:
    """What kind of body it is, from how its name begins.

    >>> kind_of("Bộ Y tế"), kind_of("Bộ Chính trị"), kind_of("Các sở, ngành"), kind_of("Nhà máy")
    ('ministry', 'party', 'collective', None)
    """
    if name.startswith("Các ") and not issuer_entry(name):
        return "collective"
    return next((str(one["of"]) for one in table("bodies")["kinds"] if _begins(name, one["words"])), None)


@lru_cache(4096)
def is_inner(name: str) -> bool:
    """Whether every ministry or province may have a body of this name: one of another is another body.

    >>> is_inner("Vụ Pháp chế"), is_inner("Cục Thuế"), is_inner("Thanh tra Bộ Y tế"), is_inner("Tập đoàn Sông Lam")
    (True, False, False, False)
    """
    if issuer_entry(name) or not _begins(name, table("bodies")["inner"]):
        return False
    return not any(issuer_entry(name[at + 1 :]) for at, letter in enumerate(name) if letter == " ")


def _begins(name: str, words: Sequence[str]) -> bool:
    return any(name.startswith(one) and not name[len(one) : len(one) + 1].isalnum() for one in words)
