"""Words that stand where a name could and are none, in the three languages."""

_SV = """ alla allihopa allesamman er ni du dig där supporten support kundtjänst kundservice team
teamet igen kund kunden jag vi det den här en ett att om när hur vad kan har hade och men eller
som från på i av med för hos bara väl också verkligen inte ingen arg ledsen besviken orolig nöjd
registrerad kontaktad anställd ansvarig ägare ordförande vd kassör ekonom ekonomiansvarig
redovisningskonsult användare svensk svenska finsk finska personuppgiftsansvarig dataskyddsombud
dataskyddsombudet privat till måndag tisdag onsdag torsdag fredag lördag söndag bor jobbar arbetar
mvh tack hälsningar hälsning bästa samma okej ok ja nej hejsan hej namn stockholm helsingfors
göteborg malmö god morgon dag kväll vänl lev bitr maken makens maka makan midsommar
midsommarafton numera stavas egentligen region
"""
_FI = """
kaikki kaikille asiakaspalvelu asiakaspalvelulle tuki tukeen tuelle taas vaan siellä te teidän
teille teiltä minä mä hän se tämä asiakas asiakkaanne asiakkaana ja mutta tai että kun miten voiko
onko olen olin oli on ei en nyt vain myös todella huolissani suomalainen ruotsalainen yrittäjä
kirjanpitäjä toimitusjohtaja tietosuojavastaava tietosuojavaltuutettu asun työskentelen käyttäjä
kiitos terveisin moi hei terve hyvää päivää huomenta iltaa jos kysyisin yhteydessä saanut ollut
yksityishenkilö mukaan nykyään kirjoitetaan tav yst terv vaimo mieheni vaimoni
maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai helsinki
tampere turku suomesta asiakkaidenne rekisteröity poissa menossa samaa teillä
kelle kene kenen kenet konne kellekään botti naapuri naapurit
"""
_EN = """
all there everyone everybody team support again sir madam sirs customer service you your guys
folks the a an i we it is am are not and but or who that from in at on of for with writing calling
contacting sure sorry afraid glad happy worried looking trying unable interested concerned just
also very so still really swedish finnish english american british german norwegian danish french
spanish customer client user owner ceo cto cfo accountant employee privacy officer data protection
regarding about to if how what can could would please thanks thank regards best sincerely monday
tuesday wednesday thursday friday saturday sunday ok yes no hi hello dear hey good morning
afternoon evening my name their here using aware currently no longer living working based
sirs midsummer merhaba giitu buorre beaivi dearvvuođaiguin
responsible registered leaving advance back later tomorrow today asap when then soon if
sales headmaster headmistress
now spelt spelled written erm how what who where why when boss i'm im i’m i've ive i’ve i'd i'll
let's let’s
"""
_THINGS = """
ab oy oyj abp hb kb ky tmi inc ltd llc gmbh softone microsoft google apple facebook instagram
linkedin office windows mac safari safarin safarissa safarilla excel outlook teams fortnox visma
skatteverket migri kela dvv vero
tietosuoja imy gdpr integritetsskyddsmyndigheten dataskydd policy portal app faktura lasku invoice
case ticket president jumala gud god lord oj guid
åtg förkl anst jälk voim viim korj vahv seur husb verif clr
ig nick br hr vd sms api pdf sql csv xml alv vat adb erp faq eu sv fi en re fw vs ok nb ps obs
mr mrs ms miss dr prof brf lgh
iban bic swift adr attn bost arb jäs fo herr fru fröken hr herra rouva neiti posti postnord emp
"""

NOT_NAMES = frozenset(f"{_SV} {_FI} {_EN} {_THINGS}".split())
#: Somewhere in the world these are names too; here they are the first word of a line.
NEVER_NAMES = frozenset(
    ("the", "med", "sirs", "sir", "as", "det", "och", "ja", "and", "how's")
    + ("let", "let's", "let’s")
    + ("mikä", "mitä", "millä", "missä", "mistä", "mihin", "miksi", "minkä", "kuka", "ketä")
    + ("hetu", "hetuni", "hetusi", "hetunne", "sposti", "spostini", "heya", "emp")
    + ("what", "what's", "who's", "where's", "how’s", "what’s", "who’s", "where’s")
)
