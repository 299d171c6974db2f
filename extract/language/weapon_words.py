"""Weapon words: families of designations, and the words around a weapon that say how it is meant."""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FAMILIES = {
    "KN": "ballistic_missile", "Hwasong": "ballistic_missile", "Pukguksong": "ballistic_missile", "Hwasal": "cruise_missile",
    "Kh": "air_to_surface_missile", "Su": "combat_aircraft", "MiG": "combat_aircraft", "Tu": "bomber_aircraft", "Mi": "helicopter",
    "Ka": "helicopter", "An": "transport_aircraft", "Il": "transport_aircraft", "Yak": "aircraft", "Shahed": "drone", "Geran": "drone",
    "Mohajer": "drone", "Ababil": "drone", "Samad": "drone", "Qasef": "drone", "Orlan": "drone", "MQ": "drone", "RQ": "drone",
    "Fateh": "ballistic_missile", "Shahab": "ballistic_missile", "Agni": "ballistic_missile", "DF": "ballistic_missile",
    "JL": "ballistic_missile", "AGM": "air_to_surface_missile", "AIM": "air_to_air_missile", "BGM": "cruise_missile",
    "GBU": "guided_bomb", "FAB": "aerial_bomb", "KAB": "guided_bomb", "ODAB": "aerial_bomb", "RBK": "cluster_bomb", "BMP":
    "infantry_fighting_vehicle", "BTR": "armoured_personnel_carrier", "BMD": "infantry_fighting_vehicle", "BRDM": "armoured_vehicle",
    "AK": "rifle", "RPG": "anti_tank_weapon", "RPK": "machine_gun", "TOS": "rocket_artillery", "BM": "rocket_artillery", "AMX":
    "armoured_vehicle", "JF": "combat_aircraft", "HQ": "air_defence_system", "Sukhoi": "combat_aircraft", "Tupolev": "bomber_aircraft",
    "PMN": "mine", "TM": "mine", "MON": "mine", "PFM": "mine", "AH": "helicopter", "UH": "helicopter", "Hermes": "drone", "PAC":
    "air_defence_system", "ZSU": "anti_aircraft_gun", "ZU": "anti_aircraft_gun", "IRIS": "air_defence_system", "Hyunmoo": "missile",
}  # fmt: skip
"""Prefixes that mean a weapon whenever a hyphen and a number follow, with the class of the family."""
NOT_WEAPONS = _words(
    """
    COVID SARS UN UNSC UNSCR RES S/RES GMIO G COP CO PM MS I-D II III IV VI VII VIII IX XI Flight Boeing Airbus Article Annex Route Highway
    Hwy Interstate Psalm Page Vol No Nos Phase Level Class Grade Euro Formula Gate Room Block Unit Zone Sector Figure Table Section
    Chapter Apollo Soyuz Voyager Falcon Pioneer Windows iPhone Galaxy PlayStation Web DNA RNA GPT RFC ISO EN IEC UTF MP CD DVD USB HD
    Under Over Top Catch Post Pre Mid Non Anti Pro Ex Half Twenty Thirty Forty Fifty Sixty Seventy Eighty Ninety LGBT DALL
    """
)
"""Prefixes of designations that are something else."""
NOT_AFTER = _words(
    """
    highway motorway road route autoroute expressway junction exit visa visas summit summits nations countries leaders finance meeting
    ministers league team side squad match football rugby tournament race racing driver car cars train flight virus variant pandemic
    vaccine resolution paper page layer level levels student students airport bus passport battery batteries drivers
    """
)
"""Words that follow a designation of something else: the M-4 highway, the G-7 summit, the under-17 team."""
GENERIC = frozenset({"weapon", "missile", "rocket", "launcher", "gun", "aircraft", "military_equipment", "military_aircraft", "ammunition",
                     "missile_system", "missile_launcher", "artillery", "projectile", "bomb", "ballistic_missile"})  # fmt: skip
