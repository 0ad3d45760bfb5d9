"""From an error to what a person reads on stderr, and to an exit code that scripts can trust.

0    done
1    refused: bad input, nothing of that name, several things of that name, a store that cannot be used
2    the command was typed wrongly (typer says how)
3    a fault inside policygraph
130  stopped with Ctrl-C
141  whoever read the answer through a pipe has left
"""

import os
import traceback
from collections.abc import Callable, Mapping
from functools import wraps
from typing import ParamSpec, cast

import typer

from api.stores import NoStore
from api.terminal.console import tell
from api.terminal.translated import in_vietnamese
from api.terminal.wording import word
from graph.errors import Ambiguous, BadInput, NotFound, PolicyGraphError, StoreBusyError
from graph.ontology import Language

REFUSED, FAULT, INTERRUPTED = 1, 3, 130
Given = ParamSpec("Given")


class Refusal(PolicyGraphError):
    """An error that has been worded for the terminal already."""


def guarded(command: Callable[Given, None]) -> Callable[Given, None]:
    """The command with its errors on stderr, in the language asked for, and without a traceback."""

    @wraps(command)
    def run(*args: Given.args, **kwargs: Given.kwargs) -> None:
        lang = _language(kwargs)
        try:
            command(*args, **kwargs)
        except (PolicyGraphError, OSError, UnicodeEncodeError) as error:
            tell(word("error", lang, what=explained(error, lang)))
            raise typer.Exit(REFUSED) from error
        except KeyboardInterrupt as error:
            tell(word("interrupted", lang))
            raise typer.Exit(INTERRUPTED) from error
        except (typer.Exit, typer.TyperException):
            raise
        except Exception as error:
            _fault(error, lang)

    return run


def _language(given: Mapping[str, object]) -> Language:
    return cast("Language", given.get("lang") or "vi")


def _fault(error: Exception, lang: Language) -> None:
    if os.environ.get("POLICYGRAPH_TRACEBACK"):
        tell("".join(traceback.format_exception(error)).rstrip())
    tell(word("error", lang, what=word("fault", lang, what=f"{type(error).__name__}: {error}")))
    raise typer.Exit(FAULT) from error


def explained(error: Exception, lang: Language) -> str:
    """What happened, where, and what to do."""
    if isinstance(error, NotFound) and type(error) is NotFound:
        near = f" {word('near', lang)} {', '.join(error.near)}." if error.near else ""
        return f"{word('not_found', lang, name=error.name)}{near} {word('try_search', lang)}"
    if isinstance(error, Ambiguous):
        listed = "\n".join(f"   {id}" for id in error.ids)
        return f"{word('ambiguous', lang, n=len(error.ids), name=error.name)}\n{listed}"
    if isinstance(error, NoStore):
        return word("no_store", lang, where=error.where)
    if isinstance(error, StoreBusyError):
        return word("store_busy", lang, what=_told(str(error), lang))
    if isinstance(error, UnicodeEncodeError):
        return word("no_text_bytes", lang)
    if isinstance(error, BadInput):
        return f"{error.path}: {_told(error.problem, lang)}. {_told(error.remedy, lang)}"
    return _told(str(error), lang)


def _told(said: str, lang: Language) -> str:
    return in_vietnamese(said) if lang == "vi" else said
