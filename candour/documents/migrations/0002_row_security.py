"""Files are seen when their case is; their bytes are only ever added."""

from django.db import migrations

TABLES = ("documents_document", "documents_chunk")
KEEP = """
CREATE TRIGGER chunks_are_append_only BEFORE UPDATE OR DELETE ON documents_chunk
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_history();
DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'web') THEN
        REVOKE UPDATE, DELETE, TRUNCATE ON documents_chunk FROM web;
        REVOKE DELETE, TRUNCATE ON documents_document FROM web;
    END IF;
END $$;
"""


def follow(table: str) -> migrations.RunSQL:
    """A row that hangs on a case is seen when its case is, and changed when its case may be."""
    changeable = f"(NOT {table}.case_id = ANY ((SELECT app_numbers('app.reading'))::bigint[]))"
    return migrations.RunSQL(
        f"""
        ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
        CREATE POLICY with_its_case ON {table}
            USING (EXISTS (SELECT FROM cases_case WHERE cases_case.id = {table}.case_id));
        CREATE POLICY only_added ON {table} AS RESTRICTIVE FOR INSERT WITH CHECK {changeable};
        CREATE POLICY only_changed ON {table} AS RESTRICTIVE FOR UPDATE USING {changeable};
        CREATE POLICY only_removed ON {table} AS RESTRICTIVE FOR DELETE USING {changeable};
        """,
        f"DROP POLICY only_removed ON {table}; DROP POLICY only_changed ON {table};"
        f"DROP POLICY only_added ON {table}; DROP POLICY with_its_case ON {table}; ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0001_initial"),
        ("cases", "0002_row_security"),
        ("workflow", "0002_history_is_append_only"),
    ]
    operations = [
        *map(follow, TABLES),
        migrations.RunSQL(KEEP, "DROP TRIGGER chunks_are_append_only ON documents_chunk;"),
    ]
