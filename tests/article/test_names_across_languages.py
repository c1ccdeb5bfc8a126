"""Companies in the languages of Europe and in Korean, Japanese and Chinese: what stands around and on their names."""

import pytest
from article.making import companies, names

_GERMAN = " Die Stadt und der Rat sehen das, die Bahn und der Bund auch."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In Dublin zakte Ryanair 0,1 procent.", ["Ryanair"]),
        ("A map of the Boeing 777 hung there.", []),
        ("Levensmiddelenconcern Unilever daalde.", ["Unilever"]),
        ("Ståltillverkaren SSAB kom med en rapport.", ["SSAB"]),
        ("Die Flügel des Herstellers Vestas drehen sich." + _GERMAN, ["Vestas"]),
        ("Les analystes de Citi Thomas Morel et Ida Marr ont écrit.", ["Citi"]),
        ("El grupo El Corte Inglés creció.", ["El Corte Inglés"]),
    ],
)
def test_a_known_company_is_found_beside_a_figure_a_noun_or_a_person(text: str, found: list[str]):
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Gründer von Norrhavn ist Emil Marr." + _GERMAN, ["Norrhavn"]),
        ("Zeuge von Norrhavn ist Emil Marr." + _GERMAN, []),
        ("Die Kleiderkette Norrhavn ist ein junges Unternehmen." + _GERMAN, ["Norrhavn"]),
    ],
)
def test_german_nouns_and_posts_before_a_name_tell_a_company(text: str, found: list[str]):
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Les magasins Carrefour, Norrhavn et Auchan ferment.", ["Carrefour", "Norrhavn", "Auchan"]),
        ("Les villes de Carrefour, Norrhavn et Tarn ferment.", ["Carrefour"]),
        ("La vente chez Casino recule.", ["Casino"]),
        ("La vente chez Norrhavn recule.", []),
    ],
)
def test_lists_and_small_words_show_that_a_company_is_meant(text: str, found: list[str]):
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Las empresas como Norrhavn y Tarnmoor crecen.", ["Norrhavn", "Tarnmoor"]),
        ("Des enseignes comme Norrhavn ferment, des villes comme Grellwerk aussi.", ["Norrhavn"]),
        ("Aziende come Norrhavn, Tarnmoor e Grellwerk crescono.", ["Norrhavn", "Tarnmoor", "Grellwerk"]),
        ("Empresas tais como Norrhavn crescem.", ["Norrhavn"]),
        ("Bedrijven zoals Norrhavn groeien.", ["Norrhavn"]),
        ("Esprit, Norrhavn und Co. sparen." + _GERMAN, ["Esprit"]),
    ],
)
def test_examples_of_companies_are_companies(text: str, found: list[str]):
    assert names(text) == found


def test_countries_and_unions_in_their_own_languages_are_no_companies():
    assert names("No Brasil, a empresa cresceu. Ida Marr, de la Fédération des Services, a parlé.") == []


def test_words_of_other_languages_are_no_companies_though_firms_are_called_so():
    assert names("Bonne nouvelle : les prix baissent. Aveva ragione il sindaco. Agora todos sabem.") == []


def test_a_subsidiary_that_is_listed_beside_its_owner_is_a_company_of_its_own():
    assert names("Accionistas da EDP votam. A EDP Renováveis sobe em Lisboa.") == ["EDP", "EDP Renováveis"]


@pytest.mark.parametrize(
    ("text", "name", "ticker"),
    [
        ("Os papéis da Norrhavn (NRHV3) subiram 2% a R$ 5.", "Norrhavn", "NRHV3"),
        ("삼성SDI[006400]가 올랐다.", "삼성SDI", "006400"),
        ("새벽셀즈(012999)가 올랐다.", "새벽셀즈", "012999"),
        ("今期はトヨタ自動車<7203>が伸びた。", "トヨタ自動車", "7203"),
        ("外資看好台積電（2330）。", "台積電", "2330"),
    ],
)
def test_the_code_of_a_share_in_brackets_is_a_ticker(text: str, name: str, ticker: str):
    (found,) = companies(text)
    assert (found["name"], found["tickers"]) == (name, [ticker])


