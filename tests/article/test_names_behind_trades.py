"""Companies whose trade, nationality or posts stand before their names, as Romance languages and German have it."""

import pytest
from article.making import names

_GERMAN = " Die Stadt und der Rat sehen das, die Bahn und der Bund auch."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hier le fabricant de pneus Tarnfell grandit.", ["Tarnfell"]),
        ("Le géant américain des logiciels Tarnfell grandit.", ["Tarnfell"]),
        ("La cadena de tiendas Tarnfell abrió.", ["Tarnfell"]),
        ("A rede de farmácias Tarnfell abriu.", ["Tarnfell"]),
        ("La catena di profumerie Tarnfell apre.", ["Tarnfell"]),
        ("El grupo Tarnfell creció.", ["Tarnfell"]),
    ],
)
def test_a_noun_with_what_a_company_deals_in_tells_its_name(text: str, found: list[str]):
    assert names(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Le producteur de cinéma Emil Marr sourit.",
        "Le groupe de rock Tarnfell joue.",
        "La compañía de danza Tarnfell baila.",
        "Le leader du parti Marr parle.",
        "Il produttore di mele Emil Marr sorride.",
    ],
)
def test_bands_troupes_and_people_are_none(text: str):
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("L'an passé, la Suédoise Tarnfell a grandi.", ["Tarnfell"]),
        ("L'Américain Stripe monte. La Suédoise Klarna aussi.", ["Stripe", "Klarna"]),
        ("Le tour fut mené par l'américain Tarnfell.", ["Tarnfell"]),
        ("Argentina cantó en Lima.", []),
    ],
)
def test_an_adjective_of_place_before_a_name_calls_a_company(text: str, found: list[str]):
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A Construtora Barros Lima anunciou um projeto.", ["Construtora Barros Lima"]),
        ("La Cementera Altobrezo cerró.", ["Cementera Altobrezo"]),
        ("Die Molkerei Tarnfeld liefert." + _GERMAN, ["Molkerei Tarnfeld"]),
        ("Seit der Gruppe 2015 ein Sieg gelang." + _GERMAN, []),
    ],
)
def test_a_trade_with_which_names_begin_tells_a_company(text: str, found: list[str]):
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("DHL und Hermes liefern weiter aus.", ["DHL", "Hermes"]),
        ("Der Modehändler Zalora und Otto streiten.", ["Zalora", "Otto"]),
        ("Der Kauf des US-Saatgutriesen Monsanto gelingt.", ["Monsanto"]),
        ("Beim Kunden BMW steht das Band, der Konzern Bosch zieht Konsequenzen.", ["BMW", "Bosch"]),
        ("Nun zieht der Technologiekonzern Bosch Konsequenzen.", ["Bosch"]),
        ("Linde-Chef Emil Marr sprach, Linde wächst.", ["Linde"]),
        ("Die SPD-Chefin Ida Marr sprach, die SPD wächst.", []),
        ("Die Linde im Hof blüht.", []),
    ],
)
def test_german_nouns_and_compounds_tell_known_companies(text: str, found: list[str]):
    assert names(text + _GERMAN) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("En mai, le rachat par Tarnfell étonna.", ["Tarnfell"]),
        ("Segundo analistas da Tarnfell, o real sobe.", ["Tarnfell"]),
        ("Tarnfell, une licorne de Lyon, recrute.", ["Tarnfell"]),
        ("Ontem a Tarnfell lucrou mais. Hoje a Tarnfell comprou lojas.", ["Tarnfell"]),
        ("La productora Berta Marral habló. Berta Marral, productora de cine, ríe.", []),
    ],
)
def test_deals_analysts_and_what_firms_do_tell_a_company(text: str, found: list[str]):
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ils ont racheté Tarnfell en mai.", ["Tarnfell"]),
        ("Alors Danone et Tarnfell négocient un pacte.", ["Danone", "Tarnfell"]),
        ("Assinou com a Tarnfell, líder em vendas de motos.", ["Tarnfell"]),
        ("Hier Norrel Laitiers affiche un chiffre d'affaires net. On parle de Norrel Laitiers.", ["Norrel Laitiers"]),
        ("Hier Emil Marr affiche un bénéfice net. On parle de Marr, et d'Emil Marr.", []),
    ],
)
def test_takeovers_and_results_tell_a_company(text: str, found: list[str]):
    assert names(text) == found
