"""The two themes: one accent, quiet borders, text that is easy on the eye for hours."""

from collections.abc import Mapping
from functools import lru_cache

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

VARIABLES = DARK.variables
"""What a theme that knows nothing of Assay is given."""


@lru_cache(maxsize=4)
def _inks(variables: frozenset[tuple[str, str]]) -> Mapping[str, Style]:
    colours = dict(variables)

    def ink(colour: str = "", ground: str = "", *, bold: bool = False, italic: bool = False) -> Style:
        return Style(
            color=Color.parse(colours[colour]).rich_color if colour else None,
            bgcolor=Color.parse(colours[ground]).rich_color if ground else None,
            bold=bold or None,
            italic=italic or None,
        )

    return {
        "": ink("foreground", "background"),
        "bright": ink("bright"),
        "unread": ink("bright", bold=True),
        "read": ink("quiet"),
        "quiet": ink("quiet"),
        "faint": ink("faint"),
        "accent": ink("accent"),
        "title": ink("bright", bold=True),
        "heading": ink("accent", bold=True),
        "strong": Style(bold=True),
        "em": Style(italic=True),
        "code": ink("foreground", "panel"),
        "link": Style(underline=True),
        "quote": ink("quiet", italic=True),
        "fine": ink("fine-print"),
        "star": ink("star"),
        "error": ink("error"),
        "success": ink("success"),
        "hit": ink("bright", "hit"),
        "cursor": ink("", "cursor"),
        "cursor-off": ink("", "cursor-off"),
        "chosen": ink("", "chosen"),
        "bar-edge": ink("frame"),
        "bar": ink("quiet", "panel"),
        "bar-key": ink("accent", "panel"),
        "bar-bright": ink("bright", "panel"),
        "bar-error": ink("error", "panel", bold=True),
    }


def inks(variables: Mapping[str, str]) -> Mapping[str, Style]:
    """The styles that text is painted with, by name, from a theme's variables. `""` is plain text on its ground."""
    names = ("foreground", "background", "panel", "accent", "error", "success", *VARIABLES)
    return _inks(frozenset((name, variables[name]) for name in names))
