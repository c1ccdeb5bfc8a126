"""Languages with a small vocabulary: the commonest labels, buttons and lists of the page in them are known."""

import pytest
from article.writing import points, read, roles

TEXTS = {
    "pl": (
        "Rada miasta przyjęła we wtorek plan budowy dwunastu turbin wiatrowych na grzbiecie nad miastem, po debacie, "
        "która trwała prawie cały wieczór i zgromadziła dwustu mieszkańców.",
        "W skrócie",
        ("Na grzbiecie stanie dwanaście turbin.", "Prace zaczną się wiosną."),
        "Czytaj także",
        "Most zamknięty na tydzień z powodu remontu",
    ),
    "sv": (
        "Kommunfullmäktige godkände på tisdagen en plan för tolv vindkraftverk på åsen ovanför staden, efter en debatt "
        "som varade nästan hela kvällen och samlade tvåhundra invånare.",
        "I korthet",
        ("Tolv vindkraftverk ska byggas på åsen.", "Arbetet börjar till våren."),
        "Läs också",
        "Bron stängs av i en vecka för reparation",
    ),
    "no": (
        "Kommunestyret vedtok tirsdag en plan om tolv vindmøller på åsen over byen, etter en debatt som varte nesten "
        "hele kvelden og som samlet to hundre innbyggere i salen.",
        "Kortversjonen",
        ("Tolv vindmøller skal bygges på åsen.", "Arbeidet begynner til våren."),
        "Les også",
        "Broen stenges en uke på grunn av reparasjon",
    ),
    "da": (
        "Byrådet vedtog tirsdag en plan om tolv vindmøller på åsen over byen efter en debat, der varede næsten hele "
        "aftenen, og som samlede to hundrede borgere i salen.",
        "Kort fortalt",
        ("Tolv vindmøller skal bygges på åsen.", "Arbejdet begynder til foråret."),
        "Læs også",
        "Broen bliver lukket en uge på grund af reparation",
    ),
    "cs": (
        "Zastupitelstvo města schválilo v úterý plán na stavbu dvanácti větrných turbín na hřebeni nad městem po debatě"
        ", která trvala téměř celý večer a které se zúčastnilo dvě stě obyvatel.",
        "Ve zkratce",
        ("Na hřebeni bude stát dvanáct turbín.", "Práce začnou na jaře."),
        "Čtěte také",
        "Most bude kvůli opravě týden uzavřen",
    ),
    "tr": (
        "Belediye meclisi salı günü, kentin üzerindeki sırta on iki rüzgar türbini kurulmasını öngören planı, "
        "neredeyse bütün akşam süren ve iki yüz kişinin katıldığı bir tartışmanın ardından oy birliğiyle kabul etti.",
        "Öne çıkanlar",
        ("Sırta on iki türbin kurulacak.", "Çalışmalar ilkbaharda başlayacak."),
        "Benzer haberler",
        "Köprü onarım nedeniyle bir hafta kapalı kalacak",
    ),
    "fi": (
        "Kaupunginvaltuusto hyväksyi tiistaina suunnitelman kahdentoista tuulivoimalan rakentamisesta kaupungin "
        "yläpuolella olevalle harjulle keskustelun jälkeen, joka kesti lähes koko illan ja keräsi paljon yleisöä.",
        "Lyhyesti",
        ("Harjulle rakennetaan kaksitoista voimalaa.", "Työt alkavat keväällä."),
        "Lue myös",
        "Silta suljetaan viikoksi korjauksen vuoksi",
    ),
    "id": (
        "Dewan kota pada hari Selasa menyetujui rencana pembangunan dua belas turbin angin di bukit di atas kota itu "
        "setelah perdebatan yang berlangsung hampir sepanjang malam dan dihadiri oleh dua ratus warga.",
        "Poin Penting",
        ("Dua belas turbin akan dibangun di bukit.", "Pekerjaan dimulai pada musim semi."),
        "Baca Juga",
        "Jembatan ditutup selama seminggu untuk perbaikan",
    ),
    "hu": (
        "A városi közgyűlés kedden elfogadta a tizenkét szélturbina felépítésének tervét a város fölötti gerincen, "
        "egy olyan vita után, amely csaknem egész este tartott és amelyen kétszáz lakos vett részt.",
        "Röviden",
        ("Tizenkét turbina épül a gerincen.", "A munka tavasszal kezdődik."),
        "Kapcsolódó cikkek",
        "A hidat egy hétre lezárják javítás miatt",
    ),
}


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_points_and_lists_of_the_page_are_found(language: str) -> None:
    body, label, told, related, title = TEXTS[language]
    items = "".join(f"<li>{point}</li>" for point in told)
    html = f"<h2>{label}</h2><ul>{items}</ul><p>{body}</p><p>{body}</p><h3>{related}</h3><h4>{title}</h4>"
    parts = read(html, language=language)
    assert points(parts) == list(told)
    found = roles(parts)
    assert (found[body], found[related], found[title]) == ("body", "boilerplate", "boilerplate")


