"""`newsledger db`."""

from __future__ import annotations

import typer

from newsledger.cli.options import Db, opened

app = typer.Typer(help="The database's schema version.", no_args_is_help=True, rich_markup_mode=None)


@app.command("upgrade")
def upgrade(db: Db = None) -> None:
    """Bring the database to this version's schema; a new one is made."""
    from db.connect import open_engine, shown
    from db.migrate import upgrade as bring
    from newsledger.files import bundled
    from newsledger.settings import load_settings

    engine = open_engine(load_settings({"database_url": db}).database_url)
    try:
        changed = bring(engine, bundled("migrations"))
    finally:
        engine.dispose()
    typer.echo(f"{shown(engine.url)}: schema {'brought up' if changed else 'was already up'} to date")


@app.command("check")
def check(db: Db = None) -> None:
    """Say whether the database has this version's schema."""
    from db.connect import shown

    with opened(db) as engine:
        typer.echo(f"{shown(engine.url)}: schema is up to date")
