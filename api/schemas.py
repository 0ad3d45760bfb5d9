"""What the API promises to send: models with descriptions and examples, from which OpenAPI is made.

Answers are built as plain objects (`graph.answer`, `graph.interchange`, `api.views`) and sent as they are; these
models say their shape. `tests/api` holds every answer to its model, with no member left over on either side.
"""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, WithJsonSchema

from graph.errors import OntologyError
from graph.ontology import ontology

_TASK = "1-ctr-tu.ha-tinh.2025-2030~II.2.7~1"
_PROGRAMME = "1-ctr-tu.ha-tinh.2025-2030"
_DRIVER = "42-ctr-tu.ha-tinh.2025-04-10"
_CENTRAL = "57-nq-tw.2024-12-22"
_SOURCE = f"text.{_PROGRAMME}"


def _known(table: str) -> AfterValidator:
    def check(name: str) -> str:
        names = getattr(ontology(), table)
        if name not in names:
            raise ValueError(str(OntologyError("type", name, list(names))))
        return name

    return AfterValidator(check)


NodeTypeName = Annotated[
    str, _known("nodes"), WithJsonSchema({"type": "string", "enum": list(ontology().nodes), "title": "Node type"})
]
EdgeTypeName = Annotated[
    str, _known("edges"), WithJsonSchema({"type": "string", "enum": list(ontology().edges), "title": "Edge type"})
]
MethodName = Annotated[
    str, _known("methods"), WithJsonSchema({"type": "string", "enum": list(ontology().methods), "title": "Method"})
]
GapKind = Literal[
    "no_driver", "no_lead", "no_deadline", "no_target", "outdated_driver", "unused_document", "empty_section",
    "target_without_task", "absent_attachment", "unresolved",
]  # fmt: skip
ConflictKind = Literal["target", "deadline", "lead", "document", "ended_driver", "joint_lead"]
Meaning = Literal[
    "hierarchy", "driver", "lifecycle", "reference", "issue", "succession", "responsibility", "measure", "dependency", "place",
]  # fmt: skip
OverlapKind = Literal["words", "mandate", "deliverable", "target", "driver", "project"]
Label = Annotated[
    dict[Literal["vi", "en"], str],
    Field(description="The same in Vietnamese and English.", examples=[{"vi": "Nhiệm vụ", "en": "Task"}]),
]


