"""Store: one transaction per story; what is done is not due again, and what a later run replaces stays, marked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DataError, IntegrityError

from db.connect import explained
from db.store.insert import Inserts
from db.store.node_rows import NodeWriter
from db.store.nodes import node_of
from db.store.run import Run, RunInfo, now
from db.store.source_rows import document_row, source_rows, story_row
from db.store.story_rows import Place, StoryRows, rows_of
from db.tables import metadata
from db.tables.runs import runs, story_runs
from db.tables.source import documents, sources, stories
from extract.claim import Extraction
from extract.document import Document, Story, StoryKind
from extract.errors import StoryError
from extract.ids import content_id

ELSEWHERE = frozenset({"sources", "documents", "stories", "story_bands", "runs", "story_runs"})
ORDER = [table for table in metadata.sorted_tables if table.name not in ELSEWHERE]
"""The tables of a story's rows, parents first."""


class Store:
    """The database as a run writes it. Holds one connection; use as a context manager or call `close`.

    Every method raises StoreError when the database cannot be written, StoryError when it refuses this story's rows.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._inserts = Inserts(engine.dialect)
        self._nodes = NodeWriter(self._inserts)
        self._seen: set[str] = set()
        with explained(engine):
            self._connection = engine.connect()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Gives the connection back."""
        self._connection.close()

    def begin_run(self, info: RunInfo) -> Run:
        """A run that leaves no row until its first story is stored."""
        return Run(info, info.configuration(), now())

    def pending(self, document: Document, run: Run) -> list[Story]:
        """The document's stories that are due: all but boilerplate and those an equal configuration has finished.

        A document seen for the first time is stored with its stories. The same content under another path is the document it was.
        """
        with self._unit(document.uri) as connection:
            known = self._known_stories(connection, document)
            if known is None or any(story.id not in known for story in document.stories):
                self._write_document(connection, document)
            if known and not known <= {story.id for story in document.stories}:
                self._retire(connection, known - {story.id for story in document.stories})
            finished = self._finished(connection, document, run) if known else set()
        self._seen.add(document.id)
        return [s for s in document.stories if s.kind is not StoryKind.BOILERPLATE and s.id not in finished]

    def save(self, run: Run, document: Document, story: Story, extraction: Extraction) -> None:
        """Stores everything the extraction holds, in one transaction; earlier runs' claims of the story are no longer current.

        An extraction in state `failed` is stored as a failure and replaces nothing.
        """
        if extraction.state == "failed":
            self.record_failure(run, document, story, extraction.reason or "the extractor gave no reason", extraction.seconds)
            return
        with self._unit(f"{document.uri}, story {story.ordinal}") as connection:
            run_id = self._enter(connection, run, document, story)
            taken = self._replace_earlier(connection, run_id, story)
            nodes = {entity.key: node_of(entity, story.id) for entity in extraction.entities}
            owners = self._nodes.write(connection, nodes.values())
            place = Place(run_id, story.id, document.id, taken)
            rows = rows_of(extraction, place, {key: node.id for key, node in nodes.items()}, owners)
            self._write(connection, rows)
            counts = (rows.claims, len(rows.tables["rejections"]), extraction.seconds)
            ended = (run_id, story.id, extraction.state, extraction.reason, *counts, None, None, None)
            self._inserts.replace(connection, story_runs, [ended])
        run.id = run_id
        run.stories.add(story.id)

    def record_failure(self, run: Run, document: Document, story: Story, reason: str, seconds: float | None = None) -> None:
        """Stores that the story could not be extracted; it is due again in the next run."""
        with self._unit(f"{document.uri}, story {story.ordinal}") as connection:
            run_id = self._enter(connection, run, document, story)
            self._inserts.replace(connection, story_runs, [(run_id, story.id, "failed", reason, 0, 0, seconds, None, None, None)])
        run.id = run_id
        run.stories.add(story.id)

    def finish_run(self, run: Run, state: str = "done") -> None:
        """Closes the run as `done` or `interrupted`; nothing is written for a run that stored nothing."""
        if run.id is None:
            return
        sql = self._inserts.sql("UPDATE runs SET state = ?, ended_at = ? WHERE id = ?")
        with self._unit(f"run {run.id}") as connection:
            connection.exec_driver_sql(sql, (state, now(), run.id))

    @contextmanager
    def _unit(self, what: str) -> Iterator[Connection]:
        """One transaction; what the database refuses because of a value is a StoryError that names `what`."""
        try:
            with explained(self.engine, (DataError, IntegrityError)), self._nodes.forgotten_on_error(), self._connection.begin():
                yield self._connection
        except (DataError, IntegrityError) as error:
            raise StoryError(f"{what}: the database refused a value: {str(error.orig).strip().splitlines()[0]}") from error
        except (UnicodeEncodeError, OverflowError) as error:
            raise StoryError(f"{what}: a value that no database can hold: {error}") from error

    def _known_stories(self, connection: Connection, document: Document) -> set[str] | None:
        """Ids of the document's stored stories; None for a new document."""
        sql = self._inserts.sql("SELECT d.id, s.id FROM documents d LEFT JOIN stories s ON s.document_id = d.id WHERE d.id = ?")
        rows = connection.exec_driver_sql(sql, (document.id,)).fetchall()
        return {row[1] for row in rows if row[1] is not None} if rows else None

    def _finished(self, connection: Connection, document: Document, run: Run) -> set[str]:
        """Stories of the document done under the run's configuration.

        A partial story is finished when no model took part: rules would give the same again; a model may do better.
        """
        extractor, version, model, schema, params = run.configuration
        states = "('done', 'partial')" if model is None else "('done')"
        sql = (
            "SELECT sr.story_id FROM stories s JOIN story_runs sr ON sr.story_id = s.id JOIN runs r ON r.id = sr.run_id "
            "WHERE s.document_id = ? AND r.extractor = ? AND r.version = ? AND COALESCE(r.model, '') = ? "
            f"AND r.schema_fingerprint = ? AND r.params = ? AND sr.state IN {states}"
        )
        values = (document.id, extractor, version, model or "", schema, params)
        return {row[0] for row in connection.exec_driver_sql(self._inserts.sql(sql), values)}

    def _write_document(self, connection: Connection, document: Document) -> None:
        self._inserts.add(connection, sources, source_rows(document))
        self._inserts.add(connection, documents, [document_row(document)])
        self._inserts.add(connection, stories, [story_row(document, story) for story in document.stories])

    def _retire(self, connection: Connection, gone: set[str]) -> None:
        """Stories that the document is no longer cut into keep their rows, but their claims are not current."""
        sql = self._inserts.sql("UPDATE claims SET is_current = FALSE WHERE story_id = ? AND is_current")
        for story_id in sorted(gone):
            connection.exec_driver_sql(sql, (story_id,))

    def _enter(self, connection: Connection, run: Run, document: Document, story: Story) -> str:
        """The run's id, its row written with the first story; waits for another writer of the same story."""
        if document.id not in self._seen:
            self._write_document(connection, document)
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("SELECT 1 FROM stories WHERE id = %s FOR UPDATE", (story.id,))
        if run.id is not None:
            return run.id
        extractor, version, model, schema, params = run.configuration
        same = "extractor = ? AND version = ? AND COALESCE(model, '') = ? AND schema_fingerprint = ? AND params = ?"
        count = self._inserts.sql(f"SELECT count(*) FROM runs WHERE {same}")
        before = connection.exec_driver_sql(count, (extractor, version, model or "", schema, params)).scalar()
        run_id = content_id("run", *run.configuration, story.id, before)
        self._inserts.insert(connection, runs, [(run_id, *run.configuration, run.started_at, None, "running", None, None, None)])
        return run_id

    def _replace_earlier(self, connection: Connection, run_id: str, story: Story) -> frozenset[str]:
        """Marks what other runs claimed of the story as replaced, drops mentions that prove nothing; returns the claim ids in use."""
        ask = self._inserts.sql
        seen = connection.exec_driver_sql(ask("SELECT 1 FROM story_runs WHERE story_id = ? AND state <> 'failed' LIMIT 1"), (story.id,))
        if seen.first() is None:
            return frozenset()
        connection.exec_driver_sql(ask("UPDATE claims SET is_current = FALSE WHERE story_id = ? AND is_current"), (story.id,))
        unused = (
            "DELETE FROM mentions WHERE story_id = ? AND NOT EXISTS (SELECT 1 FROM evidence WHERE evidence.mention_id = mentions.id)"
        )
        connection.exec_driver_sql(ask(unused), (story.id,))
        return frozenset(row[0] for row in connection.exec_driver_sql(ask("SELECT id FROM claims WHERE story_id = ?"), (story.id,)))

    def _write(self, connection: Connection, rows: StoryRows) -> None:
        for table in ORDER:
            found = rows.tables.get(table.name)
            if not found:
                continue
            if table.name == "facts":
                self._inserts.add(connection, table, found)
            elif table.name == "mentions":
                self._inserts.replace(connection, table, found)
            else:
                self._inserts.insert(connection, table, found)
