"""Word lists and patterns of the name grammar: what looks like a name, and which capitals mean nothing."""

from __future__ import annotations

import re


def words(text: str) -> frozenset[str]:
    """The words of a string, as a set."""
    return frozenset(text.split())


_UPPER = "".join(chr(c) for c in (*range(0x41, 0x250), *range(0x1E00, 0x1F00)) if chr(c).isupper())
"""Latin capitals with and without marks; `re` has no class for them."""

_PARTICIPLE = (
    r"made|born|led|run|built|era|style|class|type|based|held|speaking|wide|sent|language|flagged|owned|linked|only|bound|occupied|"
    r"\w+ed|\w+ing|day|month|year|long|old|strong|range|backed|friendly|aligned|level|century|designate|elect|in-chief|general"
)
CAPITAL_WORD = re.compile(
    rf"""(?<![\w@#/&-])(?:
      (?:[{_UPPER}]\.){{2,}}[{_UPPER}]?(?!\w)                       # U.S., J.R.R.
    | [{_UPPER}]\.(?=\s?[{_UPPER}])                                 # an initial
    | (?:(?:[aA][lshzdnrt]|[aA]sh|[eE]l|[uU]l|[dD])[-’'])?          # al-, el-, d'
      [{_UPPER}]\w*(?:[’'](?!s\b)(?=\w)\w+|[-‑](?!(?:{_PARTICIPLE})\b)(?=\w)\w+|&[{_UPPER}]\w*|\.(?=[a-z]{{2,3}}\b)\w+)*
    | (?<![\d,.:$€£])\d{{1,4}}(?:st|nd|rd|th)?(?=\s[{_UPPER}a-z])                   # 155th Brigade, Kursk 2
    )""",
    re.VERBOSE,
)
"""One capitalised word, an initial, or a number that may be part of a name. A possessive ending is left out."""

_HEAD_MODIFIER = (
    r"foreign|defen[cs]e|interior|justice|finance|health|education|energy|transport|economy|culture|emergency|armed|security|military|police|"
    r"intelligence|spy|state|public|national|air|ground|naval|land|border|coast|secret|special|civil|anti-\w+|general|counter-?intelligence|"
    r"space|main|unification|agriculture|infrastructure|forces|prosecution"
)
HEAD_MODIFIERS = re.compile(rf"(?:\b(?:{_HEAD_MODIFIER})\s){{1,3}}$")
"""Words in front of a lower-case head that belong to the body's name ('foreign ministry', 'military intelligence agency')."""

LOWER_HEADS = words(
    """
    ministry agency service directorate forces army navy military staff guard media government council parliament office court bank
    police embassy intelligence opposition regime fleet bureau department legislature assembly presidency brigade battalion regiment
    division squadron force gendarmerie coastguard
    """
)
"""Last words of bodies written in lower case; such a body is a name only beside its state or, for a ministry, with a modifier."""

STARTERS = words(
    """
    a about above accompanied according across action additionally after afterwards again against ahead all almost along alongside
    already also although always am amid among an and another any anyone anything are around as asked at away back background be
    because been before beginning spy behind being below beside besides between beyond both breaking but by came can citing could
    despite did do does don't down due during each earlier early either else elsewhere english even eventually ever every everyone
    everything except far few fewer finally first five following for former four from further get give given go had half has have
    having he hello her here hers high him his hours how however i if in inside instead into is it its just last late later latest
    least left less let like live local many may maybe me meanwhile media military more moreover most much must my near nearly neither
    never nevertheless new next nine no nobody none nor not nothing notably notes now of off officials old on once one only onto or
    other others otherwise our out outside over overall overnight part people perhaps photo please police previously prior quoted
    rather read recently related report reportedly reports residents right same satellite see senior separately seven several she
    should similarly since six so some someone something soon sources speaking still such summary take ten than thanks that the their
    them then there therefore these they thing this those though thousands three through throughout thus time to today together
    tomorrow tonight too top toward towards troops two under unlike until up updated upon us use using very via was watch we week
    weeks well were western what when where whereas whether which while who whoever whose why will with within without witness
    witnesses women work would written yes yesterday yet you your soldiers fighters rebels analysts experts critics observers
    diplomats lawmakers journalists protesters eastern northern southern central
    """
)
"""Words that are no name at the start of a sentence, whatever stands elsewhere in the story."""

