"""The questions of planners, one a module: pure functions over the store contract."""
