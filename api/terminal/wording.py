"""What the terminal says, in both languages; `tests/api` holds both to the same blanks."""

from collections.abc import Mapping

from graph.facts import FACTS
from graph.ontology import Label, Language, ontology

WORDS: Mapping[str, Label] = {
    # answers: trace
    "no_driver": {
        "vi": "Không nêu văn bản nào dẫn dắt nhiệm vụ này.",
        "en": "No driver is named for this task.",
    },
    "no_driver_serves": {
        "vi": "Không nêu văn bản nào dẫn dắt riêng nhiệm vụ này; nhiệm vụ phục vụ {driver} qua cả {programme}.",
        "en": "No driver is named for this task; it serves {driver} through the whole of {programme}.",
    },
    "driven_count": {
        "vi": "{tasks}: {driven} có nêu văn bản dẫn dắt, {undriven} không nêu.",
        "en": "{tasks}: a driver is named for {driven}, none for {undriven}.",
    },
    "drives_count": {"vi": "Dẫn dắt {tasks} đã nạp:", "en": "Drives {tasks} of those loaded:"},
    "drives_none": {
        "vi": "Chưa có nhiệm vụ nào đã nạp được nêu là do văn bản này dẫn dắt riêng.",
        "en": "No loaded task names this document as its driver.",
    },
    "own_tasks": {"vi": "Các nhiệm vụ của chính văn bản này:", "en": "The tasks of this document itself:"},
    "through": {"vi": "Qua cả văn bản", "en": "Through whole documents"},
    "through_every": {
        "vi": "mọi nhiệm vụ của {programme} đều phục vụ {driver}",
        "en": "every task of {programme} serves {driver}",
    },
    "this_task": {"vi": "nhiệm vụ này", "en": "this task"},
    "cut": {
        "vi": "Đã cắt ở {cap} liên kết; còn ít nhất {left} chưa hiện. Hỏi hẹp hơn (một mục, một nhiệm vụ) hoặc thêm --cap.",
        "en": "Cut at {cap} links; at least {left} are not shown. Ask about less (a section, a task), or raise --cap.",
    },
    "cut_list": {
        "vi": "Đã cắt ở {cap}; còn ít nhất {left} chưa hiện. Hỏi hẹp hơn, hoặc thêm --cap.",
        "en": "Cut at {cap}; at least {left} are not shown. Ask about less, or raise --cap.",
    },
    "without_words": {"vi": "không kèm câu chữ", "en": "without its words"},
    "how_to_load": {
        "vi": "Chưa nạp văn bản {documents}: chưa có câu gốc để dẫn. Nạp bằng lệnh: policygraph load TỆP",
        "en": "The text of {documents} is not loaded, so there are no sentences to quote. Load it: policygraph load FILE",
    },
    "published_at": {"vi": "Đăng tại: {where}", "en": "Published at: {where}"},
    "cell": {"vi": "ô {cell}", "en": "cell {cell}"},
    "cell_of_sheet": {"vi": "trang tính “{sheet}”, ô {cell}", "en": "sheet “{sheet}”, cell {cell}"},
    "characters": {"vi": "ký tự {start}–{end}", "en": "characters {start}–{end}"},
    "more": {"vi": "và {n} chỗ nữa", "en": "and {n} more"},
    "undated": {"vi": "ngày: văn bản không nêu", "en": "date: the text gives none"},
    "role_self": {"vi": "chính văn bản này", "en": "the document itself"},
    "role_cited": {"vi": "được viện dẫn", "en": "cited"},
    # answers: dependencies
    "depends_on_nothing": {
        "vi": "Không nêu việc nào phải xong trước, cũng không việc nào chờ.",
        "en": "Nothing is said to come before, and nothing to wait for it.",
    },
    "order_of_work": {"vi": "Thứ tự làm", "en": "Order of work"},
    "asked_about": {"vi": "nhiệm vụ này", "en": "this task"},
    "waits_for": {"vi": "chờ {thing}", "en": "waits for {thing}"},
    "made_by": {"vi": "(do {task} làm)", "en": "(made by {task})"},
    "projects_needed": {
        "vi": "Dự án mà nhiệm vụ gắn với, kết nối, phục vụ hoặc chờ",
        "en": "Projects that tasks go with, connect with, serve or wait for",
    },
    "made_by_nobody": {"vi": "Cần có mà chưa nhiệm vụ nào làm", "en": "Needed, and made by no loaded task"},
    "named_twice": {
        "vi": "Đã nêu đối tượng cần so hai lần: chỉ nêu trước --between, hoặc sau nó",
        "en": "What to compare is named twice: name it alone, or two things with --between",
    },
    "shared_ends": {"vi": "Cùng một đầu tuyến", "en": "Projects that end at one place"},
    "needed_by": {"vi": "cần cho ", "en": "needed by "},
    "circular": {
        "vi": "Các nhiệm vụ chờ lẫn nhau: không có thứ tự nào làm được hết",
        "en": "These tasks wait for each other: no order does them all",
    },
    "bottlenecks": {"vi": "Nhiều việc chờ nhất", "en": "What most others wait for"},
    "waiting": {"vi": "{tasks} chờ", "en": "{tasks} wait"},
    "longest": {"vi": "Chuỗi dài nhất:", "en": "Longest chain:"},
    # answers: search, show, sources
    "found_nothing": {"vi": "Không tìm thấy “{query}”.", "en": "Nothing found for “{query}”."},
    "near": {"vi": "Gần giống:", "en": "Near it:"},
    "links": {"vi": "Liên kết", "en": "Links"},
    "no_links": {"vi": "Không có liên kết nào.", "en": "No links."},
    "facts": {"vi": "Thông tin", "en": "Facts"},
    "evidence": {"vi": "Căn cứ", "en": "Evidence"},
    "readings": {"vi": "Các nguồn ghi khác nhau", "en": "Sources disagree"},
    "aliases": {"vi": "Cũng được ghi là", "en": "Also stated as"},
    "unresolved": {"vi": "Viện dẫn chưa xác định", "en": "Unresolved mentions"},
    "store": {"vi": "Kho dữ liệu: {where}", "en": "Store: {where}"},
    "store_empty": {
        "vi": "Chưa nạp gì. Nạp văn bản: policygraph load TỆP; mở chương trình kèm theo: policygraph serve",
        "en": "Nothing is loaded. Load a document: policygraph load FILE; open the shipped programme: policygraph serve",
    },
    "store_absent": {"vi": "(chưa tạo)", "en": "(not made yet)"},
    "source_kind_text": {"vi": "văn bản", "en": "text"},
    "source_kind_table": {"vi": "bảng", "en": "table"},
    "source_kind_record": {"vi": "bản ghi", "en": "record"},
    # changes: load, remove, export, map
    "loaded": {"vi": "Đã nạp {source}: {counts}", "en": "Loaded {source}: {counts}"},
    "replaced": {"vi": "Đã thay bản cũ của {source}: {counts}", "en": "Replaced the old {source}: {counts}"},
    "unchanged": {"vi": "{source}: nội dung đã nạp từ trước, không đổi", "en": "{source}: loaded already, unchanged"},
    "citations_count": {
        "vi": "{n} viện dẫn có số, ký hiệu của {documents} văn bản",
        "en": "{n} citations with a number, of {documents} documents",
    },
    "links_count": {"vi": "{n} liên kết", "en": "{n} links"},
    "passed_over": {"vi": "Bỏ qua {where}: {reason}", "en": "Passed over {where}: {reason}"},
    "rows_placed": {
        "vi": "Bảng của {office}: {rows} dòng có điền, {placed} dòng đúng vào nhiệm vụ của văn bản",
        "en": "The table of {office}: {rows} rows are filled in, {placed} of them are tasks of the document",
    },
    "by_file_name": {
        "vi": "“{name}” (lấy theo tên tệp; ghi đơn vị vào ô “Đơn vị điền” hoặc dùng --from)",
        "en": "“{name}” (by the name of its file; write the office into the cell “Đơn vị điền”, or use --from)",
    },
    "row_alone": {
        "vi": "Không thuộc nhiệm vụ nào: “{quote}” [{place}]; nội dung vẫn giữ, xem bằng: policygraph show {task}",
        "en": "No task of the document: “{quote}” [{place}]; what it says is kept, see: policygraph show {task}",
    },
    "unread_column": {
        "vi": 'Cột “{head}” không rõ là gì nên không được đọc. Nêu ý nghĩa của cột, ví dụ: --column lead="{head}"',
        "en": 'The column “{head}” is not known and was not read. Say what it holds, for instance: --column lead="{head}"',
    },
    "withdrawn": {
        "vi": "Bản trước có, bản này không còn: {place} · {matter}: {words}",
        "en": "In the copy before, and no more: {place} · {matter}: {words}",
    },
    "kept_table": {
        "vi": "Bảng của {office} theo sang bản mới: {same} giữ chỗ, {moved} chuyển chỗ, {alone} không còn nhiệm vụ",
        "en": "The table of {office} goes along: {same} stay, {moved} have moved, {alone} have no task any more",
    },
    "kept_record": {
        "vi": "Bản ghi theo sang bản mới: {same} giữ chỗ, {moved} chuyển chỗ, {alone} không còn nhiệm vụ",
        "en": "The record goes along: {same} stay, {moved} have moved, {alone} have no task any more",
    },
    "kept_alone": {
        "vi": "{place} không còn trong văn bản; điều đã điền vẫn giữ, xem bằng: policygraph show {id}",
        "en": "{place} is no more in the document; what was said of it is kept, see: policygraph show {id}",
    },
    "unresolved_mention": {
        "vi": "Chưa xác định được: “{quote}”",
        "en": "Unresolved: “{quote}”",
    },
    "may_be": {"vi": "có thể là: {candidates}", "en": "may be: {candidates}"},
    "took": {"vi": "Thời gian: {times}", "en": "Time: {times}"},
    "not_loaded_some": {
        "vi": "{failed}/{total} nguồn không nạp được; các nguồn còn lại đã nạp.",
        "en": "{failed} of {total} sources could not be loaded; the others were.",
    },
    "removed": {
        "vi": "Đã gỡ {source}, vốn nêu {nodes} đối tượng và {edges} liên kết; điều nguồn khác cũng nêu thì vẫn còn",
        "en": "Removed {source}, which stated {nodes} things and {edges} links; what other sources state as well stays",
    },
    "written": {"vi": "Đã ghi {path} ({size})", "en": "Wrote {path} ({size})"},
    "not_to_a_terminal": {
        "vi": "Bảng Excel không hiện được trên màn hình dòng lệnh. Hãy nêu tên tệp: -o bang.xlsx",
        "en": "An Excel workbook cannot be shown on a terminal. Name a file: -o tasks.xlsx",
    },
    "diff_of": {"vi": "So sánh {old} với {new}", "en": "{old} against {new}"},
    "diff_tasks": {
        "vi": "Nhiệm vụ: {same} như cũ, {added} thêm, {dropped} bỏ, {moved} chuyển mục, {renumbered} đổi số thứ tự, {changed} sửa",
        "en": "Tasks: {same} the same, {added} added, {dropped} dropped, {moved} moved, {renumbered} renumbered, {changed} changed",
    },
    "diff_similar": {"vi": "Cùng một việc, lời khác: {similar}", "en": "One work in other words: {similar}"},
    "diff_citations": {
        "vi": "Văn bản được viện dẫn: {added} thêm, {dropped} bỏ",
        "en": "Documents cited: {added} added, {dropped} dropped",
    },
    "diff_targets": {
        "vi": "Chỉ tiêu: {added} thêm, {dropped} bỏ, {changed} sửa",
        "en": "Targets: {added} added, {dropped} dropped, {changed} changed",
    },
    "added": {"vi": "thêm", "en": "added"},
    "dropped": {"vi": "bỏ", "en": "dropped"},
    "similar": {"vi": "tương tự: cùng một việc, lời khác", "en": "similar: one work in other words"},
    "moved": {"vi": "chuyển sang mục khác", "en": "moved to another section"},
    "renumbered": {"vi": "chỉ đổi số thứ tự", "en": "only renumbered"},
    "changed": {"vi": "sửa", "en": "changed"},
    "of_tasks": {"vi": "Nhiệm vụ", "en": "Tasks"},
    "of_citations": {"vi": "Văn bản được viện dẫn", "en": "Documents cited"},
    "of_targets": {"vi": "Chỉ tiêu", "en": "Targets"},
    "not_stated": {"vi": "chưa nêu", "en": "not stated"},
    "tasks_written": {
        "vi": "Đã ghi {tasks} nhiệm vụ của {document} vào {path}. Điền xong, nạp lại bằng: policygraph load {path}",
        "en": "Wrote {tasks} tasks of {document} to {path}. When it is filled in, add it with: policygraph load {path}",
    },
    "no_tasks": {
        "vi": "Chưa có văn bản nào có nhiệm vụ. Nạp một văn bản trước: policygraph load ĐƯỜNG_DẪN",
        "en": "No document with tasks is loaded. Load one first: policygraph load PATH",
    },
    "which_document": {
        "vi": "Nhiều văn bản có nhiệm vụ; chọn một bằng --of:",
        "en": "Several documents have tasks; name one with --of:",
    },
    "no_table_format": {
        "vi": "Không biết ghi bảng dạng nào: {path}. Đặt tên tệp có đuôi {known}.",
        "en": "What kind of table to write is not said: {path}. Name a file that ends in {known}.",
    },
    "not_a_folder": {
        "vi": "{path}: cần một thư mục mới hoặc trống để ghi các bảng.",
        "en": "{path}: the tables need a new or empty folder.",
    },
    # copy
    "copied": {
        "vi": "Đã chép {sources} nguồn vào {where}; nội dung hai kho bằng nhau (sha256 {digest}...)",
        "en": "Copied {sources} sources into {where}; both stores hold the same (sha256 {digest}...)",
    },
    "copy_not_empty": {
        "vi": "{where}: kho này đã có dữ liệu. Hãy nêu một kho trống với --to",
        "en": "{where}: this store holds a graph already. Name an empty one with --to",
    },
    "copy_differs": {
        "vi": "{where}: bản chép khác bản gốc; có ai đang ghi vào một trong hai kho? Hãy xóa bản chép và chép lại",
        "en": "{where}: the copy differs from its origin; was one of them written to? Remove the copy and copy again",
    },
    # check
    "check_ok": {"vi": "Không có lỗi.", "en": "No errors."},
    "check_errors": {"vi": "{n} lỗi", "en": "{n} errors"},
    "check_warnings": {"vi": "{n} cảnh báo về nội dung văn bản", "en": "{n} warnings about what the documents say"},
    "check_unresolved": {"vi": "{n} viện dẫn chưa xác định", "en": "{n} unresolved mentions"},
    "part_ontology": {"vi": "mô hình (ontology)", "en": "ontology"},
    "part_lexicon": {"vi": "từ điển", "en": "lexicon"},
    "part_graph": {"vi": "đồ thị đã nạp", "en": "loaded graph"},
    "severity_error": {"vi": "lỗi", "en": "error"},
    "severity_warning": {"vi": "cảnh báo", "en": "warning"},
    "severity_info": {"vi": "thông tin", "en": "note"},
    # serve
    "serving": {"vi": "Mở trang tại {url}  (Ctrl-C để dừng)", "en": "The page is at {url}  (Ctrl-C stops)"},
    "open_to_all": {
        "vi": "Lưu ý: --host {host} cho mọi máy trong mạng truy cập.",
        "en": "Note: --host {host} lets every machine of the network in.",
    },
    "port_taken": {
        "vi": "Cổng {port} của {host} đang được dùng. Dừng chương trình kia, hoặc chọn cổng khác: policygraph serve --port {other}",
        "en": "Port {port} of {host} is in use. Stop the other program, or choose another: policygraph serve --port {other}",
    },
    "no_address": {
        "vi": "Không mở được {host}:{port}: {why}",
        "en": "Cannot listen on {host}:{port}: {why}",
    },
    # errors
    "error": {"vi": "Lỗi: {what}", "en": "Error: {what}"},
    "not_found": {
        "vi": "Không có gì mang tên “{name}”.",
        "en": "Nothing is known as “{name}”.",
    },
    "try_search": {"vi": "Thử tìm: policygraph search TỪ", "en": "Try: policygraph search WORDS"},
    "ambiguous": {
        "vi": "Có {n} kết quả hợp với “{name}”; hãy gọi đúng một bằng id của nó:",
        "en": "{n} things fit “{name}”; name one by its id:",
    },
    "ambiguous_more": {"vi": "… còn nữa: thêm từ để hẹp lại", "en": "… and more: add words to narrow it"},
    "no_store": {
        "vi": "Chưa có kho dữ liệu tại {where}. Nạp văn bản (policygraph load TỆP) hoặc mở chương trình kèm theo (policygraph serve).",
        "en": "There is no store at {where} yet. Load a document (policygraph load FILE) or open the shipped programme (policygraph serve).",
    },
    "store_busy": {
        "vi": "Một chương trình khác đang ghi vào kho dữ liệu. Chờ một lát rồi thử lại. ({what})",
        "en": "Another program is writing to the store. Wait a moment and try again. ({what})",
    },
    "no_text_bytes": {
        "vi": "Chữ gõ vào có ký tự không phải UTF-8.",
        "en": "The words given hold bytes that are not UTF-8.",
    },
    "fault": {
        "vi": "Lỗi bên trong policygraph ({what}). Đặt POLICYGRAPH_TRACEBACK=1 rồi chạy lại, và báo cho người phát triển.",
        "en": "A fault inside policygraph ({what}). Run again with POLICYGRAPH_TRACEBACK=1 and report what it prints.",
    },
    "interrupted": {"vi": "Đã dừng.", "en": "Stopped."},
}


def word(key: str, lang: Language, **blanks: object) -> str:
    """A sentence of the terminal, its blanks filled.

    >>> word("this_task", "vi"), word("near", "en")
    ('nhiệm vụ này', 'Near it:')
    """
    return WORDS[key][lang].format(**blanks)


def fact(name: str, lang: Language) -> str:
    """The name of a fact; one that has no entry yet is shown as the ontology writes it."""
    return FACTS[name][lang] if name in FACTS else name


def counted(n: int, type: str, lang: Language) -> str:
    """A number of things of a type.

    >>> counted(9, "Task", "vi"), counted(9, "Task", "en"), counted(1, "Agency", "en"), counted(2, "Agency", "en")
    ('9 nhiệm vụ', '9 tasks', '1 agency', '2 agencies')
    """
    name = ontology().node(type).label[lang].lower()
    if lang == "en" and n != 1:
        name = f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"
    return f"{n} {name}"
