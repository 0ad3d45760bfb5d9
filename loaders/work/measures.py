"""What a quantity measures, as a name: the same target said in two places must get the same one.

The name is the subject before the value ("tỷ lệ hộ dùng nước sạch đạt 95%"), or what stands behind it ("100% hồ sơ được số
hóa", "3.700 căn hộ nhà ở xã hội"); without the verbs that lead to it, its times, brackets, and words like "tỷ lệ" that
one place writes and another leaves out. A rise or fall by so much keeps its verb, for it is another measure.
"""

import re
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from loaders.lexicon import alternatives, entries
from loaders.work.amounts import AMONG, Amount, kinds
from loaders.work.found import Words
from loaders.work.sentences import clause_end
from loaders.work.times import times
from loaders.work.verbs import behind_verbs

_BRACKETS = re.compile(r"\([^()]*\)?")
_LEFT = " \n,;:-+*•–“”\"'"
_LONGEST = 240
_EVERYWHERE = re.compile(r"(?:của\s+)?(?:cả\s+nước|toàn\s+quốc)")
_WORKS = ("xây dựng", "hoàn thành")
_FROM = re.compile(r"\s+từ\s+(?:mức\s+)?[0-9][0-9.,]*\s?%[^,;]*$")
"""Where a rise or fall begins: "từ 5% xuống 2%"."""
_APART = re.compile(r"\s*[,)]")
_TAKES = re.compile(r"\s(?:sử\s+dụng|thực\s+hiện)\Z")
"""A verb whose object stands behind the value: "cấp xã thực hiện không quá 30% thủ tục"."""
_BROKEN = re.compile(
    r"\W*|(?:trong|đến|vào|trước)\s.*|(?:và|để|nhóm|mức(?!\s+(?:độ|sống|hài)))(?!\w).*|(?:giảm|tăng|tiết\s+kiệm)\s+(?:mức|ngoài)|.*:\s(?:và|để|nhóm)\s.*"
    r"|.*(?<!được)\s(?:thực\s+hiện|phải|mức)|.*(?<!tuổi)(?<!sao)\s(?:trở\s+lên|trường\s+hợp|không\s+thực\s+hiện\s+được)(?!\w).*",
    re.IGNORECASE,
)
"""What no measure is called: words of a sentence that was cut in its midst."""


def measure(words: Words, amount: Amount, said: str, stop: int) -> tuple[str, int]:
    """The name of what an amount measures, and where its words end; `said` are those of its clause before it.

    >>> from loaders.work.amounts import amounts
    >>> text = "Phấn đấu nâng tỷ lệ hộ dùng nước sạch đạt trên 95%"
    >>> named = Words(text, 0, len(text))
    >>> measure(named, next(amounts(named)), "Phấn đấu nâng tỷ lệ hộ dùng nước sạch đạt ", len(text))[0]
    'hộ dùng nước sạch'
    """
    subject, behind = _subject(said, is_bound=amount.sign == "<"), _behind(words, amount, stop)
    end = behind_end(words, amount, stop)
    if amount.kind == "count":
        return _tidy(_of_things(_patterns()["many"].sub("", amount.unit.removesuffix("/năm")), behind, subject)), end
    if amount.kind == "rank":
        return _of_rank(_tidy(_patterns()["among"].split(subject.name, maxsplit=1)[0]), behind), end
    if behind and _TAKES.search(subject.name):
        return _tidy(f"{subject.name} {behind}"), end
    if behind and _is_of_what_follows(amount, subject):
        other = subject.apart or subject.has or said.rstrip().endswith((",", "và"))
        of = f"{subject.name}: " if subject.name and not other else ""
        return _tidy(f"{subject.by} {of}{behind}"), end
    rated = _rated(amount.unit)
    name = subject.name or behind or subject.spoken_of
    name = rated if rated and rated not in name.lower() else name
    return _tidy(f"{subject.by} {name}") if name else "", amount.end if subject.name else end


def _rated(unit: str) -> str:
    """What a unit measures that names it itself: "45 giường bệnh/1 vạn dân"."""
    counted, per, _ = unit.partition("/")
    return counted if per and kinds().get(counted) == "count" else ""


def _of_rank(whose: str, behind: str) -> str:
    """The name of a rank: what it is about, or whose it is, and among whom."""
    if most := _patterns()["most"].match(behind):
        return _tidy(most["what"])
    among, about, what = behind.rpartition("về ") if _ABOUT.search(behind) else (behind, "", "")
    among = "" if _EVERYWHERE.fullmatch(among.strip()) else among
    return ": ".join(one for one in (_tidy(what if about else whose), _tidy(among)) if one)


_ABOUT = re.compile(r"(?:^|\s)về\s")


def is_broken(name: str) -> bool:
    """Whether what was taken for a name is a piece of a sentence.

    >>> [is_broken(one) for one in ("cấp Bộ chỉ thực hiện", "và: thế giới", "giảm mức", "mức độ hài lòng của người dân")]
    [True, True, True, False]
    """
    return _BROKEN.fullmatch(name) is not None


