"""How reporters give tolls: the phrasings of a wire, one small sentence each, and what has to be read of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.claim import Claim
from extract.records import Casualty

KILLED = (
    ("The death toll from the collapse rose to 41.", "killed 41"),
    ("Rescuers recovered two more bodies on Monday, bringing the toll to 19.", "killed 19"),
    ("The floods claimed the lives of 23 people in Nakuru county.", "killed 23"),
    ("The blast left six guards dead and 14 others injured.", "killed 6, wounded 14"),
    ("Sixteen bodies were recovered from the rubble.", "killed 16"),
    ("Two of the wounded succumbed to their injuries overnight.", "killed 2"),
    ("A further 12 people died when a second shell hit the queue.", "killed 12"),
    ("Eleven people, including three children, were killed in the raid.", "killed 11"),
    ("Nine people died, among them four nurses.", "killed 9"),
    ("Seven soldiers were killed, five of them conscripts.", "killed 7"),
    ("The strike killed 18 civilians, six of them children.", "killed 18"),
    ("The ministry put the number of dead at 112.", "killed 112"),
    ("The number of people killed has climbed to 87.", "killed 87"),
    ("Hospital officials counted 34 dead.", "killed 34"),
    ("The army said it had killed 60 militants in the valley.", "killed 60"),
    ("Gunmen shot dead three traders near Gao.", "killed 3"),
    ("Three traders were gunned down at a market.", "killed 3"),
    ("Four miners were found dead on Tuesday.", "killed 4"),
    ("The bodies of five fishermen were found on the beach.", "killed 5"),
    ("A landmine blew up under their lorry, killing all eight passengers on board.", "killed 8"),
    ("The ambush cost the lives of 14 policemen.", "killed 14"),
    ("Thirty-one soldiers lost their lives in the crash.", "killed 31"),
    ("At least 200 people are feared dead after the dam broke.", "killed 200"),
    ("Up to 40 passengers are believed to have drowned off Lamu.", "killed 40"),
    ("Five villagers were beheaded by the insurgents.", "killed 5"),
    ("A dozen herders were hacked to death.", "killed 12"),
    ("Two peacekeepers were killed and another six seriously injured when their patrol was ambushed near Kidal.", "killed 2, wounded 6"),
    ("The attack resulted in the deaths of 17 recruits.", "killed 17"),
    ("The clashes have caused the deaths of more than 300 people since May.", "killed 300"),
    ("There were 26 fatalities.", "killed 26"),
    ("No one was hurt in the fire.", "wounded 0"),
    ("There were no casualties.", "casualties 0"),
    ("No casualties were reported.", "casualties 0"),
    ("No civilians were killed.", "killed 0"),
    ("Doctors confirmed four deaths.", "killed 4"),
    ("The toll stands at 61 dead and 140 wounded.", "killed 61, wounded 140"),
    ("The shelling killed 11 and wounded 30.", "killed 11, wounded 30"),
    ("Some 15 fighters were reported killed.", "killed 15"),
    ("Government forces lost 22 men in the fighting.", "killed 22"),
    ("The rebels lost more than 90 fighters.", "killed 90"),
    ("Three journalists died of their wounds.", "killed 3"),
    ("A woman and two children died in the fire.", "killed 2, killed 1"),
    ("A nurse was among those killed.", "killed 1"),
    ("Among the dead were four pupils.", "killed 4"),
    ("Four pupils were among the dead.", "killed 4"),
    ("The dead include 12 women and five children.", "killed 12, killed 5"),
    ("Militants executed 13 captured officers.", "killed 13"),
    ("The army chief said 70 rebels had been neutralised.", "casualties 70"),
    ("An air raid wiped out a family of seven.", "killed 7"),
    ("More than half of the 300 passengers perished.", ""),
    ("Police said 47 bodies had been pulled from the river.", "killed 47"),
    ("The bus plunged into a ravine, leaving at least 25 people dead.", "killed 25"),
    ("Twenty-two dead, 40 hurt in Garissa market blast", "killed 22, wounded 40"),
    ("Suicide bomber kills 14 in Kaduna", "killed 14"),
    ("Dozens feared dead as ferry sinks", "killed 24+"),
    ("Hundreds of people were killed.", "killed 200+"),
    ("Dozens of soldiers were wounded.", "wounded 24+"),
    ("Between 30 and 40 rebels were killed.", "killed 30-40"),
)
"""Deaths. A figure is as printed, `24+` at least as many, `30-40` between."""
WOUNDED = (
    ("Nineteen people were taken to hospital with burns.", "wounded 19"),
    ("Two of the injured are in critical condition.", "wounded 2"),
    ("Thirty people were injured, two of them critically.", "wounded 30"),
    ("A police officer suffered shrapnel wounds.", "wounded 1"),
    ("Six workers sustained serious injuries.", "wounded 6"),
    ("Four firefighters were treated for smoke inhalation.", "wounded 4"),
    ("Doctors treated 85 wounded at the clinic.", "wounded 85"),
    ("The number of injured stood at 230.", "wounded 230"),
    ("More than 60 people were hospitalised.", "wounded 60"),
    ("A 12-year-old boy was wounded by a stray bullet.", "wounded 1"),
    ("Another eight were hurt.", "wounded 8"),
    ("The grenade injured nine bystanders, three of them seriously.", "wounded 9"),
    ("The toll of injured rose from 40 to 66.", "wounded 66"),
)
MISSING = (
    ("Seven crew members remain unaccounted for.", "missing 7"),
    ("Search teams are looking for 13 people still missing.", "missing 13"),
    ("Fourteen hikers have gone missing.", "missing 14"),
    ("Another 60 are missing.", "missing 60"),
    ("Rebels took 44 soldiers prisoner.", "captured 44"),
    ("Forty soldiers were taken prisoner.", "captured 40"),
    ("Gunmen abducted 27 schoolgirls from a dormitory.", "captured 27"),
    ("At least nine aid workers were kidnapped on the road.", "captured 9"),
    ("They are holding 12 tourists hostage.", "captured 12"),
    ("Twelve tourists are being held hostage.", "captured 12"),
    ("The group seized 16 employees of the mine.", "captured 16"),
    ("More than 100 fighters surrendered.", "captured 100"),
    ("Eighty rebels were captured alive.", "captured 80"),
    ("Fifteen officers fell into rebel hands.", "captured 15"),
)
"""Missing, taken and held."""
DISPLACED = (
    ("The fighting has displaced 12,000 people around Goma.", "displaced 12000"),
    ("About 3,400 families have been displaced.", "displaced 3400"),
    ("Some 8,000 people have been forced to flee their homes.", "displaced 8000"),
    ("The storm forced more than 700 residents to evacuate.", "displaced 700"),
    ("Fires forced the evacuation of 2,300 people.", "displaced 2300"),
    ("More than 5,000 villagers fled to the hills.", "displaced 5000"),
    ("Nearly 900 people were left homeless by the quake.", "displaced 900"),
    ("The quake left 6,000 people homeless.", "displaced 6000"),
    ("Some 1,200 families lost their homes.", "displaced 1200"),
    ("About 450 people are sheltering in a school.", "displaced 450"),
    ("Another 3,000 sought refuge in a church.", "displaced 3000"),
    ("More than 20,000 refugees crossed into Chad.", "displaced 20000"),
    ("Around 60,000 people are living in camps around the city.", "displaced 60000"),
    ("The conflict has uprooted two million people.", "displaced 2000000"),
    ("The number of displaced people has reached 340,000.", "displaced 340000"),
    ("The raids have driven 4,500 farmers from their land.", "displaced 4500"),
    ("Some 380 households were relocated to higher ground.", "displaced 380"),
    ("The fighting caused the displacement of 16,000 people.", "displaced 16000"),
    ("Authorities evacuated 9,800 people from low-lying areas.", "displaced 9800"),
    ("A total of 2,150 people were moved to safety.", "displaced 2150"),
    ("There are 71,000 internally displaced people in the district.", "displaced 71000"),
    ("The camp hosts 18,000 displaced people.", "displaced 18000"),
    ("Some 640 people are staying with relatives.", "displaced 640"),
    ("Tens of thousands have fled.", "displaced 20000+"),
    ("More than 1,100 people took shelter in mosques.", "displaced 1100"),
    ("The ministry recorded 14,000 new displacements in June.", "displaced 14000"),
    ("About 2,700 returned home last week.", ""),
    ("More than 300 homes were destroyed, leaving 1,500 people homeless.", "displaced 1500"),
    ("An estimated 4,000 people spent the night in the open.", "displaced 4000"),
    ("Some 7,700 inhabitants were ordered to leave their homes.", "displaced 7700"),
    ("As many as 90,000 people could be displaced by the dam.", "displaced 90000"),
    ("The exodus of 30,000 people began in April.", "displaced 30000"),
    ("Hundreds of families had to leave their homes.", "displaced 200+"),
    ("Around 12,000 people were on the move.", "displaced 12000"),
    ("Fifty families were made homeless.", "displaced 50"),
    ("About 5,500 people have fled their homes, some 2,000 of them to Goma.", "displaced 5500"),
)
"""Driven from home, sheltering, brought to safety."""
SEVERAL = (
    ("Up to 40,000 people could be forced to flee if the dam fails.", "displaced 40000"),
    ("The army denied that 30 of its soldiers had been killed.", "killed 30"),
    ("The rebels claimed to have killed 40 soldiers.", "killed 40"),
    ("If the wall breaks, 300 people would die.", "killed 300"),
    ("The army said 12 soldiers were killed. The rebels put the figure at 40.", "killed 12, killed 40"),
    ("Nineteen people died and 44 were injured, the governor said. Earlier, police had put the death toll at 11.", "killed 19, wounded 44"),
    ("The crash killed nine passengers. Two more died in hospital.", "killed 9, killed 2"),
    ("Two fishermen drowned and one is missing.", "killed 2, missing 1"),
    ("Of the 40 people on board, 12 died, 20 were injured and eight are missing.", "killed 12, wounded 20, missing 8"),
    ("The shelling killed a woman, 34, and her two sons.", "killed 1, killed 2"),
    ("Clashes between herders and farmers left 17 dead, according to police.", "killed 17"),
    ("Thirteen men, aged 19 to 45, were shot.", "killed 13"),
)
"""Several figures, sources and happenings."""
NOTHING = (
    "The 14-year-old had lived there for six years.",
    "The 3rd Battalion moved 40 tanks to the river.",
    "The bridge is 40 metres long.",
    "The convoy carried 300 soldiers to Gao.",
    "About 40 aircraft were evacuated to another base.",
    "Six trucks and two tanks were destroyed.",
    "The party lost 12 seats.",
    "The company lost 400 jobs.",
    "He returned home after 12 years.",
    "Some 3,000 voters crossed over to the other party.",
    "Two drones were missing their batteries.",
    "The team killed off 40 rumours.",
    "Ten fires were burning on Monday.",
    "The fund raised 300 dollars for the wounded.",
    "The president fled in 1997.",
    "Police arrested 15 suspects.",
    "About 500 troops will be evacuated by air from the base on May 4.",
    "The ministry has 12,000 employees.",
    "About 200 soldiers took up positions near the dead river.",
    "Some 4,000 people live in the village.",
    "In 1998 the town was captured twice.",
    "The toll of 5 euros applies to lorries.",
    "Fourteen villages were evacuated.",
    "Five people were arrested.",
    "More than 400 animals died.",
    "Some 200 cows were killed.",
    "The hospital has 60 beds for the injured.",
)
"""Figures that count no people harmed."""


def told(claims: list[Claim]) -> str:
    """The casualties as `kind figure`, in the order of the text."""
    return ", ".join(f"{c.record.kind.value} {_figure(c.record)}" for c in claims if isinstance(c.record, Casualty))


def _figure(record: Casualty) -> str:
    count = record.count
    if count is None:
        return "-"
    if count.number is not None:
        return str(count.number)
    return f"{count.minimum}+" if count.maximum is None else f"{count.minimum}-{count.maximum}"


@pytest.mark.parametrize(("text", "expected"), [*KILLED, *WOUNDED, *MISSING, *DISPLACED, *SEVERAL])
def test_a_toll_is_read_however_it_is_put(read_claims: Callable[..., list[Claim]], text: str, expected: str) -> None:
    assert sorted(told(read_claims(text)).split(", ")) == sorted(expected.split(", "))


@pytest.mark.parametrize("text", NOTHING)
def test_other_figures_are_no_toll(read_claims: Callable[..., list[Claim]], text: str) -> None:
    assert told(read_claims(text)) == ""
