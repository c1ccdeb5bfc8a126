"""Profiles of companies in many languages: below a label of their own or one that names nobody, and fused with it."""

import pytest
from article.test_small_languages import BODIES
from article.writing import BODY, read

from reader.model import Profile

# The name of a firm, what is said of it, and the labels that announce it.
PROFILES = {
    "de": (
        "Nordmetall AG",
        "Die Nordmetall AG mit Sitz in Brackenfurt ist ein führender Hersteller von Kupferkathoden und "
        "beschäftigt rund 2.400 Mitarbeiter an sieben Standorten.",
        (
            "Über {n}",
            "Über die {n}",
            "Über {n}:",
            "Unternehmensprofil",
            "Unternehmensprofil {n}",
            "Das Unternehmen",
            "Über das Unternehmen",
            "Firmenprofil",
            "Mehr über {n}",
            "Zum Unternehmen",
            "{n} im Profil",
            "Kurzprofil {n}",
            "Wer ist {n}?",
            "{n} – Unternehmensportrait",
            "Hintergrund: {n}",
            "Boilerplate {n}",
            "Über uns",
        ),
    ),
    "fr": (
        "Nordmétal SA",
        "Nordmétal SA, dont le siège est à Brackenfort, est un producteur de cathodes de cuivre qui "
        "emploie 2 400 personnes sur sept sites.",
        (
            "À propos de {n}",
            "A propos de {n}",
            "À PROPOS DE {n}",
            "À propos du groupe {n}",
            "À propos",
            "L'entreprise",
            "Qui est {n} ?",
            "Profil de l'entreprise",
            "Présentation de la société",
            "Profil de {n}",
            "En savoir plus sur {n}",
            "{n} en bref",
            "À propos de la société",
            "Présentation de {n}",
            "Qui sommes-nous ?",
        ),
    ),
    "es": (
        "Nordmetal S.A.",
        "Nordmetal S.A., con sede en Brackenfuerte, es un productor de cátodos de cobre que emplea a "
        "2.400 personas en siete plantas.",
        (
            "Acerca de {n}",
            "Sobre {n}",
            "Sobre la empresa",
            "Acerca de la compañía",
            "Perfil de la empresa",
            "Perfil de {n}",
            "Quién es {n}",
            "¿Quién es {n}?",
            "Más sobre {n}",
            "Información sobre {n}",
            "Quiénes somos",
            "La empresa",
            "Perfil corporativo",
            "Sobre nosotros",
            "Acerca del Grupo {n}",
        ),
    ),
    "pt": (
        "Nordmetal S.A.",
        "A Nordmetal S.A., com sede em Brackenforte, é uma produtora de cátodos de cobre que emprega "
        "2.400 pessoas em sete unidades.",
        (
            "Sobre a {n}",
            "Sobre {n}",
            "Sobre o Grupo {n}",
            "Acerca da {n}",
            "Sobre a empresa",
            "A empresa",
            "Perfil da empresa",
            "Quem é a {n}",
            "Quem somos",
            "Conheça a {n}",
            "Mais sobre a {n}",
            "Informações sobre a {n}",
            "Sobre a companhia",
        ),
    ),
    "it": (
        "Nordmetal S.p.A.",
        "Nordmetal S.p.A., con sede a Brackenforte, è un produttore di catodi di rame che impiega 2.400 "
        "persone in sette stabilimenti.",
        (
            "Informazioni su {n}",
            "Su {n}",
            "A proposito di {n}",
            "Profilo aziendale",
            "Profilo di {n}",
            "Chi è {n}",
            "Chi siamo",
            "Il gruppo {n}",
            "L'azienda",
            "La società",
            "Informazioni sulla società",
            "{n} in breve",
            "Profilo della società",
            "Informazioni sul Gruppo {n}",
            "About {n}",
        ),
    ),
    "zh": (
        "北岭矿业有限公司",
        "北岭矿业有限公司是一家总部位于布拉肯的铜冶炼企业，成立于1984年，在七个基地拥有约2400名员工，产品销往三十多个国家和地区。",
        (
            "关于{n}",
            "关于 {n}",
            "关于我们",
            "公司简介",
            "企业简介",
            "{n}简介",
            "公司介绍",
            "企业介绍",
            "公司概况",
            "关于公司",
            "關於{n}",
            "公司簡介",
            "【关于{n}】",
            "{n}公司简介",
            "企业档案",
            "公司资料",
        ),
    ),
    "ja": (
        "北嶺金属株式会社",
        "北嶺金属株式会社は、ブラッケンに本社を置く銅精錬会社です。1984年に設立され、"
        "7つの拠点で約2400人を雇用し、製品を30カ国以上に輸出しています。",
        (
            "{n}について",
            "■{n}について",
            "【{n}について】",
            "＜{n}について＞",
            "会社概要",
            "会社紹介",
            "企業情報",
            "企業概要",
            "{n}とは",
            "{n} 会社概要",
            "当社について",
            "弊社について",
            "■会社概要",
            "運営会社について",
        ),
    ),
    "ko": (
        "북령금속 주식회사",
        "북령금속 주식회사는 브라켄에 본사를 둔 구리 제련 기업으로, 1984년에 설립되어 "
        "7개 사업장에서 약 2400명이 일하고 있으며 30여 개국에 제품을 수출한다.",
        (
            "{n} 소개",
            "{n}에 대하여",
            "{n}에 대해",
            "회사 소개",
            "회사소개",
            "기업 소개",
            "회사 개요",
            "기업 개요",
            "■ {n} 소개",
            "{n} 개요",
            "About {n}",
            "기업 정보",
            "기업 프로필",
        ),
    ),
    "nl": (
        "Nordmetaal N.V.",
        "Nordmetaal N.V., gevestigd in Brackenfort, is een producent van koperkathodes met 2.400 "
        "medewerkers op zeven locaties.",
        (
            "Over {n}",
            "Over ons",
            "Over het bedrijf",
            "Bedrijfsprofiel",
            "Meer over {n}",
            "Wie is {n}?",
            "{n} in het kort",
            "Het bedrijf",
        ),
    ),
    "pl": (
        "Nordmetal S.A.",
        "Nordmetal S.A. z siedzibą w Brackenforcie jest producentem katod miedzianych i zatrudnia 2400 "
        "osób w siedmiu zakładach.",
        (
            "O {n}",
            "O firmie",
            "O spółce {n}",
            "O firmie {n}",
            "O nas",
            "Profil firmy",
            "Informacje o spółce",
            "Kim jest {n}?",
            "O Grupie {n}",
        ),
    ),
    "sv": (
        "Nordmetall AB",
        "Nordmetall AB med huvudkontor i Brackenfors är en tillverkare av kopparkatoder och har 2 400 "
        "anställda på sju orter.",
        (
            "Om {n}",
            "Om oss",
            "Om bolaget",
            "Om företaget",
            "Bolagsprofil",
            "Fakta om {n}",
        ),
    ),
    "da": (
        "Nordmetal A/S",
        "Nordmetal A/S med hovedkontor i Brackenby er en producent af kobberkatoder med 2.400 ansatte på syv steder.",
        (
            "Om {n}",
            "Om os",
            "Om virksomheden",
            "Om selskabet",
            "Kort om {n}",
            "Fakta om {n}",
        ),
    ),
    "no": (
        "Nordmetall ASA",
        "Nordmetall ASA med hovedkontor i Brackenes er en produsent av kobberkatoder med 2400 ansatte på sju steder.",
        (
            "Om {n}",
            "Om oss",
            "Om selskapet",
            "Kort om {n}",
            "Fakta om {n}",
        ),
    ),
    "fi": (
        "Nordmetalli Oyj",
        "Nordmetalli Oyj on Brackenissa päämajaansa pitävä kuparikatodien valmistaja, jolla on 2 400 "
        "työntekijää seitsemällä paikkakunnalla.",
        (
            "Tietoa {n}",
            "{n} lyhyesti",
            "Tietoja yhtiöstä",
            "Yhtiöstä",
            "Yritysesittely",
            "Meistä",
        ),
    ),
    "tr": (
        "Nordmetal A.Ş.",
        "Nordmetal A.Ş., Brackenkent merkezli bir bakır katot üreticisidir ve yedi tesiste 2.400 kişiyi "
        "istihdam etmektedir.",
        (
            "{n} Hakkında",
            "{n} hakkında",
            "Şirket Hakkında",
            "Hakkımızda",
            "Şirket profili",
        ),
    ),
    "ru": (
        "ПАО «Нордметалл»",
        "ПАО «Нордметалл» со штаб-квартирой в Бракенске является производителем медных катодов, на семи "
        "предприятиях компании работают 2400 человек.",
        (
            "О компании {n}",
            "О компании",
            "О {n}",
            "О нас",
            "Справка о компании",
            "Справка: {n}",
            "Информация о компании",
            "О группе {n}",
            "О предприятии",
        ),
    ),
    "cs": (
        "Nordmetal a.s.",
        "Společnost Nordmetal a.s. se sídlem v Brackenově je výrobcem měděných katod a zaměstnává 2400 "
        "lidí v sedmi závodech.",
        (
            "O společnosti {n}",
            "O společnosti",
            "O nás",
            "Profil společnosti",
            "O firmě {n}",
            "O {n}",
        ),
    ),
    "hu": (
        "Nordmetál Nyrt.",
        "A Nordmetál Nyrt. brackeni székhelyű rézkatódgyártó vállalat, amely hét telephelyen 2400 embert foglalkoztat.",
        (
            "A vállalatról",
            "A cégről",
            "Rólunk",
            "Cégprofil",
            "A társaságról",
            "A {n} bemutatása",
        ),
    ),
    "id": (
        "PT Nordmetal Tbk",
        "PT Nordmetal Tbk adalah produsen katoda tembaga yang berkantor pusat di Brackenjaya dan "
        "mempekerjakan 2.400 orang di tujuh lokasi.",
        (
            "Tentang {n}",
            "Tentang Kami",
            "Tentang perusahaan",
            "Profil perusahaan",
            "Sekilas {n}",
            "Profil {n}",
        ),
    ),
    "ar": (
        "شركة نوردميتال",
        "شركة نوردميتال التي يقع مقرها في براكن هي شركة منتجة لكاثودات النحاس ويعمل بها 2400 موظف في سبعة مواقع.",
        (
            "حول {n}",
            "نبذة عن {n}",
            "عن {n}",
            "نبذة عن الشركة",
            "عن الشركة",
            "حول الشركة",
            "من نحن",
            "لمحة عن {n}",
            "معلومات عن {n}",
        ),
    ),
}
FUSED = {
    "de": "Über die Nordmetall AG: ",
    "pt": "Sobre a Nordmetal S.A.: ",
    "zh": "关于北岭矿业有限公司：",
    "ja": "【北嶺金属株式会社について】",
    "ko": "북령금속 주식회사 소개: ",
    "tr": "Nordmetal A.Ş. Hakkında: ",
    "pl": "O Nordmetal S.A.: ",
    "cs": "O společnosti Nordmetal a.s.: ",
}


def _only_profile(language: str, html: str) -> Profile:
    body = BODY[language] if language in BODY else (BODIES[language],) * 2
    (profile,) = read("".join(f"<p>{text}</p>" for text in body) + html, language=language).profiles
    return profile


@pytest.mark.parametrize(
    ("language", "label"), [(language, label) for language, (_, _, labels) in PROFILES.items() for label in labels]
)
@pytest.mark.parametrize("shape", ["<h2>{}</h2>", "<p><strong>{}</strong></p>"])
def test_what_stands_below_the_label_is_a_profile_of_the_company(language: str, label: str, shape: str) -> None:
    name, text, _ = PROFILES[language]
    profile = _only_profile(language, shape.format(label.format(n=name)) + f"<p>{text}</p>")
    assert (profile.description, profile.kind) == (text, "company")
    assert name in (profile.name, *profile.aliases)


@pytest.mark.parametrize("language", sorted(FUSED))
def test_a_label_before_a_colon_or_in_brackets_announces_the_rest_of_its_line(language: str) -> None:
    name, text, _ = PROFILES[language]
    profile = _only_profile(language, f"<p>{FUSED[language]}{text}</p>")
    assert (profile.description, profile.kind) == (text, "company")
    assert name in (profile.name, *profile.aliases)
