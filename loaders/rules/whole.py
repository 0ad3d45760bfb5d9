"""Rules over the document as a whole.

    C5   its own date that no calendar has
    C11  its number where it is repeated above an attachment; its issuer and its signature
    C12  an attachment that is named and is not there; numbers of articles and letters of points that skip or repeat

Of a consolidated text only what can be told is: it keeps the gaps and the later dates of what it consolidates.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from loaders import marks
from loaders.citations import issuer_fits
from loaders.dates import day_at
from loaders.issuers import issuer_at, issuer_entry
from loaders.rules.seen import Contradiction, Seen, contradiction
from loaders.structure import Part

_DATED = re.compile(r",[ ]*ngày[ ]+(?=[0-9]{1,2}[ ]+tháng[ ]+[0-9]{1,2}[ \n]+năm)")
_PLACE = re.compile(r"[ ]*[^\W\d_]+(?:[ ][^\W\d_]+){0,4}[ ]?")
_ATTACHED = re.compile(
    r"(?<!\w)phụ[ \n]+lục(?:[ \n]+số)?(?:[ \n]+(?P<label>[IVX]{1,5}|[0-9]{1,2})(?!\w))?[ \n]+(?:được[ \n]+)?(?:ban[ \n]+hành[ \n]+)?kèm[ \n]+theo[ \n]*$",
    re.IGNORECASE,
)
_TITLED = re.compile(
    r"P(?:HỤ|hụ)[ ]+(?:LỤC|lục)(?:[ ]+(?:SỐ|số))?[ ]*(?P<label>[IVX]{1,5}(?![^\W\d_])|[0-9]{1,3})?[0-9]*(?P<rest>.*)"
)
_CONTINUED = ("em tiếp", "hụ lục được đăng", "hụ lục đăng")
_SIGNED = re.compile(r"(?:TM|T/M)[. ]+(?=\w)")
_BLANK = re.compile(r"[^\n.…_]{0,40}(?:[.]{2}|…|__)|[^\W\d_ ]*[ ]?/")
_POINT = re.compile(r"\n *([a-zđ])\) ?(?=[^\W\d_])")
_LOOK_BACK = 60


def of_the_whole(seen: Seen) -> Iterator[Contradiction]:
    """Everything that is wrong with the document itself."""
    yield from own_date(seen)
    yield from repeated_number(seen)
    yield from signature(seen)
    yield from absent_attachment(seen)
    yield from articles(seen)
    yield from letters(seen)
    yield from sections(seen)


def own_date(seen: Seen) -> Iterator[Contradiction]:
    """C5: the line of place and date names a day that no calendar has."""
    for part in seen.parts:
        if part.place not in ("letterhead", "title", "preamble"):
            continue
        start, end = seen.view.span(part.start, part.end)
        dates = _DATED.finditer(seen.text, start, end)
        found = next((one for one in dates if _follows_a_place(seen.text, start, one.start())), None)
        day = day_at(seen.text, found.end()) if found else None
        if day is not None and day.iso is None:
            written = " ".join(seen.text[day.start : day.end].split())
            yield contradiction(
                "C5 own", {"written": written}, spans=[seen.span(day.start, day.end, part.place)], date=written
            )  # fmt: skip
            return


def _follows_a_place(text: str, start: int, comma: int) -> bool:
    """Whether nothing but the name of a place stands before a comma on its line."""
    return _PLACE.fullmatch(text, max(start, text.rfind("\n", 0, comma) + 1), comma) is not None


def repeated_number(seen: Seen) -> Iterator[Contradiction]:
    """C11: an attachment says that it was issued with a number of the document's series that is not its own."""
    own = seen.own
    if own is None or own.citation.parts is None or seen.is_consolidated:
        return
    titles = [part for part in seen.parts if part.place.startswith(("PL", "KT"))]
    for at in seen.cited:
        one = seen.mentions[at]
        symbol, mine = one.citation.parts, own.citation.parts
        if symbol is None or mine is None or one.role == "self" or one.start < own.start:
            continue
        if (symbol.type, symbol.organs) == (mine.type, mine.organs) and _heads(
            seen, titles, one.start, one.citation.start
        ):
            yield contradiction(
                "C11 number", {"symbol": mine.text}, {"symbol": symbol.text}, mentions=[at], own=mine.text, symbol=symbol.text
            )  # fmt: skip


