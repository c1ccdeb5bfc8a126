"""The address of the feed that tests parse."""

BASE = "http://quarry.example/feeds/all.xml"
