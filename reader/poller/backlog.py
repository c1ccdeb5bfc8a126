"""How much has been fetched and waits for a worker. Fetching pauses while that is much, so that memory stays small."""

import asyncio
from collections import deque


class Backlog:
    """Bytes of documents that wait, or are expected. Used from one event loop."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held = 0
        self._waiting: deque[tuple[asyncio.Future[None], int]] = deque()

    async def room(self, expected: int = 0) -> None:
        """Waits for a turn and for room for one document more, and adds what is expected of it until it is there."""
        if self._held < self._most and not self._waiting:
            self.add(expected)
            return
        turn = asyncio.get_running_loop().create_future()
        self._waiting.append((turn, expected))
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self.remove(expected)
            raise

    def add(self, size: int) -> None:
        """A document begins to wait."""
        self._held += size

    def remove(self, size: int) -> None:
        """A document waits no longer. Whoever has waited longest goes on, as far as there is room."""
        self._held -= size
        while self._waiting and self._held < self._most:
            turn, expected = self._waiting.popleft()
            if not turn.done():
                self.add(expected)
                turn.set_result(None)
