"""Who was let in, who was barred, who held a case and who used emergency access: ended, never taken away."""

from django.db import migrations

KEPT = ("cases_accessentry", "cases_breakglass", "cases_caseholding")
KEEP = """
DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'web') THEN
        REVOKE DELETE, TRUNCATE ON {tables} FROM web;
    END IF;
END $$;
"""
BACK = KEEP.replace("REVOKE DELETE, TRUNCATE", "GRANT DELETE").replace("FROM web;", "TO web;")


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_row_security")]
    operations = [migrations.RunSQL(KEEP.format(tables=", ".join(KEPT)), BACK.format(tables=", ".join(KEPT)))]
