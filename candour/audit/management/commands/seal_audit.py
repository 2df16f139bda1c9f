import json

from django.core.management.base import BaseCommand
from django.utils import timezone

from candour.audit.seal import seal


class Command(BaseCommand):
    help = "Add a digest of all audit heads and print it: append that line to a file on another machine."

    def handle(self, *_args: object, **_options: object) -> None:
        sealed = seal(at=timezone.now())
        kept = {"kind": "heads_digest", "sequence": sealed.sequence, "at": sealed.at.isoformat()}
        self.stdout.write(json.dumps({**kept, "heads": sealed.heads, "digest": sealed.digest}))
