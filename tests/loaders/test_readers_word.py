"""Word documents: what a reader sees, in the order in which it stands."""

import docx
import pytest
from docx.oxml.parser import parse_xml
from reader_files import with_parts, word

from loaders.document import document

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_LEVELS = (
    ("upperRoman", "%1."),
    ("decimal", "%2."),
    ("decimal", "%2.%3."),
    ("lowerLetter", "%4)"),
    ("bullet", "-"),
    ("bullet", "\uf0b7"),
)
_ABSTRACT = "".join(
    f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{mark}"/></w:lvl>'
    for n, (form, mark) in enumerate(_LEVELS)
)


def numbered(levels: list[int | None], number: int = 77) -> docx.document.Document:
    """A document whose paragraphs stand at these levels of one list."""
    made = docx.Document()
    numbering = made.part.numbering_part.element
    numbering.insert(0, parse_xml(f'<w:abstractNum {_W} w:abstractNumId="77">{_ABSTRACT}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {_W} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    again = '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering.append(parse_xml(f'<w:num {_W} w:numId="78"><w:abstractNumId w:val="77"/>{again}</w:num>'))
    for level in levels:
        paragraph = made.add_paragraph("x")
        if level is not None:
            number_of = f'<w:numPr {_W}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
            paragraph._p.get_or_add_pPr().append(parse_xml(number_of))
    return made


def text_of(body: str) -> str:
    """The text of a document with this body."""
    whole = f'<?xml version="1.0"?><w:document {_W}><w:body>{body}</w:body></w:document>'
    return document("a.docx", with_parts(word(), {"word/document.xml": whole.encode()})).text


@pytest.mark.parametrize(
    ("levels", "marks", "reason"),
    [
        ([0, 1, 1, 0, 1], ["I.", "1.", "2.", "II.", "1."], "a deeper level begins anew"),
        ([0, 1, 2, 2, 1, 2], ["I.", "1.", "1.1.", "1.2.", "2.", "2.1."], "a mark with the numbers above it"),
        ([0, 1, 3, 3, None, 3], ["I.", "1.", "a)", "b)", "", "c)"], "a paragraph between does not end a list"),
        ([4, 5], ["-", "•"], "bullets; a letter of a symbol font is a dot"),
    ],
)
def test_the_numbers_that_word_counts_are_put_down(levels: list[int | None], marks: list[str], reason: str) -> None:
    read = document("a.docx", word(numbered(levels)))
    assert [line.removesuffix("x").strip() for line in read.text.splitlines()] == marks, reason


def test_a_list_that_says_where_it_starts_starts_there() -> None:
    assert document("a.docx", word(numbered([1, 1], 78))).text == "5. x\n6. x\n"


def test_a_style_numbers_its_paragraphs() -> None:
    made = numbered([None])
    style = made.styles["List Bullet"].element
    for old in style.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}numId"):
        old.set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}val", "77")
    made.add_paragraph("theo kiểu", style="List Bullet")
    assert document("a.docx", word(made)).text == "x\nI. theo kiểu\n"


@pytest.mark.parametrize(
    ("body", "text", "reason"),
    [
        ("<w:p><w:r><w:t>22/2031/NĐ</w:t></w:r><w:r><w:noBreakHyphen/><w:t>CP</w:t></w:r></w:p>", "22/2031/NĐ-CP\n", "a hyphen of its own kind"),
        ("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>", "a\tb\nc\n", "tabs and line ends"),
        ("<w:p><w:ins><w:r><w:t>mới</w:t></w:r></w:ins><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del></w:p>", "mới\n", "changes as accepted"),
        ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:t>hiện</w:t></w:r></w:p>", "hiện\n", "hidden text"),
        ("<w:p><w:r><w:rPr><w:caps/></w:rPr><w:t>Quyết định</w:t></w:r></w:p>", "QUYẾT ĐỊNH\n", "capitals of the font"),
        ("<w:p><w:r><w:rPr><w:caps w:val='0'/></w:rPr><w:t>Quyết</w:t></w:r></w:p>", "Quyết\n", "capitals turned off"),
        ("<w:p><w:hyperlink><w:r><w:t>liên kết</w:t></w:r></w:hyperlink></w:p>", "liên kết\n", "a link"),
        ("<w:sdt><w:sdtContent><w:p><w:r><w:t>trong ô</w:t></w:r></w:p></w:sdtContent></w:sdt>", "trong ô\n", "a content control"),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>1</w:t></w:r></w:p>", "1\n", "a field shows its result"),
        ("<w:p><w:r><w:t>thân</w:t><w:pict><w:txbxContent><w:p><w:r><w:t>hộp</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>", "thân\nhộp\n", "a text box"),
        ("<w:p><w:r><w:rPr><w:rFonts w:ascii='.VnTime'/></w:rPr><w:t>Së T­ ph¸p</w:t></w:r></w:p>", "Sở Tư pháp\n", "an old font"),
        ("<w:p><w:r><w:rPr><w:rFonts w:ascii='.VnTimeH'/></w:rPr><w:t>quyÕt ®Þnh</w:t></w:r></w:p>", "QUYẾT ĐỊNH\n", "an old font of capitals"),
        ("<w:p><w:r><w:rPr><w:rFonts w:ascii='.VnTime'/></w:rPr><w:t>công tác cán bộ</w:t></w:r></w:p>", "công tác cán bộ\n", "newer text under an old font"),
        ("<w:p><w:r><w:rPr><w:rFonts w:ascii='VNI-Times'/></w:rPr><w:t>quye</w:t></w:r><w:r><w:rPr><w:rFonts w:ascii='VNI-Times'/></w:rPr><w:t>át ñònh</w:t></w:r></w:p>", "quyết định\n", "a letter cut in two by Word"),
    ],
)  # fmt: skip
def test_a_paragraph_says_what_a_reader_sees(body: str, text: str, reason: str) -> None:
    assert text_of(body) == text, reason


