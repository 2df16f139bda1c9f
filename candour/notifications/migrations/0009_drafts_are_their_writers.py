"""A draft holds names before there is a case: it is seen by its writer alone, whatever else they may see."""

from django.db import migrations

FENCE = """
ALTER TABLE notifications_draft ENABLE ROW LEVEL SECURITY;
CREATE POLICY its_writer ON notifications_draft USING (
    (SELECT current_setting('app.reader', true)) IN ('*', by_id::text)
);
"""
FENCE_BACK = """
DROP POLICY its_writer ON notifications_draft;
ALTER TABLE notifications_draft DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [("notifications", "0008_answers_of_the_calendar")]
    operations = [migrations.RunSQL(FENCE, FENCE_BACK)]