def _heads(seen: Seen, titles: Sequence[Part], start: int, at: int) -> bool:
    """Whether a citation stands in the line "(Kèm theo ...)" of an attachment's title."""
    if not any(part.own[0] <= start < part.own[1] for part in titles):
        return False
    before = " ".join(seen.text[max(0, at - _LOOK_BACK) : at].lower().split())
    return before.endswith("kèm theo") and before.rfind("(") >= 0


def signature(seen: Seen) -> Iterator[Contradiction]:
    """C11: another body signs than the document's number is of."""
    symbol = seen.own.citation.parts if seen.own else None
    part = next((one for one in seen.parts if one.place == "signature"), None)
    if symbol is None or part is None:
        return
    start, end = seen.view.span(part.start, part.end)
    found = _SIGNED.search(seen.text, start, min(end, start + 300))
    issuer = issuer_at(seen.text, found.end()) if found else None
    if issuer is None or not issuer_entry(issuer.name) or issuer_fits(symbol, issuer.name):
        return
    if _BLANK.match(seen.text, issuer.end):
        return  # "TM. ỦY BAN NHÂN DÂN XÃ/PHƯỜNG....": a form, which somebody else fills in
    yield contradiction(
        "C11 signature", {"symbol": symbol.text}, {"issuer": issuer.name},
        spans=[seen.span(issuer.start, issuer.end, "signature")], symbol=symbol.text, issuer=issuer.name,
    )  # fmt: skip


def absent_attachment(seen: Seen) -> Iterator[Contradiction]:
    """C12: an appendix that is said to be issued with this document, where no title of it stands anywhere."""
    titles: set[int] | None = None
    for at, one in enumerate(() if seen.is_consolidated else seen.mentions):
        if one.role != "self" or one.citation.form != "this":
            continue
        found = _ATTACHED.search(seen.text, max(0, one.citation.start - _LOOK_BACK), one.citation.start)
        if found is None:
            continue
        titles = _titles(seen) if titles is None else titles
        number = _number(found["label"])
        if titles and (not number or number in titles or 0 in titles):
            continue
        name = " ".join(("Phụ lục", found["label"] or "")).strip()
        yield contradiction(
            "C12 attachment", {"named": name}, {"absent": name}, mentions=[at],
            spans=[seen.span(found.start(), one.citation.end, one.place)], attachment=name,
        )  # fmt: skip


def _titles(seen: Seen) -> set[int]:
    """The numbers of the appendices whose titles stand in the text, 0 for one without; so for what is printed elsewhere."""
    text = seen.text
    found = {0} if any(one in text for one in _CONTINUED) else set()
    for title in _TITLED.finditer(text):
        rest = title["rest"].strip()
        if text[max(0, text.rfind("\n", 0, title.start())) : title.start()].strip(" *\n"):
            continue
        if rest[:1] in ("", "(", ".", ":", "-", "–") or rest.isupper():
            label = title["label"] or ""
            digits = range(1, len(label) + 1) if label.isdigit() else [len(label)]  # a footnote's may stand behind
            found |= {_number(label[:length]) for length in digits}
    return found


def _number(label: str | None) -> int:
    return marks.roman((label or "").upper()) // marks.STEP


def articles(seen: Seen) -> Iterator[Contradiction]:
    """C12: an article whose number skips one, or that stands twice.

    Of what was issued with the document only regulations count: an appendix holds forms and lists of references.
    """
    last: dict[str, Part] = {}
    for part in () if seen.is_consolidated else seen.all_parts:
        if part.type != "article" or part.place.startswith("PL"):
            continue
        series, _, label = part.place.rpartition("Đ")
        before = last.get(series)
        if before is not None:
            yield from _gap(seen, before, part)
        last[series] = part
        yield from _again(seen, part, label)


