"""Emergency access is for reading: what hangs on such a case is neither added to, changed nor removed."""

from django.db import migrations

OF_A_CASE = {
    "notifications_notification": "case_id",
    "notifications_eligibilityanswer": "case_id",
    "notifications_deadline": "case_id",
    "notifications_deadlinemove": "(SELECT d.case_id FROM notifications_deadline d WHERE d.id = deadline_id)",
}


def only_read(table: str, case: str) -> migrations.RunSQL:
    changeable = f"(NOT {case} = ANY ((SELECT app_numbers('app.reading'))::bigint[]))"
    return migrations.RunSQL(
        f"""
        CREATE POLICY only_added ON {table} AS RESTRICTIVE FOR INSERT WITH CHECK {changeable};
        CREATE POLICY only_changed ON {table} AS RESTRICTIVE FOR UPDATE USING {changeable};
        CREATE POLICY only_removed ON {table} AS RESTRICTIVE FOR DELETE USING {changeable};
        """,
        f"DROP POLICY only_removed ON {table}; DROP POLICY only_changed ON {table};"
        f"DROP POLICY only_added ON {table};",
    )


class Migration(migrations.Migration):
    dependencies = [("notifications", "0005_intake_row_security")]
    operations = [only_read(table, case) for table, case in OF_A_CASE.items()]
