"""The errors of a Neo4j server and its driver, told in our own words: what happened, where, and what to do."""

from collections.abc import Iterator
from contextlib import contextmanager

from neo4j.exceptions import DriverError, Neo4jError

from graph.errors import StoreBusyError, StoreError

_BY_CODE = {
    "Neo.ClientError.Security.Unauthorized": (
        "the server refuses user or password. Set POLICYGRAPH_NEO4J_USER and POLICYGRAPH_NEO4J_PASSWORD"
    ),
    "Neo.ClientError.Security.AuthenticationRateLimit": (
        "the server refuses every login for a while, after several wrong ones. Wait some seconds, then use the right password"
    ),
    "Neo.ClientError.Security.CredentialsExpired": (
        "the password must be changed first: run  ALTER CURRENT USER SET PASSWORD FROM 'old' TO 'new'  in Neo4j's "
        "system database"
    ),
    "Neo.ClientError.Security.Forbidden": "this user may not do that. Grant the right to read and write, or name another user",
    "Neo.ClientError.Database.DatabaseNotFound": (
        "the server has no such database. Name one that it has behind the host: neo4j://HOST/DATABASE"
    ),
    "Neo.DatabaseError.Database.UnableToStartDatabase": "the database cannot be started. Look into the server's log",
    "Neo.ClientError.General.WriteOnReadOnlyAccessDatabase": (
        "the database may only be read. Allow writing in the server's configuration "
        "(server.databases.read_only), or name another store"
    ),
    "Neo.ClientError.General.WriteOnReadOnlyAccessMode": (
        "the database may only be read. Allow writing in the server's configuration, or name another store"
    ),
    "Neo.ClientError.Cluster.NotALeader": (
        "this server of the cluster only reads. Write neo4j:// in place of bolt://, so that the right one is found"
    ),
    "Neo.TransientError.General.MemoryPoolOutOfMemoryError": (
        "the server has too little memory for this change; nothing was written. Raise "
        "dbms.memory.transaction.total.max or the heap in its configuration"
    ),
    "Neo.TransientError.General.OutOfMemoryError": "the server is out of memory. Raise the heap in its configuration",
}
_BUSY = (
    "Neo.ClientError.Transaction.LockAcquisitionTimeout",
    "Neo.TransientError.Transaction.LockAcquisitionTimeout",
    "Neo.ClientError.Transaction.TransactionTimedOut",
    "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration",
    "Neo.ClientError.Transaction.LockClientStopped",
    "Neo.TransientError.Transaction.LockClientStopped",
    "Neo.TransientError.Transaction.DeadlockDetected",
)
_UNREACHED = "the server cannot be reached. Is it started, and are host, port and scheme right?"


@contextmanager
def told(where: str) -> Iterator[None]:
    """Errors inside become errors of ours."""
    try:
        yield
    except (Neo4jError, DriverError) as error:
        raise translated(where, error) from error


def translated(where: str, error: Neo4jError | DriverError) -> StoreError:
    """An error as one of ours.

    >>> print(translated("neo4j://db", DriverError("Connection refused")))
    neo4j://db: the server cannot be reached. Is it started, and are host, port and scheme right? (Neo4j says: Connection refused)
    """
    code = str(getattr(error, "code", "") or "")
    said = f"(Neo4j says: {error.message if isinstance(error, Neo4jError) else error})"
    if code in _BUSY:
        busy = "another process is writing to it, or the answer took too long. Wait for that load, then try again"
        return StoreBusyError(f"{where}: {busy} {said}")
    if code in _BY_CODE:
        return StoreError(f"{where}: {_BY_CODE[code]} {said}")
    if isinstance(error, DriverError):
        return StoreError(f"{where}: {_UNREACHED} {said}")
    return StoreError(f"{where}: Neo4j cannot go on with it: {code or type(error).__name__} {said}")
