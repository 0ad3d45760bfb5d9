"""What one document can do to another: none changes or guides one of a later year, and no decree changes a law.

Where words seem to say so, a list has ended or another document acts; so nothing is said.
"""

from loaders.citations import Citation

LAWS = frozenset(("law", "code", "ordinance", "constitution"))
_BELOW = frozenset(("decree", "decision", "directive", "circular", "joint_circular"))
_CHANGES = frozenset(("AMENDS", "REPLACES", "REPEALS", "SUSPENDS", "EXTENDS", "CORRECTS"))
LATER = _CHANGES | {"GUIDES", "IMPLEMENTS"}


def possible(type: str, source: Citation, target: Citation) -> bool:
    """Whether one cited document can stand in a relation to another.

    >>> from loaders.citations import find
    >>> law, decree, older = find("Luật số 62/2031/QH16, Nghị định số 30/2031/NĐ-CP, Nghị định số 9/2030/NĐ-CP")
    >>> possible("GUIDES", decree, law), possible("AMENDS", decree, law), possible("AMENDS", older, decree)
    (True, False, False)
    """
    if target.kind in LAWS and (
        source.kind in _BELOW if type in _CHANGES else type == "GUIDES" and source.kind in LAWS
    ):
        return False
    return type not in LATER or not is_earlier(source, target)


def is_earlier(source: Citation, target: Citation) -> bool:
    """Whether one cited document is of an earlier year than another."""
    source_years, target_years = _years(source), _years(target)
    return bool(source_years and target_years) and max(source_years) < min(target_years)


def _years(one: Citation) -> list[int]:
    """The years of a document: of its symbol and of its date, which a slip may tell apart."""
    written = (one.parts.year if one.parts is not None and not one.parts.odd else None, (one.date or "")[:4])
    return [int(year) for year in written if year and year.isdigit()]
