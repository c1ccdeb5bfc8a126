"""The article's addresses: in the browser, on the clipboard, and its links."""

from typing import TYPE_CHECKING

from reader.model import ArticleRow
from reader.text import safe_url

if TYPE_CHECKING:
    from reader.app.screens.desk import Desk
    from reader.app.screens.links import LinkChosen


class Browsing:
    """Opens and copies addresses."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def row_with_address(self) -> ArticleRow | None:
        """The row under the cursor; None, and why is said, where it has no address that can be opened."""
        row = self._desk.list.window.current
        if row is None:
            self._desk.say("No article is selected.")
        elif not safe_url(row.url):
            self._desk.say("This article has no address that can be opened.")
        else:
            return row
        return None

    def browse(self) -> None:
        """Opens the article in the browser and marks it read; nobody waits for the browser."""
        row = self.row_with_address()
        if row is not None:
            self._desk.do(self._browsed(row))

    async def _browsed(self, row: ArticleRow) -> None:
        if await self.open_address(row.url) and not row.read:
            self._desk.marks.set_read((row.id,), read=True)

    async def open_address(self, url: str) -> bool:
        """Opens an address in the browser that the settings name, else in the system's."""
        from reader.app.opening import open_url

        self._desk.say(f"Opening {url}")
        fault = await open_url(self._desk.assay, url, self._desk.assay.config.app.browser)
        if fault:
            self._desk.say(fault, fault=True)
        return not fault

    def copy_link(self) -> None:
        """Copies the article's address."""
        row = self.row_with_address()
        if row is not None:
            self._copy(row.url, "Link copied")

    def copy_citation(self) -> None:
        """Copies a citation of the article."""
        from reader.app.opening import citation

        row = self._desk.list.window.current
        if row is not None:
            self._copy(citation(row), "Citation copied")

    def _copy(self, text: str, said: str) -> None:
        from reader.app.opening import copy

        copy(self._desk.assay, text)
        self._desk.say(said)

    def links(self) -> None:
        """Lists the links of the article."""
        from reader.app.screens.links import Links, with_enclosures

        if self._desk.reading.damaged is not None:
            self._desk.say("The links of this article are damaged with its text.", fault=True)
            return
        article = self._desk.reading.shown
        links = with_enclosures(self._desk.text.doc.links, article.enclosures if article else ())
        if not links:
            self._desk.say("This article has no links.")
            return
        self._desk.assay.push_screen(Links(links), self._link_chosen)

    async def _link_chosen(self, chosen: "LinkChosen | None") -> None:
        if chosen is None:
            return
        if chosen.copy:
            self._copy(chosen.url, "Link copied")
        else:
            await self.open_address(chosen.url)
