"""The words that announce a user name, as pieces of patterns."""

NETWORK = (
    r"skype|discord|snap(?:chat)?|snäp\p{L}{0,6}|insta(?:gram)?|ig(?!\p{L})|telegram|tiktok|twitch|steam|twitter"
    r"|github|gitlab"
    r"|facebook|fb(?!\p{L})|linkedin|reddit|slack|teams|spotify|xbox|psn|playstation|roblox"
    r"|minecraft|fortnite"
    r"|wickr|whatsapp|viber|threema|kik|jodel|tinder|vinted|tradera|soundcloud|tumblr"
    r"|depop|tripadvisor|letterboxd|goodreads|strava|duolingo|ebay|etsy|blocket|huuto\.?net\p{L}{0,3}"
    r"|airbnb|couchsurfing|onlyfans|patreon|wechat|signal|threads|mastodon|bluesky|pinterest|youtube|flashback|suomi24|vauva|ylilauta"
)
_ACCOUNT = r"(?:user|konto|account|tili|tunnus|användare|id|namn|name|nick|profil|profile|handle)"

#: What these name is a user name whatever it looks like.
SURE = (
    r"användar(?:e?ns )?[ -]?(?:namn|id|konto)\p{L}{0,3}|anv\.? ?namn"
    r"|inlogg?nings-?(?:namn|id)\p{L}{0,2}|login ?namn\p{L}{0,2}|ign|in-game name"
    r"|ylioppilasnim\p{L}{1,6}|student[ -]?(?:id|nr)"
    r"|käyttäjä(?:tunnu|nime|nimi|id|tili)\p{L}{0,9}"
    r"|kirjautumis(?:tunnu|nim)\p{L}{0,8}"
    r"|nimimer\p{L}{1,8}|pelaajatunnu\p{L}{0,7}|user[ -]?(?:names?|ids?)|log-?in[ -]?(?:name|id)"
    r"|account (?:name|id)|screen ?name|nickname|nick(?:et)?(?=[ \t]*[:=]|[ \t]+(?:är|is|on)[ \t])"
    r"|smeknamn\p{L}{0,2}|alias|gamer ?tag|pelitunnu\p{L}{0,7}"
    r"|profile name|profilnamn\p{L}{0,2}|signaturen|handle|sam ?account ?name|upn|gamer ?name"
    r"|display name|visningsnamn\p{L}{0,2}|namn i spelet"
    r"|nim\p{L}{1,5} pelissä|name in (?:the )?game"
    rf"|(?:{NETWORK})[ -]?(?:member )?{_ACCOUNT}\p{{L}}{{0,4}}"
    r"|(?:post|posting|write) as|go(?:es)? by"
    r"|(?:kallar|kallade) sig|(?:calls?|calling) (?:him|her|them)sel(?:f|ves)|kutsuu itseään"
    r"|tunnusehdotus|nimimerkki(?:ni|nsä)?,? nykyinen|under namnet"
    r"|(?:skriver|postar|heter)(?: jag)? (?:som|under)"
)

#: These stand before other words more often: a user name shows by its shape.
WEAK = (
    r"login|log-?ins?|admin|inlogg(?:ning(?:en)?|et)?|(?:pää)?(?:käyttäjä)?tunnu(?:s|kset"
    r"|kse\p{L}{1,4}|sta)"
    r"|(?:ad-?)?(?:konto|kontot|konton|kontona)|(?:asiakas|palvelu)?tili(?:n|ni|t|llä|ltä|lle|ä"
    r"|nä)?"
    r"|(?:super|admin)?användar(?:e|en|na|ens)|(?:pää)?käyttäjä(?:n|t|nä|lle|llä|ltä|ä)?|anv\.?"
    r"|(?:super|end)?users?|uid|usr|accounts?|actor|owner|author|username"
    r"|(?:in)?loggad in som|inloggad(?: \p{L}+){0,2} som|loggar?(?: \p{L}+)? in (?:som|med|på)"
    r"|kirjautu\p{L}{1,8}(?: sisään)?|rekisteröity\p{L}{1,6}(?: nimellä)?|nimellä"
    r"|(?:logged|signed|logs?|signs?|logging|signing) (?:in|on) (?:as|with|under)"
    r"|registered (?:as|under)"
    r"|registrerad (?:som|under)|under the name|(?:skapad|ändrad|godkänd) av"
    r"|(?:created|modified|changed|approved|updated) by"
    r"|(?:de|re)?activate|(?:in|av|re)aktivera|unlock|lås(?:a|er|t)? upp|disable|spärra"
    r"|avregistrera|poistakaa|lukitse"
)
START = r"(?i)(?<![\p{L}\d_@.]|(?<!\p{L})y-)"

