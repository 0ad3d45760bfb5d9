"""Bodies that are named together by their class: "các bộ, ngành, địa phương", "UBND các xã, phường".

A collective is a body of its own, for nobody can say which of its members a sentence means. Its name is made of its
classes in the order of the text, so that "và" and "có liên quan" make no second one. Where every class says
nobody in particular ("các cơ quan, đơn vị") there is no body.
"""

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cache, lru_cache
from typing import NamedTuple

from graph.text import fold
from loaders.chrome import CAPITALS
from loaders.lexicon import Entry, alternatives, entries, pattern_of, table

_EVERY = r"(?:(?:tất\s+cả\s+)?(?:các|những)\s+)"
_BETWEEN = r"(?:\s*,\s*(?:và\s+)?|\s+và\s+|\s+(?=địa\s+phương))"
_NO_VERB = r"(?=\s*(?:[,.;:()]|\Z)|\s+(?:có\s+liên|liên\s+quan|khác|và|trong|tại|thuộc)(?!\w))"
_ENDS = r"(?![^\W\d_])"
_CAPITAL = rf"[{CAPITALS}][^\W\d_]*"
_OWN = re.compile(rf"(?: {_CAPITAL})+")
"""The name of the only unit of its class: "UBND các xã, phường, đặc khu Cồn Cỏ"."""
_GOES_ON = re.compile(rf" +(?:của(?!\w)|{_CAPITAL})")


class Collective(NamedTuple):
    """A collective where a text names it; its name is empty where it says nobody in particular."""

    start: int
    end: int
    name: str


def collective_at(text: str, at: int, end: int) -> Collective | None:
    """The collective that begins at a place of a text.

    >>> text = "các sở, ngành và địa phương có liên quan rà soát"
    >>> collective_at(text, 0, len(text))
    Collective(start=0, end=40, name='Các sở, ngành, địa phương')
    >>> collective_at("UBND các phường, xã", 0, 19).name, collective_at("các cơ quan, đơn vị", 0, 19).name
    ('Ủy ban nhân dân các phường, xã', '')
    """
    found = _pattern().match(text, at, end)
    if found is None:
        return None
    classes = [_by_form()[fold(one.group())] for one in _class().finditer(found["units"] or found["classes"])]
    if _is_too_little(classes, found):
        return None
    stop, last = found.end(), ""
    if found["of"] and classes[-1].get("named") and (own := _OWN.match(text, stop, end)):
        stop, last = own.end(), own.group()
    if _GOES_ON.match(text, stop, min(end, stop + 40)):
        return None
    return Collective(at, stop, _name(found["of"], classes, found["suffix"] or "") + last)


def _is_too_little(classes: Sequence[Entry], found: re.Match[str]) -> bool:
    """Whether words are no collective: units or one class without "các", or a class that needs another beside it."""
    if found["of"]:
        return len(classes) == 1 and not found["inner"]
    if len(classes) > 1:
        return not found["every"] and all(one.get("unit") for one in classes)
    return bool(classes[0].get("never_alone") or not (found["every"] or classes[0].get("alone")))


def _name(of: str | None, classes: Sequence[Entry], suffix: str) -> str:
    if not of and all(one.get("vague") for one in classes):
        return ""
    all_of_them = {str(one["name"]) for one in classes}
    named = ", ".join(dict.fromkeys(_beside(one, all_of_them) for one in classes))
    if len(classes) == 1 and classes[0].get("alone"):
        return named[0].upper() + named[1:]
    return " ".join([f"{_unit_body(of)} các" if of else "Các", named, *suffix.split()])


def _beside(entry: Entry, others: Set[str]) -> str:
    """The name of a class, which may depend on another that stands beside it."""
    return next((name for other, name in entry.get("beside", {}).items() if other in others), str(entry["name"]))


@lru_cache(4096)
def is_local_collective(name: str) -> bool:
    """Whether every province has a collective, or a body of one commune, of this name.

    >>> is_local_collective("Các sở, ngành"), is_local_collective("Các bộ, ngành, địa phương")
    (True, False)
    """
    found = _pattern().fullmatch(name)
    if found is None:
        return _one_unit().fullmatch(name) is not None
    classes = found["units"] or found["classes"]
    return any(_by_form()[fold(one.group())].get("local") for one in _class().finditer(classes))


def unit_body_at(text: str, at: int, end: int) -> Collective | None:
    """The body of one commune, ward or district that begins at a place: every province may have one of its name.

    >>> unit_body_at("UBND xã Kỳ Anh rà soát", 0, 22).name, unit_body_at("UBND các xã", 0, 11)
    ('Ủy ban nhân dân xã Kỳ Anh', None)
    """
    found = _one_unit().match(text, at, end)
    if found is None:
        return None
    unit = " ".join(f"{found['unit']} {found['name']}".split())
    return Collective(at, found.end(), f"{_unit_body(found['of'])} {unit}")


def first_words(count: int = 1) -> str:
    """The first words of all collectives, or the first two, as alternatives of a pattern."""
    forms = (*_forms(entries("collectives")), *_of_units(), "các", "những", "tất cả")
    words = {" ".join(form.split()[:count]) for form in forms}
    return alternatives({*words, *(word[0].upper() + word[1:] for word in words)})


def _forms(listed: Iterable[Entry]) -> list[str]:
    return [str(form) for one in listed for form in (one["name"], *one.get("forms", ()))]


@cache
def _by_form() -> Mapping[str, Entry]:
    return {fold(form): one for one in entries("collectives") for form in _forms([one])}


@cache
def _of_units() -> Mapping[str, str]:
    """The bodies that every unit has, by each of their names."""
    return {form: str(one["name"]) for one in table("collectives")["of_units"] for form in _forms([one])}


def _unit_body(form: str) -> str:
    return next(name for one, name in _of_units().items() if fold(one) == fold(form))


@cache
def _one_unit() -> re.Pattern[str]:
    units = alternatives(one["name"] for one in entries("collectives") if one.get("unit") and one.get("local"))
    return re.compile(rf"(?P<of>{alternatives(_of_units())})\s+(?P<unit>{units})(?P<name>(?: {_CAPITAL})+)")


@cache
def _class() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(_forms(entries('collectives')))}){_ENDS}", re.IGNORECASE)


@cache
def _pattern() -> re.Pattern[str]:
    units = _several(one for one in entries("collectives") if one.get("unit"))
    suffixes, dropped = (alternatives(table("collectives")[key]) for key in ("suffixes", "dropped"))
    return re.compile(
        rf"(?:(?P<of>{alternatives(_of_units())})\s+(?P<inner>{_EVERY})?(?P<units>{units})"
        rf"|(?P<every>{_EVERY})?(?P<classes>{_several(entries('collectives'))}))"
        rf"(?:\s+(?P<suffix>{suffixes}){_ENDS})?(?:\s+(?:{dropped}){_ENDS})?",
        re.IGNORECASE,
    )


def _several(listed: Iterable[Entry]) -> str:
    """One class or several as part of a pattern, the longest name first, so that no beginning hides a whole."""
    forms = sorted(((form, one) for one in listed for form in _forms([one])), key=lambda each: -len(each[0]))
    one = "|".join(pattern_of(form) + _ENDS + _behind(entry) for form, entry in forms)
    return rf"(?:{one})(?:{_BETWEEN}(?:{one}))*"


def _behind(entry: Entry) -> str:
    """What must follow a class that is a verb too, and what must not where its name begins other words."""
    other = rf"(?!\s+(?:{alternatives(entry['but'])}){_ENDS})" if "but" in entry else ""
    return other + (_NO_VERB if entry.get("verb") else "")
