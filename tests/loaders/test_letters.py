"""Where a text holds only usual characters, every step that puts characters right is passed over: none may be needed."""

import unicodedata
from itertools import product

from loaders.letters import USUAL, unusual
from loaders.readers.legacy import in_letters
from loaders.view import view


def test_usual_characters_are_composed_whichever_follows_which() -> None:
    pairs = "".join(map("".join, product(USUAL, USUAL)))
    assert unicodedata.is_normalized("NFC", pairs)


def test_usual_characters_stand_in_the_view_as_they_are() -> None:
    shown = view(" ".join(USUAL), odd=set(USUAL))
    assert (shown.text, shown.runs) == (" ".join(USUAL), None)


def test_usual_characters_are_of_no_older_encoding() -> None:
    assert in_letters(USUAL, odd=USUAL) is None


def test_every_other_character_is_unusual() -> None:
    others = [chr(code) for code in range(0x250) if chr(code) not in USUAL]
    assert unusual(USUAL + "".join(others)) == set(others)