FINE_PRINT = [
    ("pl", "not_advice", "Artykuł ma charakter informacyjny i nie stanowi rekomendacji inwestycyjnej."),
    ("pl", "ai_generated", "Tekst powstał przy użyciu sztucznej inteligencji."),
    ("pl", "sponsored", "Artykuł sponsorowany"),
    ("sv", "not_advice", "Artikeln utgör inte investeringsrådgivning."),
    ("sv", "sponsored", "Betalt innehåll"),
    ("no", "not_advice", "Artikkelen utgjør ikke investeringsrådgivning."),
    ("da", "not_advice", "Artiklen udgør ikke investeringsrådgivning."),
    ("cs", "sponsored", "Komerční sdělení"),
    ("fi", "ai_generated", "Juttu on tehty tekoälyn avulla."),
    ("tr", "not_advice", "Burada yer alan bilgiler yatırım danışmanlığı kapsamında değildir."),
    ("id", "not_advice", "Artikel ini bukan merupakan ajakan untuk membeli saham."),
    ("hu", "sponsored", "Fizetett tartalom"),
]


@pytest.mark.parametrize(("language", "kind", "line"), FINE_PRINT)
def test_the_commonest_fine_print_is_found(language: str, kind: str, line: str):
    parts = read(f"<h1>1</h1><p>{TEXTS[language][0]}</p><p>{TEXTS[language][0]}</p><p>{line}</p>", language=language)
    assert [kind in passage.kinds for passage in parts.disclaimers] == [True]


BODIES = {language: texts[0] for language, texts in TEXTS.items()} | {
    "nl": "De gemeenteraad keurde dinsdag een plan goed voor twaalf windmolens op de heuvelrug boven de stad, na een "
    "debat dat bijna de hele avond duurde en tweehonderd inwoners trok."
}
TOLD = [
    ("nl", "Het stadion wordt gesponsord door een bank, en de club wil dat zo houden."),
    ("sv", "Bolaget kan inte leverera fler turbiner i år, eftersom fabriken står still till maj."),
    ("sv", "Ministern medger att staden inte kan betala – och ber om hjälp."),
    ("fi", "Yhtiö seuraa turbiineja tekoälyllä ja aikoo laajentaa kokeilua ensi vuonna kolmeen kaivokseen."),
    ("cs", "Inzerce v novinách loni klesla o osm procent a vydavatelé hledají nové příjmy."),
]


@pytest.mark.parametrize(("language", "line"), TOLD)
def test_a_single_word_of_fine_print_in_the_text_makes_none(language: str, line: str) -> None:
    parts = read(f"<h1>1</h1><p>{BODIES[language]}</p><p>{line}</p><p>{BODIES[language]}</p>", language=language)
    assert roles(parts)[line] == "body"


