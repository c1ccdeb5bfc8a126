"""Every theme that the settings may name has all the colours that the desk is painted with."""

import pytest
from app.conftest import Desktop
from textual.app import App
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from reader.app.themes import DARK, inks, variables_for
from reader.config import THEMES, AppSettings

_OTHERS = [name for name in THEMES if not name.startswith("assay")]


def test_the_settings_may_name_themes_of_others() -> None:
    assert len(_OTHERS) > 10


@pytest.mark.parametrize("name", _OTHERS)
def test_a_theme_of_others_is_given_every_colour_of_assay(name: str) -> None:
    theme = BUILTIN_THEMES[name]
    variables = variables_for(theme)
    assert set(variables) == set(DARK.variables)
    assert inks({**theme.to_color_system().generate(), **variables})["unread"].color is not None
    ground = Color.parse(variables["cursor"])
    assert all(Color.parse(variables[name]) != ground for name in ("bright", "quiet", "fine-print", "star"))


@pytest.mark.parametrize("name", ["nord", "textual-light", "ansi-dark"])
async def test_the_desk_opens_in_a_theme_of_others(desktop: Desktop, name: str) -> None:
    async with desktop(app=AppSettings(theme=name)) as desk:
        app: App[int] = desk.app
        assert app.theme == name
        assert "Tin report" in desk.screen
        await desk.press("question_mark", "escape", "colon", "escape", "a", "escape")
        assert desk.app.screen is desk.desk
