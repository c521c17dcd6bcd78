"""The commands that exchange questions with spreadsheets."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO

import click

from app.cli_gift import quiz_at
from app.content.bank import bank_of
from app.content.csv_bank import as_csv
from app.content.csv_examples import example_banks
from app.content.csv_reader import read_csv
from app.content.overlay import overlay_path
from app.content.problems import Refused, sentence
from app.content.quiz_writer import as_overlay_file, as_quiz_file
from app.domain.language import LANGUAGES, Language

target_argument = click.argument("target", type=click.File("wb"))


@click.command("export-csv")
@click.argument("course", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("quiz")
@target_argument
@click.option(
    "--language", "languages", type=click.Choice(LANGUAGES), multiple=True, default=LANGUAGES,
    help="Which of the two texts; both when it is left out.",
)  # fmt: skip
def export_csv(course: Path, quiz: str, target: BinaryIO, languages: tuple[Language, ...]) -> None:
    """Write the bank of QUIZ in the folder COURSE as the CSV file TARGET; - is standard output."""
    found = quiz_at(course, quiz)
    target.write(as_csv({language: bank_of(found, language) for language in languages}))


@click.command("csv-template")
@target_argument
def csv_template(target: BinaryIO) -> None:
    """Write a CSV file with every column, and a question of every type to write over, as TARGET."""
    target.write(as_csv(example_banks()))


@click.command("import-csv")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--quiz", default="imported", help="The id of the new quiz.")
@click.option("--source", type=click.Choice(LANGUAGES), default="en", help="Which language is the source.")
@click.option("--language", type=click.Choice(LANGUAGES), default="en", help="Language of the messages.")
def import_csv(file: Path, folder: Path, quiz: str, source: Language, language: Language) -> None:
    """Turn FILE into a quiz file, and its translation, in FOLDER; or say cell by cell why not, and write nothing."""
    try:
        banks = read_csv(file.name, file.read_bytes())
    except Refused as refused:
        for each in refused.problems:
            click.echo(f"{each.file}: {each.code}: {' '.join(sentence(each, language))}", err=True)
        click.echo("Nothing was imported.", err=True)
        sys.exit(1)
    first = source if source in banks else next(iter(banks))
    name = f"{quiz}.md"
    written = {name: as_quiz_file(quiz, banks.pop(first))}
    written |= {
        overlay_path(name, other): as_overlay_file(quiz, questions, other)
        for other, questions in banks.items()
    }
    _write_new(folder, written)


def _write_new(folder: Path, texts: dict[str, str]) -> None:
    """Write files that are not there yet: all of them, or none."""
    there = [name for name in texts if (folder / name).exists()]
    if there:
        raise click.ClickException(f"{', '.join(there)} is there already; name another with --quiz.")
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
        click.echo(f"Wrote {folder / name}.")
