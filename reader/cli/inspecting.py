"""`assay inspect`: takes sources apart without a library, as JSON lines or for reading on a terminal."""

from __future__ import annotations

import click

from reader.article import load_vocabulary
from reader.cli.inspection import print_json, user_folder


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a source.")
@click.option("--explain", is_flag=True, help="Say which rule decided each role.")
def inspect(sources: tuple[str, ...], as_json: bool, explain: bool) -> int:
    """Take articles apart: HTML or plain-text files, `-` for standard input, or addresses."""
    return print_json(sources, load_vocabulary(user_folder()), explain=explain)
