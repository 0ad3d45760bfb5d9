"""The rules of consistency, one module a group; `loaders.consistency` runs them."""
