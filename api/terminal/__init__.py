"""The commands of `policygraph`, one a module, and what they share to speak to a person."""
