"""A wire between us and a real server that loses an answer or holds answers back, as networks do."""

import socket
import threading
from contextlib import suppress

COMMIT = b"\x00\x02\xb0\x12\x00\x00"
"""The message of the Bolt protocol that ends a transaction."""


class Wire:
    """A port that passes everything on to a server.

    While `cut` is set, the next answer to a commit is lost with its connection; `lost` counts them. While `flowing` is
    not set, what the server says waits.
    """

    def __init__(self, host: str, port: int) -> None:
        self._to = (host, port)
        self.cut, self.flowing, self.lost = threading.Event(), threading.Event(), 0
        self.flowing.set()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """Take no more connections."""
        self.flowing.set()
        self._listener.close()

    def _accept(self) -> None:
        with suppress(OSError):  # the listener was closed
            while True:
                client, _ = self._listener.accept()
                server, doomed = socket.create_connection(self._to), threading.Event()
                for work in (self._ask, self._answer):
                    threading.Thread(target=work, args=(client, server, doomed), daemon=True).start()

    def _ask(self, client: socket.socket, server: socket.socket, doomed: threading.Event) -> None:
        with suppress(OSError):
            while said := client.recv(65536):
                if COMMIT in said and self.cut.is_set():
                    self.cut.clear()
                    doomed.set()
                server.sendall(said)
        server.close()

    def _answer(self, client: socket.socket, server: socket.socket, doomed: threading.Event) -> None:
        with suppress(OSError):
            while said := server.recv(65536):
                if doomed.is_set():  # it is written now
                    self.lost += 1
                    break
                self.flowing.wait()
                client.sendall(said)
        with suppress(OSError):
            client.shutdown(socket.SHUT_RDWR)
