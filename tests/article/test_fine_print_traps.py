"""What reads like fine print and is none: news of law suits, money and machines, and lines of the page.

Beside a trap, sometimes the fine print that it looks like.
"""

import pytest
from article.writing import paragraphs, read, roles

TOLD = (
    "State media reported that ninety people had died in the accident, and that the rescue work went on.",
    "Retail investors could lose their money, the regulator warned on Friday, if the scheme collapses.",
    "The contractor was paid 40 million dollars by the county for the first phase of the work.",
    "Smith said the views expressed by the minister were his own and not those of the government.",
    "The agency translated the documents from Chinese and handed them to the court in March.",
    "The ministry corrected an earlier version of the ruling and said that the tax would apply from June.",
    "The mine is owned by the government of the province and run by a partner from abroad.",
    "The programme is funded by the county and will run until the end of 2034.",
    "Its director is forward-looking in the plain sense of the word: she wants the sheets scanned by June.",
    "Researchers used artificial intelligence to sort the images, and two of them checked the results.",
    "Analysts at Marlow Bank recommend that investors consult a financial adviser before they buy the bonds.",
    "The exchange has approved the listing, and trading will begin on Monday morning in Toronto.",
)


@pytest.mark.parametrize("text", TOLD)
def test_what_happened_is_told_and_not_fine_print(text: str):
    parts = read(f"{paragraphs()}<p>{text}</p>{paragraphs()}")
    assert roles(parts)[text] == "body"


TOLD_BY_SOMEBODY = (
    "The report was written with the help of a chatbot, the senator admitted.",
    "The author of the study owns shares in the mill, the university said on Monday.",
    "The newspaper was paid by the ministry for the article, prosecutors say.",
    "Anleger können ihr eingesetztes Geld ganz verlieren, warnte die Aufsicht am Dienstag.",
    "Advertisement for the job of harbour master was published the same day.",
    "The film of the mill is set for release on Friday in forty countries.",
    "A lobbyist registered as a foreign agent for the emirate met the mayor twice.",
    "The university has received a research grant from the ministry of energy.",
    "The fund owns stock in the mill and in two banks.",
    "The agency is largely funded by member states and by two banks.",
)


@pytest.mark.parametrize("text", TOLD_BY_SOMEBODY)
def test_what_somebody_says_at_the_end_of_a_text_is_told_and_not_fine_print(text: str):
    notice = "Disclosure: The author owns shares in the harbour. This article is not investment advice."
    parts = read(f"<h1>Turbines for Brackenford</h1>{paragraphs()}<p>{text}</p><p>{notice}</p>")
    assert roles(parts)[text] == "body"
    assert roles(parts)[notice] == "disclaimer"


NO_ORIGINS = (
    "This article was originally published on 4 May 2031.",
    "This article appeared in the Money section of the print edition under the headline “Wind and grain”.",
    "First published in June 2031, and brought up to date since.",
)


@pytest.mark.parametrize("text", NO_ORIGINS)
def test_when_or_where_in_its_own_pages_an_article_appeared_is_no_origin(text: str):
    parts = read(f"<h1>Turbines for Brackenford</h1>{paragraphs()}<p>{text}</p>")
    assert not any("syndicated" in disclaimer.kinds for disclaimer in parts.disclaimers)


def test_a_byline_with_an_agency_is_no_origin_and_the_same_words_at_the_foot_are_one():
    html = f"<h1>Éoliennes à Brackenfort</h1><p>La rédaction avec AFP</p>{paragraphs('fr')}"
    assert not read(html, language="fr").disclaimers
    foot = read(f"<h1>Éoliennes à Brackenfort</h1>{paragraphs('fr')}<p>Avec AFP</p>", language="fr")
    assert [disclaimer.kinds for disclaimer in foot.disclaimers] == [("syndicated",)]


POINTERS = (
    "Editorial Standards",
    "Code of conduct",
    "This site is protected by a riddle, and the Privacy Policy and Terms of Service of its maker apply.",
    "To view the source version of this press release, please visit https://wire.example/release/7",
)


@pytest.mark.parametrize("text", POINTERS)
def test_what_only_points_at_pages_of_the_site_is_no_fine_print(text: str):
    parts = read(f"<h1>Turbines for Brackenford</h1>{paragraphs()}<p>{text}</p>")
    assert roles(parts)[text] == "boilerplate"


