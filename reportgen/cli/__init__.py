"""The command line: `reportgen …`, and `python -m reportgen …`."""

from reportgen.cli.commands import app as app
