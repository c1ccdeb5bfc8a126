"""The notation of keys: what the user types in the config file, what a terminal sends, what the help shows.

A key is a printable character itself (`j`, `?`, `[`), or a name: `space`, `enter`, `ctrl+d`, `shift+tab`, `f5`.
A command has alternatives, separated by commas, each a sequence of keys: `gg`, `0A`, `^w l`, `pagedown`.
"""

from typing import Final

from textual.keys import REPLACED_KEYS, format_key, key_to_character

Keys = tuple[str, ...]

LONGEST_SEQUENCE: Final = 3
"""Keys typed without a blank between them; a longer word is a mistyped name."""
NAMES: Final = frozenset(
    [
        "space",
        "enter",
        "tab",
        "escape",
        "backspace",
        "delete",
        "insert",
        "home",
        "end",
        "pageup",
        "pagedown",
        "up",
        "down",
        "left",
        "right",
        "comma",
    ]
) | {f"f{number}" for number in range(1, 25)}
MODIFIERS: Final = ("ctrl", "alt", "shift", "super", "hyper", "meta")
# Keys that a terminal cannot tell apart, and names that people use.
SAME: Final = {
    "return": "enter",
    "ctrl+m": "enter",
    "ctrl+i": "tab",
    "esc": "escape",
    "ctrl+left_square_bracket": "escape",
    "ctrl+[": "escape",
    "backtab": "shift+tab",
    "del": "delete",
    "ins": "insert",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "page_up": "pageup",
    "page_down": "pagedown",
    "comma": ",",
    "full_stop": ".",
}
SHOWN: Final = {
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "enter": "Enter",
    "escape": "Esc",
    "space": "Space",
    "tab": "Tab",
    "shift+tab": "⇧Tab",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "backspace": "⌫",
    "delete": "Del",
    "insert": "Ins",
}


def parse_keys(text: str) -> tuple[Keys, ...]:
    """The alternatives that the text names; none for an empty text. Raises `ValueError` with the part that is wrong."""
    alternatives = [part.strip() for part in text.split(",")]
    return tuple(_sequence(part) for part in alternatives if part)


def _sequence(text: str) -> Keys:
    keys: list[str] = []
    for word in text.split():
        keys += _word(word)
    return tuple(keys)


def _word(word: str) -> list[str]:
    """The keys of one word: one key's name, or characters typed one after the other (`gg`, `^wl`)."""
    name = _named(word)
    if name:
        return [name]
    keys: list[str] = []
    rest = word
    while rest:
        if rest[0] == "^" and len(rest) > 1:
            name, rest = _named(rest[:2]), rest[2:]
        else:
            name, rest = _named(rest[0]), rest[1:]
        if not name:
            raise ValueError(word)
        keys.append(name)
    if len(keys) > LONGEST_SEQUENCE:
        raise ValueError(word)
    return keys


def _named(word: str) -> str:
    """The key of that name; empty where there is none."""
    if len(word) == 1:
        return word if word.isprintable() and not word.isspace() else ""
    if len(word) == 2 and word[0] == "^" and word[1].isascii() and word[1].isprintable():
        return _same(f"ctrl+{word[1].lower()}")
    lower = _same(word.lower())
    if lower in NAMES or len(lower) == 1:
        return lower
    *modifiers, key = lower.split("+")
    if modifiers and all(modifier in MODIFIERS for modifier in modifiers) and (key in NAMES or len(key) == 1):
        return _same("+".join([*sorted(modifiers, key=MODIFIERS.index), key]))
    return ""


def _same(name: str) -> str:
    return SAME.get(name, name)


def pressed(name: str, character: str | None) -> str:
    """The key that a terminal sent, from Textual's name and character for it, in this notation."""
    if character is not None and len(character) == 1 and character.isprintable() and character != " ":
        return character
    *modifiers, key = name.split("+")
    if not modifiers:
        return _same(name)
    written = key_to_character(REPLACED_KEYS.get(key, key)) or key
    return _same("+".join([*modifiers, written if len(written) == 1 and written.isprintable() else key]))


def shown(keys: Keys) -> str:
    """A sequence as the help and the footer show it: `gg`, `^d`, `Esc`."""
    return "".join(_shown(key) for key in keys)


def _shown(key: str) -> str:
    if key in SHOWN:
        return SHOWN[key]
    if key.startswith("ctrl+") and len(key) == 6:
        return f"^{key[5]}"
    return key if len(key) == 1 else format_key(key).capitalize() if "+" not in key else key
