"""Tests of the SQLite store beyond the contract: processes, threads, files."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))  # for stores_operations: tests are no package
