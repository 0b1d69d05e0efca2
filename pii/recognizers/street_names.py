"""What Swedish and Finnish streets are called, as pieces of patterns."""

#: Dots before it are those of a form ("Postadress ....... 842 95 Sveg").
START = r"(?<![\p{L}\d_@-]|(?<!\.)\.)"
#: Housing companies are called after their address.
NO_FIRM = r"(?<!(?:Oy|Ab|AB|Brf|BRF|HSB) )"
_NO_LABEL = (
    r"(?!(?i:\p{L}*adress\p{L}*|\p{L}*osoit\p{L}+|address|bor|på|asun|asuu|asuin|i|vid|at|on|till|från"
    r"|muutin|asum\p{L}+|asut\p{L}*|lasku\p{L}*|faktur\p{L}+|leverer\p{L}+|toimit\p{L}+|ny"
    r"|lähett\p{L}+|oy|ab|oyj|as|brf)(?!\p{L}))"
)
_WORD = rf"{_NO_LABEL}\p{{Lu}}[\p{{L}}.'-]*(?::\p{{Ll}}+)?"
_OF_TOWN = (
    r"(?i:södra|sodra|norra|östra|ostra|västra|vastra|gamla|nya|övre|nedre|inre|yttre|lilla|stora"
    r"|vanha|iso|pikku|itäinen|läntinen|pohjoinen|eteläinen)"
)
_LEAD = rf"(?:{_WORD} |{_OF_TOWN} ){{0,2}}"

#: Finnish says where with an ending: "Mäkitiellä 4", "Kotikadulta 3".
_CASE = r"(?:n|ll[aä]|lt[aä]|lle|ss[aä]|st[aä]|en|on)?"

#: Endings that make a street of any word, in lower case too.
_SURE = (
    r"(?i:gatan|gata|vägen|veien|vegen|vejen|gaten|gaden|gränd(?:en)?|stigen|torget|backen|allén?|esplanaden|boulevarden|slingan"
    rf"|promenaden|svängen|stråket|vegur|stræti|braut|gat\.|brogade|gade|(?:katu|kadu|polku|polu|raitti|raiti|puistikko){_CASE}"
    r"|(?:esplanadi|bulevardi|aukio)(?:n|ll[aä]|lt[aä]|lle)?)"
)

_FINNISH = (
    rf"(?:(?<!valta|kanta|moottori)tie{_CASE}"
    rf"|(?:kuja|tori|rinne|rinte|ranta|ranna|väylä|kaari|kaare|mäki|mäe|kallio|puisto|penger|penkere|silta"
    rf"|silla|laituri|piha|portti|porti|kierto|kierro|kulma|tanhua|taival|taipalee|törmä|harju|niitty"
    rf"|niity|linja|polvi|ahde|vuori|salmi|notko|kehä){_CASE})"
)

#: "Travelled 5"
_NO_ENGLISH = (
    r"(?<!travel|cancel|label|model|control|signal|cal|fil|instal|rol|pul|kil|bil|spel|skil|dril)"
)
#: Endings that many other words have as well: only where the street is capitalised.
_CAPITALISED = (
    rf"(?i:väg|torg|platsen|plats|kajen|kaj|leden|{_NO_ENGLISH}led|strand|stranden|(?<!säk)ringen|bron|kullen|gården"
    r"|höjden|parken|hamnen|straat|gracht|plein|ganget|terrassen|rondellen|straße|strasse|weg|platz|gasse|damm|ufer"
    rf"|{_FINNISH})"
)

#: Endings of streets and of words like "övergången" alike: an address word must stand near.
_RARE = r"(?:gången|sången|liden|udden|åsen|ängen|hagen|lunden|dalen|viken|berget|plan|stig|by|byn)"

_OWN_WORD = (
    rf"(?:{_WORD} ){{1,3}}(?<!\p{{L}}{{4}}\. )(?i:gata|gatan|gate|gade|väg|vägen|vei|vej|gränd"
    r"|torg|torget|plats|allé|stig|gång"
    rf"|(?:katu|kadu|kuja|polku|polu|tori|raitti|puistotie|rantatie|kylätie|tie){_CASE})"
    rf"|(?:{_WORD} ){{1,2}}(?:mnt|tn|pst|puiestee|iela)\.?|{_OF_TOWN} (?i:allén|strand|backe|kaj)"
)
_WITHOUT_NAME = r"(?:Bulevardi|Esplanadi|Esplanaden|Bulevarden|Kauppatori|Torget|Strandvägen)"

