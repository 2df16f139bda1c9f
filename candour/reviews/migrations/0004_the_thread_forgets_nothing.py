"""What is taken out of the thread can be put back; an answer to a line counts for the words it was given for."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from candour.together import Together

CHANGEABLE = "(NOT reviews_takenout.case_id = ANY ((SELECT app_numbers('app.reading'))::bigint[]))"
FOLLOW = """
ALTER TABLE reviews_takenout ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_its_case ON reviews_takenout
    USING (EXISTS (SELECT FROM cases_case WHERE cases_case.id = reviews_takenout.case_id));
CREATE POLICY only_added ON reviews_takenout AS RESTRICTIVE FOR INSERT WITH CHECK CHANGEABLE;
CREATE POLICY only_changed ON reviews_takenout AS RESTRICTIVE FOR UPDATE USING CHANGEABLE;
CREATE POLICY only_removed ON reviews_takenout AS RESTRICTIVE FOR DELETE USING CHANGEABLE;
CREATE TRIGGER part_of_its_case BEFORE INSERT OR UPDATE OF case_id, review_id ON reviews_takenout
    FOR EACH ROW EXECUTE FUNCTION refuse_a_review_of_another_case();
DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'web') THEN
        REVOKE DELETE, TRUNCATE ON reviews_takenout FROM web;
    END IF;
END $$;
""".replace("CHANGEABLE", CHANGEABLE)
UNFOLLOW = """
DROP TRIGGER part_of_its_case ON reviews_takenout;
DROP POLICY only_removed ON reviews_takenout; DROP POLICY only_changed ON reviews_takenout;
DROP POLICY only_added ON reviews_takenout; DROP POLICY with_its_case ON reviews_takenout;
ALTER TABLE reviews_takenout DISABLE ROW LEVEL SECURITY;
"""


def person(**options: object) -> models.ForeignKey:
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, **options
    )


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0003_access_is_kept"),
        ("reviews", "0003_contacts_wait_and_entries_remember"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.CreateModel(
            name="TakenOut",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("number", models.PositiveBigIntegerField()),
                ("said", models.TextField()),
                ("content", models.JSONField()),
                ("why", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                ("put_back_at", models.DateTimeField(null=True)),
                ("by", person()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.case"
                    ),
                ),
                ("put_back_by", person(null=True)),
                (
                    "review",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="reviews.review"),
                ),
            ],
            options={
                "ordering": ["-at", "-id"],
                "default_related_name": "taken_out",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(put_back_at__isnull=True, put_back_by__isnull=True)
                        | models.Q(put_back_at__isnull=False, put_back_by__isnull=False),
                        name="what_was_taken_out_is_put_back_by_somebody",
                    )
                ],
            },
        ),
        Together(
            migrations.AddField(
                "lineexplained",
                "mark",
                models.CharField(blank=True, max_length=32, default=""),
                preserve_default=False,
            ),
            migrations.AddField(
                "lineexplained", "sentence", models.TextField(blank=True, default=""), preserve_default=False
            ),
        ),
        migrations.RunSQL(FOLLOW, UNFOLLOW),
    ]
