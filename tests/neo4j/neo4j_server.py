"""A real Neo4j Community server for the tests: its jars in a cache, its process, its homes, its admin tool.

No Docker: a JDK and Maven suffice. The jars (some 120 MB) are fetched once into the user's cache folder, never into the
checkout. `POLICYGRAPH_TEST_NEO4J` names servers that run already, as addresses with user and password, separated by
spaces; they must be empty.
"""

import atexit
import os
import random
import re
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from itertools import count, islice
from pathlib import Path
from tempfile import mkdtemp

from neo4j import GraphDatabase
from neo4j.exceptions import ClientError
from platformdirs import user_cache_path

from graph.stores.neo4j_address import parse
from graph.stores.neo4j_connection import Connection
from graph.stores.neo4j_schema import VERSION as SCHEMA
from graph.stores.neo4j_store import Neo4jStore

HERE = Path(__file__).parent
PASSWORD = "cầu-phao-sông-lam"
NAMED = "POLICYGRAPH_TEST_NEO4J"
_PATIENCE = 120
_ANY = random.SystemRandom()  # tests seed the other one, and would all draw the same ports
_OLDEST_JAVA = 17
_SETTINGS = {
    "server.bolt.enabled": "true",
    "server.http.enabled": "false",
    "server.https.enabled": "false",
    "dbms.security.auth_enabled": "true",
    "server.memory.pagecache.size": "64m",
    "dbms.usage_report.enabled": "false",
    "dbms.cypher.min_replan_interval": "1h",
    "db.tx_log.rotation.retention_policy": "false",
    "db.tx_log.preallocate": "false",
    "server.databases.default_to_read_only": "false",
}


class NoServer(Exception):
    """What this machine lacks to run a Neo4j."""


def version() -> str:
    """The version of Neo4j that is run: the one in pom.xml."""
    found = re.search(r"<neo4j\.version>(.+?)<", (HERE / "pom.xml").read_text(encoding="utf-8"))
    assert found
    return found[1]


