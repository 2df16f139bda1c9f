"""Words that single one person out: the only, the first, one of two, known to everybody."""

import re
from collections.abc import Iterator
from functools import lru_cache

from candour.disclosure.engine.found import Found
from candour.disclosure.engine.lists import words_of
from candour.disclosure.engine.reasons import REASONS
from candour.disclosure.engine.telling import turns
from candour.disclosure.engine.tokens import Words

_BEFORE = frozenset(["the", "their", "his", "her", "its", "my", "our", "your", "whose"])
_SINGLES = frozenset(
    [
        "only",
        "sole",
        "single",
        "lone",
        "first",
        "last",
        "youngest",
        "oldest",
        "eldest",
        "tallest",
        "shortest",
        "richest",
        "poorest",
        "newest",
        "surviving",
        "remaining",
        "second",
        "third",
        "longest-serving",
    ]
)
_SUPERLATIVE = re.compile(r"(?:\w{3,}est)$")
_LARGE = frozenset(["biggest", "largest"])
_PLACES = frozenset(
    ["school", "prison", "premises", "church", "village", "hamlet", "shop", "farm", "house", "home", "hostel", "pub", "hotel", "club",
     "mosque", "temple", "hospital", "factory", "office", "site", "island", "parish", "team", "street", "estate", "family"]
)  # fmt: skip
"""Places of which the largest or the smallest can be found on a map."""
_FEW = r"(?:two|three|four|five|six|a handful|a few|very few|few|several)"
_W = r"[\w'-]+"
_MEDIA = r"(?:television|tv|news|press|newspapers?|papers?|documentary|programme|radio|magazine|film)"


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    sources = (
        r"\b(?:stood|standing|ran|elected|candidate) (?:for|to) (?:the )?(?:parliament|council|office|mayor|senedd|election)\b",
        r"\b(?:crowned|carnival|beauty|rose|may|prom|pageant) (?:queen|king|princess)\b|\bcrowned\b",
        rf"\b(?:rescued|rescuing|rescue|saved|saving|pulled) (?:{_W} ){{1,4}}?from (?:the |a )?(?:canal|river|sea|fire|lake|flames|house|car|water|well|pond|building|wreck|mine)\b",
        r"\bone-(?:legged|eyed|armed|handed)\b|\b(?:albino|dwarfism|dwarf|conjoined)\b",
        r"\b(?:survivor|survivors|survived) (?:of|in)? ?(?:the |a )?(?:crash|fire|bombing|shipwreck|explosion|disaster|massacre|flood|earthquake|siege|shooting|holocaust|genocide)\b",
        r"\bknown for\b(?! its)|\bknown as (?:the|an?|our|their|his|her|everybody's|everyone's)\b|\b(?:knew|know|calls?|called|nicknamed|dubbed) (?:him|her|them) (?:as|the)\b|\bas (?:everybody|everyone|the locals|people) (?:called|knew|calls|knows)\b",
        r"\b(?:olympic|paralympic|olympian|paralympian|commonwealth games|world cup|premier league|professional (?:football|footballer|rugby|boxer|boxing|cricketer|cricket|dancer|wrestler|golfer|cyclist|jockey)\w*)\b",
        r"\bformer (?:world |national |british |european |county )?(?:champion|international|footballer|boxer|jockey|rower|mayor|model|actor|actress|singer|miner|soldier|captain|mp|councillor|athlete)\b",
        r"\b(?:swam|swum|climbed|sailed|rowed|cycled|walked|ran) (?:the |across |around |round |solo |up )+(?:channel|everest|atlantic|world|country|length|marathon|mountain|sea|ocean)\b",
        r"\bthe only (?:one|ones|two|person|people|other)\b(?! (?:way|thing))",
        rf"\b(?:only|just|fewer than|less than|no more than|among the) {_FEW} (?:{_W} ){{1,3}}?(?:in|at|on|with|from|who|live|lived)\b",
        rf"\b(?:fewer|less|no more) than (?:{_W} )?{_W} (?:people|families|cases|households|others)\b",
        r"\bshared (?:thousands|hundreds|many|over|more)\b[^.]{0,30}?(?:online|times|facebook|media)\b|\b(?:petition|crowdfunding|crowdfunder|public appeal|press conference|press interview)\b",
        r"\bon (?:the )?(?:front page|television|tv|local radio|national radio)\b|\bin (?:all )?the (?:papers|newspapers|press|local paper|local press|national press)\b",
        rf"\b(?:very )?(?:distinctive|rare|unusual|recogni[sz]able|prominent|striking) (?:{_W} ){{0,2}}?(?:tattoo|scar|birthmark|accent|voice|limp|car|van|hair|beard|surname|name|appearance)s?\b",
        r"\bonly (?:child|son|daughter|sibling|brother|sister|grandchild|girl|boy|survivor)\b",
        rf"\bone of (?:only |just |the |its )*(?:{_FEW}|first|last|very)\b(?! (?:occasions|times|reasons|ways|areas|things))",
        r"\b(?:nobody|no-one|no one) else (?:in|at|on|who|has|had|from|with|there|locally|for)\b",
        rf"\bno other {_W} (?:in|at|on|who|from|locally|there)\b",
        r"\bthere (?:is|was|are|were|has been|had been|has only|had only|has ever|had ever)(?: ever| been| only)* only (?:ever )?(?:been )?(?:one|two|three|a single)\b",
        rf"\bonly (?:one|two|three|four|a few|a handful) (?:of )?(?:{_W} ){{0,3}}?(?:people|families|households|children|men|women|officers|pupils|residents|members|staff)\b",
        r"\b(?:well|best|widely|locally)(?:-| )known\b(?! to )(?! that)|\bknown (?:to (?:everyone|everybody|all|most)|locally|throughout|across|by everyone|around|in the (?:village|town|area|press|neighbourhood|community))\b",
        r"\b(?:famous|notorious|celebrated|renowned) (?:for|in|as|locally|across|throughout)\b|\b(?:household name|local celebrity|local hero|local legend)\b",
        rf"\b(?:won|winner of|winning|holder of|holds|held|broke|awarded|received) (?:the |a |an |two |three |several )?(?:{_W} ){{0,4}}?(?:award|prize|medals?|championships?|trophy|record|competition|lottery|cup|bravery|mbe|obe)\b",
        rf"\b(?:appeared|appearing|featured|interviewed|pictured|filmed|shown|reported|seen|photographed|named) (?:on|in|by|for) (?:the |a )?(?:{_W} ){{0,2}}?{_MEDIA}\b",
        r"\b(?:made|hit|in|making) (?:the )?(?:local |national |front )*(?:headlines|front pages?)\b|\bmade the (?:local |national )?news\b|\bwent viral\b|\bheadlines\b",
        r"\b(?:longest-serving|longest serving|first-ever|one-of-a-kind|record-breaking|award-winning|prize-winning)\b",
        r"\b(?:twins?|triplets?|quadruplets?|conjoined)\b(?! (?:entries|aims|forms|copies|track))",
        rf"\b(?:rare|unusual|distinctive|uncommon) (?:{_W} )?(?:condition|disease|disorder|illness|surname|name|accent|job|occupation|profession|syndrome|cancer|tattoo|birthmark|blood group|language|religion|voice|gait|limp|hobby|car|breed|instrument)\b",
        r"\b(?:unlike any(?:one|body)|the one (?:who|with)|alone among|unique|uniquely|single-handed|unmistakable|instantly recognisable)\b",
        rf"\b(?:first|last|youngest|oldest|only) (?:{_W} ){{0,3}}?(?:ever )?to (?:be|become|hold|win|have|serve|play|represent|receive|qualify|graduate|swim|run|captain|lead|sail|climb|give|survive|live|work|keep)\b",
        rf"\b(?:captain|president|mayor|winner|champion|bishop|mascot) of (?:the |her |his )?(?:{_W} )?(?:team|club|county|city|town|nation|country|league)\b",
    )  # fmt: skip
    return tuple(re.compile(source.replace(" ", "[ \n]")) for source in sources)


