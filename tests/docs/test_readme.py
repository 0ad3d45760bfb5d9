"""The two READMEs are one text in two languages, and show the real page."""

from docs_blocks import CHECKOUT, blocks, headings, links

ENGLISH, VIETNAMESE = CHECKOUT / "README.md", CHECKOUT / "README.vi.md"


def test_both_have_the_same_sections() -> None:
    assert [level for level, _ in headings(VIETNAMESE)] == [level for level, _ in headings(ENGLISH)]


def test_both_show_the_same_commands() -> None:
    assert [(one.language, one.code) for one in blocks(VIETNAMESE)] == [
        (one.language, one.code) for one in blocks(ENGLISH)
    ]


def test_both_lead_to_the_same_pages() -> None:
    other = {"README.md": "README.vi.md", "README.vi.md": "README.md"}
    assert [other.get(link, link) for link in links(VIETNAMESE)] == links(ENGLISH)


def test_both_show_the_real_page() -> None:
    picture = CHECKOUT / "docs" / "images" / "page.png"
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert "docs/images/page.png" in links(ENGLISH)
