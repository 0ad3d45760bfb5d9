"""What every test may lean on, and what a run says at its end of the tests that this machine could not run.

documents   the folder with official documents: $POLICYGRAPH_DOCUMENTS, else ../shared/documents beside the checkout

With POLICYGRAPH_CI set, a test that could not run fails the run: a check that is skipped for good guards nothing.
"""

import os
from collections import Counter
from pathlib import Path

import pytest

_CHECKOUT = Path(__file__).resolve().parent.parent
_OF_THE_TESTS = {"CHROMIUM", "CI", "DOCUMENTS", "TEST_NEO4J", "UPDATE_GOLDEN"}


def pytest_configure() -> None:
    """Keep the settings of whoever runs the tests out of them: their store, port and language are their own."""
    for name in [one for one in os.environ if one.startswith("POLICYGRAPH_")]:
        if name.removeprefix("POLICYGRAPH_") not in _OF_THE_TESTS:
            del os.environ[name]


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes are no name for a test: those of a zip hold the time at which it was made, and workers must agree."""
    return argname if isinstance(val, bytes) else None


@pytest.fixture(scope="session")
def documents() -> Path:
    folder = Path(os.environ.get("POLICYGRAPH_DOCUMENTS") or _CHECKOUT.parent / "shared" / "documents")
    if not folder.is_dir():
        pytest.skip(
            "no official documents: name their folder in POLICYGRAPH_DOCUMENTS, or put it at ../shared/documents"
        )
    return folder


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reasons = _reasons(terminalreporter)
    if not reasons:
        return
    terminalreporter.section("what could not run on this machine, and why")
    for reason, tests in reasons.most_common():
        terminalreporter.line(f"{tests:5}  {reason}")
    if os.environ.get("POLICYGRAPH_CI"):
        terminalreporter.line("POLICYGRAPH_CI is set: nothing may be left out, so this run has failed.", red=True)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("POLICYGRAPH_CI") and reporter and _reasons(reporter) and session.exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _reasons(reporter: pytest.TerminalReporter) -> Counter[str]:
    """Why tests were skipped, and how many for each reason."""
    return Counter(
        str(report.longrepr[-1] if isinstance(report.longrepr, tuple) else report.longrepr).removeprefix("Skipped: ")
        for report in reporter.stats.get("skipped", [])
    )
