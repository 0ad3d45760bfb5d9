"""Where the data that ships is: named by the user, inside the installed package, or in the checkout."""

import os
from pathlib import Path

from graph.errors import BadInput

_PLACES = (Path(__file__).parent / "_data", Path(__file__).parent.parent / "data")


def data_dir() -> Path:
    """The folder with lexicon, programmes and samples: POLICYGRAPH_DATA, the wheel's copy, or the checkout's `data`.

    >>> (data_dir() / "lexicon" / "kinds.yaml").exists()
    True
    """
    named = os.environ.get("POLICYGRAPH_DATA")
    for place in [Path(named)] if named else _PLACES:
        if (place / "lexicon").is_dir():
            return place
    where = named or str(_PLACES[0])
    raise BadInput(
        where, "the data that ships with policygraph is not there", "Install it again, or set POLICYGRAPH_DATA"
    )
