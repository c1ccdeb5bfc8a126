"""`companies` and `company`: whom the library writes about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from reader.cli.article_table import print_articles
from reader.cli.articles import damaged_among, pages, refuse_damaged, row_as_json
from reader.cli.numbers import Count
from reader.cli.printing import complain, iso, json_line, local, on_terminal, say, table, text_room
from reader.cli.querying import QUERY_SETTINGS, query_argument
from reader.cli.session import Session
from reader.errors import ReaderError
from reader.model import Gist
from reader.text import counted, without_password

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.model import ArticleRow, CompanyRow, Profile

ON_A_SCREEN = 50
EVERY = 1_000_000
_GAP = 2


@click.command(context_settings=QUERY_SETTINGS, short_help="Lists the companies that articles are about.")
@query_argument
@click.option("--limit", metavar="N", type=Count(0), help="At most so many; 0 for all [50 on a terminal, else all].")
@click.option("--json", "as_json", is_flag=True, help="One JSON object per line.")
@click.pass_obj
def companies(session: Session, query: str, limit: int | None, as_json: bool) -> None:
    """Lists the companies that articles are about, most articles first; those with QUERY in a name, alias or ticker."""
    if limit is None:
        limit = ON_A_SCREEN if on_terminal() and not as_json else 0
    most = min(limit or EVERY, EVERY)
    with session.open_library() as library:
        found = library.companies(query, limit=most + 1)
    found, more = found[:most], found[most:]
    if as_json:
        for company_row in found:
            json_line(company_as_json(company_row))
    elif not found:
        say("No company is called that." if query else "No article names a company yet.")
    else:
        _list(found)
        if more and on_terminal():
            complain(f"The first {most:,}; `--limit 0` lists all.")


_MOST_FOR_TICKERS = 24
_LEAST_FOR_NAMES = 16
_LEFT_OUT = ("first", "profiled", "last", "tickers", "articles")
"""What a narrow terminal leaves out for the names, one after another."""


def _list(found: Sequence[CompanyRow]) -> None:
    rows = [_cells(row) for row in found]
    columns = _fitting(rows) if on_terminal() else list(rows[0])
    cells = ([row[column] for column in columns] for row in rows)
    table(columns, cells, wide="company", right="articles profiled", most={"tickers": _MOST_FOR_TICKERS})


def _fitting(rows: Sequence[Mapping[str, str]]) -> list[str]:
    """The columns that leave most names their room, and any a part of the line."""
    from rich.cells import cell_len

    lengths = {column: [len(column), *sorted(cell_len(row[column]) for row in rows)] for column in rows[0]}
    names = lengths.pop("company")[1:]
    room = text_room()
    wanted = min(names[len(names) * 3 // 4], max(_LEAST_FOR_NAMES, room * 2 // 5))
    widths = {column: _GAP + max(found) for column, found in lengths.items()}
    widths["tickers"] = min(widths["tickers"], _GAP + _MOST_FOR_TICKERS)
    for column in _LEFT_OUT:
        if room - sum(widths.values()) >= wanted:
            break
        del widths[column]
    return ["company", *widths]


def company_as_json(row: CompanyRow) -> dict[str, Any]:
    """The fields of `companies`, which are an interface: programs read them."""
    return {
        "name": row.name,
        "aliases": list(row.aliases),
        "tickers": list(row.tickers),
        "articles": row.articles,
        "profiled": row.profiled,
        "first_seen": iso(row.first_seen),
        "last_seen": iso(row.last_seen),
    }


def _cells(row: CompanyRow) -> dict[str, str]:
    return {
        "company": row.name,
        "tickers": ", ".join(row.tickers),
        "articles": f"{row.articles:,}",
        "profiled": f"{row.profiled:,}",
        "first": local(row.first_seen)[:10],
        "last": local(row.last_seen)[:10],
    }


@click.command()
@click.argument("name", nargs=-1, required=True)
@click.option(
    "--limit",
    metavar="N",
    type=Count(0),
    default=ON_A_SCREEN,
    help=f"At most so many articles; 0 for all [{ON_A_SCREEN}].",
)
@click.option("--json", "as_json", is_flag=True, help="A JSON object for each company, with `profiles` and `articles`.")
@click.pass_obj
def company(session: Session, name: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Shows one company: its profiles and articles. NAME may be an alias, a ticker, or the first words of a name.

    Where several are called so, they are listed; with `--json` each is shown, one a line.
    """
    wanted = " ".join(name)
    with session.open_library() as library:
        found = library.companies_called(wanted)
        if not found:
            raise ReaderError(f"No article names a company {wanted!r}; `assay companies` lists them.")
        if len(found) > 1 and not as_json:
            _list(found)
            complain(f"{len(found):,} companies are called so; give the whole name of one.")
            return
        damaged = 0
        for company_row in found:
            profiles = library.company_profiles(company_row.name)
            rows = tuple(row for page in pages(library, _articles_of(company_row.name), limit) for row in page)
            if as_json:
                gists = library.gists([row.id for row in rows])
                damaged += damaged_among(library, rows, gists)
                json_line(_whole_as_json(company_row, profiles, rows, gists))
            else:
                _print(company_row, profiles, rows, limit)
        refuse_damaged(damaged, "listed without companies and highlights")


def _articles_of(name: str) -> str:
    from reader.library.query import quoted

    return f"company:{quoted(name)}"


def _whole_as_json(
    found: CompanyRow,
    profiles: tuple[tuple[ArticleRow, Profile], ...],
    rows: tuple[ArticleRow, ...],
    gists: Mapping[int, Gist],
) -> dict[str, Any]:
    return {
        **company_as_json(found),
        "profiles": [
            {
                "article": row.id,
                "feed": without_password(row.feed_url),
                "name": profile.name,
                "kind": profile.kind,
                "text": profile.text,
            }
            for row, profile in profiles
        ],
        "articles": [row_as_json(row, gists.get(row.id, Gist())) for row in rows],
    }


def _print(
    found: CompanyRow, profiles: tuple[tuple[ArticleRow, Profile], ...], rows: tuple[ArticleRow, ...], limit: int
) -> None:
    from reader.cli.printing import passage, plain, show

    show(plain(found.name, "bold cyan"))
    also = ", ".join([*found.tickers, *found.aliases])
    if also:
        show(plain(also, "dim"))
    told: dict[str, list[ArticleRow]] = {}
    for row, profile in profiles:
        told.setdefault(profile.description, []).append(row)
    for text, tellers in told.items():
        first = tellers[0]
        more = f", and {counted(len(tellers) - 1, 'article')} more" if len(tellers) > 1 else ""
        day = local(first.published or first.received)[:10]
        show(passage(f"\n{text}"))
        show(plain(f"{first.feed_title}, {day}, article {first.id}{more}", "dim"))
    show(plain(""))
    if rows:  # another process may have removed the last one
        print_articles(rows, ("id", "date", "source", "title"))
    if limit and len(rows) == limit < found.articles:
        complain(f"{limit:,} of {found.articles:,}; `--limit 0` lists all.")
