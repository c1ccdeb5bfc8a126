"""The config file: every wrong key and value is named, and a missing file means the defaults."""

from pathlib import Path

import pytest

from reader.config import THEMES, AppSettings, Config, PollSettings, config_path, examined, library_path, load
from reader.errors import ConfigError


def written(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(text, "utf-8")
    return path


def test_a_missing_file_means_the_defaults(tmp_path: Path) -> None:
    path = tmp_path / "none" / "config.toml"
    assert load(path) == Config(path=path)
    assert load(path).folder == path.parent


def test_settings_are_taken_from_their_sections(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        """
        [poll]
        host_pause = 2
        exempt_hosts = ["ore.example"]
        [app]
        keys = "vim"
        [keys]
        star = "x, ^x"
        [feeds."https://ore.example/feed"]
        user = "ann"
        """,
    )
    config = load(path)
    assert config.poll == PollSettings(host_pause=2.0, exempt_hosts=("ore.example",))
    assert config.app == AppSettings(keys="vim")
    assert (config.keys, config.feeds) == ({"star": "x, ^x"}, {"https://ore.example/feed": {"user": "ann"}})


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[pol]", "[pol]"),
        ("poll = 3", "[poll] must be a table"),
        ("[poll]\nconcurency = 3", "'concurency'"),
        ("[poll]\nconcurrency = 1.5", "[poll] concurrency must be a whole number"),
        ("[poll]\nconcurrency = 0", "from 1 to 4,096, not 0"),
        ("[app]\nmeasure = 1", "[app] measure must be 20 or more, not 1"),
        ("[app]\nmeasure = 9999999999999", "from 20 to 1,000,000,000,000"),
        ("[poll]\nconcurrency = true", "[poll] concurrency must be a whole number"),
        ("[poll]\nhost_pause = -1", "from 0 to 86,400, not -1.0"),
        ("[poll]\ntotal_timeout = nan", "from 0.1 to 86,400, not nan"),
        ("[poll]\nparse_timeout = 0", "from 0.1 to 86,400, not 0.0"),
        ("[poll]\nmax_wire_bytes = 0", "10,000 or more"),
        ("[poll]\nparse_memory = 0", "1,000,000 or more"),
        ("[poll]\nidle_timeout = inf", "from 0.1 to 86,400, not inf"),
        ("[poll]\nhost_pause = 1e99", "from 0 to 86,400"),
        ("[poll]\nworkers = 100000", "[poll] workers must be from 0 to 256, not 100000"),
        ("[poll]\ndefault_minutes = 999999999999", "from 0 to 525,600"),
        ('[poll]\nautomatic = "yes"', "true or false"),
        ('[poll]\nexempt_hosts = "ore.example"', "a list of strings"),
        ("[app]\nbrowser = 3", "[app] browser must be a string"),
        ('[app]\nrows = "roomy"', "'dense', 'comfortable'"),
        ('[app]\ntheme = "assay-lite"', "[app] theme is no theme: 'assay-lite'; there are assay-dark, assay-light, "),
        ("[app]\ntheme = 3", "[app] theme must be a string"),
        ('[feeds]\n"https://ore.example/feed" = 3', '[feeds."https://ore.example/feed"] must be a table'),
        ("feeds = 3", "[feeds] must be a table"),
        ("[app\n", "is not valid TOML"),
    ],
)
def test_what_is_wrong_is_named_with_the_file(tmp_path: Path, text: str, named: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(ConfigError) as caught:
        load(path)
    assert named in str(caught.value)
    assert str(path) in str(caught.value)


def test_every_fault_is_named_and_what_is_right_is_taken(tmp_path: Path) -> None:
    path = written(
        tmp_path, '[app]\ntheme = "lite"\nmesure = 60\nrows = "big"\nmeasure = 60\n[poll]\nworkers = "a"\n[x]'
    )
    config, faults = examined(path)
    assert config.app == AppSettings(measure=60)
    for word, fault in zip(("[x]", "workers", "theme", "mesure", "rows"), faults, strict=True):
        assert word in fault
    with pytest.raises(ConfigError, match="`assay doctor` names 4 more"):
        load(path)


def test_themes_are_those_that_the_desk_has() -> None:
    from textual.theme import BUILTIN_THEMES

    from reader.app.themes import THEMES as OWN

    assert set(THEMES) == {*BUILTIN_THEMES, *(theme.name for theme in OWN)}


def test_a_file_that_cannot_be_read_is_a_fault_of_the_settings(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(b"\xff\xfe")
    for unreadable, why in ((path, "is not in UTF-8; save it in that encoding"), (tmp_path, "cannot be read: Is a ")):
        with pytest.raises(ConfigError, match=why):
            load(unreadable)


def test_a_mark_of_utf8_at_the_beginning_is_no_part_of_the_settings(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(b"\xef\xbb\xbf[app]\nmeasure = 60\n")
    assert load(path).app == AppSettings(measure=60)


def test_the_environment_says_where_things_lie(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("ASSAY_CONFIG", "~/own.toml")
    monkeypatch.setenv("ASSAY_LIBRARY", str(tmp_path / "own.db"))
    assert config_path() == tmp_path / "own.toml"
    assert library_path() == tmp_path / "own.db"
