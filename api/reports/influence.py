"""Influence as rows: who drives whom, the cells with their sentences, the matrix itself, second order, and communities."""

from api.reports.cells import name, proofs
from api.sheet import Column, Sheet
from graph.answer import Answer
from graph.ontology import Label, Language

_RANKED: Label = {"vi": "Xếp hạng", "en": "Ranking"}
_CELLS: Label = {"vi": "Ô tác động", "en": "Cells"}
_MATRIX: Label = {"vi": "Ma trận", "en": "Matrix"}
_SECOND: Label = {"vi": "Tác động bậc hai", "en": "Second order"}
_COMMUNITIES: Label = {"vi": "Cụm", "en": "Communities"}
_NONE: Label = {"vi": "Không có gì để so.", "en": "There is nothing to compare."}
_ROLES: dict[str, Label] = {
    "driver": {"vi": "chi phối", "en": "driver"},
    "relay": {"vi": "vừa chi phối vừa phụ thuộc", "en": "relay"},
    "dependent": {"vi": "phụ thuộc", "en": "dependent"},
    "independent": {"vi": "độc lập", "en": "independent"},
}
_UNIT = Column({"vi": "Đơn vị", "en": "Unit"}, 60, "head")
_FROM = Column({"vi": "Từ", "en": "From"}, 50, "head")
_TO = Column({"vi": "Đến", "en": "To"}, 50, "head")
_VALUE = Column({"vi": "Mức", "en": "Value"}, 8, "join")
_SHOWN = 30  # cells of second order: most are small


def report(answer: Answer, lang: Language) -> list[Sheet]:
    """Five sheets; at the terminal the matrix itself is left out, for its cells are listed."""
    said = answer.answer
    ranked = [
        (
            name(answer, one["unit"], lang), _ROLES[one["role"]][lang], one["active"], one["passive"],
            one["indirect_active"], one["indirect_passive"], one["between"],
        )
        for one in said["ranked"]
    ]  # fmt: skip
    columns = (
        _UNIT,
        Column({"vi": "Vai trò", "en": "Role"}, 24, "head"),
        Column({"vi": "Chi phối", "en": "Active"}, 10),
        Column({"vi": "Phụ thuộc", "en": "Passive"}, 10),
        Column({"vi": "Chi phối gián tiếp", "en": "Indirectly active"}, 10),
        Column({"vi": "Phụ thuộc gián tiếp", "en": "Indirectly passive"}, 10),
        Column({"vi": "Trung gian", "en": "Between"}, 10),
    )
    cells = [
        (
            one["value"], name(answer, one["from"], lang), name(answer, one["to"], lang),
            one["computed"] if one["override"] else None,
            "{who}, {when}: {why}".format(**one["override"]) if one["override"] else "",
        )
        for one in said["cells"]
    ]  # fmt: skip
    changed = (
        Column({"vi": "Tính được", "en": "Computed"}, 10),
        Column({"vi": "Ai sửa, vì sao", "en": "Who says otherwise"}, 40),
    )
    words = [proofs(answer, one["edges"]) for one in said["cells"]]
    second = [(one["value"], name(answer, one["from"], lang), name(answer, one["to"], lang)) for one in said["second"]]
    listed = [(number, name(answer, id, lang)) for number, one in enumerate(said["communities"], 1) for id in one]
    group = Column({"vi": "Cụm", "en": "Community"}, 10, "join")
    return [
        Sheet(_RANKED[lang], columns, ranked, answer.cut, empty=_NONE[lang]),
        Sheet(_CELLS[lang], (_VALUE, _FROM, _TO, *changed), cells, proofs=words, things=answer.things),
        _matrix(answer, lang),
        Sheet(_SECOND[lang], (_VALUE, _FROM, _TO), second[:_SHOWN]),
        Sheet(_COMMUNITIES[lang], (group, _UNIT), listed),
    ]


def _matrix(answer: Answer, lang: Language) -> Sheet:
    """The matrix as a table: a row for each unit that influences, a column for each that is influenced."""
    units = answer.answer["units"]
    values = {(one["from"], one["to"]): one["value"] for one in answer.answer["cells"]}
    short = [str(answer.things[id].properties.get("place") or name(answer, id, lang)) for id in units]
    columns = (Column(_UNIT.label, _UNIT.width, "no"), *(Column({"vi": one, "en": one}, 8, "no") for one in short))
    rows = [(name(answer, row, lang), *(values.get((row, column), 0) for column in units)) for row in units]
    return Sheet(_MATRIX[lang], columns, rows)
