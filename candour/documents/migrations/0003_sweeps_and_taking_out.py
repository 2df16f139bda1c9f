"""What a document is never changes: only its scan, and whether it was taken out. A sweep is only ever added."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from candour.together import Together

KEEP = """
CREATE TRIGGER sweeps_are_append_only BEFORE UPDATE OR DELETE ON documents_sweep
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_history();
DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'web') THEN
        REVOKE UPDATE, DELETE, TRUNCATE ON documents_sweep FROM web;
        REVOKE UPDATE ON documents_document FROM web;
        GRANT UPDATE (scan, scanned_at, scan_says, taken_out_at, taken_out_by_id, taken_out_why)
            ON documents_document TO web;
    END IF;
END $$;
"""
UNKEEP = """
DROP TRIGGER sweeps_are_append_only ON documents_sweep;
DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'web') THEN GRANT UPDATE ON documents_document TO web; END IF;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0002_row_security"),
        ("workflow", "0002_history_is_append_only"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Sweep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("ended_at", models.DateTimeField()),
                ("documents", models.PositiveIntegerField()),
                ("size", models.PositiveBigIntegerField()),
                ("problems", models.JSONField(default=list)),
            ],
            options={
                "ordering": ["-at", "-id"],
            },
        ),
        Together(
            migrations.AddField(
                model_name="document",
                name="scan_says",
                field=models.CharField(blank=True, max_length=200),
            ),
            migrations.AddField(
                model_name="document",
                name="taken_out_by",
                field=models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AddField(
                model_name="document",
                name="taken_out_why",
                field=models.CharField(blank=True, max_length=300),
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("taken_out_at__isnull", True),
                    models.Q(("taken_out_by__isnull", False), models.Q(("taken_out_why", ""), _negated=True)),
                    _connector="OR",
                ),
                name="a_document_is_taken_out_with_a_reason",
            ),
        ),
        migrations.RunSQL(KEEP, UNKEEP),
    ]
