"""The `assay` command itself and the table of its commands, each loaded when it is called."""

import importlib
from pathlib import Path

import click

from reader import __version__
from reader.cli.session import Session, named_config

# command -> where it is; in the order in which `assay --help` lists them.
COMMANDS = {
    "demo": "reader.cli.demo:demo",
    "add": "reader.cli.adding:add",
    "remove": "reader.cli.subscriptions:remove",
    "move": "reader.cli.subscriptions:move",
    "edit": "reader.cli.subscriptions:edit",
    "feeds": "reader.cli.subscriptions:feeds",
    "import": "reader.cli.exchange:import_",
    "export": "reader.cli.exchange:export",
    "poll": "reader.cli.polling:poll",
    "full-text": "reader.cli.polling:full_text",
    "list": "reader.cli.articles:list_",
    "show": "reader.cli.showing:show",
    "mark": "reader.cli.articles:mark",
    "undo": "reader.cli.articles:undo",
    "redo": "reader.cli.articles:redo",
    "views": "reader.cli.views:views",
    "rules": "reader.cli.rules:rules",
    "companies": "reader.cli.companies:companies",
    "company": "reader.cli.companies:company",
    "inspect": "reader.cli.inspecting:inspect",
    "reanalyse": "reader.cli.reanalysing:reanalyse",
    "doctor": "reader.cli.care:doctor",
    "backup": "reader.cli.backing_up:backup",
    "restore": "reader.cli.backing_up:restore",
}
HARDLY_NEED_SETTINGS = frozenset(
    "remove move edit feeds import export list show mark undo redo views rules companies company backup restore".split()
)
"""Commands that do their work where the config file has faults, and say so; the others would do it in another way."""


class LazyGroup(click.Group):
    """A group whose commands are imported by name on first use, so that each starts without the others."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        where = COMMANDS.get(cmd_name)
        if where is None:
            return None
        module, _, name = where.partition(":")
        command = getattr(importlib.import_module(module), name)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            meant = get_close_matches(args[0], COMMANDS, n=1)
            if meant:
                from reader.cli.printing import brief

                ctx.fail(f"No such command {brief(args[0])!r}. Did you mean {meant[0]!r}?")
        return super().resolve_command(ctx, args)


@click.group(cls=LazyGroup, invoke_without_command=True, context_settings={"help_option_names": ["--help", "-h"]})
@click.option("--library", type=click.Path(path_type=Path), help="The library's file [env: ASSAY_LIBRARY].")
@click.option("--config", "config_file", type=click.Path(path_type=Path), help="The settings [env: ASSAY_CONFIG].")
@click.version_option(__version__, "--version", "-V", prog_name="assay", message="%(prog)s %(version)s")
@click.pass_context
def assay(ctx: click.Context, library: Path | None, config_file: Path | None) -> None:
    """A reader that takes the news apart: highlights, companies and fine print beside the text.

    Without a command it opens the desk.
    """
    ctx.obj = Session(library and library.expanduser(), named_config(config_file))
    if ctx.invoked_subcommand is None:
        from reader.cli.desk import open_desk

        ctx.exit(open_desk(ctx.obj))
    if ctx.invoked_subcommand in HARDLY_NEED_SETTINGS:
        ctx.obj.tell_of_settings()
