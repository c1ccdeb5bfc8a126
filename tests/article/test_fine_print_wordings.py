"""Fine print in wordings that publishers use beside the usual ones, and sentences of the text with the same words."""

import pytest
from article.writing import paragraphs, read, roles


def test_where_a_post_first_appeared_is_fine_print_below_the_byline_too() -> None:
    line = "This post originally appeared on Gristle."
    parts = read(f"<h1>Turbines for Brackenford</h1><p>Ann Marlow</p><p>{line}</p>{paragraphs()}{paragraphs()}")
    assert [passage.kinds for passage in parts.disclaimers] == [("syndicated",)]


ALONE = [
    (
        "forward_looking",
        "This release has forward-looking statements, which involve risks and may not be indicative of future results.",
    ),
    ("sponsored", "This article was paid for by Ridgeline Energy."),
    (
        "conflict_of_interest",
        "Joe Wren owns shares in no firm that would benefit, and declares no competing interests.",
    ),
    ("translation", "This article has been translated automatically; read the original version in German."),
    (
        "forward_looking",
        "Forward-looking statements contained in these communications are not promises and reflect the company's "
        "current views with respect to the mills.",
    ),
    ("state_media", "Ridge Radio is funded in whole or in part by the Ellerby government."),
    ("correction", "This article was originally published on May 3, 2031. It has been updated to reflect new rules."),
]


@pytest.mark.parametrize(("kind", "line"), ALONE)
def test_the_usual_words_of_a_kind_bring_no_second_one(kind: str, line: str) -> None:
    parts = read(f"{paragraphs()}<p>{line}</p>")
    assert [passage.kinds for passage in parts.disclaimers] == [(kind,)]


def test_an_article_about_sponsored_posts_is_no_fine_print() -> None:
    told = (
        "The Loft is changing its advertising rules to require campaigns to mark sponsored posts and branded content, "
        "which they had been free to run without a word about who had paid for them or why.",
        "The change came after a paid partnership with a maker of kettles, whose sponsored posts nobody marked, and "
        "which had been seen by more people than live in Ellerby, Harrow and Brackenford taken together.",
        "Branded content differs from advertising, the Loft says, since it is not paid for sponsored posts, and "
        "cannot choose who gets to see them on the front of its app or behind it.",
        "Until now the network had let candidates run sponsored posts if a tool for branded content marked them, and "
        "kept the others out of its library for the seven years that the law asks for.",
    )
    parts = read("<h1>Loft to mark posts</h1>" + "".join(f"<p>{text}</p>" for text in told))
    assert [roles(parts)[text] for text in told] == ["body"] * 4


RISKS = (
    "An investor should carefully consider the Fund's investment objectives, risks and charges before investing.",
    "Investing in the Fund involves a high degree of risk, and the shares may fall as well as rise over any period.",
    "Leverage Risk - The Fund uses borrowed money and may lose more than a fund that does not.",
    "Tin Industry Risk - Producers may face volatile prices and speculative demand at home and abroad.",
)


def test_the_risks_of_a_fund_below_a_profile_are_fine_print_and_no_part_of_it() -> None:
    about = "Ridge Funds is a provider of funds for those who know their own mind, with offices in Ellerby."
    risks = "".join(f"<p>{risk}</p>" for risk in RISKS)
    parts = read(f"<h1>A fund</h1>{paragraphs()}<p><b>About Ridge Funds</b></p><p>{about}</p>{risks}")
    assert [profile.text for profile in parts.profiles] == [about]
    assert [passage.kinds for passage in parts.disclaimers] == [("risk_warning",)] * 4


def test_who_checked_what_a_model_wrote_is_no_second_kind() -> None:
    line = "This article was produced with generative AI and reviewed by an editor before publication."
    assert [passage.kinds for passage in read(f"{paragraphs()}<p>{line}</p>").disclaimers] == [("ai_generated",)]


def test_where_the_work_of_an_author_appeared_is_no_origin_of_the_text() -> None:
    line = "Joe Wren is a reporter. Wren's work has previously appeared in the Harrow Gazette."
    assert not read(f"{paragraphs()}<p>{line}</p>").disclaimers