def of_a_row(said: str) -> tuple[str, str]:
    """The name of what a row of figures measures, and the time in its words: "Tỷ lệ hộ dùng nước sạch đến năm 2035 (%)".

    >>> of_a_row("Tỷ lệ hộ dùng nước sạch đến năm 2035")
    ('hộ dùng nước sạch', 'đến năm 2035')
    """
    when = next((one.words for one in times(said, 0, len(said)) if one.kind != "recurring"), "")
    named = _without_times(said) if when else said
    return _small(_tidy(named.strip(_LEFT))), when[:1].lower() + when[1:]


def behind_end(words: Words, amount: Amount, stop: int) -> int:
    """Where the words end that name what an amount counts: what is said there of other amounts belongs to the name."""
    end = min(clause_end(words, amount.end), stop)
    cut = _patterns()["ends"].search(words.text, amount.end, end)
    if cut:
        return cut.start()
    other = words.text.rfind(",", amount.end, end) if end == stop else -1
    led = words.text[other + 1 : end].rstrip(_LEFT)
    leads = other > 0 and (_patterns()["reached"].search(led) or _patterns()["by"].search(led))
    return other if leads else end


@dataclass(frozen=True, slots=True)
class _Subject:
    """What stands before a value: its name, the verb of a rise or fall by so much, and how it leads to the value."""

    name: str
    by: str
    apart: bool
    """Whether a comma stands before that verb: what goes before belongs to another order."""
    reached: bool
    """Whether a word like "đạt" stands between them."""
    adjoins: bool
    """Whether the verb of a rise or fall does: "tiết kiệm 10% điện năng"."""
    makes: str
    """The verb that makes so many of a thing: "trồng"."""
    has: bool
    """Whether that word is "có": what it has stands behind the value."""
    is_named: bool
    """Whether it begins with a word that always names a measure: "diện tích"."""
    spoken_of: str
    """What goes before its verb, where nothing else names it: "phát triển điện gió ngoài khơi, phấn đấu đạt"."""


def _is_of_what_follows(amount: Amount, subject: _Subject) -> bool:
    """Whether a quantity is one of what follows it: "có 75% số xã", "cắt giảm 30% thời gian", "đạt 20 ha rừng"."""
    if subject.is_named:
        return False
    if subject.has or not amount.unit.startswith("%"):
        return True
    return not subject.reached and (amount.comparator == "all" or subject.adjoins or not subject.name)


def _of_things(unit: str, behind: str, subject: _Subject) -> str:
    """The name of things that are counted, with whose they are: "trường mỗi xã"."""
    if not behind and not subject.makes and subject.name and not subject.name.lower().startswith("mỗi"):
        return subject.name
    if not subject.reached or not subject.name:
        return f"{unit} {behind}" if behind else f"{subject.makes} {unit}"
    if subject.name.lower().startswith("mỗi"):
        return f"{unit} {behind} {subject.name}"
    return f"{subject.name}: {unit} {behind}" if behind else subject.name


def _subject(said: str, *, is_bound: bool = False) -> _Subject:
    """What words before a value say; where it `is_bound` from above, "giảm" leads to what is to be left."""
    whole, patterns = _without_times(_BRACKETS.sub(" ", said)).rstrip(_LEFT), _patterns()
    whole = patterns["filler"].sub("", whole)
    plain, by, adjoins, apart, spoken_of = whole, "", False, False, ""
    has = patterns["has"].search(plain) is not None
    makes = patterns["makes"].search(plain) if not patterns["reached"].search(plain) else None
    plain = plain[: makes.start()].rstrip(_LEFT) if makes else plain
    while lead := patterns["reached"].search(plain):
        plain = plain[: lead.start()].rstrip(_LEFT)
    reached = plain != whole and makes is None
    plain = _FROM.sub("", plain) if reached else plain
    if not reached and (lead := patterns["by"].search(plain)):
        apart = plain[: lead.start()].rstrip().endswith((",", "và"))
        plain, by, adjoins = plain[: lead.start()].rstrip(_LEFT), lead["verb"].lower(), True
    last = deque((one for one in patterns["starts"].finditer(plain) if not _is_inside(plain, one)), maxlen=1)
    if last:
        if not reached and not by and patterns["by"].fullmatch(last[0]["verb"] or ""):
            by = last[0]["verb"].lower()
        spoken_of = plain[: last[0].start()].rstrip(_LEFT)
        plain = plain[last[0].end() :]
    named = patterns["named"].search(plain)
    name = (plain[named.start(1) :] if named else behind_verbs(plain.lstrip(_LEFT))).strip(_LEFT)
    name = patterns["hangs"].sub("", name).strip(_LEFT) or (plain.strip(_LEFT) if reached else "")
    by = "" if is_bound and by == "giảm" else by
    return _Subject(
        _small(name),
        by,
        apart,
        reached,
        adjoins,
        makes["verb"].lower() if makes else "",
        has,
        named is not None,
        behind_verbs(spoken_of[spoken_of.rfind(",") + 1 :].strip(_LEFT)),
    )


