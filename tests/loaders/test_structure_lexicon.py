"""The lexicon of chrome and headings: every pattern matches its examples and none of its near misses."""

import re
from typing import Any

import pytest

from loaders import headings
from loaders.chrome import CAPITALS, first_letters, patterns
from loaders.lexicon import entries

CHROME = [(entry, example) for entry in entries("chrome") for example in entry["examples"]]
NEAR = [(entry, near) for entry in entries("chrome") for near in entry.get("near", ())]


def matches(entry: Any, line: str) -> bool:
    whole = r" *(?=\n|$)" if entry["where"] == "page" else ""
    return re.match(entry["pattern"].replace("<U>", CAPITALS) + whole, line + "\n") is not None


@pytest.mark.parametrize(("entry", "line"), CHROME, ids=[line[:30] for _, line in CHROME])
def test_chrome_examples(entry: Any, line: str) -> None:
    assert matches(entry, line)
    assert re.match(f"[{first_letters(entry['where'])}]", line)


@pytest.mark.parametrize(("entry", "line"), NEAR, ids=[line[:30] for _, line in NEAR])
def test_chrome_near_misses(entry: Any, line: str) -> None:
    assert not matches(entry, line)


def test_every_place_of_the_chrome_is_one_that_is_read() -> None:
    known = {"page", "stamp", "lead", "letterhead", "preamble", "history", "closing", "signature", "tail"}
    assert {entry["where"] for entry in entries("chrome")} == known
    assert all(re.compile(patterns(where)) for where in known)


HEADINGS = [(entry["role"], example) for entry in entries("headings") for example in entry["examples"]]


@pytest.mark.parametrize(("role", "words"), HEADINGS, ids=[words[:30] for _, words in HEADINGS])
def test_heading_examples(role: str, words: str) -> None:
    assert said(role, words)


NEAR_HEADINGS = [(entry["role"], near) for entry in entries("headings") for near in entry.get("near", ())]


@pytest.mark.parametrize(("role", "words"), NEAR_HEADINGS, ids=[words[:30] for _, words in NEAR_HEADINGS])
def test_heading_near_misses(role: str, words: str) -> None:
    assert not said(role, words)


def said(role: str, words: str) -> bool:
    if role in ("body", "order"):
        return headings.names_a_body(words)
    if role in ("anybody", "duty"):
        return headings.names_anybody(words) if role == "anybody" else headings.is_about_a_body(words)
    if role in ("formula", "effect"):
        return headings.is_formula(words)
    if role == "course":
        return headings.is_a_course(words)
    if role == "plan":
        return headings.is_a_plan(words)
    return headings.is_attribute(words) if role == "attribute" else headings.heading_role(words) == role
