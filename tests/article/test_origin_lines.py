"""Lines that name who a text comes from: sources, translators, those that it is about; and lines that only look so."""

import pytest
from article.writing import paragraphs, read, roles

from reader.article import analyse

BELOW = [
    ("en", "provided_content", "Provided by the Ellerby Institute"),
    ("en", "provided_content", "Source: University of Ellerby"),
    ("en", "syndicated", "Source: Ellerby Evening Post"),
    ("en", "syndicated", "Originally published on Gristle."),
    ("en", "syndicated", "The Canadian Press. All rights reserved."),
    ("de", "syndicated", "Quelle: Höhenblatt Online"),
    ("de", "syndicated", "Mit Agenturmaterial"),
    ("de", "syndicated", "ann/Mit Material vom Höhenblatt"),
    ("de", "translation", "Übersetzung: Ann Marlow"),
    ("fr", "translation", "Traduction : Anne Marlot"),
    ("es", "syndicated", "Fuente: Diario de la Sierra"),
    ("pt", "translation", "Tradução: Ana Serra"),
    ("it", "syndicated", "Fonte: Corriere del Crinale"),
    ("zh", "syndicated", "来源：北岭日报"),
    ("ja", "translation", "翻訳：北嶺花子"),
    ("ko", "syndicated", "출처: 능선일보"),
]


@pytest.mark.parametrize(("language", "kind", "line"), BELOW)
def test_a_short_line_below_the_text_names_an_origin(language: str, kind: str, line: str) -> None:
    parts = read(f"{paragraphs(language)}<p>{line}</p>", language=language)
    assert [passage.kinds for passage in parts.disclaimers] == [(kind,)]


def test_who_translated_an_article_may_stand_above_it() -> None:
    parts = read(f"<h1>Douze éoliennes</h1><p>Traduit de l’anglais</p>{paragraphs('fr')}", language="fr")
    assert [passage.kinds for passage in parts.disclaimers] == [("translation",)]


def test_a_source_between_headline_and_text_is_an_origin_and_one_between_paragraphs_is_of_a_figure() -> None:
    text = paragraphs("de")
    above = read(f"<h1>Zwölf Windräder</h1><p>Quelle: Höhenblatt Online</p>{text}", language="de")
    within = read(f"<h1>Zwölf Windräder</h1>{text}<p>Quelle: Höhenblatt Online</p>{text}", language="de")
    assert [passage.kinds for passage in above.disclaimers] == [("syndicated",)]
    assert within.disclaimers == ()


NONE = [
    ("de", "Quelle und Kontakt:"),
    ("de", "Quelle der Bilder: Höhenblatt"),
    ("en", "First published on 20 November 2019, 1:38 pm"),
    ("ru", "Источник фото: Гряда"),
]


@pytest.mark.parametrize(("language", "line"), NONE)
def test_labels_pictures_and_dates_are_no_origins(language: str, line: str) -> None:
    parts = read(f"{paragraphs(language) if language != 'ru' else paragraphs()}<p>{line}</p>", language=language)
    assert roles(parts)[line] != "disclaimer"


def test_the_permission_to_show_a_picture_is_no_origin_of_the_text() -> None:
    line = "Photos of the mill reproduced with the kind permission of the Ellerby Trust."
    assert roles(read(f"{paragraphs()}<p>{line}</p>"))[line] == "body"


def test_a_chinese_line_of_origin_above_the_text_names_another_publisher_where_it_names_a_wire():
    def made(source: str) -> str:
        return f"<h1>北港开出新航线</h1><p>{source}</p>{paragraphs('zh')}"

    assert roles(read(made("来源：新华社"), language="zh"))["来源：新华社"] == "disclaimer"
    assert roles(read(made("来源：北港晚报"), language="zh"))["来源：北港晚报"] == "body"


def test_a_source_that_is_named_below_several_pictures_is_no_origin_of_the_text() -> None:
    credit = "<p>Ein Windrad auf dem Kamm, im Hintergrund die Mühle</p><p>Quelle: dpa</p>"
    parts = read(f"<h1>Zwölf Windräder</h1>{credit}{paragraphs('de')}{credit}", language="de")
    assert parts.disclaimers == ()


def test_an_offer_to_republish_is_no_origin_of_the_text() -> None:
    line = "Republish our articles for free, online or in print, under Creative Commons licence."
    assert read(f"{paragraphs()}<p>{line}</p>").disclaimers == ()


def test_what_a_story_relied_on_is_its_origin_and_may_be_provided_too() -> None:
    parts = read(f"{paragraphs()}<p>This news story relied on content distributed by Ellerby Wire.</p>")
    assert ["syndicated" in passage.kinds for passage in parts.disclaimers] == [True]


@pytest.mark.parametrize(
    ("line", "url", "kinds"),
    [
        ("Quelle: talbote.example", "https://www.talbote.example/ort/1", []),
        ("© 2026 Valley Courier. All rights reserved", "https://valleycourier.example/ridge", []),
        ("Originally published on Valley Courier.", "https://www.valleycourier.example/ridge", []),
        ("© 2026 Reuters. All rights reserved", "https://valleycourier.example/ridge", [("syndicated",)]),
        ("Quelle: talbote.example, dpa", "https://www.talbote.example/ort/1", [("syndicated",)]),
        ("Originally published on Valley Courier.", "https://ridge.example/1", [("syndicated",)]),
        ("Source: Ridge Valley Times", "https://times.example/1", [("syndicated",)]),
    ],
)
def test_a_host_that_names_itself_republishes_nothing(line: str, url: str, kinds: list[tuple[str, ...]]) -> None:
    language = "de" if line.startswith("Quelle") else "en"
    found = analyse(f"<h1>Turbines for the ridge</h1>{paragraphs(language)}<p>{line}</p>", url=url).disclaimers
    assert [passage.kinds for passage in found] == kinds


WHEN_OR_WHERE = [
    ("en", "This article was originally published at 2:05 p.m.", False),
    ("en", 'This article was originally published in our May 2031 issue as "Stone by stone".', False),
    ("en", "This article was first published on 3 May 2031 on this site.", False),
    ("en", "This article was originally published in the May 2031 issue of Valley Stone.", True),
    ("en", "This story first appeared on May 3 in the Valley News.", True),
    ("en", "This story was first published in 2019 by The Valley Post.", True),
    ("fr", "Cet article, initialement publié en avril 2031, a fait l'objet d'une mise à jour.", False),
    ("fr", "Cet article a été initialement publié en avril 2031 dans La Pierre.", True),
    ("de", "Dieser Artikel ist ursprünglich am 27. Februar 2031 erschienen.", False),
    ("de", "Dieser Artikel ist ursprünglich am 27. Februar 2031 bei Talbote erschienen.", True),
    ("es", "Este artículo fue publicado originalmente en mayo de 2031.", False),
    ("es", "Este artículo fue publicado originalmente el 3 de mayo de 2031 en El Valle.", True),
]


@pytest.mark.parametrize(("language", "line", "elsewhere"), WHEN_OR_WHERE)
def test_what_only_says_when_an_article_appeared_is_no_origin(language: str, line: str, elsewhere: bool) -> None:
    parts = read(f"{paragraphs(language)}<p>{line}</p>", language=language)
    assert [passage.kinds for passage in parts.disclaimers] == ([("syndicated",)] if elsewhere else [])
