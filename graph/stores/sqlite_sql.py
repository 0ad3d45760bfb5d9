"""Every statement of the SQLite store, by name; values come only as parameters.

A list of ids is one parameter, a JSON array. Order is always total: a `sort` column, then the id itself.
"""

APPLICATION = 0x706F6C67
"""What the file's header says of its owner: "polg"."""

VERSION = 1
"""The schema of this page. A file with another one is refused: add a migration before you raise it."""

HEADER = """
SELECT (SELECT application_id FROM pragma_application_id), (SELECT user_version FROM pragma_user_version),
  (SELECT count(*) FROM sqlite_master)
"""

# Stated rows are what the sources say and live and die with their source. Derived rows (node, alias, edge, search)
# follow from them by graph.resolve. `canonical`, `source_now` and `target_now` are the ids that a stated id means at
# present; `series` is the identity key of a document (ids.split_document_id).
SCHEMA = """
CREATE TABLE state (version INTEGER NOT NULL);
INSERT INTO state VALUES (0);

CREATE TABLE source (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, sha256 TEXT NOT NULL, document TEXT NOT NULL,
  cited_on TEXT, about TEXT NOT NULL, text TEXT NOT NULL
);

CREATE TABLE node_statement (
  source TEXT NOT NULL REFERENCES source ON DELETE CASCADE, position INTEGER NOT NULL,
  id TEXT NOT NULL, canonical TEXT NOT NULL, type TEXT NOT NULL, series TEXT, issuer TEXT, body TEXT NOT NULL,
  PRIMARY KEY (source, position)
) WITHOUT ROWID;
CREATE INDEX node_statement_canonical ON node_statement (canonical, id);
CREATE INDEX node_statement_series ON node_statement (series) WHERE series IS NOT NULL;

CREATE TABLE edge_statement (
  source TEXT NOT NULL REFERENCES source ON DELETE CASCADE, position INTEGER NOT NULL,
  type TEXT NOT NULL, from_id TEXT NOT NULL, to_id TEXT NOT NULL, source_now TEXT NOT NULL, target_now TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (source, position)
) WITHOUT ROWID;
CREATE INDEX edge_statement_ends ON edge_statement (source_now, target_now);
CREATE INDEX edge_statement_target ON edge_statement (target_now);

CREATE TABLE waiting (
  source TEXT NOT NULL REFERENCES source ON DELETE CASCADE, kind TEXT NOT NULL, position INTEGER NOT NULL,
  id TEXT NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (source, kind, position)
) WITHOUT ROWID;
CREATE INDEX waiting_id ON waiting (kind, id);

CREATE TABLE concern (
  kind TEXT NOT NULL, series TEXT NOT NULL, id TEXT NOT NULL,
  source TEXT NOT NULL REFERENCES source ON DELETE CASCADE,
  PRIMARY KEY (kind, series, id, source)
) WITHOUT ROWID;
CREATE INDEX concern_source ON concern (source);

CREATE TABLE node (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, type TEXT NOT NULL, sort TEXT NOT NULL, body TEXT NOT NULL
);
CREATE INDEX node_sort ON node (sort, id);
CREATE INDEX node_type ON node (type, sort, id);

CREATE TABLE alias (id TEXT PRIMARY KEY, canonical TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX alias_canonical ON alias (canonical);

CREATE TABLE edge (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, type TEXT NOT NULL,
  source TEXT NOT NULL REFERENCES node (id) DEFERRABLE INITIALLY DEFERRED,
  target TEXT NOT NULL REFERENCES node (id) DEFERRABLE INITIALLY DEFERRED,
  sort TEXT NOT NULL, body TEXT NOT NULL
);
CREATE INDEX edge_source ON edge (source, type);
CREATE INDEX edge_target ON edge (target, type);

CREATE VIRTUAL TABLE search USING fts5 (symbol, named, other, tokenize = 'unicode61 remove_diacritics 0');
"""

# --- one thing -----------------------------------------------------------------------------------------------------

