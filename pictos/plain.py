"""Advice on easy language: what in a text could be said more simply, never a block."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pictos.lemmas import forms
from pictos.moments import NUMBERS
from pictos.words import ABBREVIATIONS, Token, clean, sentence_spans, tokenize, word_set

MOST_WORDS = 10
LONGEST_WORD = 12
MOST_WORDS_A_PARAGRAPH = 50
MOST_WORDS_WITHOUT_SUMMARY = 300
MOST_TEXT = 20_000

_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_JOINING = word_set("en maar omdat terwijl hoewel zodat waardoor want")
_RELATIVE = frozenset({"die", "dat"})
_SHORT = re.compile(
    r"(?<!\w)(?:" + "|".join(sorted(map(re.escape, ABBREVIATIONS), key=len, reverse=True))
    + r"|(?:[a-z]\.){2,})(?!\w)",
    re.IGNORECASE,
)  # fmt: skip
_SHORT_WORDS = word_set(
    "aub bv ca drs dhr evt ivm max mevr min mw nav nr nvt obv tav tbv tel tov vgl"
)
_FULL = {
    "aub": "alstublieft", "bijv": "bijvoorbeeld", "blz": "bladzijde", "bv": "bijvoorbeeld",
    "ca": "ongeveer", "dhr": "meneer", "dmv": "met", "dwz": "dat betekent", "ed": "en meer",
    "enz": "en meer", "etc": "en meer", "evt": "misschien", "incl": "met", "ipv": "in plaats van",
    "ivm": "omdat", "mbt": "over", "mevr": "mevrouw", "mw": "mevrouw", "nav": "door",
    "nr": "nummer", "oa": "onder andere", "tav": "voor", "tel": "telefoon", "tm": "tot en met",
    "tov": "vergeleken met",
}  # fmt: skip
_ENGLISH = {
    "account": "eigen inlognaam", "app": None, "approach": "manier", "awareness": "weten",
    "brainstorm": "samen ideeën bedenken", "brainstormen": "samen ideeën bedenken",
    "briefing": "uitleg", "callcenter": "telefoondienst", "care": "zorg", "chatten": "praten",
    "checken": "nakijken", "checklist": "lijst", "coach": "begeleider", "commitment": "belofte",
    "community": "groep", "deal": "afspraak", "deadline": "laatste dag",
    "downloaden": "binnenhalen", "event": "feest", "feedback": "wat je ervan vindt",
    "flyer": "folder", "focus": "aandacht", "hashtag": None, "input": "ideeën", "issue": "probleem",
    "job": "werk", "lunch": None, "mailing": "brief", "manager": "baas", "meeting": "vergadering",
    "mindset": "hoe je denkt", "online": "op internet", "outing": "uitje", "pitch": "kort verhaal",
    "planning": "plan", "quickscan": "korte controle", "roadmap": "plan", "safe": "veilig",
    "self": "zelf", "sharen": "delen", "skills": "wat je kunt", "stakeholder": "wie erbij hoort",
    "supporten": "helpen", "survey": "vragenlijst", "target": "doel", "team": None,
    "timeslot": "tijd", "toolkit": "hulpmiddelen", "tool": "hulpmiddel", "trainer": "leraar",
    "update": "nieuws", "updaten": "vernieuwen", "upgrade": "verbetering", "webinar": "les",
    "workflow": "manier van werken", "workshop": "les",
}  # fmt: skip
_ROMAN = re.compile(r"(?<!\w)(?=[IVXLC]{2,})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?!\w)")
_PERCENT = re.compile(r"\d+(?:[.,]\d+)?\s?%|\b\w+\s+(?:procent|percent)\b", re.IGNORECASE)
_DENIALS = word_set("niet geen nooit niemand niets niks nergens zonder nauwelijks")
_NEGATIVE = re.compile(r"on(?:juist|mogelijk|duidelijk|gelukkig|aardig|tevreden|veilig|bekend)\w*")
_TO_BE = word_set("word wordt worden werd werden")
_PARTICIPLE = re.compile(
    r"(?:aan|af|bij|door|goed|in|mee|na|om|op|over|samen|schoon|terug|toe|uit|vast|voor|weg)?"
    r"ge\w{2,}(?:t|d|en)|(?:be|ver|ont|her)\w{2,}(?:t|d|en)"
)


@dataclass(frozen=True, slots=True)
class Hint:
    """One thing that could be simpler: the rule, the words, their place and what is better."""

    rule: str
    kind: str
    text: str
    start: int
    end: int
    better: str | None = None


def hints(text: str) -> list[Hint]:
    """Return what could be said more simply, in the order of the text.

    Offsets count in the text as given, composed to NFC. Any text is accepted; what comes
    after the first 20,000 characters is not looked at.
    """
    body = clean(text[:MOST_TEXT])
    found = [*_paragraphs(body), *_lines(body)]
    for start, end in sentence_spans(body):
        sentence = body[start:end]
        found += (_moved(hint, start) for hint in _sentence(sentence))
    return sorted(found, key=lambda hint: (hint.start, hint.end, hint.kind))


@cache
def hard_words() -> dict[str, str]:
    """Return the hard words and expressions, each with what is easier."""
    table = (files("pictos") / "data" / "hard_words.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines()[1:] if line)
    return {word: better for word, better in rows}


def _moved(hint: Hint, by: int) -> Hint:
    return Hint(hint.rule, hint.kind, hint.text, hint.start + by, hint.end + by, hint.better)


def _at(rule: str, kind: str, token: Token, better: str | None = None) -> Hint:
    return Hint(rule, kind, token.text, token.start, token.end, better)


def _paragraphs(body: str) -> Iterator[Hint]:
    start = 0
    for end in [match.start() for match in _BLANK_LINE.finditer(body)] + [len(body)]:
        piece = body[start:end]
        if len(piece.split()) > MOST_WORDS_A_PARAGRAPH:
            yield Hint("R18", "long-paragraph", piece.strip()[:60], start, end)
        start = end
    if len(body.split()) > MOST_WORDS_WITHOUT_SUMMARY:
        yield Hint("R18", "no-summary", "", 0, len(body), "een samenvatting van 5 regels bovenaan")


def _lines(body: str) -> Iterator[Hint]:
    start = 0
    for line in body.split("\n"):
        spans = list(sentence_spans(line))
        for begin, end in spans[1:]:
            better = "begin een nieuwe regel"
            yield Hint("R11", "new-line", line[begin:end], start + begin, start + end, better)
        start += len(line) + 1


def _sentence(sentence: str) -> Iterator[Hint]:
    tokens = tokenize(sentence)
    words = [token for token in tokens if token.is_word or token.text[0].isdigit()]
    if len(words) > MOST_WORDS:
        yield Hint("R10", "long-sentence", sentence, 0, len(sentence), "maak er twee zinnen van")
    yield from _joined(tokens)
    yield from _passive(tokens)
    yield from _double_denial(tokens)
    yield from _signs(sentence)
    yield from _hard_expressions(sentence)
    for place, token in enumerate(tokens):
        if token.is_word:
            yield from _word(token, first=place == 0)


def _word(token: Token, *, first: bool) -> Iterator[Hint]:
    if len(token.text) > LONGEST_WORD and "-" not in token.text:
        yield _at("R15", "long-word", token)
    if token.lower in NUMBERS and token.lower != "één":
        yield _at("R16", "number-in-words", token, str(NUMBERS[token.lower]))
    if len(token.text) > 3 and token.text.isupper():
        yield _at("R17", "capitals", token, token.lower.capitalize() if first else token.lower)
    if token.lower in _SHORT_WORDS:
        yield _at("R17", "abbreviation", token, _FULL.get(token.lower))
    english = _ENGLISH.get(token.lower)
    if english is not None:
        yield _at("R17", "english", token, english)
        return
    options = (token.lower, *forms(token.lower))
    hard = next((form for form in options if form in hard_words()), None)
    if hard is not None:
        yield _at("R15", "hard-word", token, hard_words()[hard])


def _hard_expressions(sentence: str) -> Iterator[Hint]:
    low = sentence.lower()
    for words, better in hard_words().items():
        if " " in words and (start := low.find(words)) >= 0 and len(low) == len(sentence):
            end = start + len(words)
            yield Hint("R15", "hard-word", sentence[start:end], start, end, better)


def _joined(tokens: tuple[Token, ...]) -> Iterator[Hint]:
    """Flag a conjunction with enough words on both sides to be a point each."""
    for place, token in enumerate(tokens):
        before = sum(each.is_word for each in tokens[:place])
        after = sum(each.is_word for each in tokens[place + 1 :])
        comma = place > 0 and tokens[place - 1].text == ","
        least = 4 if token.lower == "en" else 2
        joins = token.lower in _JOINING or (token.lower in _RELATIVE and comma)
        if joins and before >= least and after >= least:
            yield _at("R14", "two-points", token, "maak er twee zinnen van")


def _passive(tokens: tuple[Token, ...]) -> Iterator[Hint]:
    auxiliary = next((token for token in tokens if token.lower in _TO_BE), None)
    if auxiliary is None:
        return
    for token in tokens:
        if token is not auxiliary and _PARTICIPLE.fullmatch(token.lower):
            first, last = sorted((auxiliary, token), key=lambda each: each.start)
            words = f"{first.text} ... {last.text}"
            yield Hint("R14", "passive", words, first.start, last.end, "zeg wie het doet")
            return


def _double_denial(tokens: tuple[Token, ...]) -> Iterator[Hint]:
    no = [token for token in tokens if token.lower in _DENIALS or _NEGATIVE.fullmatch(token.lower)]
    if len(no) > 1 and any(token.lower in _DENIALS for token in no):
        words = " ... ".join((no[0].text, no[-1].text))
        yield Hint("R14", "double-negation", words, no[0].start, no[-1].end, "zeg wat wel kan")


def _signs(sentence: str) -> Iterator[Hint]:
    for match in _SHORT.finditer(sentence):
        plain = match.group().lower().replace(".", "").replace("/", "")
        if "." in match.group() or "/" in match.group():
            yield _span("R17", "abbreviation", match, _FULL.get(plain))
    for match in _PERCENT.finditer(sentence):
        yield _span("R16", "percentage", match, "zeg hoeveel van de mensen")
    for match in _ROMAN.finditer(sentence):
        if match.group():
            yield _span("R16", "roman-numeral", match, str(_roman(match.group())))


def _span(rule: str, kind: str, match: re.Match[str], better: str | None) -> Hint:
    return Hint(rule, kind, match.group(), match.start(), match.end(), better)


def _roman(text: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}[letter] for letter in text]
    following = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, following, strict=True))
