"""The page as a file: only its own scripts may run, and no document can add one."""

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from importlib.resources import files

import pytest
from viz_fragments import EVIL

from graph.stores.base import Store
from viz.page import SCRIPTS, as_json, page, policy, scripts, style
from viz.wording import WORDS

STATES = ["record", "sample", "both", "nothing", "flat", "hostile", "crowded"]


class _Elements(HTMLParser):
    """The elements of a page with their attributes and text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None], str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs), ""))
        self.inside = True

    def handle_endtag(self, _: str) -> None:
        self.inside = False

    def handle_data(self, data: str) -> None:
        if self.found and self.inside:
            tag, attributes, text = self.found[-1]
            self.found[-1] = (tag, attributes, text + data)


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@pytest.mark.parametrize("state", STATES)
def test_only_the_pages_own_scripts_are_there(state: str, request: pytest.FixtureRequest) -> None:
    elements = _Elements(page(request.getfixturevalue(state))).found
    run = [(attributes, text) for tag, attributes, text in elements if tag == "script"]
    assert [attributes for attributes, _ in run] == [{"type": "application/json", "id": "data"}, {}, {}]
    (content,) = [a["content"] for tag, a, _ in elements if tag == "meta" and a.get("http-equiv")]
    assert [_digest(text) in (content or "") for _, text in run] == [False, True, True]
    (rules,) = [text for tag, _, text in elements if tag == "style"]
    assert _digest(rules) in (content or "")
    assert not [
        name for _, attributes, _ in elements for name in attributes if name.startswith("on") or name == "style"
    ]
    assert {tag for tag, _, _ in elements}.isdisjoint({"img", "iframe", "object", "embed", "form", "base"})


@pytest.mark.parametrize("served", [True, False])
def test_only_a_served_page_may_ask_its_server(served: bool) -> None:
    rules = dict(rule.split(" ", 1) for rule in policy(served=served).split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["img-src"] == "data:"
    assert rules.get("connect-src") == ("'self'" if served else None)
    assert "unsafe" not in policy(served=served)


def test_hostile_text_is_data_and_nothing_else(hostile: Store) -> None:
    html = page(hostile)
    (data,) = re.findall(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    assert "<" not in data
    assert EVIL in json.dumps(json.loads(data), ensure_ascii=False).encode().decode("unicode_escape", "ignore") or EVIL in str(json.loads(data)).replace("\\'", "'")  # fmt: skip
    assert "document.title='ran'" not in html.replace(data, "")


@pytest.mark.parametrize(
    ("text", "why"),
    [("</script>", "the end of the element"), ("<!--<script>", "the start of a comment that hides the end"), ("<ScRiPt>", "any case")],
)  # fmt: skip
def test_json_cannot_leave_its_element(text: str, why: str) -> None:
    written = as_json({"text": text})
    assert "<" not in written, why
    assert json.loads(written) == {"text": text}


def test_nothing_is_asked_of_another_host(record: Store) -> None:
    html = page(record)
    own = html.replace(scripts()[0], "")
    assert re.findall(r"(?:src|href)=\"(?!#|data:)[^\"]*\"", own) == []
    assert [url for url in re.findall(r"https?://[^\s\"'<>)]+", own.replace(style(), "")) if "w3.org" not in url] == []


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts_write_text_only_as_text(name: str) -> None:
    code = files("viz").joinpath("static", name).read_text(encoding="utf-8")
    for forbidden in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "new Function",
        "window.",
    ):
        assert forbidden not in code, forbidden


def test_every_script_is_in_the_page() -> None:
    shipped = {one.name for one in files("viz").joinpath("static").iterdir() if one.name.endswith(".js")}
    assert shipped == set(SCRIPTS)


def test_nothing_ends_its_element_early() -> None:
    assert "</" not in style()
    assert all("</script" not in one.lower() for one in scripts())


def test_every_word_is_said_somewhere() -> None:
    code = "".join(files("viz").joinpath("static", name).read_text(encoding="utf-8") for name in SCRIPTS)
    code += files("viz").joinpath("templates", "page.html").read_text(encoding="utf-8")
    built = re.compile(r"^(fact_|at_|source_|same_|ask_)|^(central|local|direct|inherited|driver_kind|kind|how)$")
    assert [
        key for key in WORDS if not built.match(key) and f'"{key}"' not in code and f"words.{key}" not in code
    ] == []


def test_the_same_graph_gives_the_same_bytes(both: Store) -> None:
    assert page(both) == page(both)


def test_vietnamese_is_given_room() -> None:
    """Stacked marks collide below a line height of 1.28; the language has no use for capitals or wide letters."""
    heights = [float(one) for one in re.findall(r"line-height:\s*([0-9.]+)", style())]
    heights += [float(one) for one in re.findall(r"font:[^;]*?px/([0-9.]+)", style())]
    assert heights
    assert min(heights) >= 1.28
    assert "uppercase" not in style()
    assert "letter-spacing" not in style()
