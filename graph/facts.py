"""What facts, and places outside sections, are called in both languages: for the terminal and the page alike."""

from collections.abc import Mapping

from graph.ontology import Label

FACTS: Mapping[str, Label] = {
    "kind": {"vi": "loại", "en": "kind"},
    "symbol": {"vi": "số, ký hiệu", "en": "symbol"},
    "date": {"vi": "ngày ban hành", "en": "date"},
    "issuer": {"vi": "cơ quan ban hành", "en": "issuer"},
    "subject": {"vi": "nội dung", "en": "subject"},
    "subject_en": {"vi": "nội dung (tiếng Anh)", "en": "subject (English)"},
    "level": {"vi": "cấp", "en": "level"},
    "province": {"vi": "tỉnh", "en": "province"},
    "term": {"vi": "nhiệm kỳ, thời kỳ", "en": "term"},
    "name": {"vi": "tên", "en": "name"},
    "status": {"vi": "tình trạng", "en": "status"},
    "candidates": {"vi": "có thể là", "en": "candidates"},
    "place": {"vi": "vị trí", "en": "place"},
    "title": {"vi": "tiêu đề ngắn", "en": "short title"},
    "title_en": {"vi": "tiêu đề ngắn (tiếng Anh)", "en": "short title (English)"},
    "text": {"vi": "nguyên văn", "en": "full text"},
    "verbs": {"vi": "động từ", "en": "verbs"},
    "period": {"vi": "thời kỳ", "en": "period"},
    "starts": {"vi": "từ ngày", "en": "starts"},
    "ends": {"vi": "đến ngày", "en": "ends"},
    "deadline": {"vi": "hạn", "en": "deadline"},
    "due": {"vi": "hạn cuối", "en": "due"},
    "state": {"vi": "tình hình thực hiện", "en": "state of work"},
    "abbreviations": {"vi": "viết tắt", "en": "abbreviations"},
    "aliases": {"vi": "tên khác", "en": "other names"},
    "code": {"vi": "mã", "en": "code"},
    "metric": {"vi": "chỉ tiêu", "en": "metric"},
    "comparator": {"vi": "so sánh", "en": "comparator"},
    "value": {"vi": "giá trị", "en": "value"},
    "unit": {"vi": "đơn vị", "en": "unit"},
    "time": {"vi": "thời điểm", "en": "time"},
    "mode": {"vi": "cách dẫn dắt", "en": "mode"},
    "articles": {"vi": "điều, khoản, điểm", "en": "articles"},
    "named": {"vi": "được dẫn đến", "en": "named"},
    "absent": {"vi": "không có trong tệp", "en": "absent from the file"},
    "written": {"vi": "ghi là", "en": "written"},
    "own": {"vi": "của chính văn bản", "en": "its own"},
    "point": {"vi": "điểm", "en": "point"},
    "article": {"vi": "điều", "en": "article"},
    "words": {"vi": "chữ", "en": "words"},
    "year": {"vi": "năm", "en": "year"},
    # of a source
    "format": {"vi": "định dạng", "en": "format"},
    "encoding": {"vi": "bảng mã", "en": "encoding"},
    "pages": {"vi": "số trang", "en": "pages"},
    "sheets": {"vi": "trang tính", "en": "sheets"},
    "published": {"vi": "công bố tại", "en": "published"},
    "published_on": {"vi": "công bố ngày", "en": "published on"},
}

PLACES: Mapping[str, Label] = {
    "title": {"vi": "tên văn bản", "en": "title"},
    "letterhead": {"vi": "phần đầu văn bản", "en": "letterhead"},
    "headline": {"vi": "dòng tít", "en": "headline"},
    "lead": {"vi": "lời dẫn", "en": "lead"},
    "preamble": {"vi": "phần căn cứ", "en": "preamble"},
    "signature": {"vi": "chữ ký", "en": "signature"},
    "ticker": {"vi": "dòng chạy", "en": "ticker"},
    "tail": {"vi": "phần cuối", "en": "tail"},
}
"""Places outside all sections and tasks."""
