"""Signs that a text is about one person's care, body or complaint, not about what all share.

The council looks after common interests (art. 3 lid 1); a complaint of one person goes to the
confidant or the complaints officer (Wkkgz art. 15). Nothing here decides: what shows a sign is
asked about, and the sender says what it is. A wrong alarm costs one tap, so doubt is a sign.
"""

import re

_END = re.compile(r"[.!?;\n]+")


def _words(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b", re.IGNORECASE)


_ALWAYS = _words(
    r"(?:een|mijn|m'n|zijn|haar|de) klacht(?:en)?(?! van alle)",
    r"klacht(?:en)? (?:over|tegen)",
    r"mishandel\w*|misbruik\w*|aangerand|verkracht\w*|gepest|gescholden|bedreigd?|gedreigd",
    r"geslagen|geschopt|geknepen|geduwd|aangeraakt|opgesloten|vastgebonden|vastgehouden",
    r"zelfmoord|(?:ik|hij|zij|ze) wil(?:de)? (?:niet meer leven|dood)|zelf pijn",
    r"(?:mijn|m'n|zijn|haar|diens) (?:medicijn\w*|medicatie|pil(?:len)?|diagnose|zorgplan|dossier"
    r"|geld|bankpas|rekening|schuld\w*|luier\w*|behandeling|therapie|lichaam|gewicht|epilepsie"
    r"|indicatie|curator|mentor|bewindvoerder|huwelijk|relatie|persoonlijk begeleider)",
    r"(?:mijn|m'n) (?:eigen )?(?:kamer|kast|post|telefoon|spullen) \w*(?: \w+){0,4} "
    r"(?:afgepakt|weg|gepakt|doorzocht|opengemaakt)",
    r"(?:afgepakt|ingepikt|gestolen) (?:van mij|door)|complaint\w*|medicine\w*|hits? me|hurt\w*",
)
_I = _words(r"ik|mij|me|mezelf|mijn|m'n|'k")
_ONE = _words(
    r"hij|zij|ze|hem|haar|mevrouw|meneer|mijn \w+|m'n \w+|de (?:nacht)?begeleid(?:er|ster)"
)
_WE = _words(r"wij|we|ons|onze|iedereen|alle|allemaal|bewoners|mensen|niemand")
_BODY = _words(
    r"ziek\w*(?<!ziekenhuis)|ziekenhuis|\w*pijn|medicijn\w*|medicatie|pil(?:len)?|diagnose|dokter",
    r"huisarts|tandarts|psycholoog|psychiater|bloed\w*|luier\w*|gevallen|epilep\w*|insult|aanval",
    r"depressie\w*|operatie|opgenomen|wond\w*|suiker|plas\w*|poep\w*|ongesteld|zwanger|verslaafd",
    r"bang|verdrietig|alleen gelaten|eenzaam|huil\w*|gehuild|slaap niet|durf \w+|zorgplan|therapie",
    r"klaag|klagen|klacht(?:en)?|schulden|verlaten|autisme|adhd|dement\w*",
)
_DONE = _words(
    r"sl(?:aat|aan|oeg|oegen)|schop\w*|kn(?:ijp\w*|eep)|duw(?:t|de)|trekt|scheld\w*|schold",
    r"pest\w*|dreig\w*|bedreig\w*|schreeuw\w*|snauw\w*|uitgelachen|lacht me|lachen me|boos op",
    r"aanrak\w*|seks\w*|zoen\w*|steelt|stal|gestolen|dwing\w*|dwang|afgepakt|pakt \w+ af|pakte",
    r"negeer\w*|genegeerd|luistert niet|liegt|loog|gelogen|helpt (?:mij|me|haar|hem) niet",
    r"straf\w*|gestraft|ontslagen|ontslaan|dronken|vergeet (?:mij|me|mijn)|vergat|vergeten",
    r"respectloos|grof|gemeen|kleineer\w*|roddel\w*|filmt|gefilmd|zonder te kloppen|mag niet meer",
    r"moet weg|doet (?:niet aardig|raar|lelijk|vervelend)|laat (?:mij|me|hem|haar) \w+",
)
_NAMED = re.compile(
    r"(?<![\w.])([A-Z][a-zéëïöü]{2,})(?= (?:(?:van|de|der|den) )*(?:[A-Z]\w+ )?"
    r"(?:is|was|heeft|had|doet|deed|kan|moet|wil|zegt|zei|komt|krijgt|pakt|laat|luistert|gaat|en|"
    r"slaat|sloeg|schreeuwt|scheldt|pest|liegt|dreigt|knijpt|steelt|vergeet|helpt|van))"
)
_BY_NAME = re.compile(r"\b(?:door|van|met|over|voor|tegen|bij|op|dat|en) ([A-Z][a-zéëïöü]{2,})\b")
_STARTS = """
Wij Het Een Dat Dit Die Deze Daar Hier Iedereen Niemand Alle Alles Wat Wie Waar Waarom Wanneer Hoe
Kan Kunnen Mag Mogen Moet Moeten Eten Koffie Vroeger Vandaag Morgen Soms Vaak Altijd Nooit
Bewoners Mensen Begeleiders Personeel Niet Maar Want Ook Als Dan Ons Onze Mijn Zijn Haar Hij Zij
Jullie Iemand Sommige Veel Meer Minder Graag Maandag Dinsdag Woensdag Donderdag Vrijdag Zaterdag
Zondag Linde Lidl Jumbo Nederland Januari December Cliëntenraad Raad Directie Manager Bestuur
Medewerkers Nieuwe Kerst Pasen Sinterklaas
"""
_NO_NAME = frozenset(_STARTS.split())
"""Words with a capital that are nobody's name."""


def is_personal(text: str) -> bool:
    """Whether a text shows a sign of being about one person: a complaint, care, the body."""
    return any(_sign(part) for part in _END.split(text) if part.strip())


def _sign(sentence: str) -> bool:
    if _ALWAYS.search(sentence):
        return True
    if not (_BODY.search(sentence) or _DONE.search(sentence)):
        return False
    named = {*_NAMED.findall(sentence), *_BY_NAME.findall(sentence)} - _NO_NAME
    if named or _I.search(sentence):
        return True
    return _ONE.search(sentence) is not None and _WE.search(sentence) is None
