"""The lexicon proved both ways: every entry is matched by its examples, and none of its near misses matches it."""

import re
from collections.abc import Mapping
from typing import Any

import pytest

from graph.text import fold
from loaders import citations, lexicon, named, symbols
from loaders.issuers import issuer_at

Row = tuple[Mapping[str, Any], str]


def examples(name: str, key: str = "examples") -> list[Row]:
    return [(entry, one) for entry in lexicon.entries(name) for one in entry.get(key, ())]


def told(row: Row) -> str:
    return row[1]


@pytest.mark.parametrize("row", examples("kinds"), ids=told)
def test_a_head_noun_says_its_kind(row: Row) -> None:
    entry, example = row
    head = citations.head_before(re.split(r"[0-9]", example)[0])
    assert head is not None
    assert citations.kind_of_noun(head.noun) == entry["kind"]


def test_every_head_noun_stands_in_an_example() -> None:
    for entry in lexicon.entries("kinds"):
        for noun in entry["nouns"]:
            assert any(example.startswith(noun) for example in entry["examples"]), noun


@pytest.mark.parametrize("row", examples("kinds", "near"), ids=told)
def test_what_looks_like_a_head_noun_is_none(row: Row) -> None:
    entry, near = row
    assert [one.kind for one in citations.find(near) if one.headed and one.kind == entry["kind"]] == []


@pytest.mark.parametrize("row", examples("organs"), ids=told)
def test_an_organ_is_read_in_a_symbol(row: Row) -> None:
    entry, example = row
    [symbol] = symbols.find(example)
    assert symbol.text == example
    assert symbols.organ_entry(symbol.organs[-1])["code"] == entry["code"]


def test_every_organ_has_issuers_that_the_lexicon_knows() -> None:
    known = {entry["name"] for entry in lexicon.entries("bodies")}
    loose = {"Đại hội đại biểu toàn quốc"}
    for entry in lexicon.entries("organs"):
        if entry.get("level") == "central" and not entry.get("until") and "issuer" in entry:
            assert entry["issuer"] in known | loose or entry["code"] in _ALONE, entry["code"]


_ALONE = {"BCSTW", "UBKTTC", "HĐDT", "HĐTP", "UBQPAN", "UBTCNS", "TWĐTN"}
"""Bodies whose documents are told by the symbol: no text has named them as an issuer yet."""


@pytest.mark.parametrize("row", examples("bodies"), ids=told)
def test_an_issuer_is_read_under_each_of_its_names(row: Row) -> None:
    entry, example = row
    words = example.removeprefix("của ")
    issuer = issuer_at(words, 0)
    assert issuer is not None
    assert (issuer.name, issuer.end) == (entry["name"], len(words))


@pytest.mark.parametrize("row", examples("bodies", "near"), ids=told)
def test_a_longer_name_is_another_body(row: Row) -> None:
    entry, near = row
    issuer = issuer_at(near.removeprefix("của "), 0)
    assert issuer is not None
    assert issuer.name != entry["name"]


def test_no_two_issuers_share_a_name() -> None:
    named_as = (
        {fold(form) for form in (entry["name"], *entry.get("forms", ()))} for entry in lexicon.entries("bodies")
    )
    forms = [form for each in named_as for form in each]
    assert sorted({one for one in forms if forms.count(one) > 1}) == []


@pytest.mark.parametrize("entry", lexicon.entries("laws"), ids=lambda entry: entry["name"])
def test_a_law_is_read_by_its_name_and_each_of_its_versions(entry: Mapping[str, Any]) -> None:
    noun = {"law": "Luật", "code": "Bộ luật", "ordinance": "Pháp lệnh"}[entry["kind"]]
    found = list(named.find(f"thực hiện {noun} {entry['name']} và các quy định khác"))
    assert [(one.kind, one.name) for one in found] == [(entry["kind"], f"{noun} {entry['name']}")]
    for version in entry.get("versions", ()):
        [symbol] = symbols.find(version["symbol"])
        assert symbol.text == version["symbol"]
        assert version.get("date", symbol.year)[:4] == symbol.year


@pytest.mark.parametrize("row", examples("making"), ids=told)
def test_what_is_still_to_be_made_is_no_citation(row: Row) -> None:
    assert list(named.find(row[1])) == []


@pytest.mark.parametrize("row", examples("making", "near"), ids=told)
def test_what_is_carried_out_is_one(row: Row) -> None:
    assert len(list(named.find(row[1]))) == 1


def test_the_files_are_sound() -> None:
    assert lexicon.check() == []
