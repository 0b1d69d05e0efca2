"""The words that introduce a person's name, as pieces of patterns."""

CALLED = (
    r"jag heter|jag hette|mitt (?:fullständiga |riktiga )?namn är|nimeni on"
    r"|(?:minun )?nimeni oli|my (?:full |real )?name is|my name's|i am called|kutsu minua|call me"
    r"|o heter|(?:hon|han|kollega|chef|fru|man|son|dotter) heter|(?:her|his|whose) name is"
    r"|hänen nimensä on|som het(?:er|te)|nimeltä(?:än)?"
    r"|(?:man|woman|gentleman|lady|guy|person|girl|boy) (?:called|named|by the name of)"
)
BEING = (
    r"jag är|undertecknad,?|jag,|olen(?: asiakkaanne| asiakas)?|mä oon|minä,?|allekirjoittanut,?"
    r"|i am|i'm|i’m|this is|täällä"
)
GREETING = (
    r"hej(?:san)?|hallå|tja|tjena(?:re)?|god (?:morgon|dag|kväll)|bästa|kära?|käre|hei"
    r"|moi(?:kka)?|terve|hyvää (?:päivää|huomenta|iltaa)|hyvä|arvoisa|rakas|hello|hi|hey|dear"
    r"|good (?:morning|afternoon)|tack|kiitos|thanks|thank you"
)
#: Between a greeting and the name of who speaks: "hi its April from …", "Moro, tässä Make".
OPENING = (
    r"it['’]?s|it is|my name|(?:de|det|d) (?:e|är)|tässä(?: on)?|täs(?: on)?|täällä(?: on)?"
    r"|(?:mä|mää|mie) oon"
)
#: Between a greeting and the name: "Hej igen Karin", "Terve taas Make", "Hi there Anna".
AGAIN = r"(?: (?:igen|där|på (?:er|dig)|taas|jälleen|vaan|again|there))?"

CLOSING = (
    r"hälsning(?:ar|en)?|hälsn\.?|mvh|m\.?v\.?h\.?|bh|vh|hälsar|vänligen"
    r"|terveisin|terveiset|(?:yst\.? ?)?terv\.?|kunnioittaen|kunnioittavasti|yt"
    r"|(?<=(?:^|[\n.!?)])\s{0,2})t[.:]"
    r"|regards|rgds|br|sincerely(?: yours)?"
    r"|yours (?:sincerely|truly|faithfully)|best wishes|cheers"
    r"|(?:un )?saludos?(?: cordiales)?|cordialement|(?:grüße|gruß|grüßen)|pozdrawiam|hilsen"
)
WEAK_CLOSING = r"tack(?: på förhand| så mycket)?|kiitos(?: etukäteen| jo etukäteen)?|kiittäen|kh"
WEAK_CLOSING += (
    r"|thanks(?: in advance)?|thank you(?: in advance)?|many thanks|best|all the best|love"
)
TITLE = r"herr|fru|fröken|herra|rouva|neiti|(?-i:Miss|Sir)"
TITLE += r"|(?-i:[Hh]r\.?|HR\.?(?= \p{Lu}{2})|M[Ss]\.(?= \p{Lu}))|(?:mr|mrs|mx|dr|prof)\."
TITLE += r"|(?-i:Mr|Mrs|Ms|Mx|Dr|Prof)|c/o|attn?:"
LABEL = (
    r"(?:för|efter|kundens |fullständigt |sökandens )?namn|(?:etu|suku)?nimi|koko nimi|surname"
    r"|(?:full |first |last )?name|namnförtydligande|nimenselvennys|underskrift|tilltalsnamn"
    r"|kutsumanimi"
)
#: How jobs end that a signature has under the name and a sentence before it.
JOB = (
    r"(?:chef|ansvarig|ekonom|konsult|handläggare|koordinator|sekreterare|direktör|tekniker|kassör"
    r"|ordförande|rektor|receptionist|sjuksköterska|säljare|administratör|samordnare"
    r"|päällikkö|johtaja|hoitaja|sihteeri|asiantuntija|assistentti|koordinaattori|isännöitsijä"
    r"|myyjä|opettaja|rehtori|suunnittelija|insinööri|asiakaspalvelija|puheenjohtaja|käsittelijä"
    r"|vastuuhenkilö|kirkkoherra|valmentaja|kyrkoherde|diakon|kantor|tränare|hovslagare|mäklare"
    r"|secretary|accountant|nurse|treasurer|caretaker|supervisor|clerk)"
)
#: Behind these a firm is the person's employer.
CONTACT = r"kontaktperson|yhteyshenkilö|contact person"
#: Behind these stands a state as well: "Patient: Inlagd".
ROLE = (
    r"försäkringstagare|försäkrad|vakuutettu|vakuutuksenottaja|insured|policyholder|patient|potilas"
    r"|hyresgäst|vuokralainen|tenant|elev|oppilas|pupil|vårdnadshavare(?: \d)?|huoltaja(?: \d)?"
    r"|guardian(?: \d)?|passenger(?: \d)?|passagerare(?: \d)?|matkustaja(?: \d)?|next of kin"
    r"|anhörig|lähiomainen"
)
#: Whose name follows: "vår son Love", "kusinen Alva", "my colleague April", "kollegani Into".
CLOSE = (
    r"(?:min|vår|hans|hennes|deras|din) (?:son|dotter|bror|syster|kusin|kollega|chef|granne|fru|man"
    r"|sambo|make|maka|kompis|vän|pappa|mamma|farfar|farmor|morfar|mormor|svåger|svägerska)"
    r"|sonen|dottern|brodern|systern|kusinen|kollegan|chefen|grannen|frun|sambon|kompisen|väninnan"
    r"|brorsan|syrran"
    r"|(?:my|our|his|her|their|your) (?:(?:eldest|youngest|older|younger|little) )?(?:son|daughter"
    r"|brother|sister|cousin|colleague|coworker|boss|manager|neighbour|neighbor|wife|husband"
    r"|girlfriend|boyfriend|friend|uncle|aunt|nephew|niece|grandson|granddaughter)"
    r"|(?:poika|tytär|vaimo|mies|veli|sisko|kollega|naapuri|pomo|esimies|kaveri|serkku|puoliso)"
    r"(?:ni|mme|nsa|nne|si)"
)
#: Labels of a family's forms and of doors.
CLOSE_LABEL = (
    r"son|dotter|barn|maka|sambo|daughter|child|spouse|bell|poika|tytär|lapsi|puoliso|avopuoliso"
    r"|ovikello"
)
#: What follows a name there that is a word as well: "vår son Love i 4B".
AFTER_CLOSE = (
    r"[ \t]*(?:[,.;:)!?/\r\n]|$)| (?:i|in|is|was|has|och|and|ja|sa|said|says|ringde|called|tuli"
    r"|soitti|on|oli|har|hade|är|var|from|again|here|från|på|igen|här|taas|hos)(?!\p{L})"
)
