"""Where user names stand without a label: their folders, and before what they say in a chat."""

from presidio_analyzer import Pattern

#: What logs and roles begin with.
_LOGGED = (
    r"(?i:err(?:or)?|retry|warn|user|order|step|worker|task|job|item|row|http|eth|sha|ipv|md|utf"
    r"|agent|kund|customer|bot|asiakas|guest|gäst|vieras)s?[_\d-]"
)
_SLASH = r"[\\/]{1,2}"
#: Folders and accounts that are nobody's.
_NOBODY = (
    r"(?!(?i:public|default|shared|all users|admin(?:istrat\p{L}+)?|guest|runner|ubuntu|debian|node"
    r"|ec2-user|root|git|jenkins|vsts|app|www|user(?:name)?)(?![\p{L}\d]))"
)
PATTERNS = (
    # "[09:12] vd_lillan: hej"; but "[09:12] error_code: 4", "[09:12] kund_2: hej"
    Pattern(
        "who says it, when",
        rf"(?m)^[ \t]*\[\d\d[:.]\d\d(?:[:.]\d\d)?\] ?(?!{_LOGGED})"
        r"(?P<value>@?(?=\p{L}*[\d_])\p{L}[\p{L}\d_.-]{2,30})(?=:[ \t])",
        0.7,
    ),
    Pattern(
        "folder of a user, Windows",
        rf"(?i)(?<!\p{{L}})[a-z]:{_SLASH}(?:users|användare|käyttäjät){_SLASH}{_NOBODY}"
        r"(?P<value>[\p{L}\d][\p{L}\d_.~-]{1,30}(?<=[\p{L}\d]))(?=[\\/\s\"':,;)]|$)",
        0.7,
    ),
    # no address of a page: "example.com/home/…", "GET /users/…"
    Pattern(
        "folder of a user, Unix",
        rf"(?<![\p{{L}}\d_.~@)}}\]/-])/(?:home|Users)/{_NOBODY}"
        r"(?P<unknown>[\p{L}\d][\p{L}\d_.-]{1,30}(?<=[\p{L}\d]))(?=[/\s\"':,;)]|$)",
        0.7,
    ),
)
