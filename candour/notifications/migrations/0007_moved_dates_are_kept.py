"""Every move of a date stays, with who asked for it and who decided."""

from django.db import migrations

KEEP = """
DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'web') THEN
        REVOKE DELETE, TRUNCATE ON notifications_deadlinemove FROM web;
    END IF;
END $$;
"""
BACK = KEEP.replace("REVOKE DELETE, TRUNCATE", "GRANT DELETE").replace("FROM web;", "TO web;")


class Migration(migrations.Migration):
    dependencies = [("notifications", "0006_emergency_access_reads")]
    operations = [migrations.RunSQL(KEEP, BACK)]
