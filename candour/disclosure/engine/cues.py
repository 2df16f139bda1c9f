"""What the words around a name say: titles before it, verbs after it, a line of its own."""

from candour.disclosure.engine.lists import dictionary, is_word, words_of
from candour.disclosure.engine.tokens import Words

RARE = 20_000
"""From this rank on a word of the dictionary is hardly ever met but as a name."""


def is_ordinary(key: str) -> bool:
    """Whether a name is also an everyday word, so that a capital alone does not settle what it is."""
    if key in words_of("word_names"):
        return True
    if key in words_of("first_names") or key in words_of("surnames"):
        return False
    return is_word(key) and dictionary().get(key, 0) < RARE


def has_title(words: Words, index: int) -> bool:
    """Whether a title stands before the word: Mr, Dr, PC."""
    if index == 0:
        return False
    before = words.tokens[index - 1]
    return (
        before.key in words_of("titles")
        and words.tokens[index].gap.strip(" \n.") == ""
        and words.tokens[index].gap.count("\n") < 2
        and (before.capital or before.key in {"mr", "mrs", "ms", "dr"})
    )


def follows_like_a_name(words: Words, index: int) -> bool:
    """Whether what follows speaks for a name: a verb of a person, a possessive ending."""
    token = words.tokens[index]
    if token.full_end > token.end:
        return True
    if index + 1 >= len(words.tokens):
        return stands_alone(words, index)
    following = words.tokens[index + 1]
    if following.gap == ", " and following.key in {"who", "whose", "whom"}:
        return True
    if following.key in {"and", "or"} and following.gap == " " and index + 2 < len(words.tokens):
        other = words.tokens[index + 2]
        return other.capital and other.gap == " "
    verb = following.key in words_of("after_names") or (
        following.key.endswith("ed") and len(following.key) > 4
    )
    return (following.gap in {" ", "\n"} and verb) or addressed(words, index) or stands_alone(words, index)


_TO_SOMEBODY = frozenset(
    ["please", "can", "could", "would", "thank", "thanks", "i", "we", "you", "sorry", "just", "have", "are"]
)


def addressed(words: Words, index: int) -> bool:
    """Whether a message begins with the word as a name and a comma: "Rowan, please look at this"."""
    gap = words.tokens[index].gap
    following = words.tokens[index + 1]
    opens = index == 0 or "\n" in gap or '"' in gap
    return opens and following.gap in {", ", ",\n"} and following.key in _TO_SOMEBODY


def stands_alone(words: Words, index: int) -> bool:
    """Whether the word fills a line or a cell, as a name in a table or under a message does."""
    token = words.tokens[index]
    after = (
        words.tokens[index + 1].gap
        if index + 1 < len(words.tokens)
        else words.plain[token.full_end :] or "\n"
    )
    begins = index == 0 or "\n" in token.gap or "|" in token.gap
    return begins and after.lstrip(" ,")[:1] in {"|", "\n"}


_BEFORE = frozenset(
    [
        "with",
        "told",
        "saw",
        "met",
        "visited",
        "contacted",
        "phoned",
        "rang",
        "called",
        "asked",
        "texted",
        "from",
        "by",
        "for",
        "and",
        "to",
    ]
)
_AFTER = frozenset(
    [
        "said",
        "was",
        "had",
        "has",
        "did",
        "told",
        "and",
        "about",
        "attended",
        "reported",
        "that",
        "on",
        "at",
        "again",
    ]
)


_ARTICLES = frozenset(["the", "a", "an", "this", "each", "every", "last", "next", "one", "of"])


_WHOSE_NAME_FOLLOWS = frozenset(
    [
        "dad",
        "daddy",
        "mum",
        "mummy",
        "mother",
        "father",
        "brother",
        "sister",
        "son",
        "daughter",
        "uncle",
        "aunt",
        "auntie",
        "cousin",
        "partner",
        "boyfriend",
        "girlfriend",
        "husband",
        "wife",
        "mate",
        "hi",
        "hello",
        "hey",
        "dear",
        "tell",
        "told",
        "asked",
        "texted",
        "phoned",
    ]
)
"""Words before a name in a message that was typed without capitals: "her dad mark", "hi grace"."""


def behind_an_article(words: Words, index: int) -> bool:
    """Whether the word before makes a thing of it: "the hunt", "each grant"."""
    return index > 0 and words.tokens[index].gap == " " and words.tokens[index - 1].key in _ARTICLES


def small_but_a_name(words: Words, index: int) -> bool:
    """Whether an everyday word without a capital stands where a name would."""
    token = words.tokens[index]
    if dictionary().get(token.key, 99999) < 150:
        return False
    if index in words.first_words:  # of a message that is typed small throughout
        return follows_like_a_name(words, index)
    before = words.tokens[index - 1]
    if token.full_end > token.end and len(token.key) > 3:
        return before.key not in _ARTICLES
    closes = index + 1 >= len(words.tokens) or words.tokens[index + 1].gap.strip(" ")[:1] in {".", ",", "\n"}
    if before.key in _WHOSE_NAME_FOLLOWS and token.gap in {" ", ", "}:
        return token.gap == " "
    if before.key not in _BEFORE or token.gap != " ":
        return False
    return (closes and before.key in _BEFORE - {"for", "by", "and", "to", "from"}) or (
        not closes
        and words.tokens[index + 1].key in {"said", "told", "about", "again"}
        and before.key != "and"
    )


def title_start(words: Words, index: int) -> int:
    """The place of the first of the titles before a word."""
    while index and has_title(words, index):
        index -= 1
    return index
