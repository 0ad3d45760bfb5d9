"""What the words of a heading or an item say of work: that tasks follow, who is to act, or nothing (data/lexicon/headings.yaml)."""

import itertools
import re
from collections.abc import Iterable
from functools import cache

from loaders.lexicon import alternatives, entries

BELIEFS = ("aims", "found")
"""Headings beneath which nobody is ordered anything."""
ORDERS = ("tasks", "implementation")
"""Headings beneath which someone is ordered to do something."""


class _Openings:
    """How headings or items of some roles begin, found by their first word."""

    def __init__(self, *named: str) -> None:
        self.by_first: dict[str, list[tuple[str, str | None]]] = {}
        for entry in entries("headings"):
            if entry["role"] in named:
                self._add(entry["words"], entry["role"])
                self._add(entry.get("but", ()), None)
        for listed in self.by_first.values():
            listed.sort(key=lambda one: (-len(one[0]), one[1] is not None))

    def _add(self, phrases: Iterable[str], role: str | None) -> None:
        for phrase in phrases:
            self.by_first.setdefault(phrase.split()[0].rstrip(","), []).append((phrase, role))

    def role(self, words: str) -> str | None:
        """The role of the longest phrase that the words begin with."""
        text = " ".join(words[:80].split())
        for phrase, role in self.by_first.get(text.split(" ", 1)[0].rstrip(",.;:"), ()):
            if text.startswith(phrase) and not text[len(phrase) : len(phrase) + 1].isalnum():
                return role
        return None


@cache
def _headings() -> _Openings:
    return _Openings(*BELIEFS, "means", *ORDERS, "enforcement")


@cache
def _bodies() -> _Openings:
    return _Openings("body", "order")


@cache
def _attributes() -> _Openings:
    return _Openings("attribute")


def heading_role(words: str) -> str | None:
    """What a heading says of the parts beneath it.

    >>> heading_role("MỤC ĐÍCH, YÊU CẦU"), heading_role("Nhiệm vụ chủ yếu"), heading_role("Kết nối vùng")
    ('aims', 'tasks', None)
    """
    return _headings().role(words[:80].lower())


def is_a_plan(words: str) -> bool:
    """Whether a heading opens a list of work, in an article too: those of a resolution of a council are headed so.

    >>> is_a_plan("Nhiệm vụ và giải pháp chủ yếu"), is_a_plan("Nhiệm vụ, quyền hạn của Hội đồng")
    (True, False)
    """
    return _plans().role(words[:80].lower()) is not None


def names_a_body(words: str) -> bool:
    """Whether an item begins with the body that is to act, or with the order to act.

    >>> names_a_body("Bộ Tài chính chủ trì"), names_a_body("Giao Sở Y tế"), names_a_body("Hội nhập quốc tế")
    (True, True, False)
    """
    return _bodies().role(words) is not None


def is_about_a_body(words: str) -> bool:
    """Whether a heading is about what a body has to do.

    >>> is_about_a_body("Trách nhiệm của các bộ, ngành"), is_about_a_body("Trách nhiệm của người dân")
    (True, False)
    """
    found = _duty().match(words)
    return found is not None and names_a_body(words[found.end() : found.end() + 1].upper() + words[found.end() + 1 :])


def names_anybody(words: str) -> bool:
    """Whether an item begins with bodies of which none is named: what they are ordered is a rule.

    >>> names_anybody("Cơ quan, tổ chức quản lý hồ sơ"), names_anybody("Cơ quan thuế")
    (True, False)
    """
    return _anybody().role(words) is not None


def leads_an_order(words: str) -> bool:
    """Whether what leads to a list orders a body to do it.

    >>> leads_an_order("Trước tình hình đó, Chính phủ yêu cầu các bộ, ngành chú trọng những nội dung sau:")
    True
    >>> leads_an_order("Chính phủ yêu cầu các bộ, ngành rà soát."), leads_an_order("Hồ sơ mà Bộ Y tế yêu cầu gồm:")
    (False, False)
    """
    if not words.rstrip().endswith(":"):
        return False
    last = words[max(words.rfind(". ", 0, len(words)), words.rfind(".\n")) + 1 :]
    return any(names_a_body(last[one.end()].upper() + last[one.end() + 1 :]) for one in _order().finditer(last))


