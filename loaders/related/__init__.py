"""What the words around citations say of documents, one module a subject; `loaders.relations` runs them."""
