"""What to do about settings that can be read but do not do what they seem to. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.cli.advice import Finding
from reader.errors import ConfigError
from reader.text import without_password

if TYPE_CHECKING:
    from pathlib import Path

    from reader.config import Config


def about_settings(config: Config) -> Iterator[Finding]:
    """Findings about what is only read when it is needed: keys, the settings of single feeds, words of one's own."""
    yield from _about_the_way_out(config)
    if config.keys:
        yield from _about_keys(config)
    if config.feeds:
        yield from _about_feed_tables(config)
    if config.folder:
        yield from _about_own_words(config.folder)


def _about_the_way_out(config: Config) -> Iterator[Finding]:
    """What keeps every poll from beginning."""
    from reader.feeds.proxies import Proxies
    from reader.feeds.tls import context

    for check, value in ((Proxies, config.poll.proxy), (context, config.poll.ca_bundle)):
        try:
            if value:
                check(value)
        except ConfigError as error:
            yield Finding(str(error), "correct it in the config file", ConfigError.exit_code)


def _about_keys(config: Config) -> Iterator[Finding]:
    from reader.app.keymaps import key_table
    from reader.app.keys import shown

    table, given = key_table(config), key_table(replace(config, keys={}))
    for fault in table.faults:
        yield Finding(
            fault, "correct it in the config file; `?` in the desk lists every command", ConfigError.exit_code
        )
    for command, before in given.keys.items():
        taken = [keys for keys in before if keys not in table.keys[command]]
        if command not in config.keys and taken:
            left = table.label(command)
            now = f"has {left} left" if left else "has no key any more"
            lost = ", ".join(map(shown, taken))
            yield Finding(f"[keys] takes {lost} from {command}, which {now}", _GIVE.format(command))


_GIVE = 'nothing to do if you want it so; else give it a key: `{} = "…"` in [keys]'


def _about_feed_tables(config: Config) -> Iterator[Finding]:
    from reader.feeds.credentials import headers_for

    for url, table in config.feeds.items():
        try:
            # Commands and the keyring are not asked: they may ask the user for a password.
            headers_for(url, table, command=lambda _: "secret", keyring=lambda _: "secret")
        except ConfigError as error:
            yield Finding(str(error), "correct it in the config file", ConfigError.exit_code)


def _about_own_words(folder: Path) -> Iterator[Finding]:
    from reader.article.own_words import faults

    mend = "correct it; the README's part about your own words says where their form is explained"
    for fault in faults(str(folder)):
        yield Finding(fault, mend, ConfigError.exit_code)


def about_unused_tables(config: Config, addresses: Collection[str]) -> Iterator[Finding]:
    """A finding for every `[feeds."ADDRESS"]` that is none of the addresses of feeds, present and former."""
    for url in config.feeds:
        if url not in addresses:
            table = f'[feeds."{without_password(url)}"]'
            yield Finding(f"{table} in the config file is the address of no feed", "`assay feeds --json` lists them")
