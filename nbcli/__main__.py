"""`python -m nbcli`."""

from nbcli.main import run

run()