AGREEMENTS = {
    "en": "By signing up for the letter you agree to our terms of use and to the way in which we keep your words.",
    "de": "Mit der Anmeldung stimmen Sie zu, dass wir Ihre Angaben so aufbewahren, wie es unsere Regeln beschreiben.",
    "fr": "En vous inscrivant à la lettre, vous acceptez que nous gardions ce que vous nous dites.",
}


@pytest.mark.parametrize("language", AGREEMENTS)
def test_the_small_print_of_a_box_of_the_page_is_the_page(language: str):
    text = AGREEMENTS[language]
    parts = read(f"{paragraphs(language)}<p>{text}</p>{paragraphs(language)}", language=language)
    assert roles(parts)[text] == "boilerplate"


def test_who_pays_for_a_thing_that_the_article_is_about_is_no_funding_of_the_article():
    text = "The third turbine is funded by the county, which will own it for twenty years and may then sell it on."
    parts = read(f"{paragraphs()}<p>{text}</p>")
    assert roles(parts)[text] == "body"


def test_titles_of_adverts_below_the_text_are_no_fine_print():
    title = "SPONSORED CONTENT Seven reasons to put a small turbine on the roof of your barn"
    assert roles(read(f"{paragraphs()}<h3>Related articles</h3><h3>{title}</h3>"))[title] != "disclaimer"


NEWS_AT_THE_END = (
    ("de", "Der Wirt erstattete am Montag Anzeige wegen Betrugs."),
    ("de", "Die Partei setzt auf Werbung durch Freiwillige an den Türen."),
    ("de", "Der Verein lebt von Spenden und hat vierzig Mitglieder."),
    ("de", "Das Museum wurde durch ein Stipendium der Stadt unterstützt."),
    ("de", "Reklame für Bier in der Stadt verboten"),
    ("fr", "Il n'y a pas de conflit d'intérêts dans cette vente, et le maire reste en place."),
    ("fr", "Une étude payée par la mine montre que le zinc est rare."),
    ("nl", "De bewoners betaalden de brug zelf, want de stad had geen geld."),
    ("nl", "Het project wordt mede gefinancierd door de provincie en drie banken."),
    ("pt", "O procurador investiga um potencial conflito de interesses do ministro."),
    ("ja", "男性は銀行から借りた金で風車を買い、村に三基を建てた。"),
    ("ja", "市は住民に毛布を無償で提供し、避難所を三か所に開いた。"),
    ("ja", "元市長は業者から金銭を受け取っていた疑いで調べを受けている。"),
    ("ja", "アニメとのタイアップ商品は来月から町の店で売られる。"),
    ("ja", "工事は国の助成により来年の春に始まる。"),
    ("zh", "月球样品由探测器带回地球，并送往三家实验室。"),
    ("zh", "新规定说，天气预报须经气象台批准方可发布。"),
    ("zh", "检方认为，市长与该公司存在利益关系，案件将于五月开庭。"),
    ("ko", "시는 주민에게 담요를 무상으로 제공하고 대피소 세 곳을 열었다."),
    ("ko", "농부는 이웃에게 기계를 빌려 밭에서 사용하고 있다."),
    ("es", "El proyecto de la mina cuenta con el apoyo de la provincia y de tres bancos."),
    ("es", "El puente se construyó con el apoyo financiero de la provincia."),
    ("es", "El fiscal investiga un posible conflicto de intereses del ministro."),
    ("es", "El libro enviado por la editorial llegó el lunes a la escuela."),
    ("es", "Los vecinos han pagado la obra de su propio bolsillo."),
)


@pytest.mark.parametrize(("language", "text"), NEWS_AT_THE_END)
def test_news_at_the_end_with_words_of_notices_is_no_fine_print(language: str, text: str):
    parts = read(f"{paragraphs(language)}<p>{text}</p>", language=language)
    assert roles(parts)[text] == "body"


GERMAN_NEWS = (
    "Am Ende des Tages standen Kursverluste von vier Prozent, und der Bürgermeister forderte mit Nachdruck eine "
    "Erklärung von den Betreibern der Windräder.",
    "Die Staatsmedien des Nachbarlandes meldeten am Abend, dass auch dort Windräder gebaut werden sollen, und zwar auf "
    "der anderen Seite des Höhenzugs.",
    "Aktualisiert am 7. Januar 2031, 18:50 Uhr",
)