def _is_inside(plain: str, verb: re.Match[str]) -> bool:
    """Whether a verb belongs to the name of a measure that began before it: "tỷ lệ trẻ em hoàn thành cấp tiểu học"."""
    before = plain[: verb.start()]
    if verb["verb"] in _WORKS and before.endswith(", ") and not plain[verb.end() :].strip():
        return True  # "đất đai, xây dựng đạt 85%"
    near = plain[before.rfind(",") + 1 : verb.start()]
    return bool(verb["verb"]) and (
        _patterns()["within"].search(near) is not None or (verb["verb"].lower() == "với" and bool(near.strip()))
    )


def _small(name: str) -> str:
    """A name without the capital of a sentence: "Tổng mức" but not "Việt Nam", nor "GRDP"."""
    first, *rest = name.split() or [""]
    is_proper = bool(rest) and rest[0][0].isupper()
    return name[0].lower() + name[1:] if first[1:].islower() and not is_proper else name


def _behind(words: Words, amount: Amount, stop: int) -> str:
    """What stands behind a value, up to the end of what it names."""
    end = behind_end(words, amount, stop)
    if _APART.match(words.text, amount.end, end):
        return ""
    first = next((one.start for one in times(words.text, amount.end, end)), end)
    return _BRACKETS.split(words.text[amount.end : first], maxsplit=1)[0].strip(f"{_LEFT})")


def _without_times(said: str) -> str:
    pieces, at = [], 0
    for one in times(said, 0, len(said)):
        pieces.append(said[at : one.start])
        at = one.end
    return " ".join([*pieces, said[at:]]) if pieces else said


def _tidy(name: str) -> str:
    """A name without the words that it may have or not, and no longer than a line or two."""
    plain = _patterns()["furniture"].sub(" ", " ".join(name.split()))
    plain = _patterns()["hangs"].sub("", " ".join(_patterns()["drops"].sub(" ", plain).split())).strip(_LEFT)
    plain = re.sub(r"\ssử\s+dụng$", "", plain)
    if len(plain) > _LONGEST:
        plain = plain[:_LONGEST].rsplit(" ", 1)[0].rstrip(_LEFT)
    return plain


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    said = {entry["role"]: alternatives(entry["words"]) for entry in entries("targets")}
    but = alternatives(next(entry["but"] for entry in entries("targets") if entry["role"] == "starts"))
    verbs = alternatives(
        words for entry in entries("targets") if entry["role"] in ("reaches", "makes") for words in entry["words"]
    )
    made = {
        "reached": rf"(?:^|(?<=[\s,;:]))(?:{said['reached']})(?:\s+(?:mức|được|thêm))*$",
        "filler": r"(?:\s+(?:thêm|khoảng|bình\s+quân|trung\s+bình))+$",
        "makes": rf"(?:^|(?<=[\s,;:]))(?<!-\s)(?P<verb>{said['makes']})(?:\s+(?:được|mới|cho))*$",
        "many": r"^(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ)\s",
        "has": r"(?:^|\s)có$",
        "by": rf"(?:^|(?<=[\s,;:]))(?P<verb>{said['by']})$",
        "starts": rf"(?:^|(?<=[\s,;:]))(?!{but})(?<!độ\s)(?<!gia\s)(?<!-\s)(?P<verb>{said['starts']})(?!\w)|,\s+(?=(?:{said['subject']})(?!\w))",
        "named": rf"(?:^\s*|,\s+|\bvà\s+)(?:đạt\s+)?((?:{said['subject']})(?!\w))",
        "within": rf"(?<!\w)(?:{said['subject']})\s",
        "ends": rf"(?<!tuổi)(?<!sao)\s+trở\s+(?:lên|xuống)(?!\w)|(?<!thực hiện)[\s,](?:{said['ends']})(?!\w)|,\s*(?=(?:{said['starts']}|{said['subject']}|{verbs})(?!\w))|(?:,|\s+và)(?:\s+nhóm)?\s*$|,\s+(?=[0-9][0-9.]*\s+[^\W\d_])",
        "drops": rf"(?<!\w)(?:{said['drops']})(?!\w)|(?<!\w)(?<!giảm )(?<!tăng )số\s+lượng(?!\w)|^\s*(?:và|cho|được|của|về|vào|thuộc|việc|số(?!\s+hóa))\s",
        "hangs": r"(?:(?:^|(?<!tự)\s+)(?:để|(?<!làm )việc|vào|trong|là|của|từ|với|cho|tại|đến|và|được|theo|do)(?!\w)[\s,]*)+$",
        "among": rf"\s+(?:(?:vào|thuộc|trong|nằm|lọt|xếp|đứng)\s+)*(?:{AMONG})(?!\w)",
        "most": r"có\s+(?P<what>[^,;.]{3,80}?)\s+(?:lớn|cao|tốt|nhanh|thấp|phát\s+triển)\s+nhất(?!\w)",
        "furniture": next(str(entry["pattern"]) for entry in entries("chrome") if entry["name"] == "gazette page"),
    }
    return {role: re.compile(pattern, re.IGNORECASE) for role, pattern in made.items()}
