"""`python -m reportgen` is `reportgen`."""

from reportgen.cli import app

app(prog_name="reportgen")
