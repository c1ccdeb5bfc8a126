"""The demo: feeds that ship with Assay, served on loopback so that the real poller can fetch them.

Every company, person and event in them is invented. Articles are dated relative to the moment that the demo library is
made, so that they always read as this week's news; the same moment gives the same bytes.
"""

from reader.demo.server import DemoServer, runs, serve

__all__ = ["DemoServer", "runs", "serve"]
