"""What a person decided of two names that are alike; only ever added to."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

KEEP = """
CREATE TRIGGER history_is_append_only BEFORE UPDATE OR DELETE ON the_table
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_history();
CREATE TRIGGER history_is_not_emptied BEFORE TRUNCATE ON the_table
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_history();
DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'web') THEN
        REVOKE UPDATE, DELETE, TRUNCATE ON the_table FROM web;
    END IF;
END $$;
"""
RELEASE = """
DROP TRIGGER history_is_append_only ON the_table;
DROP TRIGGER history_is_not_emptied ON the_table;
"""


def keep(table: str) -> migrations.RunSQL:
    return migrations.RunSQL(KEEP.replace("the_table", table), RELEASE.replace("the_table", table))


class Migration(migrations.Migration):
    dependencies = [
        ("action_plans", "0002_progress_is_append_only"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="NameDecision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("note", models.TextField()),
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
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="action_plans.owner"
                    ),
                ),
                (
                    "meant",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="action_plans.owner",
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="action_plans.owner"
                    ),
                ),
            ],
            options={
                "ordering": ["at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("first", "second"), name="a_pair_of_names_is_decided_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("first__lt", models.F("second"))),
                        name="a_pair_of_names_has_an_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("meant__isnull", True),
                            ("meant", models.F("first")),
                            ("meant", models.F("second")),
                            _connector="OR",
                        ),
                        name="one_of_the_two_names_is_meant",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("note", ""), _negated=True), name="a_decision_on_names_says_why"
                    ),
                ],
            },
        ),
        keep("action_plans_namedecision"),
    ]
