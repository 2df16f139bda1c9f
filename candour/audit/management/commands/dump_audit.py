from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from candour.audit.dump import from_database
from candour.audit.lines import to_lines


class Command(BaseCommand):
    help = "Write the whole audit record as JSON lines, for `candour audit verify FILE` on any machine."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="where to write; a file that is there already is kept")

    def handle(self, *_args: object, **options: object) -> None:
        file = Path(str(options["file"]))
        connection.ensure_connection()
        try:
            file.touch(mode=0o600, exist_ok=False)
            with file.open("w", encoding="utf-8") as lines:
                lines.writelines(to_lines(from_database(connection.connection)))
        except OSError as failure:
            raise CommandError(f"{file} cannot be written: {failure.strerror}.") from failure
