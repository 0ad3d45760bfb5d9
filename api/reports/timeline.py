"""A timeline as rows, and as a calendar that other programs open."""

from datetime import UTC, date, datetime, timedelta

from api.reports.cells import TASK, task
from api.sheet import Column, Sheet
from graph.answer import Answer
from graph.model import Evidence
from graph.ontology import Label, Language

_TITLE: Label = {"vi": "Theo thời gian", "en": "In order of time"}
_NONE: Label = {"vi": "Không có gì trong thời gian ấy.", "en": "There is nothing in that time."}
_KINDS: dict[str, Label] = {
    "deadline": {"vi": "hạn", "en": "deadline"},
    "period": {"vi": "giai đoạn", "en": "period"},
    "target": {"vi": "chỉ tiêu", "en": "target"},
    "document": {"vi": "ban hành", "en": "issued"},
}
_COLUMNS = (
    Column({"vi": "Đến ngày", "en": "Until"}, 12, "join"),
    Column({"vi": "Loại", "en": "Kind"}, 14, "join"),
    *TASK(last="head"),
    Column({"vi": "Từ ngày", "en": "From"}, 12),
    Column({"vi": "Lời văn", "en": "In words"}, 30),
)


def report(answer: Answer, lang: Language) -> list[Sheet]:
    """Everything with a time, the earliest first."""
    events = answer.answer["events"]
    rows = [
        (one["ends"], _KINDS[one["kind"]][lang], *task(answer, one["thing"], lang), one["starts"], one["words"])
        for one in events
    ]
    words = [_proof(answer, one["thing"], one["words"]) for one in events]
    return [Sheet(_TITLE[lang], _COLUMNS, rows, answer.cut, words, answer.things, _NONE[lang])]


def _proof(answer: Answer, thing: str, words: str | None) -> list[Evidence]:
    """The words that give the time, of a task; of a target those of the links that set it."""
    own = [one for one in answer.things[thing].evidence if words and one.quote and words in one.quote]
    setting = [one for edge in answer.edges if edge.target == thing for one in edge.evidence]
    return sorted(own, key=lambda one: len(one.quote or ""))[:1] or setting


def calendar(answer: Answer, lang: Language) -> bytes:
    """The timeline as iCalendar: an entry of whole days for each event, the same id for the same event each time."""
    from icalendar import Calendar, Event  # only here: other answers do not wait for it

    made = Calendar()
    made.add("prodid", "-//policygraph//timeline//VI")
    made.add("version", "2.0")
    for one in answer.answer["events"]:
        document, place, words = task(answer, one["thing"], lang)
        entry = Event()
        ends = date.fromisoformat(one["ends"])
        entry.add("uid", f"{one['kind']}.{one['thing']}@policygraph")
        entry.add("summary", " ".join(filter(None, [f"{_KINDS[one['kind']][lang]}:", document, place, words])))
        entry.add("dtstart", date.fromisoformat(one["starts"]) if one["starts"] else ends)
        entry.add("dtend", ends + timedelta(days=1))  # the day after the last, as the format wants it
        entry.add(
            "dtstamp", datetime(ends.year, ends.month, ends.day, tzinfo=UTC)
        )  # of the event: the same bytes each time
        if one["words"]:
            entry.add("description", one["words"])
        made.add_component(entry)
    return bytes(made.to_ical())
