"""Highlights in the article's own words."""

import pytest
from article.making import line

from reader.article.extraction.choosing import extracted
from reader.article.extraction.leaning import is_cut_off, leans, needs_another, quotes
from reader.article.lines import lowered, tokens
from reader.article.sentences import sentences, without_dateline

ARTICLE = [
    "QUELLMOOR, Ohio - (WireWorks) - May 5, 2031 - Quellmoor Mining opened a new smelter on Monday that doubles its "
    "copper output.",
    "The smelter cost 310 million dollars and can melt 90,000 tonnes of copper a year. It was planned for 2029.",
    "“We are proud of what our people have done here,” said Ida Marr, who runs the mine, at the ceremony.",
    "Workers from eleven villages were trained for the smelter, and the company says that more copper will follow.",
    "The weather was fine. A band played, and the mayor cut a ribbon that was longer than the platform.",
    "Copper prices have risen by 14 percent since January, which makes the smelter profitable two years earlier than "
    "planned.",
]


def test_three_to_five_sentences_of_the_article_in_its_order():
    lines = [line(text) for text in ARTICLE]
    found = extracted(lines, "Quellmoor opens copper smelter")
    assert 3 <= len(found) <= 5
    assert all(text in lines[block].text for text, block in found)
    assert [block for _, block in found] == sorted(block for _, block in found)


def test_the_dateline_is_not_part_of_a_highlight():
    found = extracted([line(text) for text in ARTICLE], "")
    assert found[0][0].startswith("Quellmoor Mining opened")


def test_the_title_and_repetitions_are_not_extracted():
    title = "Quellmoor Mining opens a second copper smelter in northern Ohio"
    lines = [line(title, kind="heading"), line(title + "."), *(line(text) for text in ARTICLE), line(ARTICLE[1])]
    texts = [text for text, _ in extracted(lines, title)]
    assert title + "." not in texts
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("role", ["boilerplate", "disclaimer", "profile", "highlight"])
def test_only_the_body_is_extracted_from(role: str):
    lines = [line(text) for text in ARTICLE] + [
        line("Quellmoor copper smelter copper smelter Quellmoor opened news.", role=role)
    ]
    blocks = {block for _, block in extracted(lines, "Quellmoor copper smelter")}
    assert blocks <= set(range(len(ARTICLE)))


def test_an_article_of_two_sentences_gives_no_more():
    found = extracted([line("The mine at Quellmoor closed on Monday. Two hundred people lost their jobs.")], "")
    assert len(found) == 2


def test_nothing_gives_nothing():
    assert extracted([], "") == []
    assert extracted([line("Short.")], "") == []


def test_chinese_sentences_are_extracted():
    text = (
        "青岭矿业周一宣布新冶炼厂投产。该厂年产铜九万吨，总投资三亿美元。"
        "市长出席了典礼并讲话致辞。铜价今年以来上涨百分之十四。"
    )
    found = extracted([line(text)], "青岭矿业冶炼厂投产")
    assert 3 <= len(found) <= 4
    assert all(sentence.endswith("。") for sentence, _ in found)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Mr. Quell came. He left.", 2),
        ("Quellmoor Inc. has grown. It is big.", 2),
        ("In the U.S. Senate they voted. Nobody won.", 2),
        ("It cost 3.5 million. Then 4.", 2),
        ("“Is it true?” she asked. It was.", 2),
        ("J. R. Quell wrote it.", 1),
        ("Er kam am 3. Mai. Dann ging er.", 2),
        ("Am 24. November 2031 legte sie Zahlen für das 3. Quartal vor. Sie waren gut.", 2),
        ("Der 20. Parteitag begann. Er dauerte lange.", 2),
        ("Es waren 24. Er ging.", 2),
        ("他来了。他走了！", 2),
        ("", 0),
        ("No end", 1),
    ],
)
def test_sentences(text: str, count: int):
    found = sentences(text)
    assert len(found) == count
    assert "".join(found).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        (
            "DALLAS, TX -- January 14th, 2026 -- The works in Dallas closed on Monday for good.",
            "The works in Dallas closed on Monday for good.",
        ),
        (
            "Bergheim, 24. November 2031 – Die Hütte in Bergheim hat am Montag für immer geschlossen.",
            "Die Hütte in Bergheim hat am Montag für immer geschlossen.",
        ),
        (
            "LONDON (WireWorks) - The works in London closed on Monday for good.",
            "The works in London closed on Monday for good.",
        ),
        (
            "The works - old and new - closed on Monday for good.",
            "The works - old and new - closed on Monday for good.",
        ),
        (
            "NASA said on Monday - for once - that the works would close.",
            "NASA said on Monday - for once - that the works would close.",
        ),
    ],
)
def test_datelines_are_cut_off(text: str, rest: str):
    assert without_dateline(text) == rest


