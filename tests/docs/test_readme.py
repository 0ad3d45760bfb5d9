"""The two READMEs are one text in two languages, and show the real page."""

from docs_blocks import CHECKOUT, Block, blocks, commands, headings, links

ENGLISH, VIETNAMESE = CHECKOUT / "README.md", CHECKOUT / "README.vi.md"


def test_both_have_the_same_sections() -> None:
    assert [level for level, _ in headings(VIETNAMESE)] == [level for level, _ in headings(ENGLISH)]


def test_both_show_the_same_commands() -> None:
    assert [shown(one) for one in blocks(VIETNAMESE)] == [shown(one) for one in blocks(ENGLISH)]


def shown(block: Block) -> list[str]:
    """The code of a block; of a console its commands alone, for what they print is in the reader's language."""
    if block.language != "console":
        return [block.language, block.code]
    return [command.removesuffix(" --lang en") for command, _ in commands(block)]


def test_both_lead_to_the_same_pages() -> None:
    other = {"README.md": "README.vi.md", "README.vi.md": "README.md"}
    assert [other.get(link, link) for link in links(VIETNAMESE)] == links(ENGLISH)


def test_both_show_the_real_page() -> None:
    picture = CHECKOUT / "docs" / "images" / "page.png"
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert "docs/images/page.png" in links(ENGLISH)
