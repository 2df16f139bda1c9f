"""Turns of speech that point at one person without a name, each with what makes it tell."""

import re
from dataclasses import dataclass
from functools import lru_cache

from candour.disclosure.engine.telling_written import written_turns

_W = r"[\w'-]+"
_NUMBER = r"(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen)"
_KIN = (
    r"(?:wife|husband|widow|widower|partner|fiance|fiancee|son|daughter|stepson|stepdaughter|mother|father|brother|sister|"
    r"half-brother|half-sister|twin|niece|nephew|cousin|grandson|granddaughter|grandchild|child|aunt|uncle|sibling)"
)
_SPORT = (
    r"(?:play|plays|played|playing|swim|swims|swam|run|runs|ran|box|boxes|boxed|row|rows|rowed|bowl|bowls|bowled|bat|bats|"
    r"batted|fence|fenced|shoot|shoots|shot|dive|dives|dived|cycle|cycles|cycled|compete|competes|competed|dance|dances|danced|"
    r"wrestle|wrestles|wrestled|skate|skates|skated|ride|rides|rode|sing|sings|sang|capped|goalkeeper|keeper|captain|striker|"
    r"forward|half|back|winger|hooker|prop|batsman|batter|bowler|defender|midfielder|centre|wing|reserve|trials?|trialled)"
)
_DISASTER = (
    r"(?:disaster|crash|fire|explosion|bombing|shooting|accident|tragedy|collapse|sinking|derailment|stabbings|siege|riots?|"
    r"massacre|flood|floods|landslide|blast|inferno|pile-up)"
)
_WHERE_IT_WAS = (
    r"(?:coach|ferry|train|rail|railway|tram|bus|minibus|plane|air|aeroplane|helicopter|boat|ship|trawler|lifeboat|pit|mine|"
    r"colliery|quarry|mill|factory|school|stadium|football|tower|tower-block|nightclub|disco|hotel|hospital|care-home|funfair|"
    r"fairground|circus|concert|market|bridge|tunnel|pier|power-station|refinery|foundry|chemical|gas|dam|motorway)"
)
_SHOW = r"(?:series|serial|programmes?|shows?|contests?|competitions?|quiz|documentary|documentaries|drama|appearances?|channel|presenter|star)"
_WON = (
    r"(?:title|titles|race|election|by-election|scholarship|fight|fights|bout|tournament|league|seat|raffle|jackpot|lottery|final|"
    r"finals|gold|silver|bronze|trophy|medal|medals|cup|prize|prizes|award|awards|contest|championship|competition|marathon)"
)
_SEAT = r"(?:the |this |our )?(?:county|country|nation|army|navy|province|england|wales|scotland|ireland|britain|great britain)"

