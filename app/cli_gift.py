"""The commands that exchange questions with other systems."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from app.content.bank import bank_of
from app.content.course import read_course
from app.content.gift import as_gift
from app.content.gift_reader import read_gift
from app.content.package import read_folder
from app.content.problems import sentence
from app.content.quiz import QuizSource
from app.content.quiz_writer import as_quiz_file
from app.domain.language import LANGUAGES, Language


@click.command("export-gift")
@click.argument("course", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("quiz")
@click.option("--language", type=click.Choice(LANGUAGES), default="en", help="Which of the two texts.")
def export_gift(course: Path, quiz: str, language: Language) -> None:
    """Write the bank of QUIZ in the folder COURSE as GIFT to standard output."""
    text, left_out = as_gift(bank_of(quiz_at(course, quiz), language))
    click.echo(text, nl=False)
    for name in left_out:
        click.echo(f"{name}: GIFT knows no questions with things to put in order; left out.", err=True)


@click.command("import-gift")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--quiz", default="imported", help="The id of the new quiz.")
@click.option("--language", type=click.Choice(LANGUAGES), default="en", help="Language of the messages.")
def import_gift(file: Path, quiz: str, language: Language) -> None:
    """Turn FILE into a quiz file on standard output, and say line by line what could not be taken."""
    try:
        read = read_gift(file.name, file.read_text("utf-8"))
    except UnicodeDecodeError as fault:
        raise click.ClickException(f"{file.name} is not UTF-8. Save it as UTF-8 and try again.") from fault
    click.echo(as_quiz_file(quiz, read.questions), nl=False)
    for each in read.problems:
        click.echo(f"{each.file}:{each.line}: {each.code}: {' '.join(sentence(each, language))}", err=True)
    click.echo(f"{len(read.questions)} questions taken, {len(read.problems)} refused.", err=True)
    sys.exit(1 if read.problems else 0)


def quiz_at(course: Path, quiz: str) -> QuizSource:
    """Return a quiz of the course in a folder.

    Raises:
        ClickException: it has none with this id.
    """
    quizzes = read_course(read_folder(course)).quizzes
    if quiz not in quizzes:
        raise click.ClickException(f"There is no quiz {quiz} here, but: {', '.join(quizzes) or 'none'}.")
    return quizzes[quiz]
