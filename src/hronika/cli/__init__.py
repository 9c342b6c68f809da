"""The command line: one module for each command."""

from hronika.cli.app import app, main

__all__ = ["app", "main"]
