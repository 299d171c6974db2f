"""Intake: files, folders, globs, addresses and standard input in; documents cut into stories out."""

from extract.intake.files import SUFFIXES, read_file
from extract.intake.options import IntakeOptions
from extract.intake.phrases import Phrase, load_phrases
from extract.intake.sources import count_inputs, documents
from extract.intake.stories import Page, cut, read_page

__all__ = ["SUFFIXES", "IntakeOptions", "Page", "Phrase", "count_inputs", "cut", "documents", "load_phrases", "read_file", "read_page"]
