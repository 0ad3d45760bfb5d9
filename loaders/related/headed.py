"""Lists under a heading: "Bãi bỏ các văn bản sau: a) A; b) B", and annexes that are called lists of what is repealed."""

import re

from loaders.clauses import LEAD, LINE_MARK, Heading, depth, heading_above, is_of_repealed
from loaders.cues import articles, reaches
from loaders.related.walk import Gap, Listing, Walk, of_words


def under_heading(walk: Walk, gap: Gap, position: int) -> bool:
    """An item of a list under "Bãi bỏ các văn bản sau:"."""
    one = walk.found[position]
    lead = LEAD.match(gap.text, max(0, gap.sentence))
    if one.place in walk.tasks or lead is None or not reaches(gap.text, lead.end(), len(gap.text)):
        return False
    if walk.original is not None and (_FOOTNOTE.match(lead.group()) or _INTRODUCES.match(lead.group())):
        return False
    walk.heading = walk.heading or heading_above(walk.text, gap.start + max(0, gap.sentence), lead.group())
    if walk.heading is None or one.role == "self" or one.citation.form == "this":
        return False
    source, start = walk.actor(position), gap.start + lead.end()
    what = articles(gap.text, lead.end(), len(gap.text))
    for type in (of_words(one, gap.text, lead.end()) for one in walk.heading.types):
        walk.say(type, source, position, start, one.at[1], what)
        walk.lists.append(Listing(type, source, position, False, start))
    return True


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


_FOOTNOTE = re.compile(r"[ \n]*[0-9]+[ \n]")
"""The mark of a footnote in a consolidated text: an item's has a stop or a bracket."""
_INTRODUCES = re.compile(r"[ \n“”]*Điều[ ]+[0-9]+[a-zđ]?[ \n]")
"""A footnote without a mark that goes on to quote: "Điều 3 của A quy định như sau"."""
_ROOT = re.compile(r"(?:PL|KT)[^./]*")
