"""Colours and shapes of the page, in a light and a dark theme: those of things come from graph/ontology.yaml.

Contrasts on their own ground: text 4.5:1 or more, borders that carry meaning 3:1 or more. Yellow is only ever
evidence; selection is ink; a kind never rests on colour alone.
"""

from collections.abc import Mapping
from typing import Any, Literal

from graph.ontology import ontology

Theme = Literal["light", "dark"]

TOKENS: Mapping[Theme, Mapping[str, str]] = {
    "light": {
        "ink": "#1B1F24", "muted": "#5A616B", "faded": "#6F757D", "chrome": "#FFFFFF", "canvas": "#F3F2EE",
        "paper": "#FBFAF7", "card": "#FFFFFF", "hairline": "#DEDCD6", "border": "#85888C", "evidence": "#FFE27A",
        "on-evidence": "#1B1F24", "driver": "#0072B2", "warning": "#6B4500", "warning-ground": "#FFF3D4",
        "warning-icon": "#E69F00", "hollow": "#E9E6DF", "hollow-edge": "#8C8981", "focus": "#0B66C3", "rest": "#F1EFEA",
    },
    "dark": {
        "ink": "#E9EAEC", "muted": "#A4ACB6", "faded": "#8A929C", "chrome": "#181B1F", "canvas": "#0F1113",
        "paper": "#15181B", "card": "#1E2227", "hairline": "#2C3138", "border": "#737B86", "evidence": "#6B5300",
        "on-evidence": "#FFFFFF", "driver": "#4FA8DF", "warning": "#FFD877", "warning-ground": "#3A2C05",
        "warning-icon": "#E69F00", "hollow": "#23282E", "hollow-edge": "#6E7681", "focus": "#7CC0FF", "rest": "#23272D",
    },
}  # fmt: skip


def variables(theme: Theme) -> str:
    """The tokens and the colour of each kind of thing as CSS variables.

    >>> "--document:#00629B" in variables("light")
    True
    """
    kinds = {name.lower(): type.colour[theme] for name, type in ontology().nodes.items()}
    return ";".join(f"--{name}:{value}" for name, value in {**TOKENS[theme], **kinds}.items())


def stylesheet(rules: str) -> str:
    """The page's rules behind the variables of both themes; dark is chosen, or follows the system's; paper is light."""
    dark = f":root[data-theme=dark]{{color-scheme:dark;{variables('dark')}}}"
    paper = f"@media print{{:root[data-theme]{{color-scheme:light;{variables('light')}}}}}"
    return f":root{{{variables('light')}}}\n{dark}\n{paper}\n{rules}"


def palette() -> dict[str, Any]:
    """What the canvas draws with: the tokens by theme, and colour and shape of each kind."""
    return {
        "tokens": {theme: dict(tokens) for theme, tokens in TOKENS.items()},
        "kinds": {name: {"colour": dict(type.colour), "shape": type.shape} for name, type in ontology().nodes.items()},
    }
