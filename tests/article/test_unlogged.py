"""The parser of HTML is imported without `logging`, and can log all the same."""

import subprocess
import sys

PROGRAM = """
import sys
from reader.article.reading import html
assert "logging" not in sys.modules, "logging was imported"
import logging
assert logging.getLogger("selectolax").name == "selectolax"
from selectolax.lexbor import LexborHTMLParser
node = LexborHTMLParser("<p><b>tin</b></p>").css_first("b")
node.decompose()
{more}
"""


def run(more: str = "") -> str:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(more=more)], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stderr


def test_reading_html_does_not_import_logging() -> None:
    assert run() == ""


def test_what_the_parser_logs_is_logged() -> None:
    assert "ore" in run('import selectolax.lexbor as lexbor; lexbor.logger.error("ore")')
