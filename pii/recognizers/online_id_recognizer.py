"""User names, logins, social-media handles and profile links."""

from presidio_analyzer import Pattern

from pii.recognizers.labelled import LABEL_START
from pii.recognizers.shape_recognizer import ShapeRecognizer

_STRONG = (
    r"användar(?:namn|namnet|id|-id|konto)|inloggnings(?:namn|id|uppgift)|käyttäjä(?:tunnu|nime|nimi|id)"
    r"\p{L}{0,8}|kirjautumistunnu\p{L}{0,8}|nimimerk\p{L}{1,6}|user ?(?:name|id)|login ?(?:name|id)"
    r"|screen ?name|nickname"
)
_NETWORK = (
    r"nick|skype|discord|snap(?:chat)?|insta(?:gram)?|telegram|tiktok|twitch|steam|twitter|github"
    r"|facebook|linkedin"
)
_WEAK = rf"login|log-in|inloggning(?:en)?|tunnu(?:s|kseni)|alias|handle|{_NETWORK}"
_HANDLE = r"[\p{L}\d_][\p{L}\d_.\\-]{1,39}(?<=[\p{L}\d_])"
_MARKED = rf"(?=[\p{{L}}.\\-]*[\d_]|\p{{L}}+[.\\]\p{{L}})(?=[\d_.\\-]*\p{{L}}){_HANDLE}"
_BARE = r"(?=\d*\p{L})[\p{L}\d_]{3,30}"
_EXCUSED = (
    r"(?!(?:fel|inte|ej|är|och|eller|som|saknas|upptaget|blockera\p{L}*|fungera\p{L}*|finns|till|på|i|"
    r"för|ei|ja|tai|on|väär\p{L}*|puuttuu|toimi\p{L}*|oli|not|and|or|is|wrong|missing|taken|locked|"
    r"invalid|incorrect|does\p{L}*|the|a|to|for|in|was|with|has|mitt|min|din|my|your|minun|var)(?!\p{L}))"
)
_END = r"(?![\p{L}\d_@])"
_LAST = r"(?=[ \t]*(?:[.,;!?)\"'](?:\s|$)|\n|\r|$)|[ \t]+(?:och|ja|and|men|mutta|but)(?!\p{L}))"
_SITES = (
    r"(?:facebook|fb|instagram|twitter|x|tiktok|github|gitlab|snapchat|threads|twitch|medium|vk|"
    r"pinterest|soundcloud|flickr)\.(?:com|net|tv)/(?!p/|reel/|hashtag/|sharer|help|policies|legal)"
    r"|linkedin\.com/(?:in|pub)/|youtube\.com/(?:@|c/|user/|channel/)|reddit\.com/u(?:ser)?/|t\.me/"
    r"|discord\.gg/|facebook\.com/profile\.php\?id=|bsky\.app/profile/|[\w-]+\.social/@"
)


class OnlineIdRecognizer(ShapeRecognizer):
    """@handles, links to a person's page, and tokens behind a label."""

    ENTITY = "ONLINE_ID"
    PATTERNS = (
        Pattern(
            "handle",
            r"(?<![\p{L}\d_@./+\[-])@(?!media\b|import\b|param\b|\d+\b)[\p{L}_\d][\p{L}\d_.-]{1,29}"
            r"(?<=[\p{L}\d_])(?![\p{L}\d_@])",
            0.6,
        ),
        Pattern(
            "profile",
            rf"(?i)(?<![\p{{L}}\d_@.-])(?:https?://)?(?:(?:www|m|[a-z]{{2}})\.)?(?:{_SITES})"
            r"[\p{L}\d_.%~@=?&/+-]{1,80}(?<=[\p{L}\d_/])",
            0.9,
        ),
        Pattern(
            "strong label",
            rf"{LABEL_START}(?:{_STRONG})(?:[ \t]*[:=][ \t]*|[ \t]+(?:är|on|is|oli|var)[ \t]+:?)"
            rf"[\"'`]?{_EXCUSED}(?P<value>{_HANDLE}){_END}",
            0.8,
        ),
        Pattern(
            "strong label, bare",
            rf"{LABEL_START}(?:{_STRONG})[ \t]+[\"'`]?{_EXCUSED}(?:(?P<value>{_MARKED}){_END}"
            rf"|(?P<value>{_BARE}){_END}[\"'`]?{_LAST})",
            0.6,
        ),
        Pattern(
            "weak label",
            rf"{LABEL_START}(?:{_WEAK})(?:[ \t]*[:=][ \t]*|[ \t]+(?:är|on|is)[ \t]+|[ \t]+)"
            rf"[\"'`]?{_EXCUSED}(?P<value>{_MARKED}){_END}",
            0.6,
        ),
        Pattern(
            "network with colon",
            rf"{LABEL_START}(?:{_NETWORK})[ \t]*[:=][ \t]*[\"'`]?{_EXCUSED}"
            rf"(?P<value>{_HANDLE}){_END}",
            0.6,
        ),
    )
