"""Files out: every table and view in one folder, with a description of its columns."""

from db.export.folder import FORMATS, export

__all__ = ["FORMATS", "export"]
