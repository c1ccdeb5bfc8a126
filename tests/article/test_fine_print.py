"""Fine print: every kind, several in a passage, in nine languages, labelled or not, above, inside and below."""

import pytest
from article.writing import paragraphs, points, read, read_text, roles

from reader.model import DISCLAIMER_KINDS, Parts

SAID = [
    ("translation", "This article was translated from Norwegian by the newsroom."),
    ("translation", "Machine translation of a report that appeared in Turkish."),
    ("state_media", "The Ridge Herald is a newspaper owned by the provincial government."),
    ("state_media", "This account comes from state-controlled media."),
    ("syndicated", "This story was originally published by Ellerby Wire and is republished with permission."),
    ("syndicated", "© 2031 Agence France-Presse"),
    ("syndicated", "Source: Reuters"),
    ("provided_content", "This press release was issued by Ostmark Zinc, who is solely responsible for its content."),
    ("provided_content", "Materials provided by the University of Ellerby."),
    ("unverified", "The figures in this report have not been independently verified."),
    ("unverified", "Readers should confirm the information with independent sources."),
    ("ai_generated", "This summary was generated with the help of artificial intelligence."),
    ("ai_generated", "AI-generated summary"),
    ("sponsored", "Sponsored content"),
    ("sponsored", "This article was paid for by Ostmark Zinc and produced by our commercial team."),
    ("compensation", "The publisher received a fee from Ostmark Zinc for this report."),
    ("affiliate", "We may earn a commission when you buy through the links on this page."),
    ("position", "The author holds no position in any of the stocks mentioned."),
    (
        "position",
        "At the time of publication, Ann Marlow had a long position in shares of companies mentioned in this article.",
    ),
    ("conflict_of_interest", "The authors declare no competing interests."),
    ("conflict_of_interest", "Disclosure: the chairman of Ostmark Zinc sits on the board of our parent company."),
    ("funding", "The study was funded by the county of Ellerby."),
    ("funding", "This work was supported by a grant from the Ridge Foundation."),
    ("independence", "Our advertisers have no influence over what we publish."),
    ("independence", "The newsroom retains full editorial control of this series."),
    ("not_advice", "Nothing in this article is investment advice."),
    ("not_advice", "This article is for informational purposes only; please consult a licensed adviser."),
    ("risk_warning", "Your capital is at risk, and you may lose all of it."),
    ("risk_warning", "Past performance is not indicative of future results."),
    ("forward_looking", "This release contains forward-looking statements; actual results may differ materially."),
    ("securities_offer", "This announcement does not constitute an offer to sell securities in the United States."),
    (
        "regulatory",
        "Neither the exchange nor its regulation services provider accepts responsibility for the "
        "adequacy of this release.",
    ),
    ("regulatory", "This announcement contains inside information as defined in the Market Abuse Regulation."),
    (
        "qualified_person",
        "The technical information in this release was approved by Ann Marlow, P.Eng., a qualified "
        "person under NI 43-101.",
    ),
    ("opinion", "The views expressed in this column are the author's own."),
    ("correction", "Correction, 4 March: an earlier version of this article misstated the number of turbines."),
    ("embargo", "Embargoed until 00:01 GMT on Thursday, 12 June"),
    ("editorial_standards", "Our editorial standards: how we check what we print."),
    ("terms_link", "See our full disclaimer for more."),
]
FOREIGN = {
    "de": [
        ("translation", "Dieser Artikel wurde aus dem Englischen übersetzt."),
        ("unverified", "Die Angaben konnten nicht unabhängig überprüft werden."),
        ("not_advice", "Dieser Beitrag dient nur zu Informationszwecken und stellt keine Anlageberatung dar."),
        ("risk_warning", "Der Handel ist mit hohen Risiken verbunden und kann zum Totalverlust führen."),
        ("sponsored", "Dieser Beitrag ist gesponsert von Elbzink."),
        ("opinion", "Der Kommentar gibt die Meinung der Autorin wieder und nicht die der Redaktion."),
        (
            "forward_looking",
            "Diese Mitteilung enthält zukunftsgerichtete Aussagen, von denen die tatsächlichen "
            "Ergebnisse abweichen können.",
        ),
        ("syndicated", "Dieser Text erschien zuerst im Elbboten."),
        ("ai_generated", "Diese Zusammenfassung wurde mit Hilfe künstlicher Intelligenz erstellt."),
        ("correction", "In einer früheren Version dieses Artikels stand eine falsche Zahl."),
        ("conflict_of_interest", "Transparenzhinweis: Die Autorin ist mit einem Mitarbeiter von Elbzink verheiratet."),
        ("funding", "Die Studie wurde vom Bundesministerium für Forschung gefördert."),
        ("provided_content", "Für den Inhalt der Pressemitteilung ist allein der Emittent verantwortlich."),
    ],
    "fr": [
        ("translation", "Cet article a été traduit de l'anglais."),
        ("unverified", "Ces chiffres n'ont pas pu être vérifiés de manière indépendante."),
        ("not_advice", "Ce texte est publié à titre informatif et ne constitue pas un conseil en investissement."),
        ("sponsored", "Contenu sponsorisé"),
        ("sponsored", "Cet article est sponsorisé par Alpzinc."),
        ("opinion", "Les opinions exprimées dans cette tribune n'engagent que leur auteur."),
        (
            "forward_looking",
            "Ce communiqué contient des déclarations prospectives, et les résultats réels peuvent "
            "différer sensiblement.",
        ),
        ("syndicated", "Cet article a été initialement publié sur Le Courrier des Crêtes."),
        ("ai_generated", "Ce résumé a été généré par une intelligence artificielle."),
        ("correction", "Une version précédente de cet article indiquait un chiffre erroné."),
        ("risk_warning", "Les performances passées ne préjugent pas des performances futures."),
        ("conflict_of_interest", "L'auteur déclare n'avoir aucun conflit d'intérêts."),
    ],
    "es": [
        ("translation", "Este artículo ha sido traducido del inglés."),
        ("unverified", "La información no ha podido ser verificada de forma independiente."),
        ("not_advice", "Este texto tiene fines informativos y no constituye una recomendación de inversión."),
        ("sponsored", "Contenido patrocinado"),
        ("sponsored", "Este artículo está patrocinado por Zinc del Norte."),
        ("opinion", "Las opiniones expresadas en esta columna son responsabilidad exclusiva de su autora."),
        (
            "forward_looking",
            "Este comunicado contiene declaraciones prospectivas; los resultados reales pueden diferir.",
        ),
        ("syndicated", "Este artículo fue publicado originalmente en El Faro de la Sierra."),
        ("ai_generated", "Este resumen fue generado con inteligencia artificial."),
        ("correction", "Una versión anterior de este artículo daba una cifra equivocada."),
        ("risk_warning", "Rentabilidades pasadas no garantizan rentabilidades futuras."),
    ],
    "pt": [
        ("translation", "Este artigo foi traduzido do inglês."),
        ("unverified", "As informações não puderam ser verificadas de forma independente."),
        ("not_advice", "Este texto tem fins informativos e não constitui recomendação de investimento."),
        ("sponsored", "Conteúdo patrocinado"),
        ("opinion", "As opiniões expressas nesta coluna são de inteira responsabilidade da autora."),
        ("forward_looking", "Este comunicado contém declarações prospectivas; os resultados reais podem diferir."),
        ("syndicated", "Este artigo foi publicado originalmente em O Farol da Serra."),
        ("ai_generated", "Este resumo foi gerado por inteligência artificial."),
        ("correction", "Uma versão anterior deste artigo trazia um número errado."),
    ],
    "it": [
        ("translation", "Questo articolo è stato tradotto dall'inglese."),
        ("unverified", "Le informazioni non sono state verificate in modo indipendente."),
        ("not_advice", "Questo testo ha scopo puramente informativo e non costituisce consulenza finanziaria."),
        ("sponsored", "Contenuto sponsorizzato"),
        (
            "opinion",
            "Le opinioni espresse in questo articolo sono dell'autrice e non riflettono la posizione della redazione.",
        ),
        (
            "forward_looking",
            "Questo comunicato contiene dichiarazioni previsionali; i risultati effettivi possono differire.",
        ),
        ("syndicated", "Questo articolo è stato pubblicato originariamente su Il Faro delle Alpi."),
        ("ai_generated", "Questo riassunto è stato generato con l'aiuto dell'intelligenza artificiale."),
        ("correction", "Una versione precedente di questo articolo riportava una cifra sbagliata."),
    ],
    "zh": [
        ("translation", "本文由编辑部译自英文报道。"),
        ("unverified", "以上信息未经独立核实。"),
        ("not_advice", "本文仅供参考，不构成投资建议。"),
        ("sponsored", "本文为推广内容。"),
        ("opinion", "本文仅代表作者个人观点，不代表本刊立场。"),
        ("forward_looking", "本公告包含前瞻性陈述，实际结果可能与之存在重大差异。"),
        ("syndicated", "本文转载自北岭日报。"),
        ("ai_generated", "本摘要由人工智能生成。"),
        ("correction", "更正：此前版本中的数字有误。"),
        ("risk_warning", "投资有风险，入市需谨慎。"),
        ("state_media", "本文编译自官方媒体的报道。"),
    ],
    "ja": [
        ("translation", "この記事は英語の記事を翻訳したものです。"),
        ("unverified", "記事中の数字は独自に確認できていません。"),
        ("not_advice", "本記事は情報提供を目的としており、投資を勧誘するものではありません。"),
        ("sponsored", "この記事は広告記事です。"),
        ("opinion", "本稿は筆者個人の見解であり、所属する組織の見解を示すものではありません。"),
        (
            "forward_looking",
            "本資料には将来の見通しに関する記述が含まれており、実際の業績は大きく異なる可能性があります。",
        ),
        ("syndicated", "本記事は北嶺新聞からの転載です。"),
        ("ai_generated", "この要約は生成AIによって作成されました。"),
        ("correction", "記事の一部に誤りがあり、訂正しました。"),
    ],
    "ko": [
        ("translation", "이 기사는 영어 원문을 번역한 것입니다."),
        ("unverified", "이 내용은 독립적으로 확인되지 않았습니다."),
        ("not_advice", "이 기사는 정보 제공을 목적으로 하며 투자 권유가 아닙니다."),
        ("sponsored", "이 기사는 협찬을 받아 작성되었습니다."),
        ("opinion", "이 글은 필자 개인의 의견이며 본지의 공식 입장과 다를 수 있습니다."),
        ("forward_looking", "본 보도자료에는 미래예측 진술이 포함되어 있으며 실제 결과는 크게 다를 수 있습니다."),
        ("ai_generated", "이 요약은 인공지능이 작성했습니다."),
        ("correction", "기사 내용 중 오류가 있어 정정합니다."),
    ],
}
FOREIGN_SAID = [(language, kind, text) for language, said in FOREIGN.items() for kind, text in said]


