"""To import this is to have every pattern of the lexicon at hand: where workers come from reads one sentence first.

A worker that is forked from there reads its first document at once; it takes most of a second to make the patterns anew.
"""

from loaders.document import document
from loaders.pipeline import read_document

_PLAN = """KẾ HOẠCH
I. NHIỆM VỤ
1. Sở Xây dựng chủ trì, phối hợp với Sở Tài chính xây dựng Đề án bến cá tại xã Sơn Kim 1 theo Chỉ thị số 947-CT/TW trước
ngày 30/6/2031, phấn đấu đạt trên 80% hộ; nâng cấp cảng Vũng Áng.
"""

read_document(document("a.txt", _PLAN.encode()))
