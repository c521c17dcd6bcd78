"""The commands: content, demonstration, database, queue."""

from __future__ import annotations

import json
import sys
from datetime import timedelta
from pathlib import Path

import click
from flask import Flask, current_app
from flask.cli import AppGroup
from sqlalchemy import func, select

from app.cli_csv import csv_template, export_csv, import_csv
from app.cli_gift import export_gift, import_gift
from app.content.package import read_zip, to_zip
from app.content.packages import Found, check_all, packages_in, stamp_all
from app.content.problems import Refused
from app.db.session import reading, transaction
from app.demonstration import services as demonstration_services
from app.demonstration.removal import remove as remove_demonstration
from app.deployment import line_of, news, publish_shipped, rebuild_search, report
from app.domain.language import LANGUAGES, Language
from app.library.publishing import publish_found
from app.migrations import upgrade, write_migration
from app.queue.models import PlannedJob
from app.web.clock import now, today

content = AppGroup("content", help="Check, stamp and publish packages of Markdown.")
demo = AppGroup("demo", help="The demonstration's invented people.")
db = AppGroup("db", help="The database's shape.")
search = AppGroup("search", help="What can be found.")

language_option = click.option(
    "--language", type=click.Choice(LANGUAGES), default="en", help="Language of the messages."
)
paths_argument = click.argument(
    "paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path)
)


def register(app: Flask) -> None:
    """Give the application its commands."""
    for command in (export_gift, import_gift, export_csv, import_csv, csv_template):
        content.add_command(command)
    for group in (content, demo, db, search, queue):
        app.cli.add_command(group)


@content.command("check")
@paths_argument
@language_option
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
def check(paths: tuple[Path, ...], language: Language, *, strict: bool) -> None:
    """Say everything that is wrong with the packages at PATHS: folders, or zips."""
    found = check_all(path for path in paths if path.suffix != ".zip")
    found += [_unzipped(path) for path in paths if path.suffix == ".zip"]
    errors = warnings = 0
    for each in found:
        for problem in each.problems:
            click.echo(line_of(each, problem, language))
            errors += problem.severity == "error"
            warnings += problem.severity == "warning"
    click.echo(f"{len(found)} packages, {errors} errors, {warnings} warnings")
    sys.exit(1 if errors or (strict and warnings) else 0)


@content.command("publish")
@paths_argument
@language_option
def publish(paths: tuple[Path, ...], language: Language) -> None:
    """Make the packages at PATHS live: all of them, or none."""
    found = [each for path in paths for each in _found_at(path)]
    with transaction() as session:
        outcome = publish_found(session, found, published_by_id=None, now=now())
    for line in report(outcome, language, warnings=True):
        click.echo(line)
    for line in news(outcome):
        click.echo(line)
    if outcome.refused:
        click.echo("Nothing was published; what was live before still is.")
    elif not outcome.published:
        click.echo("Nothing is new; everything given is live already.")
    sys.exit(1 if outcome.refused else 0)


@content.command("publish-shipped")
def publish_shipped_content() -> None:
    """Publish courses/ and simulations/ as they came with this version; run at every deployment."""
    for line in publish_shipped():
        click.echo(line)


@content.command("stamp")
@paths_argument
def stamp(paths: tuple[Path, ...]) -> None:
    """Record in every overlay which source text it translates; run it after you have looked at both."""
    for path in paths:
        for written in stamp_all(path):
            click.echo(f"Stamped {written}.")


@content.command("export")
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.argument("target", type=click.Path(path_type=Path))
def export(path: Path, target: Path) -> None:
    """Write the package at PATH as the zip TARGET."""
    [found] = packages_in(path)
    if found.package is None:
        raise click.ClickException("This is not a package; see `flask content check`.")
    target.write_bytes(to_zip(found.package))


@demo.command("create")
def create_demonstration() -> None:
    """Make the demonstration, unless there is one."""
    with transaction() as session:
        made = demonstration_services.create(session, now=now(), today=today())
    click.echo("The demonstration is ready." if made else "There is a demonstration already.")


@demo.command("accounts")
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
def accounts(*, as_json: bool) -> None:
    """List the demonstration's people and how to sign in as them."""
    people = demonstration_services.accounts(reading())
    if as_json:
        rows = [
            {"account": one.account, "password": one.password, "name": one.display_name, "role": one.role}
            for one in people
        ]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for one in people:
        click.echo(f"{one.account:<24} {one.password}  {one.role:<16} {one.display_name}")


@demo.command("remove")
def remove() -> None:
    """Take away the demonstration's people, schools, and everything that hangs on them."""
    with transaction() as session:
        count = remove_demonstration(session)
    click.echo(f"Removed {count} people and everything of theirs." if count else "There is no demonstration.")


@db.command("upgrade")
def upgrade_database() -> None:
    """Run the migrations that are missing."""
    upgrade(current_app._get_current_object())  # type: ignore[attr-defined]  # noqa: SLF001 - the proxy's target


@db.command("migration")
@click.argument("message")
def migration(message: str) -> None:
    """Write a migration for what changed in the models."""
    write_migration(message)


@search.command("rebuild")
def rebuild() -> None:
    """Hand everything to search anew; needed after a restore of parts of the database, and harmless at any time."""
    click.echo(f"{rebuild_search()} texts can be found.")


@click.command("queue")
def queue() -> None:
    """Say how many planned jobs wait, and which were given up."""
    session = reading()
    waiting = session.scalar(select(func.count()).select_from(PlannedJob).where(PlannedJob.done_at.is_(None)))
    click.echo(f"{waiting} planned jobs are not done.")
    late = select(PlannedJob).where(
        PlannedJob.done_at.is_(None),
        PlannedJob.planned_at < now() - timedelta(hours=1),
        PlannedJob.handed_at <= now(),  # not what waits for its time
    )
    for job in session.scalars(late.order_by(PlannedJob.id).limit(100)):
        click.echo(
            f"  {job.id}: {job.name}, planned {job.planned_at:%Y-%m-%d %H:%M} UTC, tried {job.hand_overs} times"
        )


def _found_at(path: Path) -> list[Found]:
    return [_unzipped(path)] if path.suffix == ".zip" else packages_in(path)


def _unzipped(path: Path) -> Found:
    try:
        return Found(path, read_zip(path.read_bytes()))
    except Refused as refused:
        return Found(path, None, tuple(refused.problems))
