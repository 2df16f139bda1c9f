"""History is only ever added to: the web role may not change it, and a trigger refuses everybody else."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION refuse_to_change_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The history of a record is only ever added to.' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER history_is_append_only BEFORE UPDATE OR DELETE ON workflow_statuschange
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_history();
CREATE TRIGGER history_is_not_emptied BEFORE TRUNCATE ON workflow_statuschange
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_history();
DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'web') THEN
        REVOKE UPDATE, DELETE, TRUNCATE ON workflow_statuschange FROM web;
    END IF;
END $$;
"""
BACKWARD = """
DROP TRIGGER history_is_append_only ON workflow_statuschange;
DROP TRIGGER history_is_not_emptied ON workflow_statuschange;
DROP FUNCTION refuse_to_change_history();
"""


class Migration(migrations.Migration):
    dependencies = [("workflow", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
