"""What the engine and the house's own dictionary propose for a sentence. A person decides."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

import pictos
from pictos.lemmas import lemma
from pictos.lexicon import concept, concept_ids
from pictos.symbols import UnknownSymbolError, is_brought, word_of
from pictos.words import tokenize
from portal import clock
from portal.councils.models import Council
from portal.database import session
from portal.easytext.models import EasyLine, HouseWord
from portal.engines import in_order
from portal.people.models import HouseStaff, Membership, Person
from portal.symbolsets import service as symbolsets

MOST_CANDIDATES = 4
NONE = "none"


@dataclass(frozen=True, kw_only=True)
class Picture:
    """One picture to choose: a symbol with its word, a person's photo, or none."""

    symbol: str = ""
    label: str = ""
    photo_of: Person | None = None

    @property
    def value(self) -> str:
        """What a form sends for it: "own:yes", "photo:12" or "none"."""
        return f"photo:{self.photo_of.id}" if self.photo_of else self.symbol or NONE

    @classmethod
    def of(cls, row: EasyLine | HouseWord) -> "Picture":
        """The picture that a line or a house word has now."""
        label = row.symbol_label if isinstance(row, EasyLine) else row.word
        if row.photo_of:
            label = row.photo_of.call_name
        return cls(symbol=row.symbol, label=label, photo_of=row.photo_of)


NO_PICTURE = Picture()


@dataclass(frozen=True, kw_only=True)
class Memory:
    """What a council knows: its words with their pictures, and its people by call name.

    ``sets`` are the sets of pictograms that the organisation brought.
    """

    council_id: int
    words: Mapping[str, HouseWord]
    people: Sequence[Person]
    sets: symbolsets.Offer = field(default_factory=symbolsets.Offer)

    @property
    def names(self) -> tuple[str, ...]:
        """The names that the engine may take as certain."""
        return tuple(person.call_name for person in self.people)

    def named(self, name: str) -> Person | None:
        """The one person of that call name; none when two share it."""
        found = [person for person in self.people if person.call_name == name]
        return found[0] if len(found) == 1 else None


def memory_of(council_id: int) -> Memory:
    """The council's words and people, and the sets there are, in three statements."""
    rows = house_words(council_id)
    return Memory(
        council_id=council_id,
        words={row.word: row for row in rows},
        people=_people(council_id),
        sets=symbolsets.offer(),
    )


def house_words(council_id: int) -> Sequence[HouseWord]:
    """The council's own dictionary, by word."""
    return session.scalars(
        sa.select(HouseWord)
        .options(joinedload(HouseWord.photo_of))
        .where(HouseWord.council_id == council_id)
        .order_by(in_order(HouseWord.word))
    ).all()


def _people(council_id: int) -> Sequence[Person]:
    """Who may stand in an easy text with a photo: the council, its house, its begeleiders."""
    today = clock.local(clock.now()).date()
    house = sa.select(Council.house_id).where(Council.id == council_id).scalar_subquery()
    members = sa.select(Membership.person_id).where(
        Membership.council_id == council_id,
        Membership.confirmed_at.is_not(None),
        sa.or_(Membership.until.is_(None), Membership.until >= today),
    )
    staff = sa.select(HouseStaff.person_id).where(HouseStaff.house_id == house)
    return session.scalars(
        sa.select(Person)
        .where(
            Person.left_at.is_(None),
            sa.or_(Person.id.in_(members), Person.id.in_(staff), Person.house_id == house),
        )
        .order_by(in_order(Person.call_name), Person.id)
    ).all()


def proposal(sentence: str, memory: Memory) -> Picture:
    """The picture for a sentence: the house's own before the engine's, none when unsure.

    What a sentence denies is drawn crossed out; a person's name is the person's photo.
    """
    found = _read(sentence, memory)
    denied = [token for token in found.tokens if token.negated] if found else []
    if found is None or (found.main is None and len(denied) != 1):
        return NO_PICTURE if denied else _from_house(sentence, memory)
    return _drawn(denied[0] if found.main is None else found.tokens[found.main], memory)


def candidates(sentence: str, memory: Memory, current: Picture = NO_PICTURE) -> list[Picture]:
    """Pictures to choose from, the proposal first; the current one is always among them."""
    found = {one.value: one for one in [proposal(sentence, memory)] if one.value != NONE}
    for offer in _candidates(sentence, memory, MOST_CANDIDATES):
        person = memory.named(offer.label) if offer.concept == "name" else None
        one = Picture(
            symbol="" if person else str(offer.symbol), label=offer.label, photo_of=person
        )
        found.setdefault(one.value, one)
    listed = list(found.values())[:MOST_CANDIDATES]
    if current.value not in (NONE, *(one.value for one in listed)):
        listed.append(current)
    return listed


def word_pictures(sentence: str, memory: Memory) -> list[Picture]:
    """A pictogram for each word that has one, labelled by that word; a name stays a word."""
    found = _read(sentence, memory)
    tokens = [one for one in found.tokens if one.concept != "name"] if found else []
    drawn = [(one.words, _drawn(one, memory).symbol) for one in tokens]
    return [Picture(symbol=x, label=words) for words, x in drawn if x and words in sentence]


