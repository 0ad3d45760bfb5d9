"""The ways in: the command `policygraph` and the HTTP API, both over the same questions."""
