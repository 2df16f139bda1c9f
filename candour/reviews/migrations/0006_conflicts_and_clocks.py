"""Conflicts that the service finds by itself, and how long the stages of finished reviews took in a region."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from candour.together import Together

# Days alone leave this function: it reads past the fence, so that a forecast rests on the whole region.
DURATIONS = """
CREATE FUNCTION reviews_stage_durations(of_region bigint, since timestamptz)
RETURNS TABLE (review bigint, stage text, days double precision)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT dense_rank() OVER (ORDER BY spent.review), spent.stage, sum(spent.days)
    FROM (
        SELECT change.record_id AS review, change.to_status::text AS stage,
               extract(epoch FROM lead(change.at) OVER (
                   PARTITION BY change.record_id ORDER BY change.at, change.id) - change.at) / 86400 AS days
        FROM workflow_statuschange change
        JOIN reviews_review review ON review.id = change.record_id AND review.status = 'submitted'
        JOIN cases_case its_case ON its_case.id = review.case_id AND its_case.region_id = of_region
        WHERE change.record_type = 'reviews.review' AND change.field = 'status'
        AND review.submitted_at >= since
    ) spent
    WHERE spent.days IS NOT NULL
    GROUP BY spent.review, spent.stage
$$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0006_first_found"),
        ("reviews", "0005_kept_words"),
        ("workflow", "0004_moves_of_the_service"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunSQL(DURATIONS, "DROP FUNCTION reviews_stage_durations(bigint, timestamptz);"),
        Together(
            migrations.AlterField(
                model_name="conflict",
                name="found_by",
                field=models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AlterField(
                model_name="pause",
                name="paused_by",
                field=models.ForeignKey(
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
        ),
        Together(
            migrations.AddConstraint(
                model_name="assignment",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        ("until__isnull", True), ("until__gte", models.F("since")), _connector="OR"
                    ),
                    name="an_assignment_ends_after_it_begins",
                ),
            ),
            migrations.AddConstraint(
                model_name="confidentialnote",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        models.Q(
                            ("answer", ""), ("answered_at__isnull", True), ("answered_by__isnull", True)
                        ),
                        models.Q(
                            ("answered_at__isnull", False),
                            ("answered_by__isnull", False),
                            models.Q(("answer", ""), _negated=True),
                        ),
                        _connector="OR",
                    ),
                    name="a_confidential_note_is_answered_whole",
                ),
            ),
            migrations.AddConstraint(
                model_name="conflict",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("kind", "declared"), _negated=True),
                        ("found_by", models.F("user")),
                        _connector="OR",
                    ),
                    name="a_conflict_is_declared_by_the_person",
                ),
            ),
            migrations.AddConstraint(
                model_name="conflict",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("ended_at__isnull", True), ("ending", "")),
                        models.Q(("ended_at__isnull", False), models.Q(("ending", ""), _negated=True)),
                        _connector="OR",
                    ),
                    name="a_conflict_ends_in_words",
                ),
            ),
            migrations.AddConstraint(
                model_name="conflict",
                constraint=models.UniqueConstraint(
                    condition=models.Q(("ended_at__isnull", True), ("kind", "found")),
                    fields=("review", "user", "reason"),
                    name="a_conflict_stands_once",
                ),
            ),
        ),
    ]
