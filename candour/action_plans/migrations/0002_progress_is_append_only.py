"""Reports and findings are only ever added to: a mistake is mended by a later one."""

from django.db import migrations

KEEP = """
CREATE TRIGGER history_is_append_only BEFORE UPDATE OR DELETE ON the_table
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_history();
CREATE TRIGGER history_is_not_emptied BEFORE TRUNCATE ON the_table
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_history();
DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'web') THEN
        REVOKE UPDATE, DELETE, TRUNCATE ON the_table FROM web;
    END IF;
END $$;
"""
RELEASE = """
DROP TRIGGER history_is_append_only ON the_table;
DROP TRIGGER history_is_not_emptied ON the_table;
"""


def keep(table: str) -> migrations.RunSQL:
    return migrations.RunSQL(KEEP.replace("the_table", table), RELEASE.replace("the_table", table))


class Migration(migrations.Migration):
    dependencies = [("action_plans", "0001_initial"), ("workflow", "0002_history_is_append_only")]
    operations = [keep("action_plans_progressupdate"), keep("action_plans_verification")]