CANONICAL = """
SELECT asked.value, coalesce(alias.canonical, node.id)
FROM json_each(:ids) AS asked
LEFT JOIN alias ON alias.id = asked.value
LEFT JOIN node ON node.id = asked.value
WHERE alias.id IS NOT NULL OR node.id IS NOT NULL
"""

GET = "SELECT id, type, body FROM node WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY sort, id"

BRIEF = """
SELECT id, type, json_array(json_extract(body, '$[0]'), json('[]'), json_extract(body, '$[2]'), json_extract(body, '$[3]'))
FROM node WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY sort, id
"""

NEAR_WORDS = """
SELECT node.id, node.type, node.body
FROM search JOIN node ON node.n = search.rowid
WHERE search MATCH :match ORDER BY bm25(search), node.sort, node.id LIMIT :limit
"""
NEAR_AFTER = "SELECT id, type, body FROM node WHERE id >= :name ORDER BY id LIMIT :limit"
NEAR_BEFORE = "SELECT id, type, body FROM node WHERE id < :name ORDER BY id DESC LIMIT :limit"

# --- many things ---------------------------------------------------------------------------------------------------

LAST = "\x7f"
"""Sorts behind every character of an id: a document's parts are the ids from `<document>~` to `<document>~LAST`."""


def kept(*, type: bool, within: bool) -> str:
    """The nodes that are looked at; only the conditions that are asked, so that the index fits them."""
    return " AND ".join(["1", *["node.type = :type"] * type, *["node.id BETWEEN :from AND :to"] * within])


LIST = "SELECT id, type, body FROM node WHERE {kept} ORDER BY sort, id LIMIT :limit OFFSET :offset"
LIST_TOTAL = "SELECT count(*) FROM node WHERE {kept}"

# Ranks: 0 equal, 1 begins with, 2 a phrase, 3 scattered words.
SEARCH = """
SELECT node.id, node.type, node.body
FROM search JOIN node ON node.n = search.rowid
LEFT JOIN (SELECT rowid AS n FROM search WHERE search MATCH :phrase) AS phrase ON phrase.n = node.n
WHERE search MATCH :words AND {kept}
ORDER BY CASE
    WHEN search.symbol = :symbol OR instr(search.named, :line) THEN 0
    WHEN instr(search.symbol, :symbol) = 1 OR instr(search.named, :start) THEN 1
    WHEN phrase.n IS NOT NULL THEN 2
    ELSE 3 END,
  node.sort, node.id
LIMIT :limit OFFSET :offset
"""
SEARCH_TOTAL = """
SELECT count(*) FROM search JOIN node ON node.n = search.rowid WHERE search MATCH :words AND {kept}
"""

HOLDING = "SELECT rowid FROM search WHERE search MATCH :phrase LIMIT :limit"
NUMBERED = "SELECT id FROM node WHERE n IN (SELECT value FROM json_each(:numbers)) ORDER BY sort, id"

# `types` is "|PART_OF|DRIVES|...|" in the ontology's order, which is the order of edges. A few are looked up in the index, each
# beside the node; of many it is sooner to look at all edges of a node.
_OF_TYPES = {False: "instr(:types, '|' || type || '|')", True: "type IN (SELECT value FROM json_each(:few))"}
_AT = """
SELECT n FROM edge WHERE :out AND source IN (SELECT value FROM json_each(:ids)) AND {of_types}
UNION
SELECT n FROM edge WHERE :in AND target IN (SELECT value FROM json_each(:ids)) AND {of_types}
UNION
SELECT n FROM edge WHERE source IN (SELECT value FROM json_each(:hubs)) AND target IN (SELECT value FROM json_each(:hubs))
  AND {of_types}
"""
_EDGES = f"""
SELECT type, source, target, body FROM edge WHERE n IN ({_AT})
ORDER BY instr(:types, '|' || type || '|'), sort, id LIMIT :limit
"""
# Two rows: what is left of `ids`, and `hubs`, those with more than `most` edges.
_HUBS = """
SELECT CASE WHEN hub THEN 'hubs' ELSE 'ids' END, json_group_array(id) FROM (
  SELECT value AS id, :most < (
    SELECT count(*) FROM (SELECT 1 FROM edge WHERE :out AND source = value AND {of_types} LIMIT :most + 1)
  ) + (
    SELECT count(*) FROM (SELECT 1 FROM edge WHERE :in AND target = value AND {of_types} LIMIT :most + 1)
  ) AS hub FROM json_each(:ids)
) GROUP BY hub
"""
FEW = 6
EDGES, HUBS, EDGES_TOTAL = (
    {few: said.format(of_types=of_types) for few, of_types in _OF_TYPES.items()}
    for said in (_EDGES, _HUBS, f"SELECT count(*) FROM ({_AT})")
)
"""By whether few types are wanted."""