BODIES |= {
    "ru": "Городской совет во вторник одобрил план строительства двенадцати ветряных турбин на гряде над городом после "
    "обсуждения, которое длилось почти весь вечер и собрало в зале двести жителей окрестных улиц.",
    "ar": "وافق مجلس المدينة يوم الثلاثاء على خطة لبناء اثنتي عشرة توربينة رياح على التل المطل على المدينة بعد نقاش "
    "استمر طوال المساء تقريبا وحضره مئتان من سكان الأحياء القريبة.",
}
AROUND = {
    "pl": ("Podziel się", "Wasze komentarze", "Zgłoś naruszenie", "Przejdź na początek artykułu", "Następny artykuł"),
    "ru": ("Добавить комментарий", "Версия для печати", "Ответить", "Увеличить шрифт", "Сообщить об ошибке"),
    "ar": ("إضافة تعليق جديد", "نسخ الرابط", "سجل الدخول", "المقال التالي", "جميع الحقوق محفوظة لصحيفة التل"),
    "nl": ("Zie ook: De brug gaat een week dicht", "Lees 6 reacties", "Schrijf een reactie", "Fout gezien? Mail ons"),
    "tr": ("Haberi dinle", "Yorumunuzu yazın", "Sonraki haber", "Uygulamayı indir", "Tüm hakları saklıdır 2031"),
    "cs": ("Nahlásit chybu", "Vstoupit do diskuse", "Přidat komentář", "Čtěte více: Most bude týden uzavřen"),
    "sv": ("Skriv en kommentar", "Nästa artikel", "Ladda ner appen", "Endast för prenumeranter"),
    "da": ("Skriv en kommentar", "Næste artikel", "Hent appen", "Kun for abonnenter"),
    "no": ("Delta i debatten", "Neste artikkel", "Last ned appen", "Kun for abonnenter"),
    "fi": ("Kirjoita kommentti", "Seuraava artikkeli", "Lataa sovellus", "Vain tilaajille"),
    "id": ("Tulis komentar", "Halaman selanjutnya", "Unduh aplikasi", "Salin link"),
    "hu": ("Hozzászólok", "Következő cikk", "Link másolása", "Csak előfizetőknek"),
}


@pytest.mark.parametrize(("language", "line"), [(name, line) for name, lines in AROUND.items() for line in lines])
def test_buttons_of_the_page_are_the_page(language: str, line: str) -> None:
    body = BODIES[language]
    found = roles(read(f"<h1>1</h1><p>{body}</p><p>{line}</p><p>{body}</p><p>{line} 2</p>", language=language))
    assert (found[line], found[body]) == ("boilerplate", "body")


GOES_ON = {
    "pl": ("Czytaj dalej", "Turbiny staną w przyszłym roku."),
    "nl": ("Lees verder", "De molens komen er volgend jaar."),
    "sv": ("Läs vidare", "Kraftverken byggs nästa år."),
}


@pytest.mark.parametrize("language", sorted(GOES_ON))
def test_the_text_goes_on_below_the_button_that_unfolds_it(language: str) -> None:
    button, line = GOES_ON[language]
    body = BODIES[language]
    found = roles(read(f"<h1>1</h1><p>{body}</p><p>{button}</p><p>{line}</p><p>{body}</p>", language=language))
    assert (found[button], found[line]) == ("boilerplate", "body")


WRITERS = {
    "ru": ("Поделиться", "Автор: Олег Марлов"),
    "id": ("Bagikan", "Penulis: Ann Marlow"),
    "hu": ("Megosztás", "Szerző: Marlow Anna"),
    "tr": ("Paylaş", "Editör: Ayşe Marlov"),
    "nl": ("Delen", "Tekst: Ann Marlow"),
}


@pytest.mark.parametrize("language", sorted(WRITERS))
def test_who_wrote_the_text_stays_among_the_buttons_below_it(language: str) -> None:
    share, line = WRITERS[language]
    body = BODIES[language]
    html = f"<h1>1</h1><p>{body}</p><p>{body}</p><p>{share}</p><p>{line}</p><p>{share}</p>"
    found = roles(read(html, language=language))
    assert (found[share], found[line]) == ("boilerplate", "body")
