"""Every fault of `cases.FAULTS`, sent over loopback, ends in one named error."""

from pathlib import Path

import pytest
from faults.cases import CASES, FAULTS
from faults.hostile import Hostile
from faults.setups import SETUPS, arranged

from reader.config import PollSettings
from reader.errors import FeedError
from reader.feeds.fetch import FeedRequest, Fetcher
from reader.feeds.parse import parse
from reader.model import ParsedFeed

QUICK = PollSettings(connect_timeout=2.0, idle_timeout=0.15, total_timeout=0.5)
PATIENT = PollSettings(connect_timeout=2.0, idle_timeout=5.0, total_timeout=20.0)


def test_every_fault_has_a_case_and_every_case_a_fault() -> None:
    assert {*CASES, *SETUPS} == set(FAULTS)
    assert not set(CASES) & set(SETUPS)


async def _fetched_and_parsed(url: str, settings: PollSettings) -> ParsedFeed:
    async with Fetcher(settings) as fetcher:
        fetched = await fetcher.fetch(FeedRequest(url))
    return parse(fetched.body, url=fetched.url, content_type=fetched.content_type)


@pytest.mark.parametrize("fault", [fault for fault in FAULTS if fault in CASES])
async def test_fault_gives_its_named_error(fault: str) -> None:
    case = CASES[fault]
    settings = QUICK if case.code == "timeout" else PATIENT
    with Hostile() as server:
        url = server.at("/" + fault.replace(" ", "-"), case.answer)
        with pytest.raises(FeedError) as caught:
            await _fetched_and_parsed(url, settings)
    assert caught.value.code == case.code
    assert " " in caught.value.detail


@pytest.mark.parametrize("fault", [fault for fault in FAULTS if fault not in CASES])
async def test_fault_gives_its_named_error_before_anything_is_asked(fault: str, tmp_path: Path) -> None:
    with arranged(fault, tmp_path) as case:
        async with Fetcher(case.settings, lookup=case.lookup) as fetcher:
            with pytest.raises(FeedError) as caught:
                await fetcher.fetch(case.request)
        assert case.asked() == 0
    assert caught.value.code == SETUPS[fault][1]
    assert " " in caught.value.detail
