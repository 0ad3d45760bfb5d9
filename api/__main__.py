"""`python -m api` is the command `policygraph`, for where scripts are not on the path."""

from api.cli import main

main()