@pytest.mark.parametrize(
    ("leaning", "standing"),
    [
        (
            "They hold what the works at Quellmoor will use of copper.",
            "Four barns hold what the works will use of copper.",
        ),
        ("他们说铜价今年以来上涨百分之十四左右。", "青岭矿业说铜价今年以来上涨百分之十四。"),
    ],
)
def test_a_sentence_that_needs_the_one_before_points_back(leaning: str, standing: str):
    assert _needs_another(leaning)
    assert not _needs_another(standing)


def _needs_another(text: str) -> bool:
    found = tokens(lowered(text))
    return needs_another(text, found, frozenset(found))


@pytest.mark.parametrize(
    "text",
    [
        "That is what the mayor of Quellmoor said on Monday.",
        "This compares with nine percent in the year before.",
        "Das teilte das Unternehmen am Dienstag mit.",
        "Dies geht aus einem Bericht des Kupferwerks hervor.",
        "C’est ce qu’a annoncé la mairie de Quellmoor mardi.",
        "Lo anunció el alcalde de Quellmoor el martes pasado.",
        "Dat zegt de burgemeester van Quellmoor tegen de krant.",
        "Det skriver bolaget i ett pressmeddelande på tisdagen.",
        "Об этом сообщает пресс-служба медного завода.",
        "该公司在公告中表示铜产量将翻一番。",
        "彼女は銅山の歴史を学校で教えている。",
        "Pictured at the ribbon are Ida Marr and the mayor of Quellmoor.",
        "You can save this article by registering here for nothing.",
        "The members of the new board of the mine are as follows.",
        "各村的铜产量如下。",
        "Ida Marr, Olaf Tarn and the mayor at the ribbon | Photo: B. Hale.",
    ],
)
def test_what_tells_nothing_of_the_matter_alone_needs_another_sentence(text: str):
    assert _needs_another(text)


@pytest.mark.parametrize(
    "text",
    [
        "That mine, the largest of Ohio, opened in 1921.",
        "Das Kupferwerk teilte am Dienstag mit, dass es wächst.",
        "Das neue Werk teilt sich den Hafen mit dem alten.",
        "Lo más caro del horno será el cobre de las minas.",
        "The company wants to register its new smelter in May.",
        "Subscribers of the newspaper rose by a tenth in Ohio.",
    ],
)
def test_what_only_begins_like_such_a_sentence_stands_alone(text: str):
    assert not _needs_another(text)


@pytest.mark.parametrize(
    "text",
    [
        "Dennoch steigt der Kupferpreis seit Januar.",
        "Donc le prix du cuivre monte depuis janvier.",
        "Bovendien stijgt de koperprijs sinds januari.",
        "Dessutom stiger kopparpriset sedan januari.",
        "Однако цена меди растет с января.",
        "此外，铜价自一月以来上涨。",
        "しかし、銅の価格は一月から上がっている。",
        "그러나 구리 값은 1월부터 오르고 있다.",
    ],
)
def test_a_sentence_that_goes_on_from_the_one_before_leans(text: str):
    assert leans(text, tokens(lowered(text))[0])


@pytest.mark.parametrize(
    "text",
    ["I januari öppnas smältverket i Quellmoor.", "I lavori cominciano in marzo.", "En 2031 el cobre subió un tercio."],
)
def test_short_words_of_one_language_do_not_lean_in_another(text: str):
    found = tokens(lowered(text))
    assert not leans(text, found[0])
    assert not _needs_another(text)