# One ring of a walk; a step is [place in the ontology, type].
RING = """
SELECT n, next FROM (
  SELECT edge.n, edge.target AS next, edge.sort, edge.id, json_extract(step.value, '$[0]') AS place
  FROM json_each(:out) AS step CROSS JOIN json_each(:ids) AS here
  CROSS JOIN edge ON edge.source = here.value AND edge.type = json_extract(step.value, '$[1]')
  UNION ALL
  SELECT edge.n, edge.source, edge.sort, edge.id, json_extract(step.value, '$[0]')
  FROM json_each(:in) AS step CROSS JOIN json_each(:ids) AS here
  CROSS JOIN edge ON edge.target = here.value AND edge.type = json_extract(step.value, '$[1]')
) ORDER BY place, sort, id
"""
EDGES_BY_NUMBER = "SELECT n, type, source, target, body FROM edge WHERE n IN (SELECT value FROM json_each(:numbers))"

COUNT_NODES = "SELECT type, count(*) FROM node GROUP BY type"
COUNT_EDGES = "SELECT type, count(*) FROM edge GROUP BY type"
COUNT_SOURCES = "SELECT count(*) FROM source"
COUNT_WAITING = "SELECT count(DISTINCT id) FROM waiting WHERE kind = :kind"

# --- sources and what waits for a reader ---------------------------------------------------------------------------

SOURCES = "SELECT id, kind, name, sha256, document, about FROM source ORDER BY id"
SOURCE = "SELECT id, kind, name, sha256, document, about, text FROM source WHERE id = :id"
NODES_OF = "SELECT id, type, body FROM node_statement WHERE source = :source ORDER BY position"
EDGES_OF = "SELECT type, from_id, to_id, body FROM edge_statement WHERE source = :source ORDER BY position"
UNRESOLVED_OF = "SELECT id, body FROM waiting WHERE source = :source AND kind = 'unresolved' ORDER BY position"
WARNINGS_OF = "SELECT id, body FROM waiting WHERE source = :source AND kind = 'warning' ORDER BY position"
WAITING = """
SELECT waiting.id, waiting.body FROM waiting JOIN source ON source.id = waiting.source
WHERE waiting.kind = :kind ORDER BY waiting.id, source.kind <> 'record', waiting.source, waiting.position
"""
WAITING_ABOUT = """
SELECT waiting.id, waiting.body FROM waiting JOIN source ON source.id = waiting.source
WHERE waiting.kind = :kind AND waiting.id IN (
  SELECT id FROM concern WHERE kind = :kind AND series IN (SELECT value FROM json_each(:series))
) ORDER BY waiting.id, source.kind <> 'record', waiting.source, waiting.position
"""

# --- the whole graph -----------------------------------------------------------------------------------------------

NODES_AFTER = "SELECT id, type, body FROM node WHERE id > :after ORDER BY id LIMIT :limit"
EDGES_AFTER = "SELECT type, source, target, body FROM edge WHERE id > :after ORDER BY id LIMIT :limit"
VERSION_NOW = "SELECT version FROM state"

# --- change: the stated rows ---------------------------------------------------------------------------------------

