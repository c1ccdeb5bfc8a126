"""Fine print in languages with a small vocabulary: the usual sentences of the usual kinds."""

import pytest
from article.test_small_languages import TEXTS
from article.writing import read, roles

RUSSIAN = (
    "Городской совет утвердил во вторник план строительства двенадцати ветряных турбин на гряде над городом после "
    "обсуждения, которое продолжалось почти весь вечер и собрало двести жителей."
)

SAID = [
    ("ru", "opinion", "Мнения авторов могут не совпадать с точкой зрения издания."),
    ("ru", "correction", "В предыдущей версии статьи было неверно указано число турбин."),
    ("sv", "not_advice", "Informationen i artikeln utgör inte investeringsrådgivning."),
    ("sv", "opinion", "Åsikterna som framförs är skribentens egna."),
    ("sv", "syndicated", "Artikeln publicerades först i Höjdbladet."),
    ("sv", "translation", "Artikeln är översatt från engelska av redaktionen."),
    ("sv", "forward_looking", "Detta pressmeddelande innehåller framåtblickande uttalanden som kan visa sig fel."),
    ("sv", "correction", "I en tidigare version av artikeln angavs fel antal vindkraftverk."),
    ("da", "sponsored", "Artiklen er betalt af annoncør og er ikke skrevet af redaktionen."),
    ("da", "not_advice", "Denne artikel udgør ikke investeringsrådgivning."),
    ("da", "opinion", "Kronikken er alene udtryk for skribentens holdning."),
    ("da", "correction", "I en tidligere version af artiklen var navnet på åsen forkert."),
    ("no", "not_advice", "Denne artikkelen utgjør ikke en anbefaling om å kjøpe aksjer."),
    ("no", "opinion", "Teksten gir uttrykk for skribentens egen mening."),
    ("no", "syndicated", "Artikkelen ble først publisert i Høydebladet."),
    ("no", "position", "Skribenten eier selv aksjer i selskapet."),
    ("fi", "correction", "Juttua on korjattu: tuulivoimaloita on kaksitoista."),
    ("fi", "opinion", "Mielipiteet ovat kirjoittajan omia."),
    ("cs", "not_advice", "Tento článek nepředstavuje investiční doporučení."),
    ("cs", "opinion", "Text vyjadřuje pouze názor autora."),
    ("cs", "translation", "Článek byl přeložen z angličtiny, přeloženo z originálu redakcí."),
    ("cs", "correction", "V původní verzi článku byl uveden chybný počet turbín."),
    ("hu", "opinion", "A cikk a szerző véleményét tükrözi."),
    ("tr", "not_advice", "Bu yazıda yer alan bilgiler yatırım tavsiyesi değildir."),
    ("tr", "forward_looking", "Bu bülten ileriye dönük beyanlar içermektedir."),
    ("tr", "correction", "Haberin önceki versiyonunda türbin sayısı yanlış verilmişti."),
    ("id", "opinion", "Tulisan ini tidak mencerminkan pandangan redaksi."),
    ("id", "syndicated", "Artikel ini pertama kali tayang di Bukit Pos."),
    ("pl", "correction", "Artykuł został zaktualizowany o liczbę turbin."),
    ("pl", "provided_content", "Informacja prasowa firmy Grań Energia."),
]

ORIGINS = [
    ("sv", "syndicated", "Källa: Höjdbladet"),
    ("da", "syndicated", "Kilde: Højdebladet"),
    ("no", "translation", "Oversettelse: Kari Grann"),
    ("fi", "syndicated", "Lähde: Harjusanomat"),
    ("cs", "syndicated", "Zdroj: Hřebenské noviny"),
    ("hu", "syndicated", "Forrás: Hegyi Hírlap"),
    ("tr", "syndicated", "Kaynak: Tepe Gazetesi"),
    ("id", "syndicated", "Sumber: Bukit Pos"),
    ("pl", "translation", "Tłumaczenie: Anna Grań"),
]


def article(language: str, line: str) -> str:
    """An article in the language with a line at its foot."""
    text = RUSSIAN if language == "ru" else TEXTS[language][0]
    return f"<h1>{text[:40]}</h1><p>{text}</p><p>{text}</p><p>{line}</p>"


@pytest.mark.parametrize(("language", "kind", "line"), SAID)
def test_what_a_line_at_the_end_says_is_fine_print_of_its_kind(language: str, kind: str, line: str) -> None:
    parts = read(article(language, line), language=language)
    assert [kind in passage.kinds for passage in parts.disclaimers] == [True]


@pytest.mark.parametrize(("language", "kind", "line"), ORIGINS)
def test_a_line_that_names_a_source_or_a_translator_is_an_origin(language: str, kind: str, line: str) -> None:
    parts = read(article(language, line), language=language)
    assert [passage.kinds for passage in parts.disclaimers] == [(kind,)]


@pytest.mark.parametrize("language", sorted({language for language, *_ in SAID}))
def test_the_text_itself_is_no_fine_print(language: str) -> None:
    assert set(roles(read(article(language, ""), language=language)).values()) <= {"body"}