#: "Användarnamn i systemet: …"
WHERE = r"(?:[ \t]+(?:i|in|till|to|for|för)(?:[ \t]+\p{L}{2,15}){1,2}|[ \t]+\p{L}{3,15}ss[aä])"
#: ":" or "=", also inside JSON, or a word for "is".
COLON = r"[\"']?(?:[ \t]*\((?:ehdotus|förslag|suggestion)\))?[ \t]*(?:[:=]|->)[ \t]*[\"'`(<]?"
IS = (
    r"(?:['’]s|[ \t]+(?:är|on|is|are|ovat|oli|va|var|was|=|should be|ska vara|pitäisi olla))"
    r"[ \t]+:?[\"'`]?"
)
NEXT = (
    r"(?:[ \t]+(?:is|är|on|was|var|oli|been|ollut|varit|aina|alltid|always|now|nu|nyt|called"
    r"|named|heter|för|for|med|with|nimeltä|as"
    r"|som|portaalissa|palvelussa|sovelluksessa|järjestelmässä|pelissä|i portalen"
    r"|i appen|from|från|to|till|under|nimellä|käyttäjänä|tunnuksella|jag|olen|i am|i'm"
    r"|user|användaren?|käyttäjä|konto|tili|account|id|name|namn)){0,3}[ \t]+[\"'`(<]?"
)
AND = (
    r"[\"'`]?(?:[ \t]*[,/&][ \t]*|[ \t]+(?:och|ja|and|eller|tai|or|samt|sekä|till|into|to|muotoon"
    r"|->|=>)[ \t]+)[\"'`]?"
)
END = r"(?![\p{L}\d_@=]|-\p{L})"
#: "Nya kontot för vederlagen: FI19 …": what stands behind tells that it is a bank's.
NO_IBAN = r"(?!:[ \t]*(?-i:[A-Z]{2}\d\d(?: ?[\dA-Z]{4}){3}))"
LAST = r"(?=[ \t]*(?:[.,;!?)\"'|](?:\s|$)|\r?\n|$)|[ \t]+(?:och|ja|and|men|mutta|but)(?!\p{L}))"
EXCUSED = (
    r"(?!(?:fel|inte|ej|är|och|eller|som|saknas|upptaget|blockera\p{L}*|fungera\p{L}*|finns|till"
    r"|på|i|"
    r"för|ei|ja|tai|on|väär\p{L}*|puuttuu|toimi\p{L}*|oli|not|and|or|is|wrong|missing|taken|locked|"
    r"invalid|incorrect|does\p{L}*|the|a|an|to|for|in|was|with|has|mitt|min|din|my|your|minun|var"
    r"|unohtu\p{L}*|unohdi\p{L}*|glömt|forgot\p{L}*|katos\p{L}*|users?|username|konto|tili|tunnus|käyttäjä|användare|login|id"
    r"|account|names?|namn|sso|none|null|true|false|n/a|admin|administrator|administratör\p{L}*"
    r"|ylläpitäj\p{L}*|root|guest|kaapat\p{L}*|hakkeroi\p{L}*|hackad\p{L}*|kapad\p{L}*|hacked|stolen"
    r"|e-?mail\p{L}*|mejl\p{L}*|(?:sähkö|s)posti\p{L}*|puh(?:elin)?|tel)(?![\p{L}\d_.-]))"
)
