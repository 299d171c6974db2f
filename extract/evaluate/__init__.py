"""Claims against gold: precision, recall and F1 per table, column and link, and every mistake with its place in the text."""

from extract.evaluate.counts import Counts, Slice
from extract.evaluate.evaluation import TABLE_NAMES, Evaluation, evaluate, slice_names
from extract.evaluate.gold_files import GoldFolder, GoldText, read_gold
from extract.evaluate.gold_rows import GoldArticle
from extract.evaluate.judge import Judge
from extract.evaluate.mistakes import Difference, Kind, Mistake, Shown
from extract.evaluate.stored import Cells, Figure, StoredClaim, StoredDocument, StoredMention, Thing, When
from extract.evaluate.traps import StoredTrap

__all__ = [
    "TABLE_NAMES",
    "Cells",
    "Counts",
    "Difference",
    "Evaluation",
    "Figure",
    "GoldArticle",
    "GoldFolder",
    "GoldText",
    "Judge",
    "Kind",
    "Mistake",
    "Shown",
    "Slice",
    "StoredClaim",
    "StoredDocument",
    "StoredMention",
    "StoredTrap",
    "Thing",
    "When",
    "evaluate",
    "read_gold",
    "slice_names",
]
