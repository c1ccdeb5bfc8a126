"""What the app as a whole does: palette, keys, theme, and leaving the terminal."""

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.actions import SkipAction

from reader.app.commands import COMMAND
from reader.app.themes import DARK, LIGHT

if TYPE_CHECKING:
    from reader.app.screens.desk import Desk


class Application:
    """The commands that are about no article and no feed."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def palette(self) -> None:
        """Finds a command by its name."""
        from reader.app.screens.palette import Palette

        self._desk.assay.push_screen(Palette())

    def help(self) -> None:
        """Shows every key."""
        from reader.app.screens.help import Help

        self._desk.assay.push_screen(Help(self._desk.assay.keys), self._help_chose)

    async def _help_chose(self, command_id: str | None) -> None:
        if command_id:
            await self._desk.run_command(COMMAND[command_id])

    def theme(self) -> None:
        """Changes between dark and light; remembered."""
        app = self._desk.assay
        app.theme = LIGHT.name if app.current_theme.dark else DARK.name
        app.remember(replace(app.remembered, theme=app.theme))

    def redraw(self) -> None:
        """Paints the whole screen anew."""
        self._desk.assay.refresh(layout=True)

    def suspend(self) -> None:
        """Hands the terminal back to the shell until `fg`."""
        try:
            self._desk.assay.action_suspend_process()
        except SkipAction:
            self._desk.say("This terminal cannot suspend a program.")

    async def quit(self) -> None:
        """Quits."""
        await self._desk.assay.leave()
