"""The HTTP routes, one subject a module, named as in graph.queries and in the terminal."""
