"""An extract holds personal data: its rows are seen by the region that brought it, and by the national team."""

from django.db import migrations

FENCE = """
ALTER TABLE notifications_intake ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_the_region ON notifications_intake USING (
    (SELECT current_setting('app.everything', true) = 'on')
    OR region_id = ANY ((SELECT app_numbers('app.regions'))::bigint[])
);
ALTER TABLE notifications_intakerow ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_its_intake ON notifications_intakerow USING (
    EXISTS (SELECT FROM notifications_intake i WHERE i.id = notifications_intakerow.intake_id)
);
-- A row that became a case is seen when the case is; while rows are taken, the case is not there yet.
CREATE POLICY with_its_case ON notifications_intakerow AS RESTRICTIVE FOR SELECT USING (
    case_id IS NULL OR EXISTS (SELECT FROM cases_case c WHERE c.id = notifications_intakerow.case_id)
);
"""
FENCE_BACK = """
DROP POLICY with_its_case ON notifications_intakerow;
DROP POLICY with_its_intake ON notifications_intakerow;
ALTER TABLE notifications_intakerow DISABLE ROW LEVEL SECURITY;
DROP POLICY of_the_region ON notifications_intake;
ALTER TABLE notifications_intake DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [("notifications", "0004_intake_regions"), ("cases", "0002_row_security")]
    operations = [migrations.RunSQL(FENCE, FENCE_BACK)]