def test_a_short_sentence_inside_the_text_may_say_that_nobody_could_verify_what_is_told() -> None:
    line = "The Courier could not independently verify the report."
    parts = read(f"{paragraphs()}<p>{line}</p>{paragraphs()}")
    assert [passage.kinds for passage in parts.disclaimers] == [("unverified",)]


def test_a_label_that_is_one_word_of_the_text_makes_no_fine_print_of_a_paragraph() -> None:
    line = "Tribune. " + " ".join(["Le conseil a approuvé le projet, et le débat a duré toute la soirée."] * 5)
    parts = read(f"<h1>Douze éoliennes</h1>{paragraphs('fr')}<p>{line}</p>{paragraphs('fr')}", language="fr")
    assert roles(parts)[line] == "body"


def test_rules_for_those_who_comment_are_the_page_below_a_label_too() -> None:
    rule = "Die Kommentare der User geben nicht die Meinung der Redaktion wieder. Verstöße bringen wir zur Anzeige."
    parts = read(f"{paragraphs('de')}<p>Rechtliche Hinweise:</p><p>{rule}</p>", language="de")
    assert (roles(parts)[rule], parts.disclaimers) == ("boilerplate", ())


@pytest.mark.parametrize("label", ["Disclaimer: ", "DISCLAIMER: ", "Forward-Looking Statements "])
def test_a_label_that_sticks_to_the_text_before_it_begins_a_passage(label: str) -> None:
    said = f"{label}This release contains forward-looking statements and is not investment advice."
    parts = read(f"{paragraphs()}<p>The mill will turn again in the spring.{said}</p>")
    assert [passage.text for passage in parts.disclaimers] == [said]
    assert roles(parts)["The mill will turn again in the spring."] == "body"


LONG = " ".join(["The mill on the ridge has turned for two hundred years, and its owner is proud of it."] * 6)


def test_a_disclaimer_behind_a_long_text_is_a_passage_of_its_own() -> None:
    said = "Disclaimer: this is not investment advice."
    parts = read(f"{paragraphs()}<p>{LONG} {said}</p>{paragraphs()}")
    assert [passage.text for passage in parts.disclaimers] == [said]
    assert roles(parts)[LONG] == "body"


def test_a_disclaimer_told_within_a_long_paragraph_does_not_make_fine_print_of_it() -> None:
    line = f"{LONG} He added a disclaimer: this is not investment advice."
    assert roles(read(f"{paragraphs()}<p>{line}</p>{paragraphs()}"))[line] == "body"


def test_the_risks_of_a_fund_near_the_end_are_fine_print_and_go_on() -> None:
    risks = (
        "Past performance is not a guarantee of future results. Investing involves risk, and principal loss is "
        "possible; read the prospectus carefully before investing. " + "Shares may be worth less when redeemed. " * 8
    )
    more = "The Fund invests in small mills, which are volatile and bring additional risks such as " * 3 + "wind."
    last = "Ellerby Wire is a well known provider of news on mills, ridges, rivers and the people who live beside them."
    parts = read(f"{paragraphs()}{paragraphs()}<p>{risks}</p><p>{more}</p><p>{last} It began in a shed in Ellerby.</p>")
    assert [passage.kinds for passage in parts.disclaimers] == [("risk_warning",), ("risk_warning",)]


def test_rules_for_comments_are_the_page_also_where_they_name_the_author() -> None:
    rule = "Os comentários não representam a opinião do jornal; a responsabilidade é do autor da mensagem."
    assert read(f"{paragraphs('pt')}<p>{rule}</p>", language="pt").disclaimers == ()


def test_tables_behind_a_legal_notice_and_a_source_with_a_firm_are_none_of_it() -> None:
    said = "This release contains forward-looking statements, which the company undertakes no obligation to update."
    title = "RIDGELINE ENERGY HOLDINGS LIMITED AND SUBSIDIARIES"
    source = "Source: Ridgeline Energy Holdings Limited"
    parts = read(f"{paragraphs()}<h3>Forward-looking Statements</h3><p>{said}</p><p>{title}</p><p>{source}</p>")
    assert [passage.text for passage in parts.disclaimers] == [said]


