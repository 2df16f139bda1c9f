"""The copy for somebody who was harmed, approved: a program that brings the demonstration's one so far."""

import os
from unittest.mock import patch


def set_the_scene() -> None:
    """What the specialists and the regional director do; the gate has journeys and tests of its own."""
    from django.utils import timezone

    from candour.cases.row_security import every_row
    from candour.config.demo.disclosure import Scene
    from candour.disclosure.commands import approving, making
    from candour.disclosure.commands.writing import write_letter
    from candour.disclosure.lettering import FAMILY
    from candour.disclosure.models import Disclosure
    from candour.staff.models import User

    now = timezone.now()
    passed = {"passed": True, "checks": ["equality"], "findings": [], "files": []}
    with every_row(), patch.object(making, "judged", lambda *_given: passed):
        staff = {user.username: user for user in User.objects.filter(username__startswith="demo-")}
        copy = Disclosure.objects.select_related("review__case").get(audience=FAMILY)
        scene = Scene(copy.review, staff, now)
        scene.decide(copy)
        said = {**copy.letter, "signed_by": "Ruth Adeyemi"}
        write_letter(disclosure=copy, said=said, by=scene.preparer, at=now)
        scene.prepare(copy)
        scene.check(copy)
        made = scene.finish(copy)
        approving.approve(disclosure=made, statement="I have read all of it.", by=staff["demo-ruth"], at=now)


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "candour.config.settings")
    django.setup()
    set_the_scene()