def _gap(seen: Seen, before: Part, part: Part) -> Iterator[Contradiction]:
    """A number that is missing between two articles, and begins no line between them."""
    low, high = (_article(one) for one in (before, part))
    start, end = seen.view.span(before.start, part.start)
    missing = next(
        (one for one in range(low + 1, high) if not _begins_line(seen.text, f"Điều {one}", start, end)), None
    )
    if low and high and missing:
        labels = before.place.rpartition("Đ")[2], part.place.rpartition("Đ")[2]
        yield contradiction(
            "C12 article", {"article": labels[0]}, {"article": labels[1]}, spans=[(*part.own, part.place)],
            before=labels[0], after=labels[1], missing=missing,
        )  # fmt: skip


_APPENDED = ("PL", "KT")
"""How places in appendices and attached documents begin: forms and tables there count as they like."""


def sections(seen: Seen) -> Iterator[Contradiction]:
    """C12: a section whose number skips one: its heading is absent, or was not recognised."""
    for part in () if seen.is_consolidated else seen.all_parts:
        if not part.children or part.place.startswith(_APPENDED):
            continue
        numbered = [child for child in part.children if child.type == "section" and _last_number(child)]
        for before, after in pairwise(numbered):
            missing = _last_number(before) + 1
            if missing < _last_number(after):
                yield contradiction(
                    "C12 section", {"place": before.place}, {"place": after.place}, spans=[(*after.own, after.place)],
                    before=before.place, after=after.place, missing=f"{before.place.rpartition('.')[0]}.{missing}",
                )  # fmt: skip


def _last_number(part: Part) -> int:
    last = part.place.rpartition(".")[2]
    return int(last) if last.isdigit() else 0


def _article(part: Part) -> int:
    label = part.place.rpartition("Đ")[2]
    return marks.number(label) // marks.STEP if label[:1].isdigit() and label.isalnum() else 0


def _begins_line(text: str, words: str, start: int, end: int) -> bool:
    at = text.find(words, start, end)
    while at >= 0:
        if (
            not text[text.rfind("\n", 0, at) + 1 : at].strip()
            and not text[at + len(words) : at + len(words) + 1].isdigit()
        ):
            return True
        at = text.find(words, at + 1, end)
    return False


def _again(seen: Seen, part: Part, label: str) -> Iterator[Contradiction]:
    """The same number at the beginning of a further line of the article, outside quotation marks."""
    start, end = seen.view.span(part.start, part.end)
    text, heading = seen.text, f"Điều {label}."
    at = text.find(heading, start, end)
    if at < 0 or text[text.rfind("\n", 0, at) + 1 : at].strip():
        return
    if text[at + len(heading) :].lstrip(" ")[:1].isupper() and text.rfind("“", start, at) <= text.rfind("”", start, at):
        yield contradiction(
            "C12 again", {"article": label}, spans=[seen.span(at, at + len(heading), part.place)], article=label
        )  # fmt: skip


def letters(seen: Seen) -> Iterator[Contradiction]:
    """C12: a lettered point behind which the next letter is missing: a, b, d; đ comes after d."""
    for part in seen.all_parts:
        if part.children:
            points = [child for child in part.children if child.type == "point"]
            for before, after in pairwise(points):
                yield from _skipped(seen, _label(before), _label(after), seen.view.span(after.start, after.end)[0])
        elif part.type == "point":
            start, end = seen.view.span(part.start, part.end)
            found = _POINT.search(seen.text, start, end)  # one that the structure took for words of this point
            if found is not None:
                yield from _skipped(seen, _label(part), found[1], found.start(1))


def _label(point: Part) -> str:
    return point.place.rpartition(".")[2]


def _skipped(seen: Seen, before: str, after: str, at: int) -> Iterator[Contradiction]:
    if not (before.isalpha() and after.isalpha() and len(before) == len(after) == 1):
        return
    if 2 * marks.STEP <= marks.letter(after) - marks.letter(before) <= 3 * marks.STEP:
        yield contradiction(
            "C12 letter", {"point": before}, {"point": after},
            spans=[seen.span(at, at + 1, seen.place(at))], before=before, after=after,
        )  # fmt: skip
