"""The DuckDB side: the store's tables and the views over them in memory, read-only SQL, and the named questions."""

from db.analytics.answer import Answer, ask, run_select
from db.analytics.header import Field
from db.analytics.questions import Question, ask_question, find_question, load_questions, question_docs
from db.analytics.session import Catalog, open_analytics
from db.analytics.views import View, load_views

__all__ = [
    "Answer",
    "Catalog",
    "Field",
    "Question",
    "View",
    "ask",
    "ask_question",
    "find_question",
    "load_questions",
    "load_views",
    "open_analytics",
    "question_docs",
    "run_select",
]