def test_years_and_codes_elsewhere_are_no_tickers():
    assert companies("トヨタ自動車(2015)の図。")[0]["tickers"] == []
    assert companies("Toyota saw the gene (FOXP3).")[0]["tickers"] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("새벽투자증권은 목표를 올렸다. 한빛벤처스 등이 투자했다.", ["새벽투자증권", "한빛벤처스"]),
        ("유가증권을 팔고 벤처캐피탈을 만났다.", []),
        ("애플은 웃었다.", ["애플"]),
        ("새 애플리케이션을 내놓았다.", []),
    ],
)
def test_korean_endings_and_particles_tell_names_from_other_words(text: str, found: list[str]):
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("他每天吃苹果。", []),
        ("苹果和华为发布新机。", ["苹果", "华为"]),
        ("신세계를 보았다.", []),
        ("신세계와 롯데백화점이 문을 열었다.", ["신세계", "롯데백화점"]),
    ],
)
def test_a_word_that_is_a_company_too_counts_beside_another_known_one(text: str, found: list[str]):
    assert names(text) == found


def test_an_ending_behind_a_word_that_joins_begins_no_name():
    assert names("供應設備與材料，設備與材料漲價。通过参股和控股等方式。网上ネット銀行とネット銀行。") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Siemens'in ve Norrhavn Holding’den alan Ford Otosan’da iş var.",
            ["Siemens", "Norrhavn Holding", "Ford Otosan"],
        ),
        ("They saw Xi’an, read the Qur’an and met a man of L’Oréal.", ["L’Oréal"]),
    ],
)
def test_turkish_endings_behind_an_apostrophe_are_no_part_of_a_name(text: str, found: list[str]):
    assert names(text) == found


def test_known_russian_companies_are_given_in_their_first_case():
    found = companies("Акции Лукойла подорожали, выручка «Газпрома» выросла. Газпром доволен. ИА REGNUM молчит.")
    assert [(firm["name"], firm["aliases"]) for firm in found] == [("Лукойл", ["Лукойла"]), ("Газпром", ["Газпрома"])]


def test_nouns_that_begin_names_stay_in_them():
    text = "O consórcio é formado pelas empresas Tarnacom, Construtora Quelos e Vale do Marro Engenharia."
    assert names(text) == ["Tarnacom", "Construtora Quelos", "Vale do Marro Engenharia"]


def test_latin_names_in_russian_texts_stay_as_printed():
    assert names("Завод в Петербурге продает Nissan.") == ["Nissan"]


def test_russian_nouns_before_quotation_marks_tell_a_company():
    assert names("Магазин открыл ретейлер «Гряда», кредит дал банк «Север». Вышел фильм «Ночь».") == ["Гряда", "Север"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Die Deutsche Bank wächst. Der Gewinn der Deutschen Bank steigt.", ["Deutsche Bank"]),
        ("Bei der Deutschen Telekom fiel der Gewinn.", ["Deutsche Telekom"]),
        ("Das Unternehmen Quellmoor Capital kauft Anteile.", ["Quellmoor Capital"]),
        ("Wie das Unternehmen Tarnwerk AG sagt, kauft es Anteile.", ["Tarnwerk AG"]),
        ("Beim Vermögensverwalter Quellmoor Capital kauft man Anteile.", ["Quellmoor Capital"]),
        ("Welcher Gruppe sie angehören, ist egal.", []),
        ("Ihre Gruppe wächst. Der Bereich Healthcare wuchs auch.", []),
    ],
)
def test_german_names_are_told_from_what_stands_before_them_and_from_nouns(text: str, found: list[str]):
    assert names(text + _GERMAN) == found


def test_a_name_keeps_a_nordic_small_word_only_in_capitals():
    text = "<p>{} Media AS är ett bolag och det är inte känt.</p>"
    assert names(text.format("Om Quellmoor")) == ["Quellmoor Media AS"]
    assert names(text.format("OM Quellmoor")) == ["OM Quellmoor Media AS"]