def test_advice_that_is_none_is_fine_print_though_it_asks_for_agreement() -> None:
    line = (
        "Dear Miller is for informational purposes only and does not constitute medical advice. By submitting a letter "
        "you agree to let the Courier use it."
    )
    assert [passage.kinds for passage in read(f"{paragraphs()}<p>{line}</p>").disclaimers] == [("not_advice",)]


RUSSIAN = (
    "<p>Совет города во вторник утвердил план строительства двенадцати ветряков на северном хребте.</p>"
    "<p>Работы начнутся весной, первые лопасти привезут по реке, а дорогу закроют на три недели.</p>"
    "<p>Жители долины спорят о шуме, но большинство довольно тем, что счета станут меньше.</p>"
)


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("regulatory", "Материал создан лицом, выполняющим функции иностранного агента."),
        ("conflict_of_interest", "Авторы сообщают об отсутствии конфликта интересов."),
        ("funding", "Работа выполнена при поддержке Фонда ветра."),
        ("translation", "Статья переведена автоматически, возможны ошибки."),
        ("ai_generated", "Текст написан с помощью ИИ."),
        ("embargo", "Под эмбарго до 10 мая, 12:00."),
        ("embargo", "Эмбарго до 9:00 понедельника."),
        ("compensation", "Производитель бесплатно предоставил редакции устройство для обзора."),
        ("correction", "В первой версии статьи было указано другое число."),
        ("risk_warning", "Вложения в акции связаны с риском."),
        ("state_media", "Телеканал «Хребет» финансируется государством."),
    ],
)
def test_russian_notices_at_the_end_are_fine_print_of_their_kind(kind: str, line: str) -> None:
    parts = read(f"{RUSSIAN}<p>{line}</p>", language="ru")
    assert [kind in passage.kinds for passage in parts.disclaimers] == [True]


@pytest.mark.parametrize(
    "line",
    [
        "Мельница построена на средства фермеров, и банк в этом не участвовал.",
        "Полиция ищет водителя, который возил людей через границу за вознаграждение.",
        "Завод не может купить станки, которые попали под эмбарго.",
        "Страна ввела эмбарго до конца года, и цены на цинк выросли.",
        "Новый мост строится при поддержке министерства и трёх банков.",
        "Банк принадлежит государству и работает в сорока городах.",
        "Врачи нашли опухоль с помощью ИИ за две минуты.",
        "Работы на руднике связаны с риском для жизни.",
        "Хозяин гостиницы бесплатно предоставил жильё сорока семьям.",
        "Жители не участвовали в подготовке этого решения.",
        "В первой версии телефона не было камеры.",
    ],
)
def test_russian_news_with_such_words_is_none(line: str) -> None:
    assert roles(read(f"{RUSSIAN}<p>{line}</p>", language="ru"))[line] == "body"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("zh", "本文首发于山脊评论，经授权转载。"),
        ("ja", "この記事は山の新聞からの転載です。"),
        ("en", "Reprinted by kind permission of the Ridge Review"),
    ],
)
def test_where_an_article_was_printed_before_is_fine_print_above_the_text_too(language: str, line: str) -> None:
    parts = read(f"<h1>The mill</h1><p>{line}</p>{paragraphs(language)}", language=language)
    assert [passage.kinds for passage in parts.disclaimers] == [("syndicated",)]


def test_a_german_notice_that_calls_its_reader_du_is_fine_print() -> None:
    line = "Affiliate-Links kosten dich nichts, und der Verlag bekommt für jeden Einkauf des Publikums eine Provision."
    parts = read(f"{paragraphs('de')}<p>{line}</p>", language="de")
    assert [passage.kinds for passage in parts.disclaimers] == [("affiliate",)]


def test_a_notice_of_links_is_no_appeal_though_it_thanks_for_support() -> None:
    line = "If you buy through our links, we may earn a commission. This helps support our journalism."
    parts = read(f"<h1>The mill</h1><p>{line}</p>{paragraphs()}")
    assert [passage.kinds for passage in parts.disclaimers] == [("affiliate",)]