@pytest.mark.parametrize("text", GERMAN_NEWS)
def test_single_words_of_fine_print_do_not_make_news_fine_print(text: str):
    parts = read(f"<h1>Windräder für Brackenfurt</h1>{paragraphs('de')}<p>{text}</p>", language="de")
    assert roles(parts)[text] == "body"


MARKS = {"de": "Anzeige", "fr": "Publicité", "es": "Publicidad", "en": "Advertisement"}


@pytest.mark.parametrize("language", MARKS)
def test_the_mark_of_an_advertisement_between_paragraphs_makes_no_fine_print_of_them(language: str):
    parts = read(f"{paragraphs(language)}<p>{MARKS[language]}</p>{paragraphs(language)}", language=language)
    assert [block.role for block in parts.blocks] == ["body"] * 3 + ["boilerplate"] + ["body"] * 3


def test_links_of_a_footer_are_no_fine_print():
    footer = "<ul><li>Disclaimer</li><li>Privacy</li><li>Contact</li></ul>"
    assert not read(f"<h1>Turbines for Brackenford</h1>{paragraphs()}{footer}").disclaimers


def test_the_small_print_of_a_newsletter_is_the_page():
    text = "This newsletter may contain advertising, deals, or affiliate links, and you may leave it at any time."
    assert roles(read(f"{paragraphs()}<p>{text}</p>{paragraphs()}"))[text] == "boilerplate"


def test_a_japanese_title_with_a_word_of_fine_print_below_the_text_is_none():
    title = "風車の会社が協賛企業に総すかん、各地の祭りのやり方が根本から崩れる"
    parts = read(f"<h1>尾根の風車</h1>{paragraphs('ja')}<p>{title}</p>", language="ja")
    assert parts.disclaimers == ()


NEWS_BELOW_LABELS = (
    ("Correction", "Copper slid by a fifth in a fortnight, and the brokers of Ellerby look for more of it in May."),
    ("Disclosure", "From June, 200 towns have to publish what they spend on buses and on the people who drive them."),
    ("Legal notice", "The county sent the owners of the quarry a letter that gives them a month to fence it in."),
    ("Haftungsausschluss", "Die Gerichte streichen die Klausel seit Mai aus den Verträgen der Fähren von Auental."),
    ("訂正", "銅の値は二週間で二割下がり、五月も下げが続きそうだ。"),
)


@pytest.mark.parametrize(("label", "news"), NEWS_BELOW_LABELS)
def test_news_below_a_heading_that_may_be_a_label_stays_in_the_text(label: str, news: str):
    parts = read(f"{paragraphs()}<h3>{label}</h3><p>{news}</p><p>The last word has not been spoken.</p>")
    assert parts.disclaimers == ()
    assert {label, news, "The last word has not been spoken."} <= {
        t for t, role in roles(parts).items() if role == "body"
    }


def test_a_correction_below_its_label_needs_no_more_than_a_contrast():
    text = "Ann Marlow is 38, not 83."
    parts = read(f"{paragraphs()}<h3>Correction</h3><p>{text}</p>")
    assert roles(parts)[text] == "disclaimer"


def test_the_mark_of_an_advert_beside_the_text_says_nothing_of_it():
    html = f"<aside><p>Sponsored content</p></aside><h1>Turbines for Brackenford</h1><p>By Ann Marlow</p>{paragraphs()}"
    assert read(html).disclaimers == ()


def test_a_note_of_the_editor_has_no_kind_by_a_word_that_only_hints_at_one():
    note = "Editor's note: Ridge was the first venture-funded mill of its kind."
    assert [passage.kinds for passage in read(f"{paragraphs()}<p>{note}</p>").disclaimers] == [("other",)]


def test_news_about_fine_print_is_not_swallowed_whole() -> None:
    texts = [
        "A judge in Ellerby ruled on Tuesday that forward-looking statements do not protect a firm that knew better.",
        "Shareholders had sued after actual results differed materially from those expressed in the forecast.",
        "The safe harbor covers forward-looking statements only with meaningful caution, she wrote in the ruling.",
        "The firm said that it undertakes no obligation to update the forecast of the mill.",
    ]
    found = roles(read("<h1>Ruling</h1>" + "".join(f"<p>{text}</p>" for text in texts)))
    assert [found[text] for text in texts].count("body") >= 3
