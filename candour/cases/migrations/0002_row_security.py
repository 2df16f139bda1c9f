"""The second fence: the web role sees only the cases that the settings of its transaction name."""

from django.db import migrations

OF_A_CASE = (
    "cases_caseholding",
    "cases_charge",
    "cases_codefendant",
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
"""
CASES_BACK = """
DROP POLICY seen ON cases_case;
ALTER TABLE cases_case DISABLE ROW LEVEL SECURITY;
DROP FUNCTION app_numbers(text);
"""


def follow(table: str) -> migrations.RunSQL:
    """A row that hangs on a case is seen when its case is."""
    return migrations.RunSQL(
        f"""
        ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
        CREATE POLICY with_its_case ON {table}
            USING (EXISTS (SELECT FROM cases_case WHERE cases_case.id = {table}.case_id));
        """,
        f"DROP POLICY with_its_case ON {table}; ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;",
    )


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial")]
    operations = [migrations.RunSQL(CASES, CASES_BACK), *map(follow, OF_A_CASE)]
