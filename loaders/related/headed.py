"""Lists under a heading: "Bãi bỏ các văn bản sau: a) A; b) B", and annexes that are called lists of what is repealed."""

import re

from loaders.clauses import LEAD, LINE_MARK, Heading, depth, heading_above, is_of_repealed
from loaders.cues import articles, reaches
from loaders.mentions import Mention
from loaders.related.walk import Gap, Item, Listing, Walk, of_words


def under_heading(walk: Walk, gap: Gap, position: int) -> bool:
    """An item of a list under "Bãi bỏ các văn bản sau:"."""
    one = walk.found[position]
    lead = LEAD.match(gap.text, max(0, gap.sentence))
    if walk.is_task(one) or lead is None or not reaches(gap.text, lead.end(), len(gap.text)):
        return False
    if walk.original is not None and (_FOOTNOTE.match(lead.group()) or _INTRODUCES.match(lead.group())):
        return False
    item = Item(one.speaker, _article(walk, one), lead.group().strip(" \n“”"))
    above = _above(walk, gap.start + max(0, gap.sentence))
    walk.heading = walk.heading or heading_above(above, len(above), lead.group())
    walk.heading = walk.heading or _broken_off(walk, item)
    if walk.heading is None or one.role == "self" or one.citation.form == "this":
        return False
    walk.listed = (walk.heading, item)
    source, start = walk.actor(position), gap.start + lead.end()
    what = articles(gap.text, lead.end(), len(gap.text))
    for type in (of_words(one, gap.text, lead.end()) for one in walk.heading.types):
        walk.say(type, source, position, start, one.at[1], what)
        walk.lists.append(Listing(type, source, position, False, start))
    return True


def _above(walk: Walk, at: int) -> str:
    """What stands above an item: of a consolidated text without the footnotes of the page before, if it is none of them itself."""
    if not walk.body or walk.body[at : at + 8].isspace():
        return walk.text[max(0, at - _PAGE) : at]
    return _TAKEN_OUT.sub(" ", walk.body[max(0, at - _PAGE) : at])


def _broken_off(walk: Walk, item: Item) -> Heading | None:
    """The heading of the list that an item of a consolidated text goes on with, behind footnotes or, in one, behind the page's own text."""
    if walk.original is None or walk.listed is None:
        return None
    heading, last = walk.listed
    return heading if item.follows(last) else None


def _article(walk: Walk, one: Mention) -> str:
    """The article that a citation stands in; none in a footnote, which may go on beneath another."""
    return one.place.partition(".")[0] if one.speaker == walk.original else ""


def close_heading(walk: Walk, gap: Gap) -> None:
    """Ends a list where a mark of its heading's depth, or of one above it, begins a line."""
    if walk.heading is None:
        return
    begin = walk.found[walk.last].at[1] if walk.last >= 0 else 0
    end = gap.start + len(gap.text)
    for mark in LINE_MARK.finditer(walk.text, begin, end):
        if depth(mark["mark"]) <= walk.heading.depth:
            walk.heading = None
            return


def open_annex(walk: Walk, position: int) -> None:
    """Opens and closes the list of an annex that is called a list of what the document repeals."""
    root = _ROOT.match(walk.found[position].place)
    annex = root.group() if root else ""
    if annex == walk.annex:
        return
    walk.annex, walk.heading = annex, None
    at = walk.found[position].at[0]
    if annex and is_of_repealed(walk.text, at):
        walk.heading = Heading(("REPEALS",), -1)


_PAGE = 6000
"""Characters of a page whose footnotes may stand between a heading and its list."""
_TAKEN_OUT = re.compile(r"[ ]{100,}")
_FOOTNOTE = re.compile(r"[ \n]*[0-9]+[ \n]")
"""The mark of a footnote in a consolidated text: an item's has a stop or a bracket."""
_INTRODUCES = re.compile(r"[ \n“”]*Điều[ ]+[0-9]+[a-zđ]?[ \n]")
"""A footnote without a mark that goes on to quote: "Điều 3 của A quy định như sau"."""
_ROOT = re.compile(r"(?:PL|KT)[^./]*")
