"""Citations of documents without a number: the resolution of a congress.

Nghị quyết Đại hội (đại biểu) Đảng bộ tỉnh (Hà Tĩnh) lần thứ XX(, nhiệm kỳ 2025 - 2030)
"""

import re
from collections.abc import Iterator

from loaders.citations import Citation
from loaders.issuers import province_name, provinces
from loaders.lexicon import alternatives

_S = r"[ \n]+"
_CONGRESS = re.compile(
    rf"(?<!\w)Nghị{_S}quyết{_S}(?:của{_S})?Đại{_S}hội(?:{_S}đại{_S}biểu)?{_S}Đảng{_S}bộ{_S}(?P<body>tỉnh|thành{_S}phố)"
    rf"(?:{_S}(?P<province>{alternatives(provinces())}))?{_S}lần{_S}thứ{_S}(?P<number>[IVXLC]+|[0-9]{{1,2}})(?!\w)"
    rf"(?:[ \n]*,?[ \n]*\(?nhiệm{_S}kỳ{_S}(?P<from>20[0-9]{{2}})[ \n]*-[ \n]*(?P<to>20[0-9]{{2}})\)?)?",
    re.IGNORECASE,
)


def find(text: str) -> Iterator[Citation]:
    """Every citation of a document without a number, in order.

    >>> one = next(find("thực hiện Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XX, nhiệm kỳ 2031 - 2036"))
    >>> one.name, one.term
    ('Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XX', '2031-2036')
    >>> list(find("nghị quyết đại hội Đảng các cấp; Đại hội Đảng bộ tỉnh lần thứ XX"))
    []
    """
    for found in _CONGRESS.finditer(text):
        body = " ".join(found["body"].lower().split())
        yield Citation(
            found.start(),
            found.end(),
            kind="resolution",
            name=congress_name(body, found["number"].upper()),
            term=f"{found['from']}-{found['to']}" if found["from"] else None,
            province=province_name(found["province"]) if found["province"] else None,
        )


def congress_name(body: str, number: str) -> str:
    """The one name of a congress's resolution, which texts shorten in several ways.

    >>> congress_name("tỉnh", "XX")
    'Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XX'
    """
    return f"Nghị quyết Đại hội đại biểu Đảng bộ {body} lần thứ {number}"