def test_a_quotation_counts_where_it_is_most_of_a_sentence():
    assert quotes("„Wir haben elf Jahre auf diesen Tag in Quellmoor gewartet“, sagte die Leiterin.")
    assert quotes('"We have waited eleven years for this day in Quellmoor", she said.')
    assert not quotes('The so-called "copper ribbon" was longer than the platform.')


def test_what_stands_within_a_quotation_of_several_sentences_is_not_chosen():
    speech = (
        "“We waited eleven years. Copper and the smelter of Quellmoor changed all of our eleven villages for good. "
        "Nobody believed it,” said the mayor."
    )
    found = [
        text for text, _ in extracted([line(text) for text in (speech, *ARTICLE)], "Quellmoor opens copper smelter")
    ]
    assert not any(text.startswith("Copper and the smelter") for text in found)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        (
            "“我们不缺铜，缺的是船。”青岭矿业经理陆安说。铜价随后上涨。",
            ["“我们不缺铜，缺的是船。”青岭矿业经理陆安说。", "铜价随后上涨。"],
        ),
        (
            "「船が足りない。」と陸氏は述べた。銅は値上がりした。",
            ["「船が足りない。」と陸氏は述べた。", "銅は値上がりした。"],
        ),
        ("“市场已经关闭。”铜价随后上涨百分之三。", ["“市场已经关闭。”", "铜价随后上涨百分之三。"]),
        ("구리 값이 올랐다. 배는 부족하다.", ["구리 값이 올랐다.", "배는 부족하다."]),
    ],
)
def test_a_quotation_and_its_speaker_are_one_sentence(text: str, whole: list[str]):
    assert sentences(text) == whole


def test_a_sentence_without_content_is_none():
    text = (
        "青岭矿业周一宣布新冶炼厂投产，年产铜九万吨。公司销售经理陆安周一在典礼上说。掌声响起。"
        "铜价今年以来上涨百分之十四。"
    )
    found = [sentence for sentence, _ in extracted([line(text)], "")]
    assert found == ["青岭矿业周一宣布新冶炼厂投产，年产铜九万吨。", "铜价今年以来上涨百分之十四。"]


def test_captions_bylines_and_dates_without_a_full_stop_are_no_highlights():
    beside = ["Ida Marr and Jonas Pell of the council stand on the ridge in May 2031, Photo: Ann Hall/Ridge Images"]
    beside += ["2031-05-12 12:11 Source: The Brackenford Post, edited by Ida Marr and Jonas Pell, page four"]
    told = ["The council approved twelve tall turbines on Monday.", "The work will begin in spring and take two years."]
    found = [text for text, _ in extracted([line(text) for text in (*beside, *told)], "")]
    assert found == told


def test_lines_of_a_text_without_full_stops_are_taken_as_they_are():
    told = ["The ridge is quiet and the wind is still tonight", "The river sleeps below the bridge and nobody walks"]
    assert [text for text, _ in extracted([line(text) for text in told], "")] == told


def test_a_dateline_with_a_short_form_of_a_state_is_no_part_of_the_sentence():
    text = "BRACKENFORD, Mich. (RW) — The council approved twelve turbines on the ridge on Monday. Two voted no on it."
    assert extracted([line(text)], "")[0][0] == "The council approved twelve turbines on the ridge on Monday."


MORE = [
    "Quellmoor Mining sells the copper of its smelter to four works that make cable for wind farms in Ohio.",
    "The second smelter of Quellmoor will need 40 workers more in 2032, when the copper mine grows by a third.",
]


@pytest.mark.parametrize(
    "poor",
    [
        "Would a copper ribbon and a band really double its output in a year?",
        'The mayor called copper a blessing for all eleven villages. " So ended the ceremony in the rain.',
        "In that smelter, copper of the villages is melted for other works of Ohio.",
    ],
)
def test_questions_fragments_of_speech_and_what_points_back_are_not_chosen(poor: str):
    lines = [line(text) for text in (*ARTICLE[:2], poor, *ARTICLE[2:], *MORE)]
    assert poor not in [text for text, _ in extracted(lines, "Quellmoor opens copper smelter")]


