"""The tests of the loaders share reader_files.py: small files of every format."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))  # for reader_files and growth: tests are no package
