"""The command line: `reportgen …`, and `python -m reportgen …`."""

from reportgen.cli import refresh as refresh  # it adds its command to the app
from reportgen.cli.commands import app as app
