"""How people say whose data they mean, as patterns a language; matched with lower case.

A relation is a group of its own in the patterns, so that its name tells who was meant.
"""

import re

from cases.taxonomy import Language

#: relation -> how it is called; in Finnish its stems.
_RELATIONS: dict[Language, dict[str, str]] = {
    "sv": {
        "wife": "(?:ex)?fru|hustru|maka",
        "husband": "(?:ex)?man|make",
        "partner": "sambo|partner|flickvän|pojkvän",
        "son": "son|söner|grabb",
        "daughter": "dotter|döttrar",
        "child": "(?:barn)?barn|unge|ungar",
        "mother": "mamma|mor",
        "father": "pappa|far",
        "parents": "föräldrar",
        "brother": "bror|brorsa|bröder",
        "sister": "syster|syrra|systrar",
        "grandparent": "farmor|mormor|farfar|morfar",
        "colleague": "kollega|kollegor|arbetskamrat",
        "friend": "kompis|kompisar|vän|vänner|väninna",
    },
    "fi": {
        "wife": "(?:ex)?vaimo",
        "husband": "(?:avio|ex)?mie(?:s|h)",
        "partner": "puoliso|avopuoliso|avovaimo|avomie(?:s|h)|(?:tyttö|poika)ystäv",
        "son": "poi(?:ka|ki|ji?e)|poja|poji",
        "daughter": "tyttär|tytär|tyttö|tytö",
        "child": "(?:lapsen)?la(?:ps|st)",
        "mother": "äi[td]",
        "father": "isä(?!n[tn])|isi",
        "parents": "vanhempie|vanhempa|vanhemmi",
        "brother": "vel[ji]",
        "sister": "sisko|sisar",
        "grandparent": "mumm[oi]|uk[ki]|vaari|isoäi|isoisä",
        "colleague": "työkaveri|kollega",
        "friend": "kaveri|ystäv",
    },
    "en": {
        "wife": "(?:ex-)?wife",
        "husband": "(?:ex-)?husband|hubby",
        "partner": "partner|girlfriend|boyfriend|spouse",
        "son": "sons?|boys?",
        "daughter": "daughters?|girls?",
        "child": "(?:grand)?child(?:ren)?|kids?",
        "mother": "mother|mum|mom",
        "father": "father|dad",
        "parents": "parents",
        "brother": "brothers?",
        "sister": "sisters?",
        "grandparent": "grand(?:ma|mother|father|pa|ad)|nan|gran",
        "colleague": "colleagues?|co-?workers?",
        "friend": "friends?|mate",
    },
}
_WHO = {
    language: "(?:" + "|".join(rf"(?P<{name}>{said})" for name, said in relations.items()) + ")"
    for language, relations in _RELATIONS.items()
}
#: What of somebody is asked about, right behind whose it is.
_DATA: dict[Language, str] = {
    "sv": r"(?:person)?(?:uppgift|data|konto|namn|nummer|mejl|mail|bild|foto|registerutdrag|kopi"
    r"|profil|inlogg|lön|tid|adress|telefon|reklam|nyhetsbrev)\w*",
    "fi": r"(?:henkilö)?(?:tieto|tiedo|tili|nime|nimi|osoit|numero|kopio|kuv|tunnu|palk|profiil"
    r"|sähköp|puhel|rekisteri|mainok|uutiskirj)\w*",
    "en": r"(?:personal )?(?:data|details|info|information|accounts?|records?|address|name|number"
    r"|e-?mail|files?|profile|photos?|pictures?|hours|payslips?|copy|login|adverts|ads"
    "|newsletters?)",
}
#: One more is wanted.
_MORE: dict[Language, str] = {
    "sv": "också|oxå|likaså|med",
    "fi": "myös|kans|samoin",
    "en": "too|also|as well|likewise",
}
_CIVIL: dict[Language, str] = {
    "sv": "tack|snälla",
    "fi": "kiitos|osalta",
    "en": "please|thanks|thank you",
}
_MY: dict[Language, str] = {
    "sv": r"(?:min|mitt|mina|vår|vårt|våra) (?:(?!egn)\w+[ae] )?",
    "fi": r"(?:minun|mun|meidän|meiän) (?:\w+n )?",
    "en": r"(?:my|our) (?:(?:late|dead|elderly|little|young|older|younger|minor|other) )?",
}
# Finnish says "my" by an ending too: "äitini", "lapsiltani"
_FI_MINE = rf"{_WHO['fi']}\w{{0,6}}?(?:ni|mme)(?:kin)?"
_FI_NAMED = rf"{_MY['fi']}{_WHO['fi'].replace('?P<', '?P<other_')}\w{{0,6}}"
_SOMEBODY: dict[Language, str] = {
    "sv": rf"{_MY['sv']}{_WHO['sv']}s?(?: <person>)?",
    "fi": rf"(?:{_FI_NAMED}|{_FI_MINE})(?: <person>)?",
    "en": rf"{_MY['en']}{_WHO['en']}(?:'?s|')?(?: <person>)?",
}
_FOR: dict[Language, str] = {
    "sv": "(?:för |åt )?",
    "fi": "",
    "en": "(?:for )?",
}
_SAME: dict[Language, str] = {
    "sv": r"(?:gör )?(?:det )?(?:samma|detsamma)(?: sak)?[ ,]*",
    "fi": r"(?:sama|samat|samaa)[ ,]*",
    "en": r"(?:do )?(?:the )?same[ ,]*",
}
_JOINT: dict[Language, str] = {
    "sv": "och|samt|plus|även",
    "fi": "ja|sekä|plus|myös",
    "en": "and|also|plus",
}
_YES: dict[Language, str] = {
    "sv": "ja|jo|japp|ok|okej",
    "fi": "joo|kyllä|juu|ok|okei",
    "en": "yes|yeah|yep|ok|okay",
}
#: "the same for me", after somebody else's.
_ME: dict[Language, str] = {
    "sv": r"(?:(?:(?<=för )|(?<=åt ))mig|mina|mitt)",
    "fi": r"(?:minulle|mulle|itselleni)",
    "en": r"(?:(?<=for )me|mine)",
}
#: The whole of what is said where the same is wanted for one person more, once LIKEWISE is said.
ANOTHER = {
    language: re.compile(
        rf"(?:(?:{_YES[language]})[ ,]+)?(?:(?:{_JOINT[language]})[ ,]+)?(?:{_SAME[language]})?"
        rf"{_FOR[language]}(?:{somebody}|(?P<self>{_ME[language]}))(?: {_DATA[language]})?"
        rf"(?:[ ,]+(?:{_MORE[language]}|{_CIVIL[language]}|{_SAME[language]}))*"
    )
    for language, somebody in _SOMEBODY.items()
}
#: That it is more: at its end or for "the same" anywhere; elsewhere a joint at the beginning does.
LIKEWISE = {
    language: re.compile(rf"{_SAME[language]}(?<!\w)|(?<!\w)(?:{more})(?!\w)")
    for language, more in _MORE.items()
}
JOINED = {
    language: re.compile(rf"(?:(?:{_YES[language]})[ ,]+)?(?:{joint})[ ,]")
    for language, joint in _JOINT.items()
}
#: Whose data is meant in a longer message: "my son's account", "a copy for my wife".
_END = r"(?=[ ,]*(?:[.!?;]|$))"
_BEHIND = {
    language: rf"(?= {data}|[ ,]+(?:{_MORE[language]}){_END})" for language, data in _DATA.items()
}
_SV, _EN = rf"{_MY['sv']}{_WHO['sv']}", rf"{_MY['en']}{_WHO['en']}"
OF_SOMEBODY: dict[Language, tuple[re.Pattern[str], ...]] = {
    "sv": (
        re.compile(rf"(?<!\w){_SV}s?{_BEHIND['sv']}"),
        re.compile(
            rf"(?<!\w)(?:om|åt|för) {_SV}(?!\w)|(?<!\w)och {_SV.replace('?P<', '?P<other_')}s{_END}"
        ),
    ),
    "fi": (
        re.compile(rf"(?<!\w)(?:{_SOMEBODY['fi']}){_BEHIND['fi']}"),
        re.compile(rf"(?<!\w){_WHO['fi']}\w{{0,5}}?st[aä]ni(?!\w)"),
    ),
    "en": (
        re.compile(rf"(?<!\w)(?<!not ){_EN}(?:'?s|')?{_BEHIND['en']}"),
        re.compile(rf"(?<!\w)(?:about|on|for|of|and) {_EN}(?:'?s|')?{_END}"),
    ),
}
#: Whoever has died is somebody else, though nobody says whose relation it was.
DECEASED = {
    "sv": re.compile(r"(?<!\w)(?P<deceased>avliden|avlidn[ae]s?|dödsbo(?!delåga)\w*)(?!\w)"),
    "fi": re.compile(r"(?<!\w)(?P<deceased>vainaja\w*|kuolinpes\w*|edesmenn\w+)(?!\w)"),
    "en": re.compile(
        r"(?<!\w)(?P<deceased>deceased|(?:the|his|her|their|of) estate(?! agen)|executor)(?!\w)"
    ),
}
#: "my husband died, and you still write to him".
DIED = {
    "sv": re.compile(
        rf"(?<!\w){_SV} (?:har )?(?:dog|avled|gick bort|gått bort|dött|avlidit|är död)(?!\w)"
        r"(?=.*(?<!\w)(?:henne|honom|hennes|hans|hen)(?!\w))"
    ),
    "fi": re.compile(
        rf"(?<!\w)(?:{_SOMEBODY['fi']}) (?:on )?(?:kuol\w+|menehty\w+)(?=.*(?<!\w)hän\w*)"
    ),
    "en": re.compile(
        rf"(?<!\w){_EN} (?:has )?(?:just )?(?:recently )?(?:died|passed away|passed on|is dead)"
        r"(?!\w)(?=.*(?<!\w)(?:him|her|his)(?!\w))"
    ),
}
#: Somebody who was named, and then is spoken of: "my mum died, delete her account".
MENTIONED = {
    "sv": re.compile(rf"(?<!\w){_SV}(?!\w)"),
    "fi": re.compile(rf"(?<!\w)(?:{_SOMEBODY['fi']})(?!\w)"),
    "en": re.compile(rf"(?<!\w){_EN}(?!\w)"),
}
SPOKEN_OF = {
    "sv": re.compile(
        rf"(?<!\w)(?:(?:hennes|hans|deras) {_DATA['sv']}|(?:om|på) (?:henne|honom|dem)(?!\w))"
    ),
    "fi": re.compile(rf"(?<!\w)(?:(?:hänen|heidän) {_DATA['fi']}|(?:hänestä|heistä)(?!\w))"),
    "en": re.compile(
        rf"(?<!\w)(?:(?:her|his|their) {_DATA['en']}|(?:on|about) (?:her|him|them)(?!\w))"
    ),
}
#: That it is the visitor's own, alone ("me too") or beside somebody else's ("my and my wife's").
OWN: dict[Language, re.Pattern[str]] = {
    "sv": re.compile(
        rf"(?<!\w)(?:(?:min|mitt|mina) (?:eget |egna |egen )?{_DATA['sv']}"
        r"|(?:mina egna|mitt eget|min egen|om mig|mig (?:också|oxå|med|själv)"
        r"|(?:mig|min|mina|mitt) och min)(?!\w))"
    ),
    "fi": re.compile(
        r"(?<!\w)(?:(?:henkilö)?(?:tieto|tiedo|tili|nime)\w*ni|omat|oman|omani|minusta|musta|itsekin"
        r"|minunkin|minutkin|minäkin|(?:minun|mun|minut) ja)(?!\w)"
    ),
    "en": re.compile(
        rf"(?<!\w)(?:my (?:own )?{_DATA['en']}|mine|my own|myself|me (?:too|as well)"
        r"|(?:my|me) and my|i (?:want|need|would like) [^.!?]{0,30}(?:too|as well))(?!\w)"
    ),
}