def table(rows: list[list[str]]) -> docx.document.Document:
    made = docx.Document()
    grid = made.add_table(len(rows), len(rows[0]))
    for row, words in zip(grid.rows, rows, strict=True):
        for cell, said in zip(row.cells, words, strict=True):
            cell.text = said
    return made


def test_a_table_stands_in_its_place_with_its_cells_located() -> None:
    made = table([["STT", "Nhiệm vụ", "Chủ trì"], ["1", "Rà soát", "Sở A"], ["", "Lập mới", "Sở B"]])
    made.tables[0].cell(1, 0).merge(made.tables[0].cell(2, 0))
    made.add_paragraph("sau bảng")
    read = document("a.docx", word(made))
    assert read.text == "STT\tNhiệm vụ\tChủ trì\n1\tRà soát\tSở A\nLập mới\tSở B\nsau bảng\n"
    at = read.text.index("Sở B")
    assert read.locate(at, at + 4).facts() == {"line": 3, "row": 3, "cell": "C3"}
    assert [(cell.rows, cell.columns) for cell in read.cells if cell.name == "A2"] == [(2, 1)]


def test_a_letterhead_is_no_table_row_and_each_of_its_cells_begins_a_line() -> None:
    made = table([["CHÍNH PHỦ\nSố: 1/NQ-CP", "CỘNG HÒA\nĐộc lập"]])
    assert document("a.docx", word(made)).text == "CHÍNH PHỦ\nSố: 1/NQ-CP\nCỘNG HÒA\nĐộc lập\n"


def test_a_table_in_a_cell_is_read_in_its_place() -> None:
    made = table([["a", "b", "c"]])
    made.tables[0].cell(0, 1).add_table(1, 1).cell(0, 0).text = "trong"
    read = document("a.docx", word(made))
    at = read.text.index("trong")
    assert read.cell(at, at + 5) == next(cell for cell in read.cells if cell.table == 1)


def test_headers_and_footers_stand_apart() -> None:
    made = docx.Document()
    made.add_paragraph("thân")
    made.sections[0].header.paragraphs[0].text = "CÔNG BÁO"
    read = document("a.docx", word(made))
    assert (read.text, read.about["header"]) == ("thân\n", ["CÔNG BÁO"])


def test_footnotes_stand_at_the_end_under_their_marks() -> None:
    notes = f'<w:footnotes {_W}><w:footnote w:id="2"><w:p><w:r><w:t>được sửa đổi</w:t></w:r></w:p></w:footnote></w:footnotes>'
    body = '<w:p><w:r><w:t>99-NQ/TW</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p><w:p><w:r><w:t>cuối</w:t></w:r></w:p>'
    whole = f'<?xml version="1.0"?><w:document {_W}><w:body>{body}</w:body></w:document>'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    made = word()
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        links = parts.read("word/_rels/document.xml.rels").decode()
        types = parts.read("[Content_Types].xml").decode()
    links = links.replace(
        "</Relationships>", f'<Relationship Id="rId99" Type="{kind}" Target="footnotes.xml"/></Relationships>'
    )
    form = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    types = types.replace("</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{form}"/></Types>')
    changed = {
        "word/document.xml": whole,
        "word/footnotes.xml": notes,
        "word/_rels/document.xml.rels": links,
        "[Content_Types].xml": types,
    }
    read = document("a.docx", with_parts(made, {name: text.encode() for name, text in changed.items()}))
    assert read.text == "99-NQ/TW[1]\ncuối\n[1] được sửa đổi\n"
