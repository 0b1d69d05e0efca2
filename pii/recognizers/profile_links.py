"""Links to a person's page: on the sites that many use, and on any other by the look of them."""

from presidio_analyzer import Pattern

from pii.recognizers.online_id_labels import COLON, IS, START

_SITES = (
    r"(?:facebook|fb|instagram|twitter|x|tiktok|snapchat|threads|twitch|medium|vk|pinterest|soundcloud"
    r"|flickr)\.(?:com|net|tv)/(?!(?:p|reel|hashtag|sharer|help|policies|legal|groups|events|pages|home"
    r"|business|privacy|about|explore|settings|login|terms)\b)"
    r"|git(?:hub|lab)\.com/(?![^/\s]+/\w)|linkedin\.[a-z.]{2,7}/(?:in|pub)/|youtube\.com/(?:@|c/|user/|channel/)"
    r"|reddit\.com/u(?:ser)?/|t\.me/|discord\.gg/|facebook\.com/profile\.php\?id=|bsky\.app/profile/"
    r"|[\w-]+\.social/@|paypal\.me/|orcid\.org/|linktr\.ee/|letterboxd\.com/(?!film/)|last\.fm/user/|behance\.net/"
    r"|wattpad\.com/user/"
)
_ANY_SITE = (
    r"[\w.-]{2,40}\.\p{L}{2,10}/(?:[\w-]{1,20}/){0,2}"
    r"(?:u(?=\d{2})|(?:users?(?:/show)?|u|profiles?|profiili|profil|members?|medlem(?:mar)?|jasen|people|athletes|players|id(?=/(?!\d+\b)))/@?|@)"
    r"(?P<who>[\p{L}\d_.@-]{2,60}(?<=[\p{L}\d_]))"
)
PATTERNS = (
    Pattern(
        "profile",
        rf"(?i)(?<![\p{{L}}\d_@.-])(?:https?://)?(?:(?:www|m|[a-z]{{2}})\.)?(?:{_SITES})"
        r"[\p{L}\d_.%~@=?&/+-]{1,80}(?<=[\p{L}\d_/])",
        0.9,
    ),
    Pattern(
        "profile, named",
        rf"{START}(?:profil(?:en|iili|iilin|e)?|profiili(?:ni|nsa|si)?|profile)"
        rf"(?:{COLON}|{IS}|[ \t]+)"
        r"(?P<value>https?://[^\s/]+/[^\s,;]*[\p{L}\d])",
        0.7,
    ),
    Pattern("other site", rf"(?i)(?<![\p{{L}}\d_@.-])(?:https?://)?{_ANY_SITE}/?", 0.7),
)