def search(query: str, limit: int = 12, sets: Sequence[str] = ()) -> list[Picture]:
    """Pictures for a typed word, the best first: of these sets, and ours."""
    return [
        Picture(symbol=str(offer.symbol), label=offer.label)
        for offer in pictos.search(query, limit, prefer=sets)
    ]


def hints(sentence: str, names: Collection[str] = ()) -> list[pictos.Hint]:
    """What could be easier in a sentence. It advises; nothing depends on it."""
    return pictos.hints(sentence, names)


def picture_named(value: str, memory: Memory, sentence: str = "") -> Picture | None:
    """The picture that a form sent; none at all for a symbol or person it may not have."""
    if value in ("", NONE):
        return NO_PICTURE
    if value.startswith("photo:"):
        found = (one for one in memory.people if f"photo:{one.id}" == value)
        person = next(found, None)
        return Picture(label=person.call_name, photo_of=person) if person else None
    try:
        symbol = pictos.Symbol.parse(value)
    except UnknownSymbolError:
        return None
    return Picture(symbol=str(symbol), label=_label(symbol, sentence, memory))


def remember(sentence: str, chosen: Picture, memory: Memory) -> None:
    """Keep what was picked for the word that the sentence is about, for the next time.

    A picture that the sentence had by itself teaches nothing; it only ends another choice
    for its word. Dates, times and amounts are never words of the house.
    """
    found = _read(sentence, memory)
    if found is None:
        return
    for token in found.tokens:
        own = _own(token, memory)
        if chosen.value in (own.value, str(token.symbol)):
            if known := _known(token, memory):
                session.delete(known)
            return
    word = _word(found, chosen)
    if word and not chosen.symbol.endswith(":not"):
        remember_word(memory.council_id, word, chosen)


def remember_word(council_id: int, word: str, chosen: Picture) -> HouseWord:
    """Make or change a word of the house's own dictionary."""
    word = " ".join(word.lower().split())[:60]
    find = sa.select(HouseWord).where(HouseWord.council_id == council_id, HouseWord.word == word)
    row = session.scalar(find)
    if row is None:
        row = HouseWord(council_id=council_id, word=word)
        session.add(row)
    row.symbol, row.photo_of = chosen.symbol, chosen.photo_of
    session.flush()
    return row


def forget_word(row: HouseWord) -> None:
    """Take a word out of the dictionary: from now on the engine proposes for it again."""
    session.delete(row)
    session.flush()


def _candidates(sentence: str, memory: Memory, most: int) -> list[pictos.Candidate]:
    first = memory.sets.first
    return pictos.candidates(sentence, names=memory.names, limit=most, prefer=first)


def _read(sentence: str, memory: Memory) -> pictos.Sentence | None:
    read = pictos.suggest(sentence, memory.names, prefer=memory.sets.first).sentences
    return read[0] if read else None


def _drawn(token: pictos.Picto, memory: Memory) -> Picture:
    known = _known(token, memory)
    if known is None:
        return _own(token, memory)
    chosen = Picture.of(known)
    if not token.negated:
        return chosen
    return replace(chosen, symbol=f"{chosen.symbol}:not") if chosen.symbol else NO_PICTURE


def _own(token: pictos.Picto, memory: Memory) -> Picture:
    """What the engine itself draws for a token, or the photo of the person it names."""
    if token.concept == "name" and (person := memory.named(token.words)):
        return Picture(label=person.call_name, photo_of=person)
    symbol = replace(token.symbol, negated=token.negated)
    return Picture(symbol=str(symbol), label=token.label[:60])


def _known(token: pictos.Picto, memory: Memory) -> HouseWord | None:
    return memory.words.get(token.lemma.lower()) or memory.words.get(token.words.lower())


def _from_house(sentence: str, memory: Memory) -> Picture:
    """A word of the house that the engine has no reading for; the longest wins."""
    for word in sorted(_words(sentence), key=len, reverse=True):
        known = memory.words.get(word) or memory.words.get(lemma(word))
        if known:
            return Picture.of(known)
    return NO_PICTURE


def _words(sentence: str) -> list[str]:
    return [token.lower for token in tokenize(sentence) if token.is_word and len(token.text) > 2]


def _word(found: pictos.Sentence, chosen: Picture) -> str:
    """The word that a picked picture is for: the main one, else the longest of the sentence."""
    main = None if found.main is None else found.tokens[found.main]
    names = [token for token in found.tokens if token.concept == "name"]
    if chosen.photo_of and names:
        return names[0].words
    denied = main is not None and main.negated
    ours = main is not None and (main.symbol.set in ("own", "openmoji") or is_brought(main.symbol))
    if main is not None and not denied and ours:
        return main.lemma
    if main is not None or any(token.negated for token in found.tokens):
        return ""
    return max(_words(found.text), key=len, default="")


def _label(symbol: pictos.Symbol, sentence: str, memory: Memory) -> str:
    if sentence:
        for offer in _candidates(sentence, memory, 12):
            if offer.symbol == symbol:
                return offer.label[:60]
    if is_brought(symbol):
        return word_of(symbol)[:60]
    return _labels().get(str(symbol).removesuffix(":not"), "")[:60]


@cache
def _labels() -> dict[str, str]:
    """The word under each symbol of the engine's concepts."""
    every = [concept(name) for name in concept_ids()]
    return {str(one.symbol): one.label for one in reversed(every) if one.symbol}
