"""Digits as people say them, as pieces of patterns."""

ZERO = r"(?:noll(?:a)?|zero)"
_ONES = (
    r"ett|två|tre|fyra|fem|sex|sju|åtta|nio|yk(?:si|s)|ka(?:ksi|ks)|kol(?:me|m)?|nel(?:jä|j|i)|viis(?:i)?"
    r"|kuus(?:i)?|seit(?:semän|temän|tsemän)|ka(?:hd|h)eksan|yh(?:d)?eksän|one|two|three|four|five|six"
    r"|seven|eight|nine"
)
TENS = (
    r"tio|elva|tolv|(?:tret|fjor|fem|sex|sjut|ar|nit)ton|(?:tjugo|trettio|fyrtio|femtio|sextio|sjuttio|åttio|nittio)\p{L}{0,5}"
    r"|kymmenen|\p{L}{3,9}toista|\p{L}{3,9}(?:kymmentä|kymment|kyt)(?:\p{L}{2,9})?|ten|eleven|twelve"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\p{L}{3,5})?"
    r"|(?:ett|två|tre|fyra|fem|sex|sju|åtta|nio)?hundra\p{L}{0,12}|\p{L}{3,9}sataa\p{L}{0,18}"
    r"|sata\p{L}{0,12}|hundred"
)
DIGIT = rf"(?:{ZERO}|oh|double|tupla|dubbel|{_ONES}|{TENS})(?!\p{{L}})"
