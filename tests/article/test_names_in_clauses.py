"""Companies told by the clause around a name: office holders, lists, houses of a known company, joined trades."""

import pytest
from article.making import names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We met Ida Marr, CEO of VeltQuell, on Monday.", ["VeltQuell"]),
        ("The venture is called General Moor by its owners, a company called Quiet Matter.", ["Quiet Matter"]),
        ("The third-party company, Advon Velt, wrote it.", ["Advon Velt"]),
        ("The head of Tarn Electric Company, Emil Marr, left.", ["Tarn Electric Company"]),
        ("The film’s producers, Emil Marr and others, left.", []),
        ("White House Chief of Staff Emil Marr left.", []),
        ("She was Editor in Chief of Veltmoor until May.", []),
        ("They work with the chip makers Quellmoor and Veltor on this.", ["Quellmoor", "Veltor"]),
        ("Three partners came.\nPeople: Quellmoor saw them.", []),
        ("Quiet Power Moors (QPM), a developer of dams, grew.", ["Quiet Power Moors"]),
        ("Tarn Fell Venture (TFV), a dam developer, grew.", ["Tarn Fell Venture"]),
        ("Matrix Renewables, the solar platform, grew.", ["Matrix Renewables"]),
        ("Quellmoor, a platform for poems, is new.", []),
        ("It is handled by Ethical Power, a company of hers.", ["Ethical Power"]),
        ("The dam belongs to Hive Group now.", ["Hive Group"]),
        ("He heads the Working Group and the Arab Group of nations.", []),
    ],
)
def test_the_clause_tells_a_company(text: str, found: list[str]):
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They sold it to Viridor Mining and Minerals in May, a company here.", ["Viridor Mining and Minerals"]),
        ("It pays Tarnjin Science and Technology Co. in cash.", ["Tarnjin Science and Technology Co."]),
        ("Yesterday, -Veltana Gold Inc. backed a bid.", ["Veltana Gold Inc."]),
        ("They bought St. Quell Mining Limited in May.", ["St. Quell Mining Limited"]),
        ("The Acciaierie d’Italia plant stands in Taranto.", ["Acciaierie d’Italia"]),
        ("A note of Daiwa Capital Markets says so.", ["Daiwa Capital Markets"]),
        ("It sold the dam to Belltown Power USA in spring.", ["Belltown Power USA"]),
        ("It sold the dam to Hangzhou Quellyuan Investment in spring.", ["Hangzhou Quellyuan Investment"]),
        (
            "The group Zhejiang Quellmoor Cobalt Co. and Quellmoor are one.",
            ["Zhejiang Quellmoor Cobalt Co."],
        ),
        ("Rio Tinto and Energy Fuels met.", ["Rio Tinto", "Energy Fuels"]),
    ],
)
def test_the_whole_name_is_taken(text: str, found: list[str]):
    assert names(text) == found


def test_german_is_told_by_its_articles_where_it_has_no_and():
    text = "Mehrere wollen den Batteriehersteller Norrhavn kaufen, weil die Bank die Angebote der Firmen kennt."
    assert names(text) == ["Norrhavn"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Die Northvolt-Gruppe wankt.", ["Northvolt"]),
        ("Thyssenkrupps neue Sparte wächst.", ["Thyssenkrupp"]),
        ("Auch der Energiekonzern Vattenfall plant in Marrhausen.", ["Vattenfall"]),
        ("Ein Sonder-Newsletter kam.", []),
        ("King Charles saw the Sabres play overseas.", []),
        ("The steelmaker H2 Green Steel is new.", ["H2 Green Steel"]),
    ],
)
def test_a_known_name_inside_a_german_word_is_found(text: str, found: list[str]):
    assert names(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "More than a third of Quellmoor’s 12,000 employees will go.",
        "The fall of Quellmoor's quarterly revenue was a surprise.",
        "Then Quellmoor posted a net loss of $3 million.",
        "Then Quellmoor issued a recall of two million cars.",
        "Quellmoor secures $500 million in a second round.",
        "Quellmoor raises $270 million at a high price.",
        "Quellmoor employs about 300 in Ohio.",
        "Quellmoor, which was founded in 2014, sells chips.",
        "Chile’s Quellmoor, the world’s No. 1 copper producer, has closed a pit.",
        "They supply the state-owned Quellmoor with ore.",
        "The Toronto-listed Quellmoor lost two percent.",
        "The large Quellmoor layoffs begin today.",
    ],
)
def test_what_only_firms_do_or_have_tells_a_company(text: str):
    assert names(text) == ["Quellmoor"]