def find_uniqueness(words: Words) -> Iterator[Found]:
    """By what comes after "the only" and the like, and by fixed turns of speech."""
    yield from _singled_out(words)
    for pattern in _patterns():
        for match in pattern.finditer(words.low):
            if (
                not set(re.findall(_W, match.group())) & words_of("not_people")
                or "to" not in match.group().split()
            ):
                yield _made(match.start(), match.end())
    keys = {token.key for token in words.tokens}
    for turn in turns():
        if turn.needs & keys:
            for match in turn.pattern.finditer(words.low):
                yield _made(match.start(), match.end(), turn.reason)


def _singled_out(words: Words) -> Iterator[Found]:
    tokens = words.tokens
    for index in range(1, len(tokens)):
        if not _singles(tokens[index].key):
            continue
        before = tokens[index - 1]
        if before.key not in _BEFORE and before.full_end == before.end:
            continue
        last = _person_after(words, index)
        if last is None and tokens[index].key.endswith("est"):
            last = _place_after(words, index)
        if last is None and tokens[index].key not in {"second", "third", "single"}:
            last = _scope_after(words, index)
        if last is not None:
            yield _made(before.start if before.key in _BEFORE else tokens[index].start, tokens[last].end)


def _singles(key: str) -> bool:
    if key in _SINGLES or key in _LARGE:
        return True
    return key not in words_of("not_superlatives") and len(key) > 5 and bool(_SUPERLATIVE.match(key))


