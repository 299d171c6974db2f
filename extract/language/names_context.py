"""What stands around an untyped name says of its being a person, a body or a place: named reasons with weights, one sum per story."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.language.names_cells import Page
from extract.language.names_chunks import Chunk
from extract.language.names_evidence import Reason, Votes
from extract.language.names_words import words

_BEFORE = (
    ("P", "_", Reason(5, 0, 0, "President X")),
    ("T", "_", Reason(5, 0, 0, "Mr X")),
    ("P", ",", Reason(2, 0, 0, "the president, X")),
    ("P", "or", Reason(0, 1.5, 0, "head of X")),
    ("g", ",&", Reason(1.2, 0, 0, "Anna Petrova and X")),
    ("CLKJU", ",&", Reason(0, 0, 1.9, "Kharkiv and X")),
    ("SD", "'", Reason(0, 0.5, 0, "Ukraine's X")),
)
_AFTER = (
    ("P", ",t", Reason(3, 0, 0, "X, head of")),
    ("g", ",&", Reason(1.2, 0, 0, "X and Anna Petrova")),
    ("P", "_", Reason(0, 2.5, 0, "X spokesman")),
    ("l", "_", Reason(0, 0, 3, "X governor")),
    ("Pl", "'", Reason(0, 1, 0, "X's chief")),
    ("SLU", ",", Reason(0, 0, 2.5, "X, Romania")),
    ("CKJ", ",", Reason(0, 0, 1, "X, Kharkiv")),
    ("CLKJU", "&", Reason(0, 0, 1, "X and Kharkiv")),
    ("AR", "(", Reason(0, 3, 0, "X Y Z (XYZ)")),
)
_LOCAL = frozenset(("governor", "mayor", "prefect", "administrator", "regional governor", "regional head"))

_IN = words("in at near inside outside across throughout towards toward around")
_FROM = words(
    "from to into between over via through reached entered left visited captured seized stormed liberated retook shelled bombed struck hit"
)
_IS_IN = Reason(0, 0, 2, "in X")
_IS_FROM = Reason(0, 0, 0.8, "from X")
_IS_BY = Reason(0.4, 0, 0, "by X")
_IS_THE = Reason(-1.5, 1.2, 0, "the X")
_KIN = words(
    """
    brother sister wife husband son daughter father mother uncle aunt nephew niece cousin widow fiancee grandson grandfather grandmother
    granddaughter son-in-law stepson twin girlfriend boyfriend friend neighbour neighbor classmate roommate colleague counterpart
    predecessor successor namesake comrade teammate accomplice suspect defendant gunman bomber hijacker attacker assailant fugitive
    victim survivor passerby bystander eyewitness villager mother-of-two mother-of-three father-of-two father-of-three
    """
)
_IS_KIN = Reason(2.5, 0, 0, "her brother X; the suspect, X")
_NAMES = words("named nicknamed née nee alias")
_IS_NAMED = Reason(1, 0, 0, "a man named X")
_MEETS = words(
    """
    met thanked married succeeded replaced praised interviewed congratulated sacked fired dismissed appointed nominated elected
    re-elected jailed arrested extradited pardoned summoned assassinated befriended detained
    """
)
_IS_MET = Reason(1, 0, 0, "met X")
_BODIES = words(
    """
    agency newspaper channel broadcaster outlet website portal magazine daily weekly group militia company firm conglomerate manufacturer
    maker developer contractor operator airline party movement mission ngo charity think-tank institute publisher retailer supplier
    bank station brand startup start-up producer insurer lender broker shipowner builder paramilitary network watchdog
    monitor nonprofit faction cartel gang syndicate battalion brigade regiment unit army militia coalition alliance bloc
    """
)
_IS_BODY = Reason(-1.5, 2.2, 0, "the firm X")
_TOLD = words("told tells telling")
_IS_TOLD = Reason(0.6, 0.8, 0, "told X")
_NAMED_BODY = re.compile(
    r"\b(?:agency|mission|operation|force|group|militia|company|firm|unit|channel|broadcaster|newspaper|movement|alliance|service|bloc|"
    r"coalition|contingent|manufacturer|institute|charity|party|body|organi[sz]ation|union|network|wing|arm|command|ministry|department)s?"
    r"(?: (?:in|to|for|of|on) [^,.;:()]{3,40})?,(?: (?:called|named|dubbed|known as|the))? $"
    r"|\b(?:agency|mission|operation|force|group|militia|company|firm|unit|channel|broadcaster|newspaper|movement|alliance|newsletter)"
    r" (?:called|named|dubbed|known as|code-?named) (?:the )?$"
)
_HAS_NAMED_BODY = Reason(-1, 2.2, 0, "its naval mission in the region, X")
_OBJECTS = words(
    """
    ship vessel warship frigate destroyer corvette cruiser carrier tanker freighter trawler ferry yacht dhow barge submarine tug tugboat
    minesweeper minehunter icebreaker schooner liner boat gunboat motorboat steamer ketch hovercraft aboard typhoon hurricane cyclone
    storm satellite missile rocket drone howitzer helicopter airliner film movie book novel song album play series exercise operation
    restaurant cafe café bar pub hotel shop supermarket racehorse volcano asteroid comet spacecraft probe
    """
)
_IS_OBJECT = Reason(-9, -3, -3, "the frigate X")
_AGED = re.compile(r"\b(?:\d{1,3}|[a-z]+(?:-[a-z]+)?)-year-old (?:[a-z-]+ )?$")
_IS_AGED = Reason(3, 0, 0, "the 34-year-old X")
_BEARING = re.compile(
    r"\b(?:(?:north|south)?(?:east|west)|north|south|outskirts|suburbs?|km|kilomet(?:er|re)s|miles|city|cities|towns?|villages?|port|ports|"
    r"districts?|neighbou?rhoods?|provinces?|areas?|regions?|island|islands|governorates?|county|counties|municipality|municipalities|"
    r"commune|township|hamlets?|settlements?|coast|capital|enclave|oblast|raion|valley|vicinity|border|shores?|streets|centre|center|skies|"
    r"resort|suburb|fall|siege|capture|battle|recapture|liberation) "
    r"(?:of|from) (?:the )?$"
)
_HAS_BEARING = Reason(0, 0, 3, "north of X, the city of X")
_SAYING = words(
    """said says told added adds noted stressed explained argued wrote writes denied confirmed warned announced insisted recalled thanked
    claimed explains met meets visited visits signed ordered vowed called urged tweeted replied asked believes arrived travelled traveled"""
)
_SAYS = Reason(1.2, 0.8, 0, "X said")
_IS_SAID_BY = Reason(1.2, 0.5, 0, "said X")
_LIVES = words(
    """
    recalls recalled remembers remembered shrugged shrugs nodded smiled laughed wept cried whispered sighed teaches taught studied studies
    learned thinks thought knows knew feels felt wonders wondered wants hopes lives lived sits sat stands walks walked ran drives drove
    joined resigned retired died herself himself hopes fears fled grew shouted muttered grinned pauses paused points pointed waved
    sighs laughs weeps wakes woke worries worried heads lost
    """
)
_LIVED = Reason(1.2, 0, 0, "X shrugged")
_AGE = re.compile(r", (?:aged )?\d{1,2}(?:,| years|\.(?!\d)|$)|, (?:an? |the |now )?\d{1,2}-year-old| \(\d{1,2}\)")
_HAS_AGE = Reason(3, 0, 0, "X, 34,")
_HAS_KIN = re.compile(
    r"[’']s? (?:late |own |older |elder |younger |former )?"
    r"(?:wife|husband|widow|brother|sister|son|daughter|father|mother|parents|family|lawyer|attorney|uncle|cousin|body|birthday|death|murder)\b"
)
_IS_WHOSE = Reason(2, 0, 0, "X's brother")
_DESCRIBED = words(
    """agency newspaper channel broadcaster website news magazine group militia company conglomerate party movement network outlet fighters
    militants forces"""
)
_IS_DESCRIBED = Reason(0, 3, 0, "the X agency")
_CALLED = re.compile(
    r"(?: \([^)]*\))?, (?:the|an?|its|their|one of the|another) (?:[a-z][\w-]* ){0,3}"
    r"(?:mission|group|agency|militia|force|bloc|body|alliance|coalition|movement|party|company|firm|manufacturer|maker|charity|watchdog|monitor|"
    r"think-tank|think tank|organisation|organization|newspaper|broadcaster|channel|station|unit|brigade|regiment|network|ministry|"
    r"institute|centre|center|union|committee|council|service|paramilitary|faction|outlet|website|contractor|producer|operator|airline|bank)\b"
)
_IS_CALLED = Reason(-2, 2.5, 0, "X, the mission that")
_SITES = words(
    """
    region oblast province district city town village airport port area areas front frontier governorate county municipality prefecture
    canton commune township neighborhood neighbourhood suburb valley peninsula island islands river lake mountains mountain forest crossing
    checkpoint border bridge dam hills highway road street square camp base barracks airfield sector direction axis enclave settlement
    """
)
_IS_SITE = Reason(0, 0, 3, "the X region")
_DOES = words("has is will was had says said")
_ACTS = Reason(0, 0.5, 0, "XYZ has")
_RELATIVE = (", who ", ", whose ", ", aged ", " who ", " whose ", ", himself ", ", herself ", ", née ")
_IS_SOMEBODY = Reason(2, 0, 0, "X, who")


def context_votes(page: Page, chunks: Sequence[Chunk], i: int, votes: Votes) -> None:
    """Adds what the surroundings of chunk `i` say."""
    here = chunks[i]
    if i and chunks[i - 1].last + 1 == here.first:
        _add_matching(_BEFORE, _kind(page, chunks[i - 1]), here.before, votes)
    if i + 1 < len(chunks) and chunks[i + 1].first == here.last + 1 and (here.after != "(" or here.last > here.first):
        following = chunks[i + 1]
        local = following.kind == "P" and following.entry is not None and following.entry.name in _LOCAL
        _add_matching(_AFTER, "l" if local else _kind(page, following), here.after, votes)
    before = page.text[max(page.sentences[here.sentence].start, here.start - 70) : here.start]
    _words_before(before, votes)
    _words_after(page.text[here.end : here.end + 60], here.kind, votes)


def _kind(page: Page, chunk: Chunk) -> str:
    """The chunk's kind; g for an untyped run that begins with a given name."""
    return "g" if chunk.kind == "R" and chunk.last > chunk.first and page.codes[2 * chunk.first] in "GJ" else chunk.kind


