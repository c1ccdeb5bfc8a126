"""Appeals of the publisher for money and support, whose sentences are as long as those of the text."""

import pytest
from article.writing import BODY, paragraphs, read, roles

HEADLINE = "<h1>Turbines for Brackenford</h1>"
APPEALS = {
    "en": (
        "Before you go back to the ridge, we have a small favor to ask, and it will not take you longer than a minute.",
        "If the valley matters to you, please consider chipping in what you can. It pays for our boots.",
        "Buy me a coffee if this walk was of use to you.",
    ),
    "de": (
        "Hat Ihnen dieser Artikel gefallen? Dann erzählen Sie im ganzen Tal davon, und schicken Sie ihn der Müllerin.",
        "Wer will, dass jemand auch nachts in den Rat geht: Unterstützen Sie uns bitte mit einer Spende.",
    ),
    "fr": ("Cet article vous a plu ? Soutenez notre rédaction, qui marche tous les jours jusqu'au vieux moulin.",),
    "es": ("Ayúdanos a seguir contando lo que pasa en la sierra, con lluvia y sin ella, todos los días del año.",),
    "it": ("Per salire sul crinale anche d'inverno abbiamo bisogno del vostro sostegno: bastano gli scarponi vecchi.",),
    "pt": ("Ajude-nos a continuar na serra, com chuva e sem ela, todos os dias do ano, até ao velho moinho.",),
    "nl": ("Help ons onafhankelijke journalistiek te maken, ook 's nachts in de raadzaal en boven bij de oude molen.",),
    "ko": ("독자 여러분의 후원이 있어야 저희는 비가 오는 날에도 능선 위의 오래된 물레방앗간까지 올라갈 수 있습니다.",),
}
TOLD = (
    "The council will consider supporting the mill with a donation of 20,000 pounds, the mayor told the residents.",
    "“Please consider supporting our journalism”, the editor of the Ellerby Courier had written at the door.",
    "Readers of the Courier gave the mill a donation of 900 pounds, and a small favour was all that was asked for it.",
)


@pytest.mark.parametrize(("language", "appeal"), [(one, text) for one, texts in APPEALS.items() for text in texts])
def test_an_appeal_for_support_is_of_the_page_wherever_it_stands(language: str, appeal: str) -> None:
    first, second, third = BODY[language]
    html = f"{HEADLINE}<p>{first}</p><p>{appeal}</p><p>{second}</p><p>{third}</p><p>{appeal}</p>"
    parts = read(html, language=language)
    assert [block.role for block in parts.blocks] == ["body", "body", "boilerplate", "body", "body", "boilerplate"]


@pytest.mark.parametrize("sentence", TOLD)
def test_a_sentence_that_tells_of_donations_is_text(sentence: str) -> None:
    found = roles(read(f"{HEADLINE}<p>{BODY['en'][0]}</p><p>{sentence}</p>{paragraphs()}"))
    assert found[sentence] == "body"


def test_an_appeal_that_begins_a_page_takes_nothing_of_its_end() -> None:
    question = "And who turns the mill at night?"
    found = roles(read(f"<p>{APPEALS['en'][1]}</p><p>Harvest</p>{paragraphs()}<p>{question}</p>"))
    assert found[question] == "body"
