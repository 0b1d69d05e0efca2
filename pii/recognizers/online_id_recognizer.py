"""User names, logins, social-media handles and profile links."""

from collections.abc import Callable, Iterator, Sequence

import regex
from presidio_analyzer import Pattern, RecognizerResult

from pii.known_words import is_known
from pii.recognizers import named_users, profile_links, user_places
from pii.recognizers.labelled import ANSWERED
from pii.recognizers.login_shapes import (
    LOGIN,
    TWO_CONSONANTS,
    alike,
    is_login,
    is_named_login,
    is_of_person,
    is_own_login,
    is_plain_login,
    is_reset_login,
    is_speaker,
)
from pii.recognizers.online_id_labels import (
    AND,
    COLON,
    END,
    EXCUSED,
    IS,
    LAST,
    NETWORK,
    NEXT,
    NO_IBAN,
    START,
    SURE,
    WEAK,
)
from pii.recognizers.shape_recognizer import Compiled, ShapeRecognizer
from pii.recognizers.user_lists import HEADING, listed_users

#: Nothing before and behind it that would make it a part of something else.
_ALONE = r"(?<![\p{L}\d_@./\\$%{<#&?=-])"
_NO_MORE = r"(?![\p{L}\d_@(/\\=}>%-]|\.[\p{L}\d])"
#: Signs, digits or an inner capital: no word is written so.
_STRONG = r"(?=[\p{L}.]*(?:[_\d]|\p{Ll}\p{Lu}))[\p{L}_\d][\p{L}\d_.-]{2,30}(?<=[\p{L}\d_])"
_MORE = rf"(?:{AND}{EXCUSED}(?P<login>{LOGIN}){END}){{0,8}}"
#: More than a name by its looks alone: what follows "login" is no PERSON.
_LABELLED = 0.9
_JUDGES: dict[str, Callable[[str], bool]] = {
    "value": bool,
    "login": is_login,
    "named": is_named_login,
    "unknown": lambda token: is_login(token) or not (token.isupper() or is_known(token)),
    "plain": is_plain_login,
    "own": is_own_login,
    "person": is_of_person,
    "speaker": is_speaker,
    "reset": is_reset_login,
}


