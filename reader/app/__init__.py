"""The screen: Textual screens, widgets, commands and jobs. The command line calls `run` and nothing else."""

from __future__ import annotations

import gc
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.config import Config

FRAMES_PER_SECOND = "240"
SWITCH_SECONDS = 0.0005


def run(library: Path, config: Config, *, demo: bool = False, title: str = "Assay", notices: Sequence[str] = ()) -> int:
    """Shows the desk on a library until the user quits; the exit code. Raises what opening the library raises.

    `notices` are sentences that the user should read at the start. The demo remembers for itself how it looked.

    The first rows are read in a thread while textual is being imported, so that the first frame has them.
    """
    # Nothing that is made while the app starts is ever garbage; looking for some costs a tenth of the start.
    gc.disable()
    # Textual paints at most 60 times a second unless told otherwise, which would add 16 ms to every key.
    os.environ.setdefault("TEXTUAL_FPS", FRAMES_PER_SECOND)
    # A thread that reads gives way to a key within this time, not within Python's 5 ms.
    sys.setswitchinterval(SWITCH_SECONDS)
    from reader.app.remembered import DEMO_MEMORY, MEMORY, recall
    from reader.app.store import Store
    from reader.config import state_folder

    memory = state_folder() / (DEMO_MEMORY if demo else MEMORY)
    store = Store(library)
    remembered = recall(memory)
    store.start(remembered.place(library), remembered.look)
    try:
        from reader.app.app import AssayApp

        app = AssayApp(store, config, title=title, demo=demo, memory=memory, notices=notices)
        if store.first_look is not None and store.first_look.done():
            store.first_look.result()  # A library that cannot be opened is said without touching the screen.
        app.run()
    finally:
        gc.enable()
        store.close()
    fault = app.broken or app.fault or store.lost
    if fault is not None:
        raise fault
    return app.return_code or 0
