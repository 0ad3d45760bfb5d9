"""The preamble: "Căn cứ A; B", by the word that opens the line, and the sentence that says what is issued."""

import re
from functools import cache

from loaders.cues import reaches, variants
from loaders.lexicon import alternatives, entries
from loaders.related.lists import JOINED
from loaders.related.walk import HEADER, LONGEST, Gap, Listing, Walk


def in_unit(walk: Walk, gap: Gap, position: int) -> bool:
    """What the line "Căn cứ A; B" is about: what follows its first word, or a semicolon."""
    if walk.unit is None:
        return False
    entry, at, opened = walk.unit
    one = walk.found[position]
    start = max(at - gap.start, 0)
    part = gap.text.rfind(";", start) + 1
    if "kinds" in entry:
        direct = not part and one.citation.kind in entry["kinds"]
    else:
        fresh = part or at >= gap.start
        begin = JOINED.match(gap.text, part)
        direct = bool(fresh) and reaches(gap.text, max(part, start, begin.end() if begin else 0), len(gap.text))
    if not direct:
        return False
    if one.place not in HEADER and walk.is_earlier(one.speaker, position):
        return False  # in a footnote that pages break off, and in a form, another speaks
    walk.lists = []
    cue = opened if one.at[1] - opened < LONGEST else one.at[0]
    walk.say(entry["relation"], walk.speaker(position), position, cue, one.at[1])
    walk.lists.append(Listing(entry["relation"], walk.speaker(position), position, False, cue))
    return True


def close_unit(walk: Walk, gap: Gap, position: int) -> None:
    """Opens the line of the preamble that begins before a citation, and closes the one before it."""
    one = walk.found[position]
    if walk.unit is not None and made().search(gap.text, max(walk.unit[1] - gap.start, 0)):
        walk.unit = None
    if walk.unit is not None and (gap.start > walk.found[walk.last].at[1] or not walk.is_preamble(one)):
        walk.unit = None
    lines = list(_preamble().finditer("\n" + gap.text)) if walk.is_preamble(one) else []
    if lines:
        group = str(lines[-1].lastgroup)
        entry = entries("relations")[int(group[1:])]
        told = one.place in HEADER or entry["relation"] == "BASED_ON"
        first, behind = (gap.start + at - 1 for at in lines[-1].span(group))
        walk.unit = (entry, behind, first) if told else None


@cache
def made() -> re.Pattern[str]:
    """The words in which the preamble says what is issued, up to its kind."""
    nouns = alternatives(noun for entry in entries("kinds") for noun in entry["nouns"])
    return re.compile(rf"(?<!\w)ban[ \n]+hành[ \n]+(?=[A-ZĐ])(?i:{nouns})[ \n]+")


@cache
def _preamble() -> re.Pattern[str]:
    """The first words of a line of the preamble."""
    phrases = {
        number: [phrase.capitalize() for cue in entry["cues"] for phrase in variants(cue)]
        for number, entry in enumerate(entries("relations"))
        if entry.get("preamble")
    }
    first = "".join(sorted({phrase[0] for listed in phrases.values() for phrase in listed}))
    groups = (f"(?P<e{number}>{alternatives(listed)})" for number, listed in phrases.items())
    return re.compile(rf"[\n;](?:(?<=\n)|(?<=;)[ ])[ “\"]*(?=[{first}])(?:{'|'.join(groups)})(?!\w)")