# Why it tells; words of which the text must hold one, which spares looking; the turn itself.
TURNS: tuple[tuple[str, str, str], ...] = (
    (
        "Whoever belongs to a person with a history of their own can be found through that person.",
        "who whose killed convicted found shot known jailed that in from with at on he she they whom",
        rf"\b{_KIN} of (?:the |a |an )(?:{_W} )?(?:man|woman|boy|girl|child|couple|family|person|people|lady|officer|one) (?:who|whose|whom|that|in|from|with|at|on|he|she|they|killed|convicted|found|shot|known|jailed)\b",
    ),
    (
        "Whose relative serves in the police, a prison or the forces can be found through that relative.",
        "officer warder soldier governor sergeant constable inspector",
        rf"\b{_KIN} (?:is|was|had been|has been|became|is now|was then) (?:a |an |the )?(?:{_W} )?(?:officer|warder|soldier|governor|sergeant|constable|inspector) (?:at|in|with|of|on)\b",
    ),
    (
        "Whoever was seen or heard by many can be recognised: a series, a contest, a show.",
        "television televised tv radio reality talent quiz game chat cookery baking dating contestant contestants",
        rf"\b(?:television|televised|tv|radio|reality|talent|quiz|game|chat|cookery|baking|dating) {_SHOW}\b|\btelevised\b|\bcontestants?\b",
    ),
    (
        "Whoever won something is on a list of winners.",
        "won wins winning runner-up runner runners came",
        rf"\b(?:won|wins|winning) (?:{_W} ){{0,4}}?{_WON}\b|\brunners?-up\b|\bcame (?:first|second|third|last|{_W}th) in (?:a|the|an)\b",
    ),
    (
        "Whoever played for a county or a country is on a list of players.",
        "county country nation army navy province england wales scotland ireland britain school university village town city district region",
        rf"\b{_SPORT} (?:{_W} )?for (?:{_SEAT}|(?:his|her|their) (?:county|country|school|university|village|town|city|district|region))\b",
    ),
    (
        "A title, a record or a rank in sport or the arts belongs to few.",
        "champion champions record title team squad finalist finalists final finals gold medallist medallists",
        r"\b(?:county|national|world|regional|british|english|welsh|european|olympic|junior|under-\d+s?) (?:champions?|record|title|team|squad|finalists?|finals?|gold medal\w*|medallists?)\b",
    ),
    (
        "An accident that is known by its place was in the papers, and so were those whom it touched.",
        "disaster crash fire explosion bombing shooting accident tragedy collapse sinking derailment stabbings siege riot riots massacre flood floods landslide blast inferno pile",
        rf"\b{_WHERE_IT_WAS} {_DISASTER}\b",
    ),
    (
        "Whose picture or voice was in public can be recognised.",
        "paper papers newspaper newspapers press news television tv screen poster posters radio magazine magazines internet website billboard billboards front",
        rf"\b(?:photographs?|photos?|pictures?|face|image|voice|name|story|video|footage|fight|interview) (?:{_W} ){{0,4}}?(?:in|on) (?:(?:the|a|an|every|all) )?(?:{_W} )?(?:papers?|newspapers?|press|news|television|tv|screen|posters?|radio|magazines?|internet|website|billboards?|front page)\b",
    ),
    (
        "Few have many followers or readers.",
        "followers subscribers readers viewers fans influencer influencers youtuber youtubers vlogger vloggers blogger bloggers podcaster podcasters",
        r"\b(?:[\d,.]+|thousands?|hundreds?|millions?)(?: of)? (?:followers|subscribers|readers|viewers|fans)\b|\b(?:influencer|youtuber|vlogger|blogger|podcaster)s?\b",
    ),
    (
        "A place among brothers and sisters narrows a family down.",
        "children sisters brothers siblings sons daughters girls boys cousins",
        rf"\b(?:youngest|eldest|oldest|middle|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|one) of (?:the |her |his |their )?{_NUMBER} (?:{_W} )?(?:children|sisters|brothers|siblings|sons|daughters|girls|boys|cousins)\b",
    ),
    (
        "What is the first, the last or the end one on a road can be walked to.",
        "left right corner house cottage flat bungalow caravan pitch plot yard farm door shop last first",
        rf"\b(?:first|second|third|last|end|only) (?:{_W} )?(?:on|to) the (?:left|right|corner)\b|\b(?:first|last|end|only|corner|opposite) (?:house|cottage|flat|bungalow|caravan|pitch|plot|yard|farm|door|shop) (?:on|in|of|at|before|after|past|beyond|from)\b|\b(?:left|right|corner|house|last|first) (?:just )?(?:before|after|past|beyond) the (?:{_W} )?(?:crossing|bridge|church|chapel|school|shops?|pub|station|junction|roundabout|lights|turning|garage|farm)\b",
    ),
    (
        "A numbered bus or train runs past few doors.",
        "bus tram train route",
        r"\b(?:the|a|no\.?|number) (?:no\.? |number )?\d{1,3}[a-z]? (?:bus|tram|train|route)\b",
    ),
    (
        "Setting one person apart from the rest says that there is no second one.",
        "apart besides save except but other one",
        rf"\b(?:apart from|other than|besides|save for|except for|but for) (?:{_W} ){{1,7}}?(?:there (?:was|is|were) (?:no|only|not|nobody|never)|no-one|nobody)\b|\b(?:no|not one) other {_W} (?:from|in|at|on|of|to|who|with)\b|\bthe one {_W}(?: {_W})? (?:in|on|at|for) (?:the|this|that|our|their) (?:whole |entire )?(?:village|town|city|estate|valley|area|county|district|region|street|island|parish|neighbourhood|site|wing|team|hostel|school|country)\b",
    ),
    (
        "An illness or a trait that few have singles out.",
        "than few handful hardly almost",
        rf"\b(?:fewer|less|no more) than (?:{_W} ){{1,3}}?(?:people|families|cases|others|children|men|women|patients|sufferers)\b|\b(?:that|which|whom) (?:only |so )?(?:few|a handful|hardly anyone|almost nobody)\b",
    ),
    (
        "A body part that is missing or an unusual frame is seen by everybody.",
        "lost walks walk",
        rf"\blost (?:a|an|one|his|her|both|the use of) (?:of (?:his|her) )?(?:{_W} )?(?:legs?|arms?|hands?|eyes?|fingers?|foot|feet|ear|sight|hearing)\b|\bwalks with a (?:frame|limp|stick|crutch|cane)\b",
    ),
    (
        "Whoever lost somebody in what the papers told can be found through it.",
        "lost",
        rf"\blost (?:his|her|their|both|a|two|three) (?:{_W} )?(?:{_KIN}|parents|children|sons|daughters|brothers|sisters) (?:(?:in|to) (?:the|a|an)|on the|when|within|at)\b",
    ),
    (
        "A special task for a region is held by one person.",
        "lead leads champion ambassador coordinator ordinator chair",
        r"\b(?:diversity|equality|equalities|inclusion|race|faith|disability|neurodiversity|veterans?|autism|dementia|extremism|terrorism|stalking|trauma|gangs?|wellbeing|women's|travellers?|lgbt\w*) (?:lead|leads|champion|ambassador|coordinator|co-ordinator|network chair) (?:for|in|of|across|at) (?:the|this|our|that)\b",
    ),
    (
        "A family that fosters or adopts is known where it lives.",
        "foster fosters fostered adopted adopt",
        r"\b(?:who|they|couple|family) (?:foster|fosters|fostered|adopted|adopt) (?:on|in|at|for|her|him|them|the|two|three|children|babies)\b",
    ),
    (
        "A long service or a last holder of a trade is known to everybody in the place.",
        "serving surviving standing remaining ever decorated county town city village region parish force island valley club team",
        r"\b(?:longest|oldest|last|only|first|most)(?:-| )(?:serving|surviving|standing|remaining|ever|decorated)\b|\bthe (?:county|town|city|village|region|parish|force|island|valley|club|team)'s (?:first|last|only|oldest|youngest|longest|most|own)\b",
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of speech, why it tells, and the words of which one must stand in a text that holds it."""

    reason: str
    needs: frozenset[str]
    pattern: re.Pattern[str]


@lru_cache(maxsize=1)
def turns() -> tuple[Turn, ...]:
    """The turns of speech; a line may end at every space."""
    spoken = [(reason, frozenset(needs.split()), pattern) for reason, needs, pattern in TURNS]
    return tuple(
        Turn(reason, needs, re.compile(pattern.replace(" ", "[ \n]")))
        for reason, needs, pattern in (*spoken, *written_turns())
    )