def orders_a_body(words: str) -> bool:
    """Whether an item orders a body to do something further inside: behind what it is about, or in a sentence of its own.

    >>> orders_a_body("Về vốn: Bộ Tài chính trình"), orders_a_body("Đồng ý chủ trương; giao Bộ Y tế hướng dẫn")
    (True, True)
    >>> orders_a_body("Hồ sơ mà Sở yêu cầu Bộ Y tế gửi"), orders_a_body("Về vốn: ngân sách")
    (False, False)
    """
    about = _ABOUT.match(words)
    if about is not None and names_a_body(words[about.end() : about.end() + 80]):
        return True
    return any(
        _BEGINS.search(words, max(0, one.start() - 60), one.start())
        and names_a_body(words[one.end()].upper() + words[one.end() + 1 : one.end() + 80])
        for one in _order().finditer(words)
    )


_ABOUT = re.compile(r"Về\s[^:.;]{3,160}:\s+")
_BEGINS = re.compile(r"(?:[.;:,]\s+|Chính\s+phủ\s+|Chủ\s+tịch\s+UBND\s+tỉnh\s+|UBND\s+tỉnh\s+)\Z")


@cache
def _plans() -> _Openings:
    return _Openings("plan")


@cache
def _anybody() -> _Openings:
    return _Openings("anybody")


@cache
def _duty() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(_words('duty'))})[ \n]+", re.IGNORECASE)


@cache
def _order() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(_words('order'))})[ \n]+(?=[^\W\d_])", re.IGNORECASE)


def _words(role: str) -> list[str]:
    return [phrase for entry in entries("headings") if entry["role"] == role for phrase in entry["words"]]


def is_formula(words: str) -> bool:
    """Whether an item only says who is to carry out the text itself, since when it holds, or what it puts an end to.

    >>> is_formula("Các sở chịu trách nhiệm thi hành."), is_formula("Sở Y tế báo cáo. Các sở chịu trách nhiệm thi hành.")
    (True, False)
    >>> is_formula("Kế hoạch này thay thế Kế hoạch số 505/KH-UBND."), is_formula("Kế hoạch này giao Sở Y tế chủ trì.")
    (True, False)
    """
    first, *more = _SENTENCE_END.split(" ".join(words.split()))
    last = next((one for one in (first, *more) if any(phrase in one for phrase in _words("formula"))), None)
    if last is not None and all(
        _only_names(one) for one in itertools.takewhile(lambda one: one != last, (first, *more))
    ):
        return True
    return bool(_effect().match(first)) and not any(names_a_body(one) for one in more)


def _only_names(words: str) -> bool:
    """Whether words name who is to act and say nothing of what: "Giám đốc các sở: Y tế, Tài chính"."""
    return names_a_body(words) and _acts().search(words) is None


@cache
def _acts() -> re.Pattern[str]:
    does = (word for one in entries("verbs") if one["role"] in ("does", "leads", "acts") for word in one["words"])
    return re.compile(rf"(?<!\w)(?:{alternatives(does)})(?!\w)")


@cache
def _effect() -> re.Pattern[str]:
    """What a document says of itself: that it holds, and what it puts an end to."""
    return re.compile(rf"[A-ZĐ][^\W\d_]+(?: [^\W\d_]+){{0,4}} này (?:{alternatives(_words('effect'))})(?!\w)")


_SENTENCE_END = re.compile(r"[.;] ")


@cache
def _courses() -> _Openings:
    return _Openings("course")


def is_a_course(title: str) -> bool:
    """Whether a line of a title says that what follows is to be taught.

    >>> is_a_course("CHƯƠNG TRÌNH BỒI DƯỠNG NGHIỆP VỤ"), is_a_course("CHƯƠNG TRÌNH HÀNH ĐỘNG")
    (True, False)
    """
    return _courses().role(title.lower()) is not None


def is_attribute(words: str) -> bool:
    """Whether an item says something of the one above it: who does it, when, at what cost.

    >>> is_attribute("Thời hạn: Quý I"), is_attribute("Rà soát: quy hoạch")
    (True, False)
    """
    return ":" in words and _attributes().role(words.lower()) is not None
