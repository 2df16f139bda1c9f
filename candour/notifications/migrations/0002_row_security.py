"""Rows of a case are seen when their case is; answers are only ever added to."""

from django.db import migrations

OF_A_CASE = ("notifications_notification", "notifications_eligibilityanswer", "notifications_deadline")
APPEND_ONLY = """
DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'web') THEN
        REVOKE UPDATE, DELETE, TRUNCATE ON notifications_eligibilityanswer FROM web;
    END IF;
END $$;
CREATE TRIGGER answers_are_append_only BEFORE UPDATE OR DELETE ON notifications_eligibilityanswer
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_history();
"""


def follow(table: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"""
        ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
        CREATE POLICY with_its_case ON {table}
            USING (EXISTS (SELECT FROM cases_case WHERE cases_case.id = {table}.case_id));
        """,
        f"DROP POLICY with_its_case ON {table}; ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("notifications", "0001_initial"),
        ("cases", "0002_row_security"),
        ("workflow", "0002_history_is_append_only"),
    ]
    operations = [
        *map(follow, OF_A_CASE),
        migrations.RunSQL(
            """
            ALTER TABLE notifications_deadlinemove ENABLE ROW LEVEL SECURITY;
            CREATE POLICY with_its_deadline ON notifications_deadlinemove USING (
                EXISTS (SELECT FROM notifications_deadline d WHERE d.id = notifications_deadlinemove.deadline_id)
            );
            """,
            """
            DROP POLICY with_its_deadline ON notifications_deadlinemove;
            ALTER TABLE notifications_deadlinemove DISABLE ROW LEVEL SECURITY;
            """,
        ),
        migrations.RunSQL(
            APPEND_ONLY, "DROP TRIGGER answers_are_append_only ON notifications_eligibilityanswer"
        ),
    ]