def _add_matching(rules: tuple[tuple[str, str, Reason], ...], kind: str, gap: str, votes: Votes) -> None:
    for kinds, gaps, reason in rules:
        if kind in kinds and gap in gaps:
            votes.add(reason)
            return


def _words_before(before: str, votes: Votes) -> None:
    parts = before.split()
    word = parts[-1].lower().strip("\"“'‘(:") if parts else ""
    last = word.rstrip(",")
    if last == "the":
        if not votes.definite:
            votes.add(_IS_THE)
        votes.definite = True
    elif (single := _WORD_BEFORE.get(word) or (_IS_KIN if last in _KIN else None)) is not None:
        votes.add(single)
    if len(parts) > 1 and _BEARING.search(before):
        votes.add(_HAS_BEARING)
    elif before.endswith((", ", "ed ", "as ", "the ")) and _NAMED_BODY.search(before):
        votes.add(_HAS_NAMED_BODY)
    if "-year-old" in before and _AGED.search(before):
        votes.add(_IS_AGED)


_WORD_BEFORE = {
    word: reason
    for known, reason in (
        (_MEETS, _IS_MET), (_NAMES, _IS_NAMED), (_SAYING, _IS_SAID_BY), (_OBJECTS, _IS_OBJECT), (_TOLD, _IS_TOLD), (_BODIES, _IS_BODY),
        (words("by"), _IS_BY), (_FROM, _IS_FROM), (_IN, _IS_IN),
    )
    for word in known
}  # fmt: skip
"""What the word before a name says; the last of the groups that has it decides."""


def _words_after(tail: str, kind: str, votes: Votes) -> None:
    after = tail.split(None, 2)
    if after and tail[0] == " ":
        word = after[0].strip(".,;:").lower()
        if word in _DOES and kind == "A":
            votes.add(_ACTS)
        if word in _SAYING:
            votes.add(_SAYS)
        elif word in _LIVES:
            votes.add(_LIVED)
        elif word in _DESCRIBED:
            votes.add(_IS_DESCRIBED)
        elif word in _SITES:
            votes.add(_IS_SITE)
    if tail.startswith(_RELATIVE):
        votes.add(_IS_SOMEBODY)
    elif tail[:1] in ", " and _CALLED.match(tail):
        votes.add(_IS_CALLED)
    elif tail[:1] in ", " and _AGE.match(tail):
        votes.add(_HAS_AGE)
    elif tail[:1] in "'’" and _HAS_KIN.match(tail):
        votes.add(_IS_WHOSE)
