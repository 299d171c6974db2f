"""What is measured, one list of the gold format each. Adding one is a file here and a line in TABLES."""

from extract.evaluate.tables.agreements import Agreements
from extract.evaluate.tables.casualties import Casualties
from extract.evaluate.tables.deployments import Deployments
from extract.evaluate.tables.events import Events
from extract.evaluate.tables.metonyms import Metonyms
from extract.evaluate.tables.organizations import Organizations
from extract.evaluate.tables.people import People
from extract.evaluate.tables.places import Places
from extract.evaluate.tables.transfers import Transfers
from extract.evaluate.tables.weapons import Weapons

TABLES = (Deployments, Weapons, Transfers, Casualties, Agreements, People, Organizations, Places, Metonyms, Events)

__all__ = ["TABLES"]
