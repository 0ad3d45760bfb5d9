"""What may exist in a policy graph, what exists, and what can be asked of it."""
