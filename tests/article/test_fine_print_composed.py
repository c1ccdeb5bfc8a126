"""Fine print in words of its own, told by what any wording of it needs, and news that has some of the same words."""

from itertools import chain

import pytest
from article.writing import paragraphs, read, roles

from reader.article.vocabulary import Vocabulary
from reader.model import DISCLAIMER_KINDS

SAID = (
    ("en", "position", "Two of our reporters have shares in the breweries named here, bought years ago."),
    ("en", "conflict_of_interest", "This reporter's sister works for the mayor."),
    ("en", "affiliate", "Buy the lamp through one of these links and a fraction of the price comes back to us."),
    ("en", "sponsored", "This supplement was put together by our advertising desk."),
    ("en", "sponsored", "Written by the marketing team"),
    ("en", "forward_looking", "Our plans rest on things beyond our control, so results may turn out otherwise."),
    ("en", "ai_generated", "A chatbot composed this recap from the score sheet."),
    ("en", "independence", "Our donors have no hand in what we cover, and see it when you do."),
    ("en", "provided_content", "Pictures and text came to us from the brewery's press office and were furnished free."),
    ("de", "position", "Die Autorin hält Anteile an einer der genannten Brauereien."),
    ("de", "affiliate", "Wer über diese Verweise bestellt, zahlt nicht mehr; wir bekommen ein paar Prozent."),
    ("de", "unverified", "Die Zahlen der Brauer konnten wir bis zum Abend nicht nachprüfen."),
    ("de", "opinion", "Gastautoren schreiben ihre eigene Meinung; sie muss nicht die der Zeitung sein."),
    ("fr", "conflict_of_interest", "La sœur de l'auteur travaille pour l'une des brasseries citées."),
    ("fr", "unverified", "Ces chiffres, nous n'avons pas pu les recouper."),
    ("es", "ai_generated", "Un algoritmo redactó este resumen a partir del acta."),
    ("es", "position", "El autor posee títulos de una de las cerveceras citadas."),
    ("zh", "unverified", "酒厂公布的数字，我们暂时无法求证。"),
    ("zh", "position", "笔者买入过文中一家酒厂的股票。"),
    ("ja", "unverified", "醸造所の言い分について、私たちはまだ確認できていません。"),
    ("ja", "position", "筆者は取り上げた醸造所の株式を保有しています。"),
)  # fmt: skip


@pytest.mark.parametrize(("language", "kind", "text"), SAID)
def test_a_notice_in_words_of_its_own_is_found_at_the_foot_of_the_text(language: str, kind: str, text: str):
    parts = read(f"{paragraphs(language)}<p>{text}</p>", language=language)
    assert [passage.text for passage in parts.disclaimers] == [text]
    assert kind in parts.disclaimers[0].kinds


TOLD = (
    ("en", "The brewer holds a third of the shares of the mill and means to keep them."),
    ("en", "The author of the study was paid by the brewers, the court found in May."),
    ("en", "Critics said the plans might turn out otherwise, for reasons beyond the control of the county."),
    ("en", "Software drew up the first plan of the canal, and two engineers threw it away."),
    ("en", "The foundation paid for the bridge, and the town has no say in it."),
    ("en", "You can see the whole list here and order a lamp without a password."),
    ("de", "Der Brauer hält ein Drittel der Anteile an der Mühle und will sie behalten."),
    ("de", "Die Halle ist am Samstag bis 18 Uhr offen, vor dem Mittag aber nicht."),
    ("fr", "Le brasseur possède un tiers des parts du moulin et compte les garder."),
    ("es", "La cervecera pagó una tarifa anual al molino por el agua."),
    ("ja", "醸造所は水車小屋の株を三分の一持つ。"),
)


@pytest.mark.parametrize(("language", "text"), TOLD)
def test_news_with_some_of_its_words_stays_in_the_text(language: str, text: str):
    parts = read(f"{paragraphs(language)}<p>{text}</p>", language=language)
    assert roles(parts)[text] == "body"


def test_a_notice_in_words_of_its_own_is_asked_for_at_the_ends_of_the_text_alone():
    text = "Two of our reporters have shares in the breweries named here, bought years ago."
    parts = read(f"{paragraphs()}<p>{text}</p>{paragraphs()}{paragraphs()}")
    assert roles(parts)[text] == "body"


def test_news_before_such_a_notice_is_no_part_of_it():
    text = "Barley fell by a tenth on Friday. Two of our reporters have shares in the breweries named here."
    parts = read(f"{paragraphs()}<p>{text}</p>")
    assert roles(parts)[text] == "body"


def test_every_notice_is_made_of_components_that_english_has_and_of_known_kinds():
    sections = Vocabulary().words("en").sections
    have = {name.partition(" ")[2] for name in sections if name.startswith("component ")} | {"short"}
    rules = [entry.partition("=") for entry in sections["notices"]]
    needs = [need.split("/") for parts, _, _ in rules for need in parts.split()]
    assert set(chain.from_iterable(needs)) <= have
    assert {kind.strip() for _, _, kind in rules} <= set(DISCLAIMER_KINDS)


@pytest.mark.parametrize("language", ["de", "es", "fr", "ja", "zh"])
def test_every_component_of_a_language_is_one_that_some_notice_needs(language: str):
    sections = Vocabulary().words(language).sections
    needed = set(chain.from_iterable(need.split("/") for row in sections["notices"] for need in row.split()))
    assert {name.partition(" ")[2] for name in sections if name.startswith("component ")} <= needed | {"told", "future"}
