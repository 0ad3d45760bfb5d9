"""Every command and every line of Python in the documentation runs, and prints what the page says it prints.

In a `console` block a line that begins with "$ " is run and the lines beneath it are what it prints; "..." stands for
anything. The server of the pages, http://127.0.0.1:8000, is the app itself. `sh` blocks set a machine up and are not run.
"""

import asyncio
import doctest
import re
import shlex
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from docs_blocks import CHECKOUT, NAMES, Block, blocks, commands

from api.app import create_app
from api.settings import Settings

RUN = [name for name in NAMES if any(one.language in ("console", "python") for one in blocks(CHECKOUT / name))]
SERVER = "http://127.0.0.1:8000"


@pytest.mark.parametrize("name", RUN)
def test_a_page_does_what_it_says(name: str, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(httpx, "get", lambda url: asked(desk, url))
    for block in blocks(CHECKOUT / name):
        if block.language == "console":
            run_console(name, block, desk)
        elif block.language == "python":
            exec(compile(block.code, f"{name}, line {block.line}", "exec"), {})


def run_console(name: str, block: Block, desk: Path) -> None:
    checker = doctest.OutputChecker()
    for command, printed in commands(block):
        said = output(command, desk)
        told = f"{name}, block at line {block.line}: {command}\n--- printed\n{said}\n--- in the page\n{printed}"
        assert checker.check_output(printed.strip() + "\n", said.strip() + "\n", doctest.ELLIPSIS), told


def output(command: str, desk: Path) -> str:
    program, *words = shlex.split(command)
    if program == "curl":
        return str(asked(desk, words[-1]).text)
    assert program == "policygraph", f"no page may rely on {program}"
    run = [sys.executable, "-m", "api", *words]
    done = subprocess.run(run, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=desk, timeout=60, check=False)
    assert done.returncode == 0, done.stdout.decode()
    return done.stdout.decode()


def asked(desk: Path, url: str) -> httpx.Response:
    async def ask() -> httpx.Response:
        app = create_app(Settings(store=str(desk / "graph.sqlite")))
        async with app.router.lifespan_context(app), httpx.AsyncClient(transport=httpx.ASGITransport(app)) as client:
            return await client.get(url)

    assert url.startswith(SERVER)
    return asyncio.run(ask())


@pytest.mark.parametrize("name", NAMES)
def test_make_knows_every_target_that_a_page_names(name: str) -> None:
    makefile = (CHECKOUT / "Makefile").read_text(encoding="utf-8")
    known = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    named = set(
        re.findall(r"`make ([a-z]+)|^ *make ([a-z]+)", (CHECKOUT / name).read_text(encoding="utf-8"), re.MULTILINE)
    )
    assert {target for pair in named for target in pair if target} <= known
