"""The second fence: the web role sees only the cases that the settings of its transaction name."""

from django.db import migrations

OF_A_CASE = (
    "cases_caseholding",
    "cases_charge",
    "cases_codefendant",
    "cases_factchange",
    "cases_mappaperiod",
    "cases_parallelprocess",
    "cases_registeredperson",
    "cases_riskassessment",
    "cases_supervisionperiod",
    "cases_transfer",
)

CASES = """
CREATE FUNCTION app_numbers(setting text) RETURNS bigint[] LANGUAGE sql STABLE AS $$
    SELECT coalesce(string_to_array(nullif(current_setting(setting, true), ''), ',')::bigint[], '{}')
$$;
ALTER TABLE cases_case ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON cases_case USING (
    (
        (SELECT current_setting('app.everything', true) = 'on')
        OR region_id = ANY ((SELECT app_numbers('app.regions'))::bigint[])
        OR id = ANY ((SELECT app_numbers('app.cases'))::bigint[])
    )
    AND NOT id = ANY ((SELECT app_numbers('app.barred'))::bigint[])
);
-- Emergency access is for reading: the row can be neither changed nor locked for a change.
CREATE POLICY only_read ON cases_case AS RESTRICTIVE FOR UPDATE
    USING (NOT id = ANY ((SELECT app_numbers('app.reading'))::bigint[]));
"""
CASES_BACK = """
DROP POLICY only_read ON cases_case;
DROP POLICY seen ON cases_case;
ALTER TABLE cases_case DISABLE ROW LEVEL SECURITY;
DROP FUNCTION app_numbers(text);
"""

# What a fact said before it was corrected is only ever added to; `refuse_to_change_history` is of the workflow.
KEEP_CHANGES = """
CREATE TRIGGER fact_changes_are_append_only BEFORE UPDATE OR DELETE ON cases_factchange
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_history();
CREATE TRIGGER fact_changes_are_not_emptied BEFORE TRUNCATE ON cases_factchange
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_history();
DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'web') THEN
        REVOKE UPDATE, DELETE, TRUNCATE ON cases_factchange FROM web;
    END IF;
END $$;
"""
KEEP_CHANGES_BACK = """
DROP TRIGGER fact_changes_are_append_only ON cases_factchange;
DROP TRIGGER fact_changes_are_not_emptied ON cases_factchange;
"""

# Under row-level security an index of words serves no query of the web role, as the search operator is not
# leakproof. This function searches as the owner, under the same limits, and gives only what they let through.
SEARCH = """
CREATE FUNCTION cases_found(words text) RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER ROWS 200
SET search_path = public, pg_catalog, pg_temp
AS $$
    SELECT id FROM cases_case
    WHERE search @@ words::tsquery
    AND (
        (SELECT current_setting('app.everything', true) = 'on')
        OR region_id = ANY ((SELECT app_numbers('app.regions'))::bigint[])
        OR id = ANY ((SELECT app_numbers('app.cases'))::bigint[])
    )
    AND NOT id = ANY ((SELECT app_numbers('app.barred'))::bigint[])
$$;
"""
SEARCH_BACK = "DROP FUNCTION cases_found(text);"


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
    dependencies = [("cases", "0001_initial"), ("workflow", "0002_history_is_append_only")]
    operations = [
        migrations.RunSQL(CASES, CASES_BACK),
        *map(follow, OF_A_CASE),
        migrations.RunSQL(KEEP_CHANGES, KEEP_CHANGES_BACK),
        migrations.RunSQL(SEARCH, SEARCH_BACK),
    ]
