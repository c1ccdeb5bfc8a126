"""Fine print in the plain words of those who write their own: no stock phrases, and every kind that is said."""

import pytest
from article.writing import paragraphs, read, roles

SAID = [
    ("en", "not_advice", "This column tells a story; it does not tell you when to buy."),
    ("en", "not_advice", "The figures take no account of your needs and are no basis for trading."),
    ("en", "not_advice", "Nothing above is meant as an invitation to trade."),
    ("en", "risk_warning", "Tokens can lose all of their value, and you may get back less than you put in."),
    ("en", "compensation", "Ellerby Research receives a monthly fee from Ridgeline Energy for its notes."),
    ("en", "conflict_of_interest", "This note should not be regarded as independent."),
    ("en", "conflict_of_interest", "The columnist sat on the board of the harbour until last year."),
    ("en", "affiliate", "If you sign up through a link in this review, we get a share of the fee."),
    ("en", "independence", "The maker did not see this review before publication and had no influence on our verdict."),
    ("en", "position", "The columnist has bought shares in Ridgeline Energy."),
    ("en", "funding", "Our reporter's ferry and two nights at the inn were paid for by the island."),
    ("en", "funding", "The trial was paid for by the Ellerby Fund."),
    ("en", "unverified", "None of this could be checked on the ground."),
    ("en", "unverified", "The figures are the ministry's, and we had no means of testing them."),
    ("en", "regulatory", "Ellerby Capital is a firm that the Harrow Financial Authority authorises and regulates."),
    ("en", "correction", "We originally wrote that the mill was sold. The right word is let."),
    ("en", "editorial_standards", "Our rules on corrections, and how to reach the readers' editor, are on page two."),
    ("en", "ai_generated", "A computer program sorted the letters on which this report rests."),
    ("en", "ai_generated", "This summary was written by software, and no person read it before."),
    ("en", "translation", "Put into English by our staff."),
    ("en", "securities_offer", "The shares are sold only by means of a prospectus."),
    ("de", "not_advice", "Der Text ist keine Grundlage für eine Anlageentscheidung."),
    ("de", "risk_warning", "Die Kurse schwanken heftig, ein Totalverlust ist möglich."),
    ("de", "affiliate", "Für Käufe über diese Links bekommen wir vom Händler einen kleinen Anteil."),
    ("de", "conflict_of_interest", "Der Verfasser berät die Stadtwerke."),
    ("de", "correction", "In einer früheren Fassung des Textes stand ein anderer Name. Das war falsch, wissen wir."),
    ("de", "position", "Transparenzhinweis: Die Autorin besitzt Bitcoin."),
    ("fr", "forward_looking", "Rien ne garantit que ces objectifs seront atteints."),
    ("fr", "correction", "Nous avions écrit que le moulin était vendu ; il est loué."),
    ("fr", "unverified", "Il nous a été impossible de vérifier ces chiffres."),
    ("es", "provided_content", "La información de esta nota fue facilitada por la propia empresa."),
    ("es", "not_advice", "Nada de lo dicho aquí es un consejo para comprar."),
    ("es", "affiliate", "El texto lleva enlaces de compra de los que recibimos una parte."),
    ("pt", "conflict_of_interest", "O fundo também é acionista deste jornal."),
    ("pt", "not_advice", "O texto não substitui a orientação de um profissional."),
    ("it", "not_advice", "Il testo non va inteso come un invito a comprare azioni."),
    ("it", "position", "Chi scrive possiede azioni della società."),
    ("it", "correction", "Rettifica: il mulino non è stato venduto."),
    ("en", "provided_content", "This text reached us from Ridgeline Energy."),
    ("en", "forward_looking", "The harvest that is given here is an expectation, and events may prove it wrong."),
    ("en", "affiliate", "Some of the shops in this list pay us when a reader buys."),
    ("en", "unverified", "The Courier has been unable to establish which of the two is right."),
    ("en", "unverified", "The paper is a preprint; other scientists have not reviewed it."),
    ("en", "syndicated", "With additional material from the Harrow Gazette."),
    ("en", "funding", "Financial support came from the Ellerby Fund."),
    ("en", "independence", "The Fund played no part in the design of the mill study."),
    ("en", "conflict_of_interest", "Dr Wren holds stock options in a maker of kettles."),
    ("en", "compensation", "Ellerby Media was retained for $4,000 a month by the mill."),
    ("en", "other", "Names have been altered at the request of the families."),
    ("en", "correction", "This article was changed on 8 May; it had named the wrong mill."),
    ("en", "translation", "Quotations have been translated from Dutch by the author."),
    ("en", "regulatory", "This news is subject to disclosure under section 5-12 of the Trading Act."),
    ("de", "not_advice", "Wir geben keine Empfehlungen zum Kauf von Aktien."),
    ("de", "syndicated", "Mit Informationen der Nachrichtenagentur Ellerby Presse."),
    ("fr", "funding", "Cette enquête a bénéficié d'une bourse de la fondation Ellerby."),
    ("fr", "other", "Certains prénoms ont été changés."),
    ("fr", "unverified", "Les images n'ont pas pu être authentifiées."),
    ("es", "not_advice", "Este artículo no reemplaza la consulta con su médico."),
    ("es", "correction", "Actualización: se corrige el nombre del molino."),
    ("pt", "forward_looking", "O texto traz projeções sujeitas a riscos e mudanças."),
    ("it", "conflict_of_interest", "L'editore di questo giornale è azionista del mulino."),
    ("ja", "syndicated", "※この記事は「山の新聞」に掲載されたものを、許可を得て転載しています。"),
    ("en", "not_advice", "Please do not act on this article without asking somebody who knows you."),
    ("en", "correction", "A picture that showed another mill has been removed from this article."),
    ("en", "compensation", "We were lent the kettle for this test."),
    ("en", "conflict_of_interest", "The reporter's sister works for the mill."),
    ("en", "unverified", "The figures come from a single source."),
    ("en", "independence", "Our advertisers do not see articles in advance."),
    ("en", "securities_offer", "Nothing here offers any share for sale."),
    ("en", "provided_content", "The following is a statement by Ridgeline Energy."),
    ("de", "syndicated", "Der Beitrag stammt von unserem Partner Harrow Kurier."),
    ("de", "forward_looking", "Die Ziele sind Erwartungen und keine Zusagen."),
    ("de", "state_media", "Die Zeitung, die davon berichtet, untersteht der Regierung."),
    ("fr", "funding", "Le voyage de notre reporter a été pris en charge par la ville."),
    ("fr", "provided_content", "Ce texte est diffusé tel que reçu."),
    ("es", "ai_generated", "Un programa redactó el primer borrador de la nota."),
    ("es", "opinion", "Lo que opinan los columnistas es cosa suya."),
    ("pt", "opinion", "O texto expressa apenas a opinião da autora."),
    ("it", "opinion", "Il testo riflette solo le idee di chi lo ha scritto."),
    ("zh", "conflict_of_interest", "利益申报：作者曾为磨坊工作。"),
    ("ja", "translation", "この記事は英語版を日本語に訳したものです。"),
    ("ja", "correction", "※初出時、社名に誤りがありました。お詫びして訂正します。"),
]


