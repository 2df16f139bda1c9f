"""A search that fits very many cases stops at the thousand that are due first."""

from django.db import migrations

FIRST = """
CREATE FUNCTION cases_first_found(words text) RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_catalog, pg_temp
AS $$
    SELECT array(
        SELECT id FROM cases_case
        WHERE search @@ words::tsquery
        AND (
            (SELECT current_setting('app.everything', true) = 'on')
            OR region_id = ANY ((SELECT app_numbers('app.regions'))::bigint[])
            OR id = ANY ((SELECT app_numbers('app.cases'))::bigint[])
        )
        AND NOT id = ANY ((SELECT app_numbers('app.barred'))::bigint[])
        ORDER BY next_due, id LIMIT 1000
    )
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0005_holder_names")]
    operations = [migrations.RunSQL(FIRST, "DROP FUNCTION cases_first_found(text);")]
