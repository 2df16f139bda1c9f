"""Who keeps in touch with some families alone sees no copy for another family of the same case."""

from django.db import migrations

OF_A_COPY = ("approval", "concern", "effect", "recall", "releasefile", "sending", "takenover")
COPY = """
CREATE POLICY of_their_own_families ON disclosure_disclosure AS RESTRICTIVE USING (
    plan_id IS NULL
    OR current_setting('app.families', true) IS DISTINCT FROM 'own'
    OR EXISTS (SELECT FROM families_contactplan WHERE families_contactplan.id = plan_id)
);
"""
PART = """
CREATE POLICY of_their_own_families ON disclosure_NAME AS RESTRICTIVE USING (
    current_setting('app.families', true) IS DISTINCT FROM 'own'
    OR EXISTS (SELECT FROM disclosure_disclosure WHERE disclosure_disclosure.id = disclosure_id)
);
"""
BACK = "DROP POLICY of_their_own_families ON disclosure_NAME;"


class Migration(migrations.Migration):
    dependencies = [("disclosure", "0007_chosen_blocks"), ("families", "0002_row_security")]
    operations = [
        migrations.RunSQL(COPY, BACK.replace("NAME", "disclosure")),
        *[migrations.RunSQL(PART.replace("NAME", name), BACK.replace("NAME", name)) for name in OF_A_COPY],
    ]
