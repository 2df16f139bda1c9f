"""Whoever locked marks before this was kept stands in the graph of independence too."""

from django.db import migrations

NOTE = """
INSERT INTO reviews_qualitymarker (case_id, review_id, user_id, at)
SELECT its.case_id, its.review_id, own.assessor_id, min(own.locked_at)
FROM quality_marking own JOIN quality_assessment its ON its.id = own.assessment_id
WHERE own.locked_at IS NOT NULL
GROUP BY its.case_id, its.review_id, own.assessor_id
ON CONFLICT DO NOTHING;
"""


class Migration(migrations.Migration):
    dependencies = [("quality", "0006_benchmarking_blind"), ("reviews", "0009_quality_markers")]
    operations = [migrations.RunSQL(NOTE, migrations.RunSQL.noop)]
