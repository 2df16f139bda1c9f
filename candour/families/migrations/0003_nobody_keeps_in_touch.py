"""Why nobody keeps in touch with somebody: seen like everything else in the compartment."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

INSIDE = """
ALTER TABLE families_nocontact ENABLE ROW LEVEL SECURITY;
CREATE POLICY inside ON families_nocontact USING (
    EXISTS (SELECT FROM cases_case WHERE cases_case.id = families_nocontact.case_id)
    AND NOT case_id = ANY ((SELECT app_numbers('app.reading'))::bigint[])
    AND (families_open('all') OR families_open('own'))
);
CREATE TRIGGER of_its_own_case BEFORE INSERT OR UPDATE OF case_id, person_id ON families_nocontact
    FOR EACH ROW EXECUTE FUNCTION refuse_a_person_of_another_case();
"""
BACK = """
DROP TRIGGER of_its_own_case ON families_nocontact;
DROP POLICY inside ON families_nocontact;
ALTER TABLE families_nocontact DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0006_first_found"),
        ("families", "0002_row_security"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="NoContact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "why",
                    models.CharField(
                        choices=[
                            ("died", "They died"),
                            ("child", "A child: contact is kept with somebody who cares for them"),
                            ("asked", "They asked not to be contacted"),
                            ("unknown", "Nobody knows how to reach them"),
                        ],
                        max_length=20,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="no_contacts",
                        to="cases.case",
                    ),
                ),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="no_contact",
                        to="cases.registeredperson",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("why__in", ["died", "child", "asked", "unknown"])),
                        name="no_contact_says_why",
                    )
                ],
            },
        ),
        migrations.RunSQL(INSIDE, BACK),
    ]