GROW = "UPDATE state SET version = version + 1"
SHA256 = "SELECT sha256 FROM source WHERE id = :source"
STATED_COUNTS = """
SELECT (SELECT count(DISTINCT id) FROM node_statement WHERE source = :source),
  (SELECT count(*) FROM (SELECT DISTINCT type, from_id, to_id FROM edge_statement WHERE source = :source))
"""
STATED_NODES = "SELECT DISTINCT id, canonical FROM node_statement WHERE source = :source"
STATED_EDGES = "SELECT DISTINCT type, source_now, target_now FROM edge_statement WHERE source = :source"
REMOVE_SOURCE = "DELETE FROM source WHERE id = :source"  # its stated rows go with it
ADD_SOURCE = "INSERT INTO source VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
ADD_NODE_STATEMENT = "INSERT INTO node_statement VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
ADD_EDGE_STATEMENT = "INSERT INTO edge_statement VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
ADD_WAITING = "INSERT INTO waiting VALUES (?, ?, ?, ?, ?)"
ADD_CONCERN = "INSERT OR IGNORE INTO concern VALUES (?, ?, ?, ?)"

# What the loaded sources state of the documents of some series, and what each of their ids means at present.
DOCUMENTS = """
SELECT stated.id, stated.issuer, stated.id = source.document, source.cited_on
FROM node_statement AS stated JOIN source ON source.id = stated.source
WHERE stated.series IN (SELECT value FROM json_each(:series))
"""
MEANT = """
SELECT DISTINCT id, canonical FROM node_statement WHERE series IN (SELECT value FROM json_each(:series))
"""

# When a document id comes to mean another document, its parts and all edges at them move along.
PARTS = "SELECT DISTINCT id, canonical FROM node_statement WHERE canonical BETWEEN :from AND :to"
MOVE_NODE = "UPDATE node_statement SET canonical = :new WHERE canonical = :old AND id = :id"
EDGES_AT = """
SELECT source, position, type, from_id, to_id, source_now, target_now FROM edge_statement
WHERE source_now IN (SELECT value FROM json_each(:ids))
UNION SELECT source, position, type, from_id, to_id, source_now, target_now FROM edge_statement
WHERE target_now IN (SELECT value FROM json_each(:ids))
"""
MOVE_EDGE = "UPDATE edge_statement SET source_now = ?, target_now = ? WHERE source = ? AND position = ?"

# --- change: the derived rows --------------------------------------------------------------------------------------

STATEMENTS_OF_NODES = """
SELECT stated.canonical, source.kind, source.document, stated.id, stated.type, stated.body
FROM node_statement AS stated JOIN source ON source.id = stated.source
WHERE stated.canonical IN (SELECT value FROM json_each(:ids)) ORDER BY stated.source, stated.position
"""
STATEMENTS_OF_EDGES = """
SELECT stated.type, stated.source_now, stated.target_now, source.kind, source.document,
  stated.from_id, stated.to_id, stated.body
FROM json_each(:edges) AS asked
CROSS JOIN edge_statement AS stated ON stated.source_now = json_extract(asked.value, '$[1]')
  AND stated.target_now = json_extract(asked.value, '$[2]') AND stated.type = json_extract(asked.value, '$[0]')
JOIN source ON source.id = stated.source
ORDER BY stated.source, stated.position
"""
NODES_NOW = "SELECT n, id, body FROM node WHERE id IN (SELECT value FROM json_each(:ids))"
EDGES_NOW = "SELECT n, id, body FROM edge WHERE id IN (SELECT value FROM json_each(:ids))"
LAST_NODE = "SELECT coalesce(max(n), 0) FROM node"
LAST_EDGE = "SELECT coalesce(max(n), 0) FROM edge"
DROP_NODE = "DELETE FROM node WHERE n = ?"
DROP_SEARCH = "DELETE FROM search WHERE rowid = ?"
DROP_EDGE = "DELETE FROM edge WHERE n = ?"
DROP_ALIASES = "DELETE FROM alias WHERE canonical IN (SELECT value FROM json_each(:ids))"
ADD_NODE = "INSERT INTO node VALUES (?, ?, ?, ?, ?)"
ADD_SEARCH = "INSERT INTO search (rowid, symbol, named, other) VALUES (?, ?, ?, ?)"
ADD_EDGE = "INSERT INTO edge VALUES (?, ?, ?, ?, ?, ?, ?)"
ADD_ALIAS = "INSERT INTO alias VALUES (?, ?)"