def jars() -> Path:
    """The folder of jars, filled by Maven where it is not there yet; whole or not at all."""
    folder = user_cache_path("policygraph-tests", appauthor=False) / f"neo4j-{version()}"
    if folder.is_dir():
        return folder
    if shutil.which("mvn") is None:
        raise NoServer(f"no Neo4j: Maven (mvn) is needed once to fetch it into {folder}, or name a server in {NAMED}")
    folder.parent.mkdir(parents=True, exist_ok=True)
    making = Path(mkdtemp(dir=folder.parent))
    shutil.copy(HERE / "pom.xml", making / "pom.xml")
    command = [
        "mvn", "-q", "-B", f"-Dneo4j.version={version()}", "dependency:copy-dependencies",
        "-DincludeScope=runtime", f"-DoutputDirectory={making / 'lib'}",
    ]  # fmt: skip
    done = subprocess.run(command, cwd=making, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        shutil.rmtree(making)
        raise NoServer(f"no Neo4j: Maven could not fetch it: {done.stdout.strip()[-500:]}")
    try:
        (making / "lib").rename(folder)
    except OSError:  # another run was faster
        assert folder.is_dir()
    shutil.rmtree(making, ignore_errors=True)
    return folder


def java(oldest: int = _OLDEST_JAVA) -> str:
    """The first Java of this machine that is new enough."""
    homes = [os.environ.get("JAVA_HOME", ""), *sorted(map(str, Path("/usr/lib/jvm").glob("*")))]
    for found in [shutil.which("java"), *(shutil.which(str(Path(home) / "bin" / "java")) for home in homes if home)]:
        if found and _java_version(found) >= oldest:
            return found
    raise NoServer(
        f"no Neo4j: it needs Java {oldest} or newer (Debian: openjdk-17-jdk-headless), or name one in {NAMED}"
    )


def _java_version(command: str) -> int:
    told = subprocess.run([command, "-version"], capture_output=True, text=True, check=False).stderr
    found = re.search(r'version "(\d+)', told)
    return int(found[1]) if found else 0


def free_port() -> int:
    """A port that nothing listens on, below those that systems lend to connections: the server takes it seconds later."""
    while True:
        with suppress(OSError), socket.create_server(("127.0.0.1", _ANY.randrange(20_000, 32_000))) as taken:
            return int(taken.getsockname()[1])


class Home:
    """The folder of one server: its configuration, its data, its address."""

    def __init__(self, folder: Path, more: Mapping[str, str] | None = None) -> None:
        self.folder = folder
        self.port = free_port()
        (folder / "conf").mkdir(parents=True, exist_ok=True)
        self.configure(more or {})

    def configure(self, more: Mapping[str, str]) -> None:
        """Write the configuration anew; what runs keeps the old one until it is started again."""
        address = {f"server.bolt.{name}_address": f"127.0.0.1:{self.port}" for name in ("listen", "advertised")}
        lines = [f"{name}={value}\n" for name, value in {**_SETTINGS, **address, **more}.items()]
        (self.folder / "conf" / "neo4j.conf").write_text("".join(lines), encoding="utf-8")

    def address(self, scheme: str = "bolt", password: str = PASSWORD) -> str:
        """The address as a user would name it, with the password."""
        return f"{scheme}://neo4j:{password}@127.0.0.1:{self.port}"

    def admin(self, *command: str, heap: str = "1g") -> str:
        """Run the official admin tool on this home; what it says."""
        environment = {**os.environ, "NEO4J_HOME": str(self.folder), "NEO4J_CONF": str(self.folder / "conf")}
        run = [*_java(heap), "org.neo4j.cli.AdminTool", *command]
        done = subprocess.run(
            run, env=environment, cwd=self.folder, capture_output=True, text=True, encoding="utf-8", check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr


class Server:
    """One process with a server for each home."""

    def __init__(self, homes: Sequence[Home], heap: str = "1g", *, quick: bool = True) -> None:
        self.homes, self._heap, self._quick = homes, heap, quick
        self.start()

    def start(self) -> None:
        """Start, and wait until every home answers; a new home gets its password."""
        command = [
            *_java(self._heap, quick=self._quick),
            str(HERE / "Launcher.java"),
            *(str(home.folder) for home in self.homes),
        ]
        log = (self.homes[0].folder / "launcher.log").open("ab")
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=log)
        log.close()
        lines: list[bytes] = []
        reader = threading.Thread(target=self._until_ready, args=(lines,), daemon=True)
        reader.start()
        reader.join(_PATIENCE)
        if not lines:
            self.kill()
            told = (self.homes[0].folder / "launcher.log").read_text(encoding="utf-8", errors="replace")
            raise NoServer(f"Neo4j did not start: {told[-2000:]}")
        for home in self.homes:
            _set_password(home)
            _wait_for_database(home)

    def _until_ready(self, lines: list[bytes]) -> None:
        assert self.process.stdout is not None
        lines += islice((line for line in self.process.stdout if line.strip() == b"ready"), 1)

    def kill(self) -> None:
        """As the kernel would: at once, nothing is saved."""
        self.process.kill()
        self._gone()

    def stop(self) -> None:
        """In order."""
        self.process.terminate()
        self._gone()

    def _gone(self) -> None:
        self.process.wait(_PATIENCE)
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe:
                pipe.close()


def _java(heap: str, *, quick: bool = True) -> list[str]:
    """Java with the jars; `quick` compiles less, which pays for what lives a minute only."""
    found = [java(), f"-Xmx{heap}", "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8"]
    return [*found, *["-XX:TieredStopAtLevel=1"] * quick, "-cp", str(jars() / "*")]


def _set_password(home: Home) -> None:
    """The first login of a new server must change the password; a server that has ours already refuses the first."""
    address = home.address().split("@")[1]
    until = time.monotonic() + _PATIENCE
    with GraphDatabase.driver(f"bolt://{address}", auth=("neo4j", "neo4j")) as driver:
        while True:
            try:
                with driver.session(database="system") as session:
                    session.run("ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new", new=PASSWORD).consume()
            except ClientError as error:
                if "Unauthorized" not in str(error.code):
                    raise
            except Exception:
                if time.monotonic() > until:
                    raise
                time.sleep(0.1)
                continue
            return


def _wait_for_database(home: Home) -> None:
    """After a kill the system database answers before the one that is asked has recovered."""
    address = home.address().split("@")[1]
    with GraphDatabase.driver(f"bolt://{address}", auth=("neo4j", PASSWORD)) as driver:
        driver.execute_query("RETURN 1", database_="neo4j")  # tried again by the driver until it is there


# --- the servers of a run ------------------------------------------------------------------------------------------

_LENT = count()
_READY: set[str] = set()


@cache
def addresses() -> tuple[str, ...]:
    """Empty databases for the whole run: those that the environment names, or two of our own in one process."""
    if named := os.environ.get(NAMED, "").split():
        for address in named:
            _must_be_empty(address)
        return tuple(named)
    folder = Path(mkdtemp(prefix="policygraph-neo4j-"))
    server = Server([Home(folder / "one"), Home(folder / "two")])
    atexit.register(lambda: (server.kill(), shutil.rmtree(folder, ignore_errors=True)))
    return tuple(home.address() for home in server.homes)


def _must_be_empty(address: str) -> None:
    with Neo4jStore(address) as store:
        if store.version() or store.counts().sources:
            raise NoServer(f"{NAMED} names {store.where}, which holds a graph already; tests would destroy it")


def lend() -> Neo4jStore:
    """An empty store, in the databases in turns: it is cleared when the turn comes to its database again.

    Where only one database is named, the second store of a test is the first one, cleared: name two.
    """
    known = addresses()
    address = known[next(_LENT) % len(known)]
    _clear(address)
    _READY.add(address)
    return Neo4jStore(address)


def _clear(address: str) -> None:
    """Take everything out of a database but its schema, whatever a test has made of it."""
    connection = Connection(parse(address), patience=60, timeout=60)
    connection.write(lambda transaction: transaction.run("MATCH (n) DETACH DELETE n"))
    if address in _READY:
        made = (
            "CREATE (:Policygraph {one: true, schema: $schema, version: 0, hidden: ''}), (:PolicygraphLock {one: true})"
        )
        connection.write(lambda transaction: transaction.run(made, {"schema": SCHEMA}))
    connection.close()