def kinds(parts: Parts) -> set[str]:
    return {kind for passage in parts.disclaimers for kind in passage.kinds}


def test_every_kind_of_the_design_is_in_the_table_but_the_last_resort():
    assert {kind for kind, _ in SAID} == set(DISCLAIMER_KINDS) - {"other"}


@pytest.mark.parametrize(("kind", "text"), SAID)
def test_a_kind_is_found_below_the_text(kind: str, text: str):
    parts = read(f"<h1>Turbines for Brackenford</h1>{paragraphs()}<p>{text}</p>")
    assert [passage.text for passage in parts.disclaimers] == [text]
    assert kind in kinds(parts)
    assert parts.disclaimers[0].origin == "publisher"
    assert [parts.blocks[i].text for i in parts.disclaimers[0].blocks] == [text]


@pytest.mark.parametrize(("language", "kind", "text"), FOREIGN_SAID)
def test_kinds_are_found_in_other_languages(language: str, kind: str, text: str):
    parts = read(f"{paragraphs(language)}<p>{text}</p>", language=language)
    assert kind in kinds(parts)
    assert [passage.text for passage in parts.disclaimers] == [text]


@pytest.mark.parametrize("language", FOREIGN)
def test_the_text_itself_is_no_fine_print_in_any_language(language: str):
    assert read(paragraphs(language) * 2, language=language).disclaimers == ()


