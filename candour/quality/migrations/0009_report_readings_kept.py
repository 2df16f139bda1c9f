"""Who first read a report is seen with its case once the report is issued, and never changed."""

from django.db import migrations

FENCES = """
ALTER TABLE quality_reportreading ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_its_case ON quality_reportreading
    USING (EXISTS (SELECT FROM cases_case WHERE cases_case.id = quality_reportreading.case_id));
CREATE POLICY shown_to_its_readers ON quality_reportreading AS RESTRICTIVE
    USING (quality_assures(case_id) OR quality_is_issued(assessment_id));
CREATE POLICY only_added ON quality_reportreading AS RESTRICTIVE FOR INSERT
    WITH CHECK (NOT case_id = ANY ((SELECT app_numbers('app.reading'))::bigint[]));
CREATE TRIGGER part_of_its_case BEFORE INSERT OR UPDATE OF case_id, assessment_id ON quality_reportreading
    FOR EACH ROW EXECUTE FUNCTION refuse_an_assessment_of_another_case();
CREATE TRIGGER is_append_only BEFORE UPDATE OR DELETE ON quality_reportreading
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_history();
DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'web') THEN
        REVOKE UPDATE, DELETE, TRUNCATE ON quality_reportreading FROM web;
    END IF;
END $$;
"""
UNFENCED = """
DROP TRIGGER is_append_only ON quality_reportreading;
DROP TRIGGER part_of_its_case ON quality_reportreading;
DROP POLICY only_added ON quality_reportreading;
DROP POLICY shown_to_its_readers ON quality_reportreading;
DROP POLICY with_its_case ON quality_reportreading;
ALTER TABLE quality_reportreading DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [("quality", "0008_report_readings")]
    operations = [migrations.RunSQL(FENCES, UNFENCED)]
