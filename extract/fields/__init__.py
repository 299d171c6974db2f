"""Value types of record fields, one file each."""

from extract.fields.column import Cell, Column, ColumnType
from extract.fields.country import Country, country_codes
from extract.fields.date import Basis, EdtfDate, Precision
from extract.fields.quantity import Qualifier, Quantity
from extract.fields.reference import EntityKind, LinksTo, Reference, RefersTo, reference_cells
from extract.fields.years import YearRange

__all__ = [
    "Basis",
    "Cell",
    "Column",
    "ColumnType",
    "Country",
    "EdtfDate",
    "EntityKind",
    "LinksTo",
    "Precision",
    "Qualifier",
    "Quantity",
    "Reference",
    "RefersTo",
    "YearRange",
    "country_codes",
    "reference_cells",
]