class OnlineIdRecognizer(ShapeRecognizer):
    """@handles, links to a person's page, tokens behind a label, and what looks like a user name.

    A value in the group `login` or `plain` is judged by its shape (see `login_shapes`).
    """

    ENTITY = "ONLINE_ID"
    TRIGGERS = (HEADING,)
    PATTERNS = (
        Pattern(
            "handle",
            r"(?<![\p{L}\d_@./+\[-])@(?!(?i:media|import|param|return|override|deprecated|charset"
            r"|keyframes|supports|latest|next|support|channel|here|everyone|all|team)\b(?![_.\d-])|(?-i:Transactional|Test|Entity"
            r"|Autowired|Component|Bean|Nullable|Override)\b|\d+\b)[\p{L}_\d][\p{L}\d_.-]{1,29}"
            r"(?<=[\p{L}\d_])(?:[@:](?:[\p{L}\d-]+\.)+\p{L}{2,})?(?![\p{L}\d_@(/])",
            0.6,
        ),
        *profile_links.PATTERNS,
        Pattern("gamer", r"(?<![\p{L}\d_])[xX]{2}_?[\p{L}\d_]{3,24}_?[xX]{2}(?![\p{L}\d_])", 0.7),
        Pattern("discord", r"(?<![\p{L}\d_@.#])[\p{L}\d_.]{2,32}#\d{4}(?![\p{L}\d])", 0.7),
        Pattern(
            "plays as",
            rf"{START}(?:spelar|(?:heter|kallar sig)(?: han| hon| hen)?|pelaan"
            r"|play(?:ing)?|signed up"
            r"|find me on \p{L}+|strava)"
            rf"(?: som| as| nimellä|(?<= h[aeo]n)) {EXCUSED}(?-i:(?P<value>{_STRONG})){END}",
            _LABELLED,
        ),
        Pattern(
            "log",
            rf"{START}(?:(?:accepted|failed) (?:publickey|password)|session opened) for"
            r" (?:(?:invalid )?user )?"
            rf"{EXCUSED}(?P<value>{LOGIN})(?= from |\(| by )",
            _LABELLED,
        ),
        Pattern(
            "access log",
            rf"(?:\d\.\d{{1,3}}|:[\da-f]{{0,4}}) - (?!- )(?P<value>{LOGIN})"
            r" \[\d\d/[A-Z][a-z]{2}/\d{4}:",
            _LABELLED,
        ),
        *named_users.PATTERNS,
        Pattern("who says it", rf"(?m)^<(?P<login>{LOGIN})>[ \t]", _LABELLED),
        *user_places.PATTERNS,
        Pattern(
            "nick",
            rf"{START}(?:nick(?:et|name)?|nimim(?:erk\p{{L}}{{1,6}}|\.)|acc) {EXCUSED}"
            rf"(?-i:(?P<value>{_STRONG}|\p{{Ll}}{{3,}}\.\p{{Ll}}{{1,12}}\d{{1,4}})){END}",
            _LABELLED,
        ),
        Pattern("reddit", r"(?<![\p{L}\d_/.])/?u/[\p{L}\d_-]{3,20}\b(?!/)", 0.7),
        Pattern(
            "sure label, colon",
            rf"{START}(?:{SURE}){COLON}{EXCUSED}(?:(?P<value>{LOGIN}){LAST}|(?P<login>{LOGIN}){END})"
            rf"{_MORE}",
            _LABELLED,
        ),
        Pattern(
            "sure label",
            rf"{START}(?:{SURE})(?:(?:[ \t]+\p{{L}}{{2,15}})?{IS}|{NEXT}){EXCUSED}"
            rf"(?P<named>{LOGIN}){END}{_MORE}",
            _LABELLED,
        ),
        Pattern(
            "asked",
            rf"{START}(?:{SURE}){ANSWERED}(?<=\n.{{0,60}}){EXCUSED}(?=\d*[\p{{L}}_])(?P<named>{LOGIN}){LAST}",
            _LABELLED,
        ),
        Pattern(
            "own",
            rf"{START}(?:my|mitt|min|our|vårt) (?:user|log-?in|inlogg)(?:{COLON}|{IS})"
            rf"{EXCUSED}(?P<own>{LOGIN}){END}",
            _LABELLED,
        ),
        Pattern(
            "bank",
            rf"{START}(?:(?:verkko|netti)?pank\p{{L}}{{2,8}}[^\n\d,]{{0,40}}(?<!\p{{L}})|pankki)tunnu\p{{L}}{{1,6}}"
            r"(?::| on)?[ \t]+(?P<value>(?!(?:19|20)\d{6}(?!\d))\d{6,10})(?![\p{L}\d]|[-.,]\d)",
            _LABELLED,
        ),
        Pattern(
            "sure label, quoted",
            rf"{START}(?:{SURE}|{WEAK})(?:{IS}|{COLON}|{NEXT})(?<=[\"'`])(?P<unknown>{LOGIN})[\"'`]",
            _LABELLED,
        ),
        Pattern(
            "sure label, capital",
            rf"{START}(?:{SURE})(?:{IS}|[ \t]+)"
            rf"(?-i:(?P<unknown>\p{{Lu}}[\p{{L}}\d_]{{3,30}})){END}",
            _LABELLED,
        ),
        Pattern(
            "weak label",
            rf"{START}(?:{WEAK})(?:{COLON}|['’]s[ \t]+|{NEXT}){EXCUSED}(?P<login>{LOGIN}){END}"
            rf"{NO_IBAN}{_MORE}",
            _LABELLED,
        ),
        Pattern(
            "label, comma",
            rf"{START}(?:\p{{L}}*tunnus|tunnuksella(?:ni|si|an)?|kontot?|account|login|user),? "
            rf"(?<=, |ni |si |an ){EXCUSED}(?P<login>{LOGIN}){LAST}",
            _LABELLED,
        ),
        Pattern(
            "network, colon",
            rf"{START}(?:{NETWORK})(?:{COLON}|{IS}){EXCUSED}(?P<login>{LOGIN}){END}",
            _LABELLED,
        ),
        Pattern(
            "network",
            rf"{START}(?:{NETWORK})\p{{L}}{{0,5}}(?:[ \t]+\p{{L}}{{1,12}}){{0,3}}[ \t:]+"
            rf"(?=\p{{L}}*(?:\d|[_.:\#][\p{{L}}\d])){EXCUSED}(?P<login>{LOGIN}){END}",
            _LABELLED,
        ),
        Pattern(
            "label behind",
            rf"(?i)(?<![\p{{L}}\d_@./-])(?P<login>{LOGIN})[\"'`]?[ \t]+"
            r"(?:is my|är mitt|on|är min)[ \t]+"
            rf"(?:minun[ \t]+)?(?:{SURE}|tunnukse\p{{L}}{{1,3}}|login|account|konto)(?!\p{{L}})",
            _LABELLED,
        ),
        Pattern(
            "domain", r"(?<![\p{L}\d_\\/:.-])[A-Z][A-Z\d-]{1,14}\\[\p{L}\d._-]{2,40}\b(?!\\)", 0.7
        ),
        Pattern(
            "behind a name",
            rf"(?P<of>\p{{Lu}})\p{{Ll}}+ \p{{Lu}}[\p{{L}}-]+ ?"
            rf"\((?P<login>(?=\p{{Ll}})(?=(?i:(?P=of))){LOGIN})\)",
            0.6,
        ),
        Pattern(
            "network, as",
            rf"{START}(?:{NETWORK})\p{{L}}{{0,5}}[ \t]+(?:as|som|nimellä|under|nimimerkillä)[ \t]+"
            rf"{EXCUSED}(?P<unknown>{LOGIN}){END}",
            _LABELLED,
        ),
        Pattern(
            "nothing, signs or digits",
            rf"{_ALONE}(?P<plain>\p{{L}}+(?:\d[\p{{L}}\d]*(?:[._][\p{{L}}\d]+){{0,3}}"
            rf"|(?:[._][\p{{L}}\d]+){{1,3}})){_NO_MORE}",
            0.5,
        ),
        Pattern(
            "nothing, two consonants",
            rf"{_ALONE}(?P<plain>(?:{TWO_CONSONANTS})[\p{{L}}\d]*){_NO_MORE}",
            0.5,
        ),
    )

    def values(self, match: "regex.Match[str]") -> Iterator[tuple[int, int]]:
        """Yield the values of a match that look like user names, where the pattern asks for it."""
        groups = match.re.groupindex
        if "who" in groups and is_known(match["who"]):
            return
        if not groups or "who" in groups:
            yield match.span()
        for group in groups.keys() & _JUDGES.keys():
            for start, end in match.spans(group):
                if _JUDGES[group](match.string[start:end]):
                    yield start, end

    def found(self, text: str, compiled: Sequence[Compiled]) -> list[RecognizerResult]:
        """Return also the user names of lists and tables, and each one's other mentions."""
        found = super().found(text, compiled)
        found += [self.result(start, end, _LABELLED) for start, end in listed_users(text)]
        return found + [self.result(start, end, 0.6) for start, end in _again(text, found)]


def _again(text: str, found: list[RecognizerResult]) -> Iterator[tuple[int, int]]:
    """Yield where the user names found stand once more, without a label."""
    names = {text[result.start : result.end] for result in found}
    names |= alike(text, names)
    logins = sorted(name for name in names if len(name) > 3 and is_login(name))
    if logins:
        known = "|".join(map(regex.escape, logins[:50]))
        again = rf"(?<![\p{{L}}\d_@.-])(?:{known})(?![\p{{L}}\d_@-])"
        # uncached: no pattern that holds a person's data stays
        for match in regex.compile(again, cache_pattern=False).finditer(text):
            yield match.span()