def test_one_passage_may_say_four_things():
    text = (
        "Disclaimer: This item was translated and condensed from media that belong to a state-owned group. It has not "
        "been independently verified and should not be taken as a basis for investment decisions."
    )
    parts = read(f"{paragraphs()}<p><em><strong>Disclaimer:</strong> {text[12:]}</em></p>")
    assert [passage.text for passage in parts.disclaimers] == [text]
    assert kinds(parts) == {"translation", "state_media", "unverified", "not_advice"}


LABELS = {
    "Forward-Looking Statements": "forward_looking",
    "Cautionary Note Regarding Forward-Looking Information": "forward_looking",
    "Safe Harbor Statement": "forward_looking",
    "Qualified Person": "qualified_person",
    "Risk warning": "risk_warning",
    "Competing interests": "conflict_of_interest",
    "Funding statement": "funding",
}


@pytest.mark.parametrize("label", LABELS)
def test_a_label_gives_its_kind_to_the_passages_below_it(label: str):
    texts = (
        "What stands in this paragraph is there because the rules of the exchange ask for it in every release.",
        "They hold for the day on which they were written, and for no later one.",
    )
    parts = read(f"{paragraphs()}<p><strong>{label}</strong></p><p>{texts[0]}</p><p>{texts[1]}</p>")
    assert roles(parts)[label] == "disclaimer_label"
    assert [passage.text for passage in parts.disclaimers] == list(texts)
    assert all(LABELS[label] in passage.kinds for passage in parts.disclaimers)


