"""Relations between documents: what the words before a citation say another document does to it.

    between    "A về thực hiện B": A IMPLEMENTS B; "A được sửa đổi bởi B": B AMENDS A
    lists      "sửa đổi A được bổ sung bởi B và C, D": the list that C ends, and the one that D goes on with
    itself     "Nghị định này thay thế A", the title, or a cue that opens a sentence: the document itself
    effect     "A và B hết hiệu lực kể từ ngày Nghị định này có hiệu lực"
    preamble   "Căn cứ A; B": BASED_ON, by the word that opens the line
    headed     "Bãi bỏ các văn bản sau: a) A; b) B"

These are the modules of `related`; here a text is walked through them, citation by citation. Words that a quoted or
consolidated document says are that document's (`speakers`). What may stand before a citation, and which way it reads,
data/lexicon/relations.yaml says for each cue; `cues` finds them.
"""

from collections.abc import Sequence

from loaders.chrome import page_furniture, without
from loaders.footnotes import footnotes
from loaders.mentions import Mention
from loaders.related import between, effect, headed, itself, lists, preamble
from loaders.related.walk import REMEMBERED, Gap, Relation, Walk
from loaders.speakers import OWN, consolidation

__all__ = ["OWN", "Relation", "relations"]


def relations(text: str, found: Sequence[Mention], tasks: frozenset[str] = frozenset()) -> list[Relation]:
    """Every relation that the view of a document states, in order; places in `tasks` order work and state none of it."""
    walk = Walk(text, found, tasks)
    _consolidates(walk)
    for position in range(len(found)):
        _take(walk, position)
    effect.effect_behind(walk)
    return [one for one in walk.related if one.source != one.target]


def _consolidates(walk: Walk) -> None:
    """What a consolidated text consolidates, and what amended it."""
    known = consolidation(walk.text, walk.found)
    if known is None:
        return
    walk.original = known.original
    walk.body = without(walk.text, footnotes(walk.text, page_furniture(walk.text)))
    for position in (known.original, *known.amenders):
        walk.say("CONSOLIDATES", OWN, position, *walk.found[position].at)
    for position in known.amenders:
        walk.say("AMENDS", position, known.original, known.start, walk.found[position].at[1])


def _take(walk: Walk, position: int) -> None:
    """The next citation."""
    if walk.found[position].citation.form == "inner":
        between.inner(walk, position)
        return
    gap = walk.gap(position)
    headed.close_heading(walk, gap)
    headed.open_annex(walk, position)
    preamble.close_unit(walk, gap, position)
    if gap.sentence >= 0:
        effect.effect_behind(walk)
        divided = lists.is_divided(walk, gap, position)
        walk.lists = lists.own(walk, position) if divided else []
        walk.subjects = walk.subjects if divided else []
        walk.sentence, walk.noted = [], False
    if not _stated(walk, gap, position):
        effect.begins(walk, gap, position)
    walk.last = position
    walk.sentence = [*walk.sentence[-REMEMBERED:], position]
    walk.lists = walk.lists[-REMEMBERED:]


def _stated(walk: Walk, gap: Gap, position: int) -> bool:
    """Whether one of the subjects, the nearest first, says what a citation is there for."""
    if preamble.in_unit(walk, gap, position):
        return True
    if gap.sentence >= 0 or walk.last < 0:
        return (
            itself.opened(walk, gap, position)
            or headed.under_heading(walk, gap, position)
            or lists.enumerated(walk, gap, position)
        )
    return (
        itself.beneath(walk, gap, position)
        or between.between(walk, gap, position)
        or lists.continued(walk, gap, position)
        or itself.titled(walk, gap, position, 0)
    )
