"""One page from a template of our own: no request to another host, and no script from any document's text.

Data goes into one element of type application/json, its "<" escaped, and from there to the screen only as text. The
Content-Security-Policy lets run the page's own scripts, by their hashes, and nothing else.
"""

import base64
import hashlib
import json
from collections.abc import Mapping
from functools import cache
from importlib.metadata import distribution
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from graph.ontology import Language
from graph.stores.base import Store
from viz.network import part_of_graph
from viz.payload import payload
from viz.style import stylesheet
from viz.wording import WORDS

SCRIPTS = (
    "text.js", "data.js", "words.js", "state.js", "icons.js", "quotes.js", "answers.js", "shape.js", "draw.js", "map.js", "pins.js",
    "trace.js", "table.js", "document.js", "ask.js", "panel.js", "start.js", "facets.js", "search.js", "keys.js", "main.js",
)  # fmt: skip
"""The page's own scripts, in the order in which each may use the ones before it."""
_VIS = "pyvis/lib/vis-9.1.2/vis-network.min.js"


def page(store: Store, around: str | None = None, *, lang: Language = "vi", served: bool = False) -> str:
    """The page of a store, or of what is around one thing in it; raises NotFound with ids that come near."""
    return render(payload(part_of_graph(store, around, alone=not served)), lang=lang, served=served)


def render(data: Mapping[str, Any], *, lang: Language = "vi", served: bool = False) -> str:
    """The page for a payload; only a served one may ask its own server for more."""
    template = _templates().get_template("page.html")
    return template.render(
        lang=lang,
        policy=policy(served=served),
        style=Markup(style()),  # ours, and without "</": a test holds it to that
        scripts=[Markup(one) for one in scripts()],
        data=Markup(as_json({**data, "served": served, "lang": lang})),
        words={key: label[lang] for key, label in WORDS.items()},
    )


def as_json(data: Mapping[str, Any]) -> str:
    r"""JSON that cannot end the element it stands in.

    >>> as_json({"text": "</script><!--"})
    '{"text":"\\u003c/script>\\u003c!--"}'
    """
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def policy(*, served: bool) -> str:
    """The Content-Security-Policy of the page."""
    rules = {
        "default-src": "'none'",
        "script-src": " ".join(_hash(one) for one in scripts()),
        "style-src": _hash(style()),
        "img-src": "data:",
        **({"connect-src": "'self'"} if served else {}),
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


@cache
def scripts() -> tuple[str, str]:
    """vis-network as the pyvis wheel ships it, and the page's own files as one strict function without globals."""
    own = "\n".join(_static(name) for name in SCRIPTS)
    return _vis_network(), f'(function () {{\n"use strict";\n{own}\n}})();\n'


@cache
def style() -> str:
    """The page's style sheet."""
    return stylesheet(_static("page.css"))


def _vis_network() -> str:
    """Found without importing pyvis, which would import IPython; a browser hashes line feeds, whatever the file has."""
    path = Path(str(distribution("pyvis").locate_file(_VIS)))
    return path.read_text(encoding="utf-8").replace("\r\n", "\n")


def _static(name: str) -> str:
    return files("viz").joinpath("static", name).read_text(encoding="utf-8").replace("\r\n", "\n")


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("viz"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
