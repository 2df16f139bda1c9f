"""Whoever marked the quality of a review is kept with it, so that they never write or countersign it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

CHANGEABLE = "(NOT reviews_qualitymarker.case_id = ANY ((SELECT app_numbers('app.reading'))::bigint[]))"
FOLLOW = """
ALTER TABLE reviews_qualitymarker ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_its_case ON reviews_qualitymarker
    USING (EXISTS (SELECT FROM cases_case WHERE cases_case.id = reviews_qualitymarker.case_id));
CREATE POLICY only_added ON reviews_qualitymarker AS RESTRICTIVE FOR INSERT WITH CHECK CHANGEABLE;
CREATE POLICY only_changed ON reviews_qualitymarker AS RESTRICTIVE FOR UPDATE USING CHANGEABLE;
CREATE POLICY only_removed ON reviews_qualitymarker AS RESTRICTIVE FOR DELETE USING CHANGEABLE;
CREATE TRIGGER part_of_its_case BEFORE INSERT OR UPDATE OF case_id, review_id ON reviews_qualitymarker
    FOR EACH ROW EXECUTE FUNCTION refuse_a_review_of_another_case();
CREATE TRIGGER is_append_only BEFORE UPDATE OR DELETE ON reviews_qualitymarker
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_history();
DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'web') THEN
        REVOKE UPDATE, DELETE, TRUNCATE ON reviews_qualitymarker FROM web;
    END IF;
END $$;
""".replace("CHANGEABLE", CHANGEABLE)
UNFOLLOW = """
DROP TRIGGER is_append_only ON reviews_qualitymarker; DROP TRIGGER part_of_its_case ON reviews_qualitymarker;
DROP POLICY only_removed ON reviews_qualitymarker; DROP POLICY only_changed ON reviews_qualitymarker;
DROP POLICY only_added ON reviews_qualitymarker; DROP POLICY with_its_case ON reviews_qualitymarker;
ALTER TABLE reviews_qualitymarker DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0006_first_found"),
        ("reviews", "0008_pauses_name_no_health"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.CreateModel(
            name="QualityMarker",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
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
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["at", "id"],
                "default_related_name": "quality_markers",
                "constraints": [
                    models.UniqueConstraint(fields=("review", "user"), name="a_marker_is_noted_once")
                ],
            },
        ),
        migrations.RunSQL(FOLLOW, UNFOLLOW),
    ]
