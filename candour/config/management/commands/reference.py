"""Write docs/reference, or compare it with what the code says."""

from argparse import ArgumentParser

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from candour.config.reference import pages


class Command(BaseCommand):
    help = "Write the generated reference pages; --check only compares"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true")

    def handle(self, *_arguments: object, check: bool = False, **_options: object) -> None:
        folder = settings.ROOT / "docs" / "reference"
        folder.mkdir(parents=True, exist_ok=True)
        stale = []
        for name, text in pages().items():
            file = folder / name
            if not file.exists() or file.read_text() != text:
                stale.append(name)
                if not check:
                    file.write_text(text)
        if check and stale:
            raise CommandError(f"Run `make reference`: {', '.join(stale)} in docs/reference is out of date.")
        self.stdout.write("docs/reference is up to date." if check else f"Wrote {len(stale)} pages.")