@pytest.mark.parametrize(
    "text",
    [
        "Quellmoor’s wife and his army have taken the town.",
        "Quellmoor raised three children on her own.",
        "Quellmoor said it was a good day.",
        "The film Quellmoor was shown in Cannes.",
        "Wine-based Quellmoor is a drink of the north.",
        "The QLM’s revenue comes from football.",
        "Quarriers issued a recall.",
    ],
)
def test_what_others_do_or_have_tells_none(text: str):
    assert names(text) == []


def test_two_clauses_that_firms_say_and_do_prove_a_company_and_one_does_not():
    first = "Quellmoor declined to comment on Monday."
    second = "Last year Quellmoor didn’t respond."
    assert names(first) == names(second) == []
    assert names(f"{first} {second}") == ["Quellmoor"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("With Microsoft, Quellmoor and Siemens they build a plant.", {"Microsoft", "Quellmoor", "Siemens"}),
        ("Quellmoor and Tarn Energy Corp. announced a deal.", {"Quellmoor", "Tarn Energy Corp."}),
        ("It is backed by Veltor, Quellmoor and other investors.", {"Veltor", "Quellmoor"}),
        ("Quellmoor, Veltor and other large miners cut costs.", {"Quellmoor", "Veltor"}),
        ("Strategic participants: Microsoft, Quellmoor, Veltor.", {"Microsoft", "Quellmoor", "Veltor"}),
        ("Strategic participants: Veltor, Quellmoor, Veltor.", {"Veltor", "Quellmoor"}),
        ("On y trouve Veltor, Quellmoor et autres sociétés.", {"Veltor", "Quellmoor"}),
        ("Ida Quellmoor came. Microsoft, Quellmoor and Siemens agree.", {"Microsoft", "Siemens"}),
        ("With Microsoft, Paris, Quellmoor and Siemens.", {"Microsoft", "Siemens"}),
        ("Next to the memory of Microsoft or Siemens, Quellmoor is fast.", {"Microsoft", "Siemens"}),
        ("Quellmoor and Microsoft were friends.", {"Microsoft"}),
    ],
)
def test_the_rest_of_a_list_tells_a_company(text: str, found: set[str]):
    assert set(names(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Chipmaker Quellmoor said sales fell.", ["Quellmoor"]),
        ("Carmaker Quellmoor raised money.", ["Quellmoor"]),
        ("Dochterbedrijf Quellmoor levert de modules.", ["Quellmoor"]),
        ("Company Quellmoor Affiliate ID is asked for.", []),
        ("Producer Ida Marr wrote it.", []),
        ("L'azienda Quellmoor è stata fondata qui.", ["Quellmoor"]),
        ("Le PDG de Quellmoor, Paul Marr, part.", ["Quellmoor"]),
    ],
)
def test_a_trade_before_a_name_may_begin_the_sentence(text: str, found: list[str]):
    assert names(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Le groupe minier Quellmoor va ouvrir une usine.",
        "Le constructeur automobile Quellmoor rappelle des voitures.",
        "Le directeur général d'Ellmoor est là, et les salariés d’Ellmoor aussi.",
        "Le chiffre d'affaires de Quellmoor a progressé.",
        "Le chiffre d’affaires de Quellmoor a progressé.",
        "Hier, l'opérateur français Quellmoor a gagné.",
        "Hier, l’opérateur français Quellmoor a gagné.",
        "Hier, Quellmoor emploie 300 personnes à Lyon.",
        "I ricavi di Quellmoor sono cresciuti.",
        "Con l'amministratore delegato di Quellmoor parla il sindaco.",
        "Tre le aziende in corsa: Quellmoor, Veltor e Tarnix.",
        "Los ingresos de Quellmoor crecieron.",
        "Grandes empresas como Quellmoor bajan precios.",
        "A receita da Quellmoor cresceu.",
        "De omzet van Quellmoor steeg.",
        "Het aandeel Quellmoor daalde.",
    ],
)
def test_what_firms_have_tells_a_company_in_other_languages(text: str):
    assert names(text)[0] in ("Quellmoor", "Ellmoor")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Das Technologieunternehmen Quellmoor plant das Werk.", ["Quellmoor"]),
        ("Die Strom-Tochter Quellmoor bietet den Tarif an.", ["Quellmoor"]),
        ("Quellmoor beschäftigt rund 300 Mitarbeiter.", ["Quellmoor"]),
        ("Die Quellmoor-Aktie stieg. Zuletzt hatte Quellmoor gute Zahlen.", ["Quellmoor"]),
        ("Die Quellmoor-Aktie stieg.", []),
        ("Er berät Unternehmen und Einzelpersonen.", []),
        ("Das zweite Unternehmen von Ida Marr wuchs.", []),
    ],
)
def test_german_nouns_tell_a_company(text: str, found: list[str]):
    german = "Der Preis und die Menge stiegen, und der Handel war ruhig, die Händler und die Banken warten. "
    assert sorted(names(german + text)) == found
