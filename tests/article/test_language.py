"""Languages told from the text itself."""

import pytest

from reader.article import analyse
from reader.article.language import language_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The company said on Monday that it would close the plant and that nobody would be laid off.", "en"),
        ("Das Unternehmen teilte am Montag mit, dass es das Werk schließt und niemand entlassen wird.", "de"),
        ("L'entreprise a annoncé lundi qu'elle fermerait l'usine et que personne ne serait licencié.", "fr"),
        ("La empresa dijo el lunes que cerraría la planta y que nadie perdería su empleo por ello.", "es"),
        ("A empresa disse na segunda-feira que vai fechar a fábrica e que não haverá demissões.", "pt"),
        ("L'azienda ha detto lunedì che chiuderà lo stabilimento e che nessuno sarà licenziato.", "it"),
        ("Het bedrijf zei maandag dat het de fabriek zal sluiten en dat er niemand wordt ontslagen.", "nl"),
        ("Bolaget sade på måndagen att fabriken ska stängas och att ingen blir uppsagd från sitt jobb.", "sv"),
        ("Firma poinformowała, że zamknie zakład i że nikt nie zostanie zwolniony z pracy przez to.", "pl"),
        ("Компания сообщила, что завод будет закрыт и что никто не будет уволен.", "ru"),
        ("Компанія повідомила, що завод закриють і що нікого не звільнять із роботи її.", "uk"),
        ("公司周一表示，将关闭工厂，不会裁员。", "zh"),
        ("同社は月曜日、工場を閉鎖すると発表した。解雇はない。", "ja"),
        ("회사는 월요일 공장을 닫을 것이라고 밝혔다.", "ko"),
        ("قالت الشركة يوم الاثنين إنها ستغلق المصنع.", "ar"),
        ("החברה הודיעה ביום שני שתסגור את המפעל.", "he"),
        ("Η εταιρεία ανακοίνωσε ότι θα κλείσει το εργοστάσιο.", "el"),
    ],
)
def test_the_text_decides_whatever_the_feed_says(text: str, code: str):
    assert language_of(text, None) == code
    assert language_of(text, "fi-FI") == code


def test_of_languages_whose_words_are_as_many_the_more_usual_one_counts():
    text = "Rangers say a young otter has died at a lake in southern Halland in an accident involving a boat."
    assert language_of(text, None) == "en"


def test_latin_words_in_a_chinese_text_do_not_matter():
    assert language_of("CATL 与 BMW 签署协议，将在德国建设 100 GWh 电池工厂。", "en") == "zh"


@pytest.mark.parametrize(
    ("text", "hint", "code"), [("Corvel 2031", "de-AT", "de"), ("Corvel 2031", None, None), ("", "de", None)]
)
def test_a_hint_counts_only_where_the_text_says_too_little(text: str, hint: str | None, code: str | None):
    assert language_of(text, hint) == code


def test_a_hint_of_another_script_does_not_count():
    assert language_of("Corvel 2031", "zh-CN") is None


def test_a_text_whose_longest_lines_are_lists_of_names_has_the_language_of_its_sentences():
    names = ", ".join(f"Arvid Lindqvist{n} Marlow Bo Ketteridge Cyra Holtzmann" for n in range(30))
    text = "<p>The council of the town has named the winners of the prize, and they are:</p>"
    assert analyse(f"{text}<p>{names}</p><p>{names[::2]}</p>").language == "en"
    assert analyse(f"<p>{names}</p>").language is None


def test_turkish_suffixes_behind_apostrophes_are_no_words_of_other_languages():
    text = (
        "Ankara'nın kuzeyinde, Samsun'un batısında ve Bursa'nın doğusunda çıkan yangın söndürüldü. İzmir'in kuzeyinde "
        "ise ekiplerin çalışması sürüyor, Manisa'nın üç köyü tedbir amacıyla boşaltıldı."
    )
    assert language_of(text, None) == "tr"


def test_a_quotation_in_another_language_near_the_top_does_not_outweigh_the_text():
    told = "The council of the town has said that it will add twelve turbines to the ridge, and that work is to start. "
    quoted = "La crête est à nous et la vallée est à eux, dit le maire de la ville, et les pales sont pour tous. "
    assert language_of(told * 2 + quoted * 3 + told * 12, None) == "en"
