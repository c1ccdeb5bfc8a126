"""Every command of the desk, declared once: bindings, footer, palette, help and re-keying read this table.

Keys are comma-separated alternatives, each as the user types it (`gg`, `0A`, `^d`, `shift+tab`, `?`). Ids are part of
the interface: `[keys]` in the config file names them. `action` is "controller.method" on the desk.
"""

from dataclasses import dataclass

PANES = ("sources", "articles", "article", "highlights", "companies", "disclaimers")
PARTS = ("highlights", "companies", "disclaimers")


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that the user can ask for. Without `panes` it works everywhere; `counted` ones take a vim count, and
    `numbered` ones one that is the row to go to.

    `hint` is the word that the footer shows in the panes of `hinted` (empty: the footer leaves it out).
    """

    id: str
    keys: str
    help: str
    group: str
    action: str
    panes: tuple[str, ...] = ()
    counted: bool = False
    numbered: bool = False
    hint: str = ""
    hinted: tuple[str, ...] = ()


_LISTS = ("articles",)
_TEXT = ("article",)
_READING = ("articles", "article")


def _views() -> tuple[Command, ...]:
    return tuple(
        Command(f"view-{digit}", str(digit), f"Open view {digit} of Sources", "Find", f"walking.view_{digit}")
        for digit in range(1, 10)
    )


COMMANDS: tuple[Command, ...] = (
    # Move
    Command("next-row", "j,down", "Next row, or scroll down", "Move", "moving.down", counted=True),
    Command("previous-row", "k,up", "Previous row, or scroll up", "Move", "moving.up", counted=True),
    Command("next-pane", "l,right,tab", "Next pane", "Move", "panes.next"),
    Command("previous-pane", "h,left,shift+tab", "Previous pane", "Move", "panes.previous"),
    Command("page-down", "pagedown,^f", "Page down", "Move", "moving.page_down", counted=True),
    Command("page-up", "pageup,^b", "Page up", "Move", "moving.page_up", counted=True),
    Command("half-page-down", "^d", "Half a page down", "Move", "moving.half_down", counted=True),
    Command("half-page-up", "^u", "Half a page up", "Move", "moving.half_up", counted=True),
    Command("top", "gg,home", "Top", "Move", "moving.top", numbered=True),
    Command("bottom", "G,end", "Bottom", "Move", "moving.bottom", numbered=True),
    Command("open", "enter", "Open", "Move", "moving.open", hint="open", hinted=("sources", "articles", *PARTS)),
    Command("back", "escape", "Back", "Move", "moving.back"),
    Command("leave", "q", "Back; at the top, quit", "Move", "moving.leave", hint="back", hinted=("article", *PARTS)),
    # Read
    Command(
        "read-on",
        "space",
        "Page down, then the next unread article",
        "Read",
        "reading.on",
        hint="read on",
        hinted=_READING,
    ),
    Command(
        "next-unread",
        "n",
        "Next unread article (while searching: next hit)",
        "Read",
        "reading.next_unread",
        counted=True,
        hint="next unread",
        hinted=_READING,
    ),
    Command(
        "previous-unread",
        "p",
        "Previous unread article (while searching: previous hit)",
        "Read",
        "reading.previous_unread",
        counted=True,
    ),
    Command("next-feed", "]", "Next feed", "Read", "walking.next_feed"),
    Command("previous-feed", "[", "Previous feed", "Read", "walking.previous_feed"),
    Command(
        "open-in-browser",
        "o,v",
        "Open in the browser, mark read",
        "Read",
        "browsing.browse",
        hint="browser",
        hinted=_TEXT,
    ),
    Command(
        "unfold",
        "-,+",
        "Unfold what is folded in the text, or fold it",
        "Read",
        "reading.toggle_folds",
        panes=_TEXT,
        hint="unfold",
        hinted=_TEXT,
    ),
    Command("full-text", "x", "Fetch the full text", "Read", "fetching.full_text", hint="full text", hinted=_TEXT),
    Command("links", "L", "Links of the article", "Read", "browsing.links", hint="links", hinted=_TEXT),
    Command("copy-link", "y", "Copy the link", "Read", "browsing.copy_link"),
    Command("copy-citation", "Y", "Copy a citation", "Read", "browsing.copy_citation"),
    Command("changes", "c", "What the publisher changed in the article", "Read", "dialogs.changes"),
    Command("show-new", "N", "Show the articles that came meanwhile", "Read", "following.show_new"),
    # Mark
    Command("toggle-read", "m", "Mark read or unread", "Mark", "marks.toggle_read", hint="read", hinted=_LISTS),
    Command(
        "toggle-star", "s", "Star, or take the star away", "Mark", "marks.toggle_star", hint="star", hinted=_READING
    ),
    Command(
        "mark-all-read",
        "A",
        "Mark all read that this list shows, or in Sources the feed, folder or view",
        "Mark",
        "marks.all_read",
    ),
    Command("mark-above-read", "0A", "Mark all above the cursor read", "Mark", "marks.above_read"),
    Command("mark-below-read", "$A", "Mark all below the cursor read", "Mark", "marks.below_read"),
    Command("mark-older-read", "gA", "Mark read what is older than a day or a span", "Mark", "marks.ask_older"),
    Command("undo", "u", "Undo the last change", "Mark", "marks.undo"),
    Command("redo", "^r", "Redo what was undone", "Mark", "marks.redo"),
    Command("tags", "t", "Tags of the article", "Mark", "marks.tags"),
    Command("note", "i", "Note on the article", "Mark", "dialogs.note"),
    Command("select", "V", "Select rows; marks then act on all of them", "Mark", "marks.select", panes=_LISTS),
    # Find
    Command(
        "search", "/", "Search as you type", "Find", "finding.search", hint="search", hinted=("sources", "articles")
    ),
    Command("filter", "f", "Filter by a query", "Find", "finding.filter"),
    Command("go-to-date", "gd", "Go to a date", "Find", "looks.ask_date"),
    *_views(),
    Command("companies", "B", "Companies of the library", "Find", "dialogs.companies"),
    Command("save-view", "W", "Save the query of the list as a view", "Find", "dialogs.save_view"),
    Command("rules", "", "Rules for new articles: read, star, tag, mute, notify", "Find", "dialogs.rules"),
    Command("edit-views", "E", "Order, edit and delete views", "Find", "dialogs.edit_views"),
    Command("export-views", "", "Write views and rules to a file", "Find", "dialogs.export_views"),
    Command("import-views", "", "Take views and rules from a file", "Find", "dialogs.import_views"),
    # List
    Command("order", "go", "Order of the list: newest, oldest, by feed, relevance", "List", "looks.order"),
    Command("headings", "gh", "Show or hide the days between the rows", "List", "looks.headings"),
    Command("unread-only", "gu", "List only what is unread, or what is read as well", "List", "looks.unread_only"),
    Command("rows", "gr", "Rows of two lines, or of one", "List", "looks.rows"),
    Command(
        "unread-feeds", "gs", "Show in Sources only feeds with unread articles, or all", "List", "looks.unread_feeds"
    ),
    # Panes
    Command("toggle-highlights", "H", "Show or hide Highlights", "Panes", "panes.toggle_highlights"),
    Command("toggle-companies", "C", "Show or hide Companies", "Panes", "panes.toggle_companies"),
    Command("toggle-disclaimers", "D", "Show or hide Disclaimers", "Panes", "panes.toggle_disclaimers"),
    Command("toggle-sources", "S", "Show or hide Sources", "Panes", "panes.toggle_sources"),
    Command("zoom", "z", "Zoom the pane", "Panes", "panes.zoom", hint="zoom", hinted=_TEXT),
    Command("grow", ">", "Make the pane larger", "Panes", "panes.grow"),
    Command("shrink", "<", "Make the pane smaller", "Panes", "panes.shrink"),
    Command("fold", "-,+", "Fold or unfold the folder", "Panes", "moving.fold", panes=("sources",)),
    # Feeds
    Command("poll-feed", "r", "Poll this feed", "Feeds", "fetching.poll_feed", hint="poll", hinted=("sources",)),
    Command("poll-all", "R", "Poll all feeds", "Feeds", "fetching.poll_all", hint="poll all", hinted=("sources",)),
    Command("add-feed", "a", "Add a feed", "Feeds", "feeding.add_feed", hint="add", hinted=("sources", "articles")),
    Command(
        "edit-feed",
        "e",
        "Edit the feed or folder",
        "Feeds",
        "feeding.edit_feed",
        panes=("sources",),
        hint="edit",
        hinted=("sources",),
    ),
    Command(
        "unsubscribe",
        "d",
        "Unsubscribe the feed or folder",
        "Feeds",
        "feeding.unsubscribe",
        panes=("sources",),
        hint="unsubscribe",
        hinted=("sources",),
    ),
    Command("move-feed", "M", "Move the feed to a folder", "Feeds", "dialogs.move_feed", panes=("sources",)),
    Command("import-feeds", "", "Subscribe to the feeds of a file: OPML or newsboat", "Feeds", "dialogs.import_feeds"),
    # Assay
    Command("palette", ":,^p", "Command palette", "Assay", "application.palette"),
    Command("help", "?", "Every key", "Assay", "application.help", hint="keys", hinted=PANES),
    Command("theme", "", "Switch between dark and light", "Assay", "application.theme"),
    Command("redraw", "^l", "Redraw the screen", "Assay", "application.redraw"),
    Command("suspend", "^z", "Suspend Assay", "Assay", "application.suspend"),
    Command("quit", "^q", "Quit", "Assay", "application.quit"),
)
COMMAND: dict[str, Command] = {command.id: command for command in COMMANDS}
