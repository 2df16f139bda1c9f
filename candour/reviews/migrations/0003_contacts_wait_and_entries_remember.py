"""A file of contacts may wait, an entry of the chronology remembers what it said and why it was taken out."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from candour.together import Together


def follow(name: str) -> migrations.RunSQL:
    """A row that hangs on a case is seen when its case is, and changed when its case may be."""
    table = f"reviews_{name}"
    changeable = f"(NOT {table}.case_id = ANY ((SELECT app_numbers('app.reading'))::bigint[]))"
    return migrations.RunSQL(
        f"""
        ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
        CREATE POLICY with_its_case ON {table}
            USING (EXISTS (SELECT FROM cases_case WHERE cases_case.id = {table}.case_id));
        CREATE POLICY only_added ON {table} AS RESTRICTIVE FOR INSERT WITH CHECK {changeable};
        CREATE POLICY only_changed ON {table} AS RESTRICTIVE FOR UPDATE USING {changeable};
        CREATE POLICY only_removed ON {table} AS RESTRICTIVE FOR DELETE USING {changeable};
        """,
        f"DROP POLICY only_removed ON {table}; DROP POLICY only_changed ON {table};"
        f"DROP POLICY only_added ON {table}; DROP POLICY with_its_case ON {table};"
        f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;",
    )


def same_case(name: str) -> migrations.RunSQL:
    """The case that stands on a part is the case of its review."""
    table = f"reviews_{name}"
    return migrations.RunSQL(
        f"CREATE TRIGGER part_of_its_case BEFORE INSERT OR UPDATE OF case_id, review_id ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION refuse_a_review_of_another_case();",
        f"DROP TRIGGER part_of_its_case ON {table};",
    )


APPEND_ONLY = """
CREATE TRIGGER is_append_only BEFORE UPDATE OR DELETE ON reviews_entrybefore
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_history();
DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'web') THEN
        REVOKE UPDATE, DELETE, TRUNCATE ON reviews_entrybefore FROM web;
    END IF;
END $$;
"""
KEEP_ENTRIES = """
DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'web') THEN
        REVOKE DELETE, TRUNCATE ON reviews_chronologyentry FROM web;
    END IF;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0003_access_is_kept"),
        ("reviews", "0002_row_security"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        Together(
            migrations.CreateModel(
                name="EntryBefore",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("said", models.JSONField()),
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
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.case"
                        ),
                    ),
                    (
                        "entry",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, to="reviews.chronologyentry"
                        ),
                    ),
                    (
                        "review",
                        models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="reviews.review"),
                    ),
                ],
                options={
                    "ordering": ["-at", "-id"],
                    "default_related_name": "entries_before",
                },
            ),
            migrations.CreateModel(
                name="ContactFile",
                fields=[
                    (
                        "id",
                        models.BigAutoField(
                            auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                        ),
                    ),
                    ("name", models.CharField(max_length=200)),
                    ("sha256", models.CharField(max_length=64)),
                    ("content", models.BinaryField()),
                    ("columns", models.JSONField(default=dict)),
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
                            on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.case"
                        ),
                    ),
                    (
                        "review",
                        models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="reviews.review"),
                    ),
                ],
                options={
                    "ordering": ["-at", "-id"],
                    "default_related_name": "contact_files",
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("review", "sha256"), name="a_file_of_contacts_waits_once"
                        )
                    ],
                },
            ),
        ),
        Together(
            migrations.AddField(
                model_name="chronologyentry",
                name="taken_out_by",
                field=models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AddField(
                model_name="chronologyentry",
                name="taken_out_why",
                field=models.CharField(blank=True, max_length=300),
            ),
        ),
        *map(follow, ("contactfile", "entrybefore")),
        *map(same_case, ("contactfile", "entrybefore")),
        migrations.RunSQL(APPEND_ONLY, "DROP TRIGGER is_append_only ON reviews_entrybefore;"),
        migrations.RunSQL(KEEP_ENTRIES, migrations.RunSQL.noop),
    ]
