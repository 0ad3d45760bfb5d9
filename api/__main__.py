"""`python -m api` is the command `policygraph`, for where scripts are not on the path."""

from api.cli import main

if __name__ == "__main__":  # a process that reads documents for this one imports the module too
    main()