@pytest.mark.parametrize(
    "text",
    [
        "The US and its neighbours will sign a treaty on zinc in May.",
        "Tarnfell will let US users pay outside of its app from March.",
        "Ten miners were hurt on Monday when the roof fell in.",
        "Dock workers in Ellerby walked out on Monday over their pay.",
        "Sino-American trade in zinc fell by a tenth last year.",
    ],
)
def test_words_of_other_languages_and_countries_make_no_sentence_lean(text: str):
    found = tokens(lowered(text))
    assert not needs_another(text, found, frozenset(found))
    assert not leans(text, found[0])


def test_a_german_quotation_closes_with_the_sign_that_opens_an_english_one():
    text = "Das Kupferwerk sei „ein Segen für Quellmoor“ und für elf Dörfer, sagt der Rat."
    assert not is_cut_off(text)
    assert is_cut_off("Das Kupferwerk sei „ein Segen für Quellmoor und für elf Dörfer.")
    assert not is_cut_off("Kopparverket är ”en välsignelse” för elva byar.")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("« Nous avons ouvert. » Le maire de Quellmoor a coupé un ruban.", 2),
        ("The smelter is run by Q.M.C. Holdings of Ohio. It opened in May.", 2),
        ("Produkcja wzrosła o 9 proc. Huta ruszyła w maju.", 1),
    ],
)
def test_sentences_of_other_languages(text: str, count: int):
    assert len(sentences(text)) == count


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Ellerby/Oxley - Die Kupferhütte von Quellmoor hat am Montag den Betrieb aufgenommen.", "Die Kupferhütte"),
        ("Ellerby – Quellmoor’s oldest town – has a copper smelter that opened on Monday.", "Ellerby – Quellmoor’s"),
    ],
)
def test_a_place_alone_before_one_dash_is_a_dateline(text: str, rest: str):
    assert without_dateline(text).startswith(rest)


def test_a_text_without_full_stops_is_no_highlight():
    lines = [line("copper tin " * 200 + "."), *(line(text) for text in ARTICLE)]
    found = extracted(lines, "")
    assert len(found) >= 3
    assert all(len(text) < 300 for text, _ in found)


@pytest.mark.parametrize(
    ("front", "rest"),
    [
        ("Berlin (dpa) - ", "Der Rat hat zugestimmt."),
        ("PARIS, 5 mars (Reuters) - ", "Le conseil a voté."),
        ("Madrid, 3 may (EFE).- ", "El consejo votó."),
        ("Bremen, 4. März 2031. ", "Der Rat hat zugestimmt."),
        ("Ellerby, 27.6.2031 – ", "Der Rat hat zugestimmt."),
        ("STOCKHOLM (TT) ", "Rådet röstade."),
        ("NEW DELHI: ", "The board has voted."),
        ("新华社北京5月3日电（记者王某）", "委员会批准了计划。"),
        ("【ソウル＝小池】", "議会は計画を承認した。"),
        ("(서울=연합뉴스) 김철수 기자 = ", "위원회는 계획을 승인했다."),
    ],
)
def test_datelines_of_many_countries_are_cut(front: str, rest: str):
    assert without_dateline(front + rest) == rest


@pytest.mark.parametrize(
    "text", ["The company: a history of success.", "Update: The board voted.", "（株）北浜電池は発表した。"]
)
def test_what_only_looks_like_a_dateline_stays(text: str):
    assert without_dateline(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "Links steht der Bürgermeister, rechts sein stellv. Vorsitzender aus Ellerbach.",
        "Der Kran kostet 14 Millionen Euro (inkl. Westtor und zzgl. Steuern).",
    ],
)
def test_german_abbreviations_end_no_sentence(text: str):
    assert sentences(text) == [text]


def test_marks_of_half_width_close_a_quotation():
    text = "社長は｢来年は二倍にする！｣と話した。港は春に開く。"
    assert sentences(text)[0].count("｢") == sentences(text)[0].count("｣")
    assert is_cut_off("｣と話した。")