class Shape(BaseModel):
    """What all models share: an unknown member is an error, so that this page cannot fall behind the answers."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class Evidence(Shape):
    """Where a fact stands, in which words, and how it was found."""

    source: str = Field(description="The id of the source.", examples=[_SOURCE])
    place: str = Field(description="Section and item in the document.", examples=["II.2.7/1"])
    method: MethodName = Field(description="How it was found.", examples=["cited"])
    start: int | None = Field(None, description="First character of the words in the source's text (code points).")
    end: int | None = Field(None, description="The character after the last.")
    quote: str | None = Field(None, description="The words; absent where no text is loaded.")
    fields: list[str] | None = Field(None, description="The properties it supports, where not all.")
    confidence: Literal["low"] | None = Field(None, description="Present where the finding is unsure.")
    as_: str | list[str] | None = Field(
        None, alias="as", description="The id, or the two ends, as the source stated it, where it was merged."
    )


class Reading(Shape):
    """One of several values that sources give."""

    value: Any = Field(description="The value.")
    evidence: list[int] = Field(description="Positions in the thing's evidence.")


class Summary(BaseModel):
    """A thing in brief: its type, what it is called, and its facts (place, title, symbol, date ...)."""

    model_config = ConfigDict(
        extra="allow",
        json_schema_extra={"examples": [{"type": "Document", "caption": "57-NQ/TW", "date": "2024-12-22"}]},
    )

    type: NodeTypeName
    caption: str = Field(description="The short name.", examples=["57-NQ/TW"])


class Item(Summary):
    """A thing in a list."""

    model_config = ConfigDict(
        extra="allow",
        json_schema_extra={"examples": [{"id": _CENTRAL, "type": "Document", "caption": "57-NQ/TW"}]},
    )

    id: str = Field(description="Its canonical id.", examples=[_CENTRAL])


class Edge(Shape):
    """A link with the words that prove it."""

    edge: str = Field(description="The link's id.", examples=[f"{_DRIVER}--DRIVES--{_TASK}"])
    type: EdgeTypeName = Field(examples=["DRIVES"])
    from_: str = Field(alias="from", examples=[_DRIVER])
    to: str = Field(examples=[_TASK])
    properties: dict[str, Any] | None = Field(None, examples=[{"mode": "direct"}])
    evidence: list[Evidence]
    readings: dict[str, list[Reading]] | None = Field(None, description="Facts on which sources disagree.")


class Warning(Shape):
    """A contradiction in the sources, with all readings; never repaired silently."""

    warning: str = Field(description="The warning's id.")
    rule: str = Field(description="The rule that found it.", examples=["C1"])
    severity: Literal["error", "warning", "info"]
    message: Label
    readings: list[dict[str, Any]] = Field(description="What each side says.")
    about: list[str] = Field(description="The ids of the things concerned.")
    evidence: list[Evidence]


class Unresolved(Shape):
    """A mention that could not be tied to one thing."""

    unresolved: str = Field(description="Its id.")
    mention: dict[str, Any] = Field(description="What the text says.")
    candidates: list[str] = Field(description="The ids that fit equally well.")
    evidence: list[Evidence]


class Cut(Shape):
    """A list that met its cap."""

    cap: int = Field(examples=[1000])
    left: int = Field(description="At least so many were kept back.", examples=[230])


class Trace(Shape):
    """What drives what, in terms of the ids of edges and tasks."""

    paths: list[list[str]] = Field(
        description="Each path is a list of edge ids, from the driver to a task.",
        examples=[[[f"{_DRIVER}--IMPLEMENTS--{_CENTRAL}", f"{_DRIVER}--DRIVES--{_TASK}"]]],
    )
    undriven: list[str] = Field(description="The tasks asked about that no driver is named for.")
    through_document: list[list[str]] = Field(
        description="Paths between whole documents: they hold for every task of the last one."
    )
    ended: list[str] = Field(description="The links that say that a document on a path is replaced or repealed.")


class TraceAnswer(Shape):
    """The envelope of every answer, here with what `trace` found."""

    question: Literal["trace"] = Field(description="The question that was asked.")
    of: list[str] = Field(description="The ids it was asked of.", examples=[[_TASK]])
    things: dict[str, Summary] = Field(description="Every thing that the answer names, by id.")
    edges: list[Edge]
    answer: Trace
    cut: Cut | None = Field(description="What the cap kept back; null where nothing was.")
    warnings: list[Warning] = Field(description="Contradictions about the things named.")


class Dependency(Shape):
    """A task that needs something, and the task that makes it."""

    task: str = Field(description="The task that needs.", examples=[_TASK])
    through: str = Field(description="What it needs.", examples=["deliverable.de-an-du-lieu.ha-tinh"])
    on: str | None = Field(description="The task that makes it; null where no loaded one does.")
    edges: list[str] = Field(description="The stated links that say so, by id.")


class Step(Shape):
    """A task in the order of work."""

    task: str = Field(examples=[_TASK])
    rank: int = Field(description="How many others must be done first, one after the other.", examples=[1])
    before: bool = Field(description="Whether a task asked about waits for it, directly or not.")
    after: bool = Field(description="Whether it waits for a task asked about.")


class Bottleneck(Shape):
    """A task that others wait for."""

    task: str = Field(examples=[_TASK])
    waiting: int = Field(description="How many tasks wait for it, directly or not.", examples=[3])


class SharedEnd(Shape):
    """A place where several projects end."""

    place: str = Field(examples=["place.vung-ang"])
    projects: list[str]
    edges: list[str] = Field(description="The stated links that say so, by id.")


class Dependencies(Shape):
    """What depends on what, in terms of ids."""

    tasks: list[str] = Field(description="The tasks asked about.")
    links: list[Dependency]
    order: list[Step] = Field(description="The tasks that wait or are waited for, in the order of work.")
    circular: list[list[str]] = Field(description="Tasks that wait for each other.")
    bottlenecks: list[Bottleneck] = Field(description="The tasks that at least two others wait for, most first.")
    longest: list[str] = Field(description="The longest chain of tasks, the first first.")
    open: list[str] = Field(description="What is needed and made by no loaded task.")
    projects: list[str] = Field(description="The projects that tasks go with, connect with, serve or wait for.")
    shared_ends: list[SharedEnd] = Field(description="Where a project of these tasks and another one end.")


class DependenciesAnswer(Shape):
    """The envelope of every answer, here with what `dependencies` found."""

    question: Literal["dependencies"] = Field(description="The question that was asked.")
    of: list[str] = Field(description="The ids it was asked of.", examples=[[_TASK]])
    things: dict[str, Summary] = Field(description="Every thing that the answer names, by id.")
    edges: list[Edge] = Field(description="The stated links, and of type DEPENDS_ON those computed from them.")
    answer: Dependencies
    cut: Cut | None = Field(description="What the cap kept back; null where nothing was.")
    warnings: list[Warning] = Field(description="Contradictions about the things named.")


class Overlap(Shape):
    """Two tasks that do the same work."""

    tasks: list[str] = Field(description="The two, in the order of their ids.", examples=[[_TASK, _TASK]])
    score: float = Field(ge=0, le=1, description="How much they overlap.", examples=[0.62])
    kind: OverlapKind = Field(description="What says most of it.")
    parts: dict[OverlapKind, float] = Field(description="What each kind alone would say.", examples=[{"words": 0.55}])
    words: list[str] = Field(description="The longest runs of words that both have.")
    shared: dict[str, list[str]] = Field(description="The things that both have to do with, by kind.")
    agencies: list[list[str]] = Field(description="Who leads each of the two.")
    edges: list[str] = Field(description="The computed link, proved by the words of both; then the stated ones.")


class Overlaps(Shape):
    """Which tasks overlap, in terms of ids."""

    tasks: int = Field(description="How many tasks were asked about.", examples=[1])
    pairs: list[Overlap] = Field(description="The highest score first.")
    groups: list[list[str]] = Field(
        description="Tasks of which each overlaps strongly with half of the others, the largest first."
    )


class OverlapsAnswer(Shape):
    """The envelope of every answer, here with what `overlaps` found."""

    question: Literal["overlaps"] = Field(description="The question that was asked.")
    of: list[str] = Field(description="The ids it was asked of; none for the whole graph.", examples=[[_TASK]])
    things: dict[str, Summary] = Field(description="Every thing that the answer names, by id.")
    edges: list[Edge] = Field(description="The stated links, and of type OVERLAPS those computed from them.")
    answer: Overlaps
    cut: Cut | None = Field(description="What the cap kept back; null where nothing was.")
    warnings: list[Warning] = Field(description="Contradictions about the things named.")


class Responsibility(Shape):
    """A task and who is named for it."""

    task: str = Field(examples=[_TASK])
    due: str | None = Field(description="The day by which it is to be done (ISO).", examples=["2026-12-31"])
    quarter: str | None = Field(description="The quarter of that day.", examples=["2026Q4"])
    leads: list[str] = Field(description="Who leads it.", examples=[["agency.so-noi-vu.ha-tinh"]])
    coordinates: list[str] = Field(description="Who takes part.")
    oversees: list[str] = Field(description="Who oversees it.")


class BodyLoad(Shape):
    """How many tasks a body has in each role."""

    body: str = Field(examples=["agency.so-noi-vu.ha-tinh"])
    leads: int
    coordinates: int
    oversees: int


class SectionLoad(BodyLoad):
    """How many tasks a body has under a heading."""

    section: str = Field(description="The section or document that the tasks stand in.")


class QuarterLoad(Shape):
    """How many tasks are due in a quarter."""

    quarter: str = Field(examples=["2026Q4"])
    tasks: int = Field(description="In all.")
    bodies: dict[str, int] = Field(description="Of each body that is named for them.")


class Together(Shape):
    """Two bodies that are named for the same tasks."""

    bodies: list[str]
    tasks: int = Field(description="How many.")


class Responsibilities(Shape):
    """Who does what, in terms of ids."""

    tasks: list[Responsibility] = Field(description="Those due first first.")
    nobody: list[str] = Field(description="The tasks that name no body.")
    bodies: list[BodyLoad] = Field(description="The most first.")
    quarters: list[QuarterLoad]
    sections: list[SectionLoad]
    together: list[Together] = Field(description="Who must work together, the most first.")


class ResponsibilitiesAnswer(Shape):
    """The envelope of every answer, here with what `responsibilities` found."""

    question: Literal["responsibilities"] = Field(description="The question that was asked.")
    of: list[str] = Field(description="The id it was asked of; none for all that is loaded.")
    things: dict[str, Summary] = Field(description="Every thing that the answer names, by id.")
    edges: list[Edge]
    answer: Responsibilities
    cut: Cut | None = Field(description="What the cap kept back; null where nothing was.")
    warnings: list[Warning] = Field(description="Contradictions about the things named.")


class Gap(Shape):
    """What lacks something."""

    kind: GapKind
    of: str = Field(description="What lacks it.", examples=[_TASK])
    edges: list[str] = Field(description="The links that say so.")
    warning: str | None = Field(description="The warning that says so.")
    unresolved: str | None = Field(description="The open mention.")
    words: str | None = Field(description="The words of the open mention.")


class Gaps(Shape):
    """What is missing, in terms of ids."""

    tasks: int = Field(description="How many tasks were looked at.", examples=[211])
    counts: dict[GapKind, int] = Field(description="How many gaps of each kind.", examples=[{"no_lead": 207}])
    gaps: list[Gap]


class GapsAnswer(Shape):
    """The envelope of every answer, here with what `gaps` found."""

    question: Literal["gaps"] = Field(description="The question that was asked.")
    of: list[str] = Field(description="The id it was asked of; none for all that is loaded.")
    things: dict[str, Summary] = Field(description="Every thing that the answer names, by id.")
    edges: list[Edge]
    answer: Gaps
    cut: Cut | None = Field(description="What the cap kept back; null where nothing was.")
    warnings: list[Warning] = Field(description="The warnings that tell a gap.")


class Conflict(Shape):
    """Two statements that do not go together."""

    kind: ConflictKind
    about: list[str] = Field(description="What it is about, the thing in question first.")
    readings: list[dict[str, Any]] = Field(description="What each side says.")
    edges: list[str] = Field(description="The links that say so; of two targets or tasks first the computed one.")
    warning: str | None = Field(description="The warning that says so, where a rule found it.")


class Conflicts(Shape):
    """What contradicts, in terms of ids."""

    tasks: int = Field(description="How many tasks were looked at.", examples=[211])
    counts: dict[ConflictKind, int] = Field(description="How many conflicts of each kind.")
    conflicts: list[Conflict]


class ConflictsAnswer(Shape):
    """The envelope of every answer, here with what `conflicts` found."""

    question: Literal["conflicts"] = Field(description="The question that was asked.")
    of: list[str] = Field(description="The id it was asked of; none for all that is loaded.")
    things: dict[str, Summary] = Field(description="Every thing that the answer names, by id.")
    edges: list[Edge] = Field(description="The stated links, and of type CONFLICTS those computed from them.")
    answer: Conflicts
    cut: Cut | None = Field(description="What the cap kept back; null where nothing was.")
    warnings: list[Warning] = Field(description="The warnings that tell a conflict.")


class Paths(Shape):
    """How two things are connected, in terms of ids."""

    paths: list[list[str]] = Field(description="Each a list of edge ids from one end to the other, the shortest first.")
    steps: int | None = Field(description="How many steps the shortest has; null where there is none.")
    depth: int = Field(description="How many steps were looked at.")


class PathsAnswer(Shape):
    """The envelope of every answer, here with what `paths` found."""

    question: Literal["paths"] = Field(description="The question that was asked.")
    of: list[str] = Field(description="Both ends.")
    things: dict[str, Summary] = Field(description="Every thing that the answer names, by id.")
    edges: list[Edge]
    answer: Paths
    cut: Cut | None = Field(description="What the cap kept back; null where nothing was.")
    warnings: list[Warning] = Field(description="Contradictions about the things named.")


class Affected(Shape):
    """A thing that a change reaches."""

    thing: str = Field(examples=[_TASK])
    steps: int = Field(description="In how many steps.", examples=[1])
    chain: list[str] = Field(description="The links that lead to it, by id.")


class Late(Shape):
    """A task that is due before the day asked about."""

    task: str = Field(examples=[_TASK])
    due: str = Field(examples=["2026-12-31"])


class Impact(Shape):
    """What a change reaches, in terms of ids."""

    affected: list[Affected] = Field(description="The nearest first.")
    counts: dict[str, int] = Field(description="How many things of each type.", examples=[{"Task": 7}])
    until: str | None = Field(description="The day to which it slips.")
    impossible: list[Late] = Field(description="The affected tasks that are due before that day.")


class ImpactAnswer(Shape):
    """The envelope of every answer, here with what `impact` found."""

    question: Literal["impact"] = Field(description="The question that was asked.")
    of: list[str] = Field(description="What changes.")
    things: dict[str, Summary] = Field(description="Every thing that the answer names, by id.")
    edges: list[Edge]
    answer: Impact
    cut: Cut | None = Field(description="What the cap kept back; null where nothing was.")
    warnings: list[Warning] = Field(description="Contradictions about the things named.")


class Event(Shape):
    """Something with a time."""

    kind: Literal["deadline", "period", "target", "document"]
    thing: str = Field(examples=[_TASK])
    starts: str | None = Field(description="Its first day (ISO), where it has one.")
    ends: str = Field(description="Its last day (ISO).", examples=["2026-12-31"])
    words: str | None = Field(description="The words that give the time.", examples=["trước năm 2027"])


class Timeline(Shape):
    """What has a time, in terms of ids."""

    events: list[Event] = Field(description="The earliest first.")
    due: list[str] | None = Field(description="The first and the last day of the time asked about.")
    overdue: str | None = Field(description="The day before which the tasks were due.")


class TimelineAnswer(Shape):
    """The envelope of every answer, here with what `timeline` found."""

    question: Literal["timeline"] = Field(description="The question that was asked.")
    of: list[str] = Field(description="The id it was asked of; none for all that is loaded.")
    things: dict[str, Summary] = Field(description="Every thing that the answer names, by id.")
    edges: list[Edge]
    answer: Timeline
    cut: Cut | None = Field(description="What the cap kept back; null where nothing was.")
    warnings: list[Warning] = Field(description="Contradictions about the things named.")


class CellOverride(Shape):
    """A cell as a planner sees it."""

    value: int = Field(ge=0, le=3)
    who: str
    when: str = Field(description="The day (ISO).")
    why: str


class Cell(Shape):
    """How much one row influences another."""

    from_: str = Field(alias="from")
    to: str
    value: int = Field(ge=0, le=3, description="What holds: the overridden value where there is one.", examples=[3])
    computed: int = Field(ge=0, le=3, description="What follows from the links.")
    edges: list[str] = Field(description="The stated links that it rests on, those that say most first.")
    override: CellOverride | None


class Indirect(Shape):
    """How much one row influences another through one other."""

    from_: str = Field(alias="from")
    to: str
    value: int


class Rank(Shape):
    """A row with what it does to the others and they to it."""

    unit: str
    active: int = Field(description="The sum of its row.")
    passive: int = Field(description="The sum of its column.")
    indirect_active: int = Field(description="The same of second order.")
    indirect_passive: int
    role: Literal["driver", "relay", "dependent", "independent"]
    between: float = Field(description="The share of shortest ways that lead through it.")


class Influence(Shape):
    """What drives what, in terms of ids."""

    of: Literal["sections", "tasks", "projects", "documents"]
    units: list[str] = Field(description="The rows and columns, in order.")
    cells: list[Cell] = Field(description="Those above 0 and those that are overridden.")
    second: list[Indirect] = Field(description="Of second order, the highest first.")
    ranked: list[Rank] = Field(description="The strongest driver first.")
    communities: list[list[str]] = Field(description="Units that influence each other more than the rest.")


class InfluenceAnswer(Shape):
    """The envelope of every answer, here with what `influence` found."""

    question: Literal["influence"] = Field(description="The question that was asked.")
    of: list[str] = Field(description="The id it was asked of; none for all that is loaded.")
    things: dict[str, Summary] = Field(description="Every thing that the answer names, by id.")
    edges: list[Edge]
    answer: Influence
    cut: Cut | None = Field(description="What the cap kept back; null where nothing was.")
    warnings: list[Warning] = Field(description="Contradictions about the things named.")


class DiffTask(Shape):
    """A task of one of the two."""

    id: str = Field(examples=[_TASK])
    place: str = Field(examples=["II.2.7/1"])
    text: str


class DiffPair(Shape):
    """A task in both."""

    old: DiffTask
    new: DiffTask
    changed: list[str] = Field(description="What is not as it was: text, place, a fact, a type of links.")
    facts: dict[str, list[str | None]] = Field(description="The old and the new value of a fact.")
    links: dict[str, dict[str, list[str]]] = Field(description="What came and went, by type of links.")


class DiffSimilar(Shape):
    """Two tasks of two programmes that do one work."""

    old: DiffTask
    new: DiffTask
    score: float = Field(ge=0, le=1)


class DiffTasks(Shape):
    """What became of the tasks."""

    same: int
    added: list[DiffTask]
    dropped: list[DiffTask]
    similar: list[DiffSimilar] = Field(description="Of two different documents: one work in other words.")
    moved: list[DiffPair]
    changed: list[DiffPair]


class DiffThings(Shape):
    """What only one of the two cites."""

    added: list[str]
    dropped: list[str]


class DiffTargets(DiffThings):
    """What only one of the two aims at."""

    changed: list[dict[str, str]] = Field(description="The old and the new target of one measure.")


class Diff(Shape):
    """What two documents have in common, and what not."""

    tasks: DiffTasks
    citations: DiffThings
    targets: DiffTargets


class DiffAnswer(Shape):
    """The envelope of every answer, here with what `diff` found."""

    question: Literal["diff"] = Field(description="The question that was asked.")
    of: list[str] = Field(description="The old and the new document.")
    things: dict[str, Summary] = Field(description="Every thing that the answer names, by id.")
    edges: list[Edge]
    answer: Diff
    cut: Cut | None = Field(description="What the cap kept back; null where nothing was.")
    warnings: list[Warning] = Field(description="Contradictions about the things named.")


class NodeDetail(Shape):
    """One thing with its evidence, its links, and the warnings and open mentions about it."""

    node: str = Field(description="Its canonical id.", examples=[_CENTRAL])
    type: NodeTypeName
    caption: str = Field(description="The short name.", examples=["57-NQ/TW"])
    properties: dict[str, Any] = Field(description="Its facts.", examples=[{"symbol": "57-NQ/TW"}])
    aliases: list[str] | None = Field(None, description="Other ids that mean it.")
    evidence: list[Evidence]
    readings: dict[str, list[Reading]] | None = Field(None, description="Facts on which sources disagree.")
    things: dict[str, Summary] = Field(description="The things at the other ends of its links, by id.")
    edges: list[Edge]
    warnings: list[Warning]
    unresolved: list[Unresolved] = Field(description="Mentions that may mean it.")
    cut: Cut | None = Field(description="How many links were kept back; null where none was.")


class NodePage(Shape):
    """A page of things."""

    items: list[Item]
    total: int = Field(description="How many there are on all pages.", examples=[211])
    limit: int = Field(examples=[50])
    offset: int = Field(examples=[0])
    next: str | None = Field(description="The next page; null on the last.", examples=["/api/v1/nodes?offset=50"])


class Group(Shape):
    """What was found of one type."""

    type: NodeTypeName
    label: Label
    total: int = Field(description="How many there are; `items` may hold fewer.", examples=[12])
    items: list[Item]


class SearchAnswer(Shape):
    """What words find, grouped by type."""

    query: str = Field(examples=["vung ang"])
    total: int = Field(examples=[14])
    groups: list[Group]
    near: list[Item] = Field(description="Where nothing was found: names that come near.")


class SourceItem(Shape):
    """One document in one form: its text, a table, or a record of its facts."""

    source: str = Field(description="Its id.", examples=[_SOURCE])
    kind: Literal["text", "table", "record"]
    name: str = Field(description="The file it came from.", examples=["01-CTr-TU.txt"])
    sha256: str = Field(description="The digest of its content.")
    document: str = Field(description="The id of the document.", examples=[_PROGRAMME])
    about: dict[str, Any] | None = Field(None, description="Where it was published, the encoding it was read in.")


class SourceDetail(SourceItem):
    """A source and how much text it has."""

    characters: int = Field(description="The length of its text; 0 where only a record is known.", examples=[60000])


class SourceList(Shape):
    """Every loaded source."""

    items: list[SourceItem]
    total: int = Field(examples=[1])


class SourceText(Shape):
    """Characters of the original text, to show a quote in its surroundings."""

    source: str = Field(examples=[_SOURCE])
    document: str = Field(examples=[_PROGRAMME])
    text: str = Field(description="The characters from `start` to `end` of the source's text.")
    start: int = Field(description="Where they begin (code points).", examples=[0])
    end: int = Field(description="Where they end.", examples=[500])


class WarningPage(Shape):
    """A page of contradictions in the sources."""

    items: list[Warning]
    things: dict[str, Summary] = Field(description="The things they are about, by id.")
    total: int = Field(examples=[1])
    limit: int = Field(examples=[50])
    offset: int = Field(examples=[0])
    next: str | None = Field(description="The next page; null on the last.")


class NodeTypeInfo(Shape):
    """A kind of thing."""

    label: Label
    means: str
    facts: dict[str, str] = Field(description="Its facts and the type of their values.")
    caption: list[str] = Field(description="The facts that may name it, best first.")
    colour: dict[Literal["light", "dark"], str]
    shape: str


class EdgeTypeInfo(Shape):
    """A kind of link."""

    from_: list[NodeTypeName] = Field(alias="from")
    to: list[NodeTypeName]
    meaning: str = Field(description="What questions ask for.", examples=["driver"])
    flow: Literal["forward", "backward"] = Field(description="Whether the meaning runs with or against the arrow.")
    facts: dict[str, str]
    reads: dict[Literal["forward", "backward"], Label]


class OntologyInfo(Shape):
    """What may exist in a graph."""

    version: int
    nodes: dict[str, NodeTypeInfo]
    edges: dict[str, EdgeTypeInfo]
    kinds: dict[str, Label] = Field(description="Kinds of documents and deliverables.")
    codes: dict[str, Label] = Field(description="Kinds of agencies, projects and places, levels, comparators.")
    statuses: dict[str, Label] = Field(description="Statuses of a document.")
    methods: dict[str, Label] = Field(description="How a fact may have been found.")


class Live(Shape):
    """Whether the server lives."""

    live: Literal[True] = Field(description="The process answers.")
    version: str = Field(description="The version of policygraph.", examples=["0.1.0"])


class Health(Live):
    """Whether the server lives, and whether its store answers."""

    ready: bool = Field(description="The store answers.")
    graph: int = Field(description="The version of the graph: it grows with every change.", examples=[3])
    nodes: int = Field(examples=[283])
    edges: int = Field(examples=[367])
    sources: int = Field(examples=[1])


class Problem(BaseModel):
    """The one shape of every error (RFC 9457)."""

    model_config = ConfigDict(extra="forbid")

    type: str = Field(description="What kind of error, for programs.", examples=["urn:policygraph:not-found"])
    title: str = Field(description="What kind of error, in words.", examples=["Not found"])
    status: int = Field(description="The HTTP status.", examples=[404])
    detail: str = Field(description="What happened, where, and what to do.")
    instance: str = Field(description="The path that was asked for.", examples=["/api/v1/nodes/57-nq-tx"])
    near: list[Item] | None = Field(None, description="Where nothing has an id: things whose id comes near.")
    errors: list[dict[str, str]] | None = Field(
        None,
        description="Which parts of the request are wrong, and why.",
        examples=[[{"where": "query.limit", "what": "Input should be greater than or equal to 1"}]],
    )
