"""A mark of a session is seen by its marker alone until the session is revealed; locked marks are not changed."""

from django.db import migrations

BLIND = """
ALTER TABLE quality_benchmarkmark ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_until_revealed ON quality_benchmarkmark USING (
    quality_is_the_service()
    OR EXISTS (
        SELECT FROM quality_benchmarkmarker marker
        JOIN quality_benchmarksession session ON session.id = marker.session_id
        WHERE marker.id = marker_id AND (
            marker.user_id::text = current_setting('app.reader', true)
            OR (session.status = 'revealed' AND marker.locked_at IS NOT NULL))));
CREATE FUNCTION quality_keep_benchmark_mark() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF EXISTS (SELECT FROM quality_benchmarkmarker marker
               JOIN quality_benchmarksession session ON session.id = marker.session_id
               WHERE marker.id = NEW.marker_id AND (marker.locked_at IS NOT NULL
                   OR marker.excused_at IS NOT NULL OR session.status <> 'marking')) THEN
        RAISE EXCEPTION 'marks that are locked are not changed';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER is_kept BEFORE INSERT OR UPDATE ON quality_benchmarkmark
    FOR EACH ROW EXECUTE FUNCTION quality_keep_benchmark_mark();
"""
BACK = """
DROP TRIGGER is_kept ON quality_benchmarkmark; DROP FUNCTION quality_keep_benchmark_mark();
DROP POLICY own_until_revealed ON quality_benchmarkmark;
"""
KEEP = """
DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'web') THEN
        REVOKE DELETE, TRUNCATE ON quality_benchmarkmark, quality_benchmarkmarker, quality_benchmarkreview,
            quality_benchmarksession FROM web;
    END IF;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("quality", "0005_benchmarking")]
    operations = [
        migrations.RunSQL(BLIND, BACK),
        migrations.RunSQL(KEEP, migrations.RunSQL.noop),
    ]
