"""The command line. Each command is one file, a thin mirror of one function; `app` lists them."""

from newsledger.cli.app import app, main

__all__ = ["app", "main"]
