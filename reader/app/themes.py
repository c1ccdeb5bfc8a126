"""The two themes: one accent, quiet borders, text easy on the eye for hours. Other themes get what fits them."""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from rich.style import Style
from textual.color import Color
from textual.theme import Theme

DARK = Theme(
    name="assay-dark",
    dark=True,
    primary="#d3a35c",
    secondary="#8f9bb0",
    accent="#d3a35c",
    warning="#d99a6c",
    error="#e07a6a",
    success="#8fb58a",
    foreground="#d6d3cc",
    background="#16181c",
    surface="#1a1c21",
    panel="#22252b",
    variables={
        "bright": "#f0ede6",
        "quiet": "#8d9099",
        "faint": "#5f636d",
        "frame": "#343842",
        "cursor": "#2d323c",
        "cursor-off": "#22262d",
        "chosen": "#3a3423",
        "hit": "#5a4a22",
        "fine-print": "#d99a6c",
        "star": "#e0c060",
    },
)
LIGHT = Theme(
    name="assay-light",
    dark=False,
    primary="#8a5a12",
    secondary="#55607a",
    accent="#8a5a12",
    warning="#9c4f1c",
    error="#a93226",
    success="#3f6f3a",
    foreground="#2c2b28",
    background="#faf8f3",
    surface="#faf8f3",
    panel="#efebe2",
    variables={
        "bright": "#0f0e0c",
        "quiet": "#6a6860",
        "faint": "#9a978d",
        "frame": "#d5d0c3",
        "cursor": "#e9e1cf",
        "cursor-off": "#f1ece0",
        "chosen": "#f3e3bd",
        "hit": "#f4d98a",
        "fine-print": "#9c4f1c",
        "star": "#b07d00",
    },
)
THEMES = (DARK, LIGHT)

_OF_ASSAY = tuple(DARK.variables)
_WHITE, _BLACK = Color(255, 255, 255), Color(0, 0, 0)
# The sixteen colours of a terminal cannot be mixed.
_IN_ANSI_DARK = {
    "bright": "ansi_bright_white",
    "quiet": "ansi_white",
    "faint": "ansi_bright_black",
    "frame": "ansi_bright_black",
    "cursor": "ansi_blue",
    "cursor-off": "ansi_black",
    "chosen": "ansi_magenta",
    "hit": "ansi_red",
    "fine-print": "ansi_yellow",
    "star": "ansi_bright_yellow",
}
_IN_ANSI_LIGHT = {
    "bright": "ansi_black",
    "quiet": "ansi_bright_black",
    "faint": "ansi_bright_black",
    "frame": "ansi_white",
    "cursor": "ansi_bright_cyan",
    "cursor-off": "ansi_white",
    "chosen": "ansi_bright_green",
    "hit": "ansi_bright_yellow",
    "fine-print": "ansi_red",
    "star": "ansi_magenta",
}


def variables_for(theme: Theme) -> dict[str, str]:
    """The variables of Assay for a theme that knows nothing of it, mixed from its own colours."""
    own = theme.to_color_system().generate()
    ground, text, accent = (Color.parse(own[name]) for name in ("background", "foreground", "accent"))
    if ground.ansi is not None or text.ansi is not None:
        return _IN_ANSI_DARK if theme.dark else _IN_ANSI_LIGHT
    mixed = {
        "bright": text.blend(_WHITE if theme.dark else _BLACK, 0.35),
        "quiet": ground.blend(text, 0.65),
        "faint": ground.blend(text, 0.45),
        "frame": ground.blend(text, 0.2),
        "cursor": ground.blend(text, 0.14),
        "cursor-off": ground.blend(text, 0.08),
        "chosen": ground.blend(accent, 0.2),
        "hit": ground.blend(accent, 0.4),
    }
    return {name: colour.hex for name, colour in mixed.items()} | {"fine-print": own["warning"], "star": own["warning"]}


class _Ink(NamedTuple):
    """A style in words: names of the theme's colours, and how the letters are."""

    colour: str = ""
    ground: str = ""
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None


_INKS = {
    "": _Ink("foreground", "background"),
    "bright": _Ink("bright"),
    "unread": _Ink("bright", bold=True),
    "read": _Ink("quiet"),
    "quiet": _Ink("quiet"),
    "faint": _Ink("faint"),
    "accent": _Ink("accent"),
    "title": _Ink("bright", bold=True),
    "heading": _Ink("accent", bold=True),
    "strong": _Ink(bold=True),
    "em": _Ink(italic=True),
    "code": _Ink("foreground", "panel"),
    "link": _Ink(underline=True),
    "quote": _Ink("quiet", italic=True),
    "fine": _Ink("fine-print"),
    "star": _Ink("star"),
    "error": _Ink("error"),
    "success": _Ink("success"),
    "hit": _Ink("bright", "hit"),
    "cursor": _Ink("", "cursor"),
    "cursor-off": _Ink("", "cursor-off"),
    "chosen": _Ink("", "chosen"),
    "bar-edge": _Ink("frame"),
    "bar": _Ink("quiet", "panel"),
    "bar-key": _Ink("accent", "panel"),
    "bar-bright": _Ink("bright", "panel"),
    "bar-error": _Ink("error", "panel", bold=True),
}


@lru_cache(maxsize=4)
def _inks(variables: frozenset[tuple[str, str]]) -> Mapping[str, Style]:
    colours = {name: Color.parse(value) for name, value in variables}
    return {name: _style(ink, colours) for name, ink in _INKS.items()}


def _style(ink: _Ink, colours: Mapping[str, Color]) -> Style:
    below = colours[ink.ground] if ink.ground else None
    return Style(
        color=colours[ink.colour].rich_color if ink.colour else None,
        bgcolor=below.rich_color if below and below.a else None,
        bold=ink.bold,
        italic=ink.italic,
        underline=ink.underline,
    )


def inks(variables: Mapping[str, str]) -> Mapping[str, Style]:
    """The styles that text is painted with, by name, from a theme's variables. `""` is plain text on its ground."""
    names = ("foreground", "background", "panel", "accent", "error", "success", *_OF_ASSAY)
    return _inks(frozenset((name, variables[name]) for name in names))
