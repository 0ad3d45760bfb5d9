"""Paths as rows: each step with what it joins, how it reads, and the words."""

from api.reports.cells import name, proofs
from api.sheet import Column, Sheet
from api.terminal.phrases import reads
from graph.answer import Answer
from graph.ontology import Label, Language

_TITLE: Label = {"vi": "Đường nối, ngắn nhất trước", "en": "Paths, the shortest first"}
_NONE: Label = {
    "vi": "Không tìm thấy đường nối nào trong {depth} bước. Tìm xa hơn: --depth {further}.",
    "en": "No path was found within {depth} steps. To look further: --depth {further}.",
}
_COLUMNS = (
    Column({"vi": "Đường", "en": "Path"}, 8, "join"),
    Column({"vi": "Bước", "en": "Step"}, 8, "join"),
    Column({"vi": "Từ", "en": "From"}, 50, "head"),
    Column({"vi": "Liên hệ", "en": "Link"}, 20, "head"),
    Column({"vi": "Đến", "en": "To"}, 50, "head"),
)


def report(answer: Answer, lang: Language) -> list[Sheet]:
    """A row for each step of each path."""
    known = {edge.id: edge for edge in answer.edges}
    rows, words = [], []
    for number, path in enumerate(answer.answer["paths"], 1):
        here = answer.of[0]
        for step, id in enumerate(path, 1):
            edge = known[id]
            forward = edge.source == here
            there = edge.target if forward else edge.source
            said = " … ".join(filter(None, reads(edge, forward=forward, lang=lang)))
            rows.append((number, step, name(answer, here, lang), said, name(answer, there, lang)))
            words.append(proofs(answer, [id]))
            here = there
    depth = answer.answer["depth"]
    nothing = _NONE[lang].format(depth=depth, further=depth + 2)
    return [Sheet(_TITLE[lang], _COLUMNS, rows, answer.cut, words, answer.things, nothing)]