@pytest.mark.parametrize(("language", "kind", "line"), SAID)
def test_plain_words_are_fine_print_of_the_kind_that_they_say(language: str, kind: str, line: str) -> None:
    parts = read(f"<h1>Twelve turbines</h1>{paragraphs(language)}<p>{line}</p>", language=language)
    assert [(passage.text, passage.kinds) for passage in parts.disclaimers] == [(line, (kind,))]


def test_the_kind_of_a_label_does_not_hang_on_the_order_in_which_words_are_looked_up() -> None:
    line = "Editorial disclaimer: the mill paid nobody and saw nothing."
    assert "editorial_standards" in read(f"{paragraphs()}<p>{line}</p>").disclaimers[0].kinds


def test_what_an_author_does_for_a_living_is_no_conflict() -> None:
    line = "Die Autorin ist Müllerin und im Vorstand der Vereinigung der Mühlen."
    assert not read(f"{paragraphs('de')}<p>{line}</p>", language="de").disclaimers


def test_a_kicker_of_several_words_may_stand_below_the_headline() -> None:
    parts = read(f"<h1>Douze éoliennes sur la crête</h1><div>Point de vue</div>{paragraphs('fr')}", language="fr")
    assert roles(parts)["Point de vue"] == "disclaimer"


SHORT = ("The council of Ellerby met for an hour on Tuesday.", "It voted for twelve mills on the ridge above.")


def test_an_article_of_short_paragraphs_has_a_foot_as_well() -> None:
    short = "".join(f"<p>{text}</p>" for text in SHORT)
    credit = "With additional material from the mill."
    parts = read(f"<h1>Twelve turbines</h1>{short}<p>Source: Harrow Gazette</p><p>{credit}</p>")
    assert [passage.text for passage in parts.disclaimers] == ["Source: Harrow Gazette", credit]


TOLD = [
    ("en", "His family could not bear the loss of the mill."),
    ("en", "The work had no effect on the view from the ridge."),
    ("en", "It is a statement from an artist who knows the ridge."),
    ("en", "A good teacher speaks for herself, says the head of the school."),
    ("en", "Visitors have to give it back before they leave the mill."),
    ("en", "There is a wide range of opinions on the ridge."),
    ("de", "Die Bahn gehört dem Staat."),
    ("de", "Der Konzern muss mit Verlusten rechnen."),
    ("es", "El viaje fue pagado por un empresario."),
    ("pt", "O projeto recebeu apoio da prefeitura."),
    ("it", "Il viaggio è stato offerto da un imprenditore."),
]


@pytest.mark.parametrize(("language", "line"), TOLD)
def test_the_last_sentence_of_a_text_is_told_though_it_has_words_of_fine_print(language: str, line: str) -> None:
    parts = read(f"<h1>Twelve turbines</h1>{paragraphs(language)}<p>{line}</p>", language=language)
    assert (roles(parts)[line], parts.disclaimers) == ("body", ())


def test_the_end_of_a_text_that_asks_for_research_of_your_own_is_told() -> None:
    line = (
        "In short, the new token has found many friends on the ridge in the few weeks since it was announced, but "
        "before you choose to buy any of it you had better weigh what may go wrong and do your own research."
    )
    assert roles(read(f"<h1>Twelve turbines</h1>{paragraphs()}<p>{line}</p>"))[line] == "body"
