"""How much has been fetched and waits for a worker. Fetching pauses while that is much, so that memory stays small."""

import asyncio


class Backlog:
    """Bytes of documents that wait, or are expected. Used from one event loop."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held = 0
        self._has_room = asyncio.Event()
        self._has_room.set()

    async def room(self, expected: int = 0) -> None:
        """Waits until there is room for one document more, and adds what is expected of it until it is there."""
        while not self._has_room.is_set():
            await self._has_room.wait()
        self.add(expected)

    def add(self, size: int) -> None:
        """A document begins to wait."""
        self._held += size
        self._update()

    def remove(self, size: int) -> None:
        """A document waits no longer."""
        self._held -= size
        self._update()

    def _update(self) -> None:
        if self._held < self._most:
            self._has_room.set()
        else:
            self._has_room.clear()
