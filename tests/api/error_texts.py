"""Every sentence that an error on purpose is raised with, taken from the code itself: f-strings as templates."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
_RAISED = {"BadInput": (1, 2), "BadQuestion": (0,), "fault": (0, 1), "StoreError": (0,), "StoreBusyError": (0,)}
"""Which arguments are sentences."""
_TABLES = {"_REFUSED", "_OLD_KINDS", "_OTHER_PARTS", "_OTHER_FORMATS", "_BY_CODE", "_REMEDIES", "_UNREACHED"}
"""Names of tables whose values are said."""


def sentences() -> Iterator[tuple[str, str]]:
    """Each sentence with the file and line that says it; `{}` stands for what is filled in."""
    for package in ("graph", "loaders", "api"):
        for path in sorted((ROOT / package).rglob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            known = dict(_assigned(tree))
            for name in _TABLES & known.keys():
                for node in ast.walk(known[name][0]):
                    if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
                        yield node.value, f"{path.relative_to(ROOT).as_posix()}, {name}"
            for node in ast.walk(tree):
                if isinstance(node, ast.Call):
                    for argument in _arguments(node):
                        for said in _said(argument, known):
                            yield said, f"{path.relative_to(ROOT).as_posix()}:{node.lineno}"


def _assigned(tree: ast.AST) -> Iterator[tuple[str, list[ast.expr]]]:
    found: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    found.setdefault(target.id, []).append(node.value)
    yield from found.items()


def _arguments(call: ast.Call) -> list[ast.expr]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    return [call.args[n] for n in _RAISED.get(name, ()) if n < len(call.args)]


def _said(node: ast.expr, known: dict[str, list[ast.expr]]) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield "".join(str(one.value) if isinstance(one, ast.Constant) else "{}" for one in node.values)
    elif isinstance(node, ast.IfExp):
        yield from _said(node.body, known)
        yield from _said(node.orelse, known)
    elif isinstance(node, ast.Name):
        for value in known.get(node.id, ()):
            yield from _said(value, {})