NUMBERS = words(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty "
    "thirty forty fifty sixty seventy eighty ninety hundred thousand dozen dozens scores hundreds thousands tens"
)
"""Words of numbers; a sentence may open with one, or with two joined by a hyphen."""
NEVER_NAMES = words(
    """
    i january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct
    nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun gmt utc kst est edt cet
    msk bst am pm the a an and or but of in on at to for with by from us follow read it he she they we you this that these those his
    her its their our not no is are was were has have will as if so when what who how why where after before during since until while
    all some more most new first last next also mr christmas easter ramadan god covid-19 covid islam islamic christian christians
    muslim muslims jewish jews sunni shia shiite orthodox catholic cctv gps dna tv hiv faq pdf suv ied ieds vbied ngo ngos gdp pow
    pows id idp idps vip un-led caption title photo image video share subscribe comments updated newsletter facebook app cookie
    advertisement live breaking
    """
)
"""Capitalised words that name nobody and no place: calendar, religion, page furniture."""

THINGS = words(
    """
    treaty resolution article war agreement act day cup prize accord accords protocol pact plan operation convention declaration
    summit conference championship games order programme program project initiative award medal hero constitution law code process
    deal memorandum statement report index book bible block mark class model type version series phase chapter section annex appendix
    table figure page vol no world cold internet web app windows android energy economy democracy communism congress weekend night
    morning issue edition dialogue partnership strategy doctrine missile missiles rocket drone drones tank tanks system systems
    aircraft jet jets helicopter howitzer rifle gun century revolution uprising incident crisis decree festival show holocaust
    genocide marathon coordinates id awards olympics forum
    """
)
"""Last words of capitalised runs that name a thing of another kind: no person, body or place."""

ABSTRACT = words(
    """
    affairs defence defense trade security development intelligence health finance culture tourism commerce cooperation foreign
    internal external interior justice energy education science technology industry information human rights nuclear atomic strategic
    studies research international national federal military civil public central special joint supreme general main armed naval air
    maritime economic political social emergency emergencies situations refugees migration agriculture transport communications
    environment labour labor global united combined multinational territorial mechanized mechanised armoured armored motorized
    motorised airborne marine tank infantry rifle artillery engineer guards assault separate national-guard reserve support
    operational eastern western northern southern islamic democratic revolutionary popular liberation free new people's peoples
    workers' great royal imperial state criminal war crimes monetary relations reconciliation peace progress monitoring verification
    investigative investigations investigation media news press broadcasting independent contact group comprehensive missile rocket
    satellite space cyber digital weapons arms armament munitions conflict european asian african american latin nordic baltic balkan
    gulf caribbean north south east west far middle
    """
)
"""Words of organizations' names that no person bears; they weigh against a person."""

ETHNIC = words(
    """
    kurdish kurd kurds arab arabs arabic yazidi yazidis tatar tatars chechen chechens uyghur uyghurs rohingya pashtun pashtuns tajiks
    druze alawite alawites maronite amhara oromo tigrayan tigrayans hutu tutsi hausa fulani tuareg tuaregs sikh sikhs tamil tamils
    roma houthi turkmen turkmens persian persians english soviet korean koreans
    """
)
"""Peoples and tongues without a state of their own: nationalities that stand for no country."""

PEOPLES = words(
    """
    people workers women children men veterans farmers soldiers journalists writers teachers students doctors mothers officers
    """
)
"""Nouns whose possessive stands inside an organization's name (People's Army, Workers' Party)."""
