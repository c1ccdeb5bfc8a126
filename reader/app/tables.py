"""A table in a terminal's columns: aligned, figures to the right, cells wrapped where they must be. Pure."""

from itertools import zip_longest

from reader.app.typesetting import Line, Piece, pieces, width_of, wrapped

GUTTER = 2
NARROWEST = 6


def table_lines(text: str, width: int) -> list[Line]:
    """The lines of a table given as rows on lines and cells between tabs; the first row is its head."""
    rows = [[cell.strip() for cell in row.split("\t")] for row in text.split("\n") if row.strip()]
    if not rows:
        return []
    count = max(map(len, rows))
    rows = [row + [""] * (count - len(row)) for row in rows]
    if count * (NARROWEST + GUTTER) > width + GUTTER:
        return _listed(rows, width)
    widths = _widths(rows, width - GUTTER * (count - 1))
    figures = [_is_figures([row[column] for row in rows[1:]]) for column in range(count)]
    lines = _row(rows[0], widths, figures, "strong")
    lines.append((Piece("─" * min(width, sum(widths) + GUTTER * (count - 1)), "faint"),))
    for row in rows[1:]:
        lines.extend(_row(row, widths, figures, ""))
    return lines


def _widths(rows: list[list[str]], room: int) -> list[int]:
    """Columns as wide as their cells; the widest give way until all fit."""
    widths = [max(1, *(width_of(cell) for cell in column)) for column in zip(*rows, strict=True)]
    surplus = sum(widths) - room
    while surplus > 0:
        widest = widths.index(max(widths))
        second = max((width for index, width in enumerate(widths) if index != widest), default=0)
        step = max(1, min(surplus, widths[widest] - max(second, NARROWEST)))
        widths[widest] -= step
        surplus -= step
    return widths


def _is_figures(cells: list[str]) -> bool:
    filled = [cell for cell in cells if cell]
    return bool(filled) and all(any(letter.isdigit() for letter in cell) and width_of(cell) <= 14 for cell in filled)


def _row(cells: list[str], widths: list[int], figures: list[bool], ink: str) -> list[Line]:
    columns = [
        [cell[start:end] for start, end in wrapped(cell, width)] for cell, width in zip(cells, widths, strict=True)
    ]
    lines: list[Line] = []
    for parts in zip_longest(*columns, fillvalue=""):
        line: list[Piece] = []
        for part, width, right in zip(parts, widths, figures, strict=True):
            gap = " " * (width - width_of(part))
            line.append(Piece(gap + part if right else part + gap, ink))
            line.append(Piece(" " * GUTTER))
        lines.append(tuple(line[:-1]))
    return lines


def _listed(rows: list[list[str]], width: int) -> list[Line]:
    """A table with too many columns for the width, row by row."""
    lines: list[Line] = []
    for row in rows:
        text = " · ".join(cell for cell in row if cell)
        lines.extend(pieces(text, start, end, ()) for start, end in wrapped(text, width))
    return lines