"""Classes that a model's own class makes more exact."""
KIN = {
    "drone": _words("loitering_munition naval_drone"),
    "loitering_munition": _words("drone"),
    "howitzer": _words("self_propelled_artillery"),
    "gun": _words("self_propelled_artillery howitzer rifle machine_gun firearm"),
    "missile": _words("air_defence_system man_portable_air_defence"),
    "launcher": _words("rocket_artillery air_defence_system anti_tank_weapon"),
    "aircraft": _words("helicopter drone"),
    "bomb": _words("cluster_munition"),
}
"""Classes of models that a noun of the class may introduce, besides those that share a word with it."""
COMPONENTS = _words(
    "part parts component components fragment fragments debris remnant remnants remains wreckage piece pieces engine engines motor motors "
    "housing housings casing casings seeker seekers wing wings tail chip chips electronics"
)
"""Words after a weapon that mean a piece of it."""
COMPOUNDS = COMPONENTS | _words(
    """
    attack attacks strike strikes test tests launch launches fire firing program programs programme programmes factory factories plant
    plants site sites deal deals sale sales depot depots dump dumps blast blasts explosion explosions squad threat threats production
    industry maker makers manufacturer manufacturers manufacturing technology expert experts exchange embargo embargoes shipment
    shipments supply supplies supplier suppliers delivery deliveries transfer transfers barrage barrages raid raids unit units crew crews
    operator operators force forces trade trader traders control controls purchase purchases procurement package packages race build-up
    buildup smuggling smugglers stockpile stockpiles cache caches talks treaty fuel bay commander commanders commander-in-chief pilot
    pilots boat boats base bases scientist scientists scare salvo salvos volley alert alerts siren sirens assault assaults position
    positions emplacement wound wounds violence owner owners law laws duel duels school training range ranges capability capabilities
    development developer developers assembly order orders request requests transaction transactions inspector inspectors clearance
    clearing field fields disposal removal detector detectors defence defences defense defenses shield hull crash crashes company
    """
)
"""Nouns that a weapon word before them only describes: a missile test, an arms deal."""
FALSE_BEFORE = {
    "tank": _words("think water fuel gas oil fish septic storage oxygen shark petrol"),
    "mine": _words("coal gold copper cobalt diamond iron silver salt uranium coltan tin zinc of lithium emerald nickel artisanal"),
    "arm": _words("his her their my your our its open outstretched right left up raised folded"),
    "shell": _words("sea egg burnt-out empty nut oyster turtle"),
    "bomb": _words("bath photo"),
    "jet": _words("private business jumbo passenger executive water york gas corporate presidential"),
    "plane": _words("passenger"),
    "aircraft": _words("passenger civilian civil commercial light private"),
    "helicopter": _words("rescue medical police news tourist"),
    "rocket": _words("carrier space booster soyuz"),
    "cannon": _words("water"),
    "knife": _words("kitchen"),
    "radar": _words("the our under weather speed"),
    "gun": _words("nail glue heat"),
    "cruiser": _words("police patrol land cabin"),
    "mortar": _words("and"),
}
"""Words before a noun with which it is no weapon: think tank, coal mine, in her arms."""
FALSE_AFTER = {
    "arm": _words("crossed folded outstretched around length"),
    "shell": _words("company companies corporation plc oil"),
    "rocket": _words("science scientist scientists"),
    "jet": _words("lag ski stream fuel set"),
    "tank": _words("top"),
    "mine": _words("worker workers shaft owner"),
}
"""Words after a noun with which it is no weapon: shell company, jet lag."""
HEDGE = re.compile(
    r"\b(?:either|possibly|perhaps|maybe|probably|likely|apparently|seemingly|suspected|believed|thought|variously|unclear|whether|appear\w*|seem\w*"
    r"|(?:could|may|might|must)\s+(?:well\s+)?(?:be|have\s+been)|identif\w+|determin\w+|belong\w*|c[ao]me\s+from|consistent\s+with|resembl\w+"
    r"|looks?\s+like|fragments?|remnants?|remains|wreckage|debris|known\s+as|type|(?:was|were|is|are|be|been)(?:\s+\w+){0,2}\s+$)",
    re.I,
)
"""Words before 'A or B' that make A and B two readings of one weapon, and not a choice of weapons."""
WARLIKE = re.compile(
    r"\b(?:fir(?:ed|ing)|launch\w*|shot\s+down|shoot\w*|downed|struck|strikes?|hit|intercept\w*|destroy\w*|armed|weapon\w*|arms|missiles?|rockets?"
    r"|drones?|artillery|ammunition|munitions?|warheads?|batter(?:y|ies)|launchers?|tanks?|howitzers?|jets?|air\s*force|air\s+defen[cs]e|army|military"
    r"|troops|deliver\w*|suppl(?:y|ied|ies)|donat\w*|export\w*|test(?:ed|s|-fired)|arsenal|bomb\w*|attack\w*)\b",
    re.I,
)
"""Words one of which must stand in the sentence of a model whose name is also an ordinary word."""


def kind_of(weapon_class: str | None) -> str:
    """The item kind of a class that no noun of the text tells."""
    for word, kind in _KINDS:
        if weapon_class and word in weapon_class:
            return kind
    return "weapon"


_KINDS = (
    ("aircraft", "aircraft"), ("helicopter", "aircraft"), ("vehicle", "vehicle"), ("carrier", "vehicle"), ("tank_weapon", "weapon"),
    ("tank_missile", "weapon"), ("tank", "vehicle"), ("shell", "ammunition"), ("artillery_rocket", "ammunition"), ("warship", "platform"),
    ("submarine_launched", "weapon"), ("submarine", "platform"), ("launcher", "launcher"), ("rocket_artillery", "launcher"),
)  # fmt: skip
