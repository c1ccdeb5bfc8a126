"""The values: what kinds of fine print are called, and parts as JSON."""

import json

from reader.model import (
    DISCLAIMER_KINDS,
    Block,
    Company,
    Disclaimer,
    Highlight,
    Highlights,
    Parts,
    Profile,
    kinds_in_words,
)


def test_kinds_are_named_once_and_provenance_comes_first():
    assert kinds_in_words(("not_advice", "state_media", "not_advice")) == ["state media", "not advice"]


def test_a_statement_about_holdings_does_not_say_that_there_are_any():
    assert kinds_in_words(["position"]) == ["holdings stated"]


def test_every_kind_has_words_of_its_own():
    assert len(set(kinds_in_words(DISCLAIMER_KINDS))) == len(DISCLAIMER_KINDS)


def test_parts_as_json_have_every_field_in_its_order_and_come_back_the_same():
    parts = Parts(
        title="Kiln",
        blocks=(Block(0, "heading", "Kiln", level=2),),
        highlights=Highlights("publisher", "Key points", (Highlight("It burns.", (0,), ("40 tonnes",)),)),
        profiles=(Profile("Ferro AG", "company", "Ferro AG makes iron.", ("Ferro",), ("XETRA: FER",), (3,)),),
        companies=(Company("Ferro AG", ("Ferro",), ("XETRA: FER",), 2, profiled=True),),
        disclaimers=(Disclaimer(("not_advice",), "No advice.", "inferred", (4,)),),
    )
    written = json.dumps(parts.as_dict())
    assert written == (
        '{"title": "Kiln", "language": null,'
        ' "blocks": [{"i": 0, "kind": "heading", "level": 2, "text": "Kiln", "role": "body"}],'
        ' "highlights": {"origin": "publisher", "label": "Key points", "items":'
        ' [{"text": "It burns.", "evidence": [0], "unsupported": ["40 tonnes"]}]},'
        ' "profiles": [{"name": "Ferro AG", "aliases": ["Ferro"], "tickers": ["XETRA: FER"], "kind": "company",'
        ' "text": "Ferro AG makes iron.", "blocks": [3]}],'
        ' "companies": [{"name": "Ferro AG", "aliases": ["Ferro"], "tickers": ["XETRA: FER"], "mentions": 2,'
        ' "profiled": true}],'
        ' "disclaimers": [{"kinds": ["not_advice"], "text": "No advice.", "origin": "inferred", "blocks": [4]}]}'
    )
    assert Parts.from_dict(json.loads(written)) == parts


def test_a_label_in_front_of_a_profile_comes_back_the_same():
    profile = Profile("Ferro AG", "company", "About Ferro: It makes iron.", label="About Ferro: ")
    assert Profile.from_dict(json.loads(json.dumps(profile.as_dict()))) == profile
    assert profile.description == "It makes iron."
