"""policygraph serve: the page and the HTTP API on this machine."""

import errno
import socket
from typing import Annotated, Any

import typer
import uvicorn
from pydantic import ValidationError

from api.app import create_app
from api.settings import Settings
from api.stores import default_store
from api.terminal.console import say, tell
from api.terminal.options import Lang, StorePath
from api.terminal.refusals import Refusal
from api.terminal.wording import word
from graph.ontology import Language

_LOCAL = {"0.0.0.0": "127.0.0.1", "::": "::1"}
_TAKEN = (errno.EADDRINUSE, errno.EACCES, 10013, 10048)  # the last two: Windows


def command(
    host: Annotated[
        str,
        typer.Option(
            "--host", envvar="POLICYGRAPH_HOST", help="The address to listen on; 0.0.0.0 lets the whole network in."
        ),
    ] = "127.0.0.1",
    port: Annotated[
        int,
        typer.Option("--port", envvar="POLICYGRAPH_PORT", min=0, max=65535, help="The port; 0 takes a free one."),
    ] = 8000,
    store: StorePath = None,
    lang: Lang = "vi",
) -> None:
    """Open the page and the HTTP API on this machine.

    A store that is not there yet is made and filled with the shipped programme; an existing one is left as it is.
    """
    settings = _settings(host=host, port=port, store=store or default_store())
    with _listening(settings, lang) as listener:
        app = create_app(settings)
        if host in _LOCAL:
            tell(word("open_to_all", lang, host=host))
        say(word("serving", lang, url=_url(listener)))
        _run(uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False)), listener)


def _settings(**given: Any) -> Settings:
    """The settings, with those of the environment; one that cannot be is said by its name."""
    try:
        return Settings(**given)
    except ValidationError as error:
        wrong = "; ".join(f"POLICYGRAPH_{str(one['loc'][0]).upper()}: {one['msg']}" for one in error.errors())
        raise Refusal(wrong) from error


def _listening(settings: Settings, lang: Language) -> socket.socket:
    """The listening socket, taken before anything slow: a taken port is said at once."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host, settings.port), family=family, backlog=128)
    except OSError as error:
        blanks = {"host": settings.host, "port": settings.port, "other": settings.port + 1, "why": error.strerror}
        raise Refusal(word("port_taken" if error.errno in _TAKEN else "no_address", lang, **blanks)) from error


def _url(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    host = _LOCAL.get(host, host)
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _run(server: uvicorn.Server, listener: socket.socket) -> None:
    try:
        server.run(sockets=[listener])
    except KeyboardInterrupt:
        return  # Ctrl-C is how a server is stopped
