"""Words that outlived their session are seen with their case, and belong to it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

CHANGEABLE = "(NOT reviews_keptwords.case_id = ANY ((SELECT app_numbers('app.reading'))::bigint[]))"
FOLLOW = f"""
ALTER TABLE reviews_keptwords ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_its_case ON reviews_keptwords
    USING (EXISTS (SELECT FROM cases_case WHERE cases_case.id = reviews_keptwords.case_id));
CREATE POLICY only_added ON reviews_keptwords AS RESTRICTIVE FOR INSERT WITH CHECK {CHANGEABLE};
CREATE POLICY only_changed ON reviews_keptwords AS RESTRICTIVE FOR UPDATE USING {CHANGEABLE};
CREATE POLICY only_removed ON reviews_keptwords AS RESTRICTIVE FOR DELETE USING {CHANGEABLE};
CREATE TRIGGER part_of_its_case BEFORE INSERT OR UPDATE OF case_id, review_id ON reviews_keptwords
    FOR EACH ROW EXECUTE FUNCTION refuse_a_review_of_another_case();
"""
UNFOLLOW = """
DROP TRIGGER part_of_its_case ON reviews_keptwords;
DROP POLICY only_removed ON reviews_keptwords; DROP POLICY only_changed ON reviews_keptwords;
DROP POLICY only_added ON reviews_keptwords; DROP POLICY with_its_case ON reviews_keptwords;
ALTER TABLE reviews_keptwords DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0003_access_is_kept"),
        ("reviews", "0004_the_thread_forgets_nothing"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="KeptWords",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("content", models.JSONField()),
                ("base", models.PositiveIntegerField()),
                ("at", models.DateTimeField()),
                ("until", models.DateTimeField()),
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
                (
                    "section",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="reviews.section"),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-id"],
                "default_related_name": "kept_words",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("section", "user"), name="words_are_kept_once_for_a_writer"
                    )
                ],
            },
        ),
        migrations.RunSQL(FOLLOW, UNFOLLOW),
    ]