def test_a_label_in_front_of_a_passage_makes_it_fine_print_whatever_it_says():
    text = "Disclosure: Ann Marlow once swept the floors of Ostmark Zinc."
    parts = read(f"{paragraphs()}<p>{text}</p>")
    assert [passage.text for passage in parts.disclaimers] == [text]


def test_fine_print_ends_where_a_profile_begins():
    html = (
        f"{paragraphs()}<p><b>Disclaimer</b></p><p>This is not investment advice.</p><p><b>About Ostmark Zinc</b></p>"
        "<p>Ostmark Zinc is a mining company near Ellerby.</p>"
    )
    parts = read(html)
    assert [passage.text for passage in parts.disclaimers] == ["This is not investment advice."]
    assert [profile.name for profile in parts.profiles] == ["Ostmark Zinc"]


def test_a_banner_above_the_text_is_fine_print():
    parts = read(f"<h1>Turbines for Brackenford</h1><p>Paid post</p>{paragraphs()}")
    assert roles(parts)["Paid post"] == "disclaimer"
    assert kinds(parts) == {"sponsored"}


def test_a_section_called_opinion_above_the_headline_says_that_this_is_one():
    parts = read(f"<p>OPINION</p><h1>Turbines for Brackenford</h1>{paragraphs()}")
    assert kinds(parts) == {"opinion"}


def test_an_inline_note_is_fine_print_where_it_speaks_of_the_article():
    note = "This article contains affiliate links, for which we may earn a commission."
    parts = read(f"{paragraphs()}<p><em>{note}</em></p>{paragraphs()}")
    assert roles(parts)[note] == "disclaimer"


def test_lines_of_one_passage_that_only_breaks_part_are_one_passage():
    html = (
        f"{paragraphs()}<p>This release contains forward-looking statements.<br>Actual results may "
        "differ materially.</p>"
    )
    assert len(read(html).disclaimers) == 1


def test_fine_print_in_plain_text_is_found():
    from article.writing import BODY

    text = "\n".join([*BODY["en"], "Disclaimer: This text was translated from German and is not investment advice."])
    assert kinds(read_text(text)) == {"translation", "not_advice"}


def test_a_word_near_the_headline_says_that_the_article_is_paid_for_and_the_same_word_in_the_text_does_not():
    found = read(f"<h1>Turbines for Brackenford</h1><p>Sponsored</p>{paragraphs()}<p>Sponsored</p>{paragraphs()}")
    assert [disclaimer.kinds for disclaimer in found.disclaimers] == [("sponsored",)]
    assert [block.role for block in found.blocks if block.text == "Sponsored"] == ["disclaimer", "boilerplate"]


def test_letters_above_a_japanese_text_say_that_it_is_paid_for():
    parts = read(f"<p>【PR】</p>{paragraphs('ja')}")
    assert [disclaimer.kinds for disclaimer in parts.disclaimers] == [("sponsored",)]


@pytest.mark.parametrize(("kicker", "kinds"), [("Opinion", [("opinion",)]), ("Comment", []), ("Columnist", [])])
def test_a_kicker_below_the_headline_says_opinion_and_a_button_or_a_job_does_not(kicker: str, kinds: list[object]):
    parts = read(f"<h1>Turbines for Brackenford</h1><p>{kicker}</p>{paragraphs()}")
    assert [disclaimer.kinds for disclaimer in parts.disclaimers] == kinds


def test_a_kicker_may_be_all_that_there_is():
    assert roles(read("<p>Opinion</p>")) == {"Opinion": "disclaimer"}


def test_what_stands_in_the_list_of_sponsors_is_fine_print_and_no_highlight():
    topics = "".join(f"<li>{topic} in Oxley</li>" for topic in ("Swans", "Ferries", "Brass bands"))
    adverts = "".join(
        f"<li>{advert}</li>" for advert in ("Ridge Beds: sleep at last.", "Ten pounds off Ellerby socks.")
    )
    parts = read(f"<h1>Episode 12</h1><ul>{topics}</ul><p>Sponsored by:</p><ul>{adverts}</ul>")
    assert [(passage.kinds, passage.text) for passage in parts.disclaimers] == [
        (("sponsored",), "Ridge Beds: sleep at last."),
        (("sponsored",), "Ten pounds off Ellerby socks."),
    ]
    assert not points(parts)
