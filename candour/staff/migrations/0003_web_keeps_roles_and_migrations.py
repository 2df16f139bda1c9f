"""Roles are ended, never taken away; and whoever serves pages does not say which migrations were made."""

from django.db import migrations

TAKE = """
DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'web') THEN
        REVOKE DELETE, TRUNCATE ON staff_roleheld, staff_roleasked FROM web;
        REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON django_migrations FROM web;
    END IF;
END $$;
"""
BACK = """
DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'web') THEN
        GRANT DELETE ON staff_roleheld, staff_roleasked TO web;
        GRANT INSERT, UPDATE, DELETE ON django_migrations TO web;
    END IF;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("staff", "0002_roles_that_two_people_give")]
    operations = [migrations.RunSQL(TAKE, BACK)]
