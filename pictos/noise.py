"""What a word may have been before a scanner or a typist lost a mark or mistook a letter."""

from collections.abc import Iterator

SHORTEST = 4
LONGEST = 30
_WITHOUT_MARKS = str.maketrans("áàâéèêíìîóòôúùû", "aaaeeeiiiooouuu")
_DOTTED = str.maketrans("aeiou", "äëïöü")
_MARKED = {"e": "éèê", "a": "á", "o": "ó"}
_MISREAD = {"l": "i1", "i": "l", "1": "li", "0": "o"}


def marked(word: str) -> Iterator[str]:
    """Yield the word with one mark added or changed: cliënt for client and cliént."""
    if not SHORTEST <= len(word) <= LONGEST:
        return
    bare = word.translate(_WITHOUT_MARKS)
    for place, letter in enumerate(bare):
        after_vowel = place > 0 and bare[place - 1] in "aeiou"
        if letter in "aeiou" and after_vowel:
            yield bare[:place] + letter.translate(_DOTTED) + bare[place + 1 :]
        for other in _MARKED.get(letter, ""):
            yield bare[:place] + other + bare[place + 1 :]
    if bare != word:
        yield bare


def respelt(word: str) -> Iterator[str]:
    """Yield the word with one l, i, 1 or 0 read as the letter that it resembles."""
    if not 2 <= len(word) <= LONGEST or (len(word) < SHORTEST and word.isalpha()):
        return
    for place, letter in enumerate(word):
        for other in _MISREAD.get(letter, ""):
            yield word[:place] + other + word[place + 1 :]