#: "vinäsvägen åtta"
NUMBER_IN_WORDS = (
    r"(?i:två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|(?:tret|fjor|fem|sex|sjut|ar|nit)ton"
    r"|(?:tjugo|trettio|fyrtio|femtio)\p{L}{0,5}|yksi|kaksi|kolme|neljä|viisi|kuusi|seitsemän"
    r"|kahdeksan|yhdeksän|kymmenen|(?:yhde|kahde|kolme|neljä|viide|kuude|seitsemä)(?:ssa|ssä)"
    r"|\p{L}{3,9}toista|\p{L}{3,9}kymmentä\p{L}{0,9}|one|two|three"
    r"|four|five|six|seven|eight|nine|ten|eleven|twelve)(?!\p{L})"
)
#: In any case: what ends so is a street.
SURE_STREET = rf"{_LEAD}[\p{{L}}-]{{2,30}}{_SURE}"
#: A farm by its ending, or a word that says that it is one, with the village it is in.
FARM = (
    rf"(?:(?:{_WORD} ){{1,2}}(?i:tila|gård|torp|farm|kartano|säteri|gods|herrgård)"
    r"|Villa \p{Lu}\p{L}{2,20}|\p{Lu}\p{L}{2,20}(?:gården|gård|torpet|torp|tila|kartano))"
    r"(?:, \p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?(?: \d{1,3})?)?"
)

STREET = (
    rf"(?:{_LEAD}(?:[\p{{L}}-]{{2,30}}|\p{{Lu}}){_SURE}|{_LEAD}\p{{Lu}}[\p{{L}}-]{{1,30}}{_CAPITALISED}"
    rf"|{_OWN_WORD}|{_LEAD}{_WITHOUT_NAME}|\p{{Lu}}\p{{L}}{{3,20}}(?:(?<!n)g|v)\."
    r"|\p{Ll}{4,20}n?k\.(?= \d{1,3} [a-h] \d)"
    r"|\p{Lu}\p{L}{3,20}[aäeioöuy]n(?:k\.|t\.(?= \d{1,3} [A-Z] \d))"
    rf"|{_OF_TOWN} \p{{L}}{{3,20}}(?:(?<!n)g|v)\.?)"
)
RARE_STREET = (
    rf"(?:{_LEAD}\p{{Lu}}[\p{{L}}-]{{2,30}}{_RARE}|(?:{_WORD} ){{1,2}}{_RARE}"
    rf"|(?:{_OF_TOWN} )?\p{{Ll}}[\p{{L}}-]{{2,30}}{_FINNISH})"
)
#: In small letters a stair and a flat show that it is one ("kontulankaari 11 f 97"), save what may
#: be hours, euros or grams.
STAIR_STREET = (
    r"(?!uima|kirpp|huolto|moottori|laskettelu|liuku)\p{Ll}[\p{L}-]{2,30}"
    rf"(?:tie|kuja|kaari|rinne|ranta|mäki|puisto){_CASE} \d{{1,3}} ?[A-Ha-df] ?\d{{1,3}}"
    r"(?![\p{L}\d]|[.,:/-]\d| ?(?:kpl|st|kr|snt|e|eur\p{L}*|m|mm|cm|km|v|min\p{L}*|h|€|%)(?!\p{L}))"
)
#: A farm or a village: only before a post code and a town.
PLACE = rf"(?:{_WORD} ){{0,2}}{_WORD}"

