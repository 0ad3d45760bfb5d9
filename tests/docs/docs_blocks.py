"""What stands in a page of the documentation: its headings, links and blocks of code."""

import re
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
PAGES = sorted([*CHECKOUT.glob("*.md"), *CHECKOUT.glob("docs/**/*.md"), *CHECKOUT.glob("data/**/*.md")])
NAMES = [page.relative_to(CHECKOUT).as_posix() for page in PAGES]

_BLOCK = re.compile(r"^(?P<indent> *)```(?P<language>\w*)\n(?P<code>.*?)^(?P=indent)```$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^(#+) (.+)$", re.MULTILINE)
_LINK = re.compile(r"\]\(([^)\s]+)\)")


@dataclass(frozen=True)
class Block:
    """A block of code, and the line of its page that it begins on."""

    language: str
    code: str
    line: int


def blocks(page: Path) -> list[Block]:
    text = page.read_text(encoding="utf-8")
    return [
        Block(found["language"], found["code"].replace("\n" + found["indent"], "\n"), text.count("\n", 0, found.start()) + 1)
        for found in _BLOCK.finditer(text)
    ]  # fmt: skip


def commands(block: Block) -> list[tuple[str, str]]:
    """The commands of a console block, each with what it is said to print."""
    shown = re.split(r"^\$ ", block.code, flags=re.MULTILINE)
    return [(command, printed) for command, _, printed in (one.partition("\n") for one in shown if one.strip())]


def headings(page: Path) -> list[tuple[int, str]]:
    """The headings, each with its level."""
    return [(len(marks), title) for marks, title in _HEADING.findall(_BLOCK.sub("", page.read_text(encoding="utf-8")))]


def anchors(page: Path) -> set[str]:
    """The names that a link can jump to."""
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for _, title in headings(page)}


def links(page: Path) -> list[str]:
    return _LINK.findall(_BLOCK.sub("", page.read_text(encoding="utf-8")))
