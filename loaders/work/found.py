"""What recognisers are shown and what they give back: `Words` in, `Found` out; spans are of the view."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from loaders.columns import Field

Holder = Literal["Task", "Section", "Aim"]
Type = Literal["agency", "project", "place", "deliverable", "target", "time", "fact"]
Link = Literal[
    "LEADS", "COORDINATES", "OVERSEES", "ADVANCES", "LOCATED_IN", "CONNECTS", "PRODUCES", "NEEDS", "SETS", ""
]


@dataclass(frozen=True, slots=True)
class Words:
    """The own words of a task, of a heading, or of an aim (an item that orders nothing but may set a target).

    `text` is the whole view, so that a pattern may look behind `start`; what is given back begins inside the span.
    """

    text: str
    start: int
    end: int
    holder: Holder = "Task"
    column: Field | None = None
    """What the cell holds, where the words are those of a cell."""


@dataclass(frozen=True, slots=True)
class Found:
    """One thing in somebody's words.

    `link` is the edge between it and whoever holds the words; "" where it only states `facts` of the task itself (a
    time, its verbs) or hangs on another thing alone. `of` is that other thing: the project whose end a place is. `aside` holds
    what is no fact of the thing itself: `issuer`, the body that is to issue a deliverable; `scope: local` for a project
    or place whose name another province may use too ("Bảo tàng tỉnh", "xã Kỳ Anh"), `province` where the words say which
    one that is, `scope: inner` for a body of which
    every ministry may have one ("Vụ Pháp chế").
    """

    type: Type
    start: int
    end: int
    link: Link
    facts: Mapping[str, Any]
    of: "Found | None" = None
    aside: Mapping[str, str] = field(default_factory=dict)
    inferred: tuple[str, ...] = ()
    """Facts that the words do not state."""
