"""Where may a word break that no column holds?"""

BREAK = "\u200b"
# A word this long cannot be read anyway; it gets a place to break after so many letters (an unbroken word of
# 10,000 letters costs WeasyPrint minutes under `overflow-wrap`).
LONG_WORD = 30
BREAK_EVERY = 10


def breakable(words: str) -> str:
    """The text with places to break in words that no column holds; they do not show and are no characters."""
    if len(words) <= LONG_WORD:
        return words
    return " ".join(_broken(word) if len(word) > LONG_WORD else word for word in words.split(" "))


def _broken(word: str) -> str:
    return BREAK.join(word[start : start + BREAK_EVERY] for start in range(0, len(word), BREAK_EVERY))