def _person_after(words: Words, index: int) -> int | None:
    """The place of a word for a person, or of a place that makes the words tell, within the next few."""
    tokens = words.tokens
    people = words_of("uniqueness_nouns", "roles")
    only = tokens[index].key in {"only", "sole", "lone", "last", "remaining"}
    if tokens[index].key in {"only", "sole", "lone"}:
        people |= words_of("persons", "working_people")
    for following in range(index + 1, min(index + 7, len(tokens))):
        key = tokens[following].key
        if following in words.first_words or tokens[following].gap.strip(" -\n'"):
            return None
        if key in words_of("not_people"):
            return None
        if following < index + 5 and (key in people or key.removesuffix("s") in people) and key != "one":
            return following
        if only and _is_setting(words, index, following):
            return following
    return None


def _is_setting(words: Words, index: int, following: int) -> bool:
    """The only bakery still open; the last man at the mill: a word for a place, and nothing abstract before it."""
    key = words.tokens[following].key
    between = {token.key for token in words.tokens[index + 1 : following]}
    if key not in words_of("settings") or between & words_of("not_singled"):
        return False
    return following > index + 2 or key not in words_of("ordinary_settings")


_REACHING = frozenset(["in", "on", "of", "at", "across", "throughout"])
_THIS = frozenset(["the", "this", "that", "their", "his", "her", "our", "its", "whole", "entire"])


def _scope_after(words: Words, index: int) -> int | None:
    """The only stall in the town; the cleverest in the class: it reaches over a place, whatever it is."""
    tokens = words.tokens
    reaching = False
    for following in range(index + 1, min(index + 9, len(tokens))):
        key = tokens[following].key
        if following in words.first_words or tokens[following].gap.strip(" -\n'"):
            return None
        if key in words_of("not_people", "not_singled"):
            return None
        if reaching and key in words_of("scopes"):
            return following
        if not reaching and following > index + 5:
            return None
        reaching = (reaching and key in _THIS | {"history"}) or (
            key in _REACHING and _goes_on(words, following)
        )
    return None


def _goes_on(words: Words, index: int) -> bool:
    return index + 1 < len(words.tokens) and words.tokens[index + 1].key in _THIS


def _place_after(words: Words, index: int) -> int | None:
    """The smallest school in the valley: a place of which there can be one only."""
    tokens = words.tokens
    for following in range(index + 1, min(index + 4, len(tokens) - 1)):
        if tokens[following].gap.strip(" -\n'"):
            return None
        if tokens[following].key in _PLACES and tokens[following + 1].key in {"in", "on", "of", "at", "for"}:
            return following + 1
    return None


def _made(start: int, end: int, reason: str = REASONS["look.uniqueness"]) -> Found:
    return Found(start, end, "uniqueness", 2, "look.uniqueness", reason, overlay=True)