_STAIR = r"(?: ?(?!i )[A-Za-hÅÄÖ](?!\p{L}))"
_STAIR_AND_FLAT = (
    rf"(?:[a-z]-\d{{1,3}}(?!\d)|{_STAIR}(?::\d{{1,4}}| (?!\d{{3}} \d\d \p{{Lu}})\d{{1,3}}"
    r"(?!\d|[,:/-]\d|\.\d(?!, \d{5})| ?(?:kpl|st|kr|€|%|tr(?:p|appor)?(?!\p{L})))"
    r"(?:\.\d(?=, \d{5}))?"
    r"|\.\d{1,3}(?=, \d{3} \d\d))?)?"
)
#: A farm far along its road has four digits; a year has no post code behind it.
_FOUR = r"[1-9]\d{3}(?=,? ?\r?\n?\d{3} ?\d\d )"
#: "Kustvägen 17 km"
_NO_LENGTH = r"(?! ?(?:km|mil|meter|metriä)(?!\p{L}))"
NUMBER = (
    rf"(?: | (?:nr\.?|nro|no\.|numerossa) |(?<=\p{{Ll}})(?=\d{{1,3}}\p{{L}}?,? ?\d{{3}} ?\d\d\D))"
    rf"(?:\d{{1,3}}(?!\d|-\p{{L}}{{3}})|{_FOUR}){_NO_LENGTH}"
    rf"(?: ?[-/:] ?(?:\d{{1,3}}|[IV]{{1,3}})\b)?{_STAIR_AND_FLAT}(?::\p{{Ll}}{{1,4}})?"
)
_ORDINAL = (
    r"(?i:första|andra|tredje|fjärde|femte|sjätte|sjunde|åttonde|nionde|ensimmäi\p{L}+|toi(?:nen|sessa)"
    r"|kolma\p{L}+|neljä\p{L}+|viide\p{L}+|kuude\p{L}+|seitsemä\p{L}+|first|second|third|fourth|fifth)"
)
FLAT = (
    r"(?: (?i:rivitalo|kerrostalo|paritalo|luhtitalo|talo|radhus|parhus|hus|huset|byggnad)"
    r"(?= \p{Lu}\b))?"
    r"(?:,? ?\(?(?:(?i:lgh|lägenhet|läg|våning|vån|trappa|trapp|uppg(?:ång)?|port|as|asunto|bst"
    r"|huoneisto|liiketila|h|krs|kerros|rappu|apt|flat|rum|room|door|dörr|ovi)\.?"
    r" ?(?:\d{1,4}\p{L}?|\p{L}\d{0,3})\b"
    r"|\d{1,2}(?:st|nd|rd|th) floor|plan \d{1,2}(?!\d)"
    rf"|{_ORDINAL} (?:våningen|våning|trappan|rappu|rapussa|kerros|kerroksessa|kerroksen|floor)"
    r"(?: vasemmalla| oikealla| till vänster| till höger)?"
    r"|\d{1,2}\.? ?(?i:tr|trp|trappor|krs|kerros|vån)\b\.?(?: (?:ö ?g|ö ?v|nb|tv|th|gh|ned|upp)\b)?"
    r"|ovi (?:oikealla|vasemmalla)"
    r"|\d{1,2}\. ?(?:tv|th|mf|sal)\.?(?!\p{L})|n\.?b\.?(?!\p{L})|avd\.? \p{Lu}\p{L}+"
    r"|(?!\d{3} \d\d(?!\d)|\d{3,4} (?:[A-Z]{2} )?\p{Lu}\p{Ll})\d{1,4}(?!\d|[.,:]\d)\b"
    r"(?! ?\p{Ll}{3})(?: [a-c]\b)?"
    r"|[A-Z] ?\d{1,3}\b(?: [a-c]\b)?)(?::\p{Ll}{1,4})?\)?){0,3}"
)
#: In front of the street, as the British write.
FLAT_FIRST = (
    r"(?:c/o \p{Lu}[^,\n\d]{1,30},? )?"
    r"(?:(?i:flat|apt\.?|apartment|lgh|lägenhet) \d{1,4}(?:\p{L}|/\d)?, )?"
)
GAP = r"(?:,? ?\r?\n ?|, ?|\. | )"
#: "björkstigen 7 i 823 30 kilafors"
GAP_IN = rf"(?:{GAP}| ?[;|] ?|,? i (?=\d{{3}} \d\d ))"
_COUNTRY = (
    r"(?:,? ?\r?\n ?|, ?)(?i:sverige|sweden|finland|suomi|åland|ahvenanmaa|norge|danmark|norway"
    r"|denmark|norja|tanska|deutschland|germany|tyskland|saksa|viro|eesti|estonia|estland|ruotsi"
    r"|polen|puola|poland|polska|nederland|netherlands|österreich)(?!\p{L})"
)
TOWN = (
    r"(?:[VÖNS]\.? ?(?=\p{Lu}))?\p{Lu}[\p{L}-]{1,24}"
    r"(?: (?:\p{Lu}[\p{L}]{1,20}|på \p{Lu}\p{L}+)(?=[\s,.!?;)]|$)(?! \d))?"
    rf"(?:{_COUNTRY})?"
)
_LOWER_TOWN = (
    r"(?!(?:och|ja|and|men|mutta|tack|kiitos|är|on|is|i|in|som|joka|har|but|eller|tai|or)(?!\p{L}))"
    r"\p{Ll}[\p{L}-]{1,24}"
)
CODE = (
    r"(?:(?:SE|S|FI|AX|FIN)[- ]|(?:DE?|EE|LV|LT|PL|FR?|IT?|ES?|NL|AT|CH)-)?"
    r"(?:\d{3} \d\d|\d{5})(?!\d)"
)
#: Four digits are a post code in Norway and Denmark, behind a street.
FOREIGN_CODE_TOWN = (
    rf"(?:(?:NO?|DK|IS)[- ])?\d{{3,4}}(?: [A-Z]{{2}}(?= ))? {TOWN}(?: [KVNSØC](?!\p{{L}}))?"
    rf"(?:{_COUNTRY})?"
)
CODE_TOWN = rf"{CODE}(?:[ ,]{{1,2}}(?:{TOWN}|{_LOWER_TOWN})| ?[;|] ?{TOWN})?"
ONLY_TOWN = rf"(?:, ?| i | in | )(?<=, |,){TOWN}(?![\p{{L}}\d]| \d)"
BOX = (
    r"(?i:box|postbox|postboks|postfack|postlåda|postilokero|p\.? ?o\.? ?box|PL|PB|pl\.)"
    r" ?(?<=\P{L})\d{1,6}"
)
