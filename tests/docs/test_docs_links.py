"""Every link of the documentation leads somewhere, and every page can be reached."""

from pathlib import Path

import pytest
from docs_blocks import CHECKOUT, NAMES, PAGES, anchors, links


@pytest.mark.parametrize("name", NAMES)
def test_links_lead_somewhere(name: str) -> None:
    page = CHECKOUT / name
    for link in links(page):
        if "://" in link:
            continue
        path, _, anchor = link.partition("#")
        target = page if not path else (page.parent / path).resolve()
        assert target.exists(), link
        if anchor:
            assert anchor in anchors(target), link


def test_every_page_can_be_reached_from_the_readme() -> None:
    seen, waiting = set[Path](), [CHECKOUT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in seen:
            continue
        seen.add(page)
        linked = [(page.parent / link.partition("#")[0]).resolve() for link in links(page) if "://" not in link]
        waiting += [one for one in linked if one.suffix == ".md" and one.exists()]
    assert [page for page in PAGES if page not in seen and CHECKOUT / "data" not in page.parents] == []
