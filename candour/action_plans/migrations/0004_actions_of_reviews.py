"""Actions of reviews are seen with their case, or by whoever answers for them; what was reported with them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

CHANGEABLE = "(case_id IS NULL OR NOT case_id = ANY ((SELECT app_numbers('app.reading'))::bigint[]))"
FENCE = """
ALTER TABLE action_plans_action ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_its_case ON action_plans_action USING (
    case_id IS NULL
    OR EXISTS (SELECT FROM cases_case WHERE cases_case.id = action_plans_action.case_id)
    OR EXISTS (
        SELECT FROM action_plans_actionowner link JOIN action_plans_owner owner ON owner.id = link.owner_id
        WHERE link.action_id = action_plans_action.id
        AND owner.user_id::text = (SELECT current_setting('app.reader', true))
    )
);
CREATE POLICY only_added ON action_plans_action AS RESTRICTIVE FOR INSERT WITH CHECK CHANGEABLE;
CREATE POLICY only_changed ON action_plans_action AS RESTRICTIVE FOR UPDATE USING CHANGEABLE;
CREATE POLICY only_removed ON action_plans_action AS RESTRICTIVE FOR DELETE USING CHANGEABLE;
"""
UNFENCE = """
DROP POLICY only_removed ON action_plans_action; DROP POLICY only_changed ON action_plans_action;
DROP POLICY only_added ON action_plans_action; DROP POLICY with_its_case ON action_plans_action;
ALTER TABLE action_plans_action DISABLE ROW LEVEL SECURITY;
"""
FOLLOWING = ("milestone", "progressupdate", "verification")


def follow(name: str) -> migrations.RunSQL:
    """What was said of an action is seen with the action."""
    table = f"action_plans_{name}"
    return migrations.RunSQL(
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY; CREATE POLICY with_its_action ON {table} "
        f"USING (EXISTS (SELECT FROM action_plans_action WHERE action_plans_action.id = {table}.action_id));",
        f"DROP POLICY with_its_action ON {table}; ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("action_plans", "0003_names_that_are_alike"),
        ("cases", "0006_first_found"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.AddField(
            model_name="action",
            name="case",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="actions",
                to="cases.case",
            ),
        ),
        migrations.AddConstraint(
            model_name="action",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("case__isnull", True), ("origin", "published")),
                    models.Q(("case__isnull", False), ("origin", "review")),
                    _connector="OR",
                ),
                name="an_action_of_a_review_has_its_case",
            ),
        ),
        migrations.RunSQL(FENCE.replace("CHANGEABLE", CHANGEABLE), UNFENCE),
        *map(follow, FOLLOWING),
    ]
