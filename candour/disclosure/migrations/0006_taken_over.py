"""Another specialist can take a copy over. Whoever prepared it until then never checks or approves it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

KEPT = """
ALTER TABLE disclosure_takenover ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_its_case ON disclosure_takenover
    USING (EXISTS (SELECT FROM cases_case WHERE cases_case.id = disclosure_takenover.case_id));
CREATE POLICY only_added ON disclosure_takenover AS RESTRICTIVE FOR INSERT WITH CHECK (
    NOT disclosure_takenover.case_id = ANY ((SELECT app_numbers('app.reading'))::bigint[])
);
CREATE TRIGGER part_of_its_case BEFORE INSERT OR UPDATE OF case_id, disclosure_id ON disclosure_takenover
    FOR EACH ROW EXECUTE FUNCTION refuse_a_disclosure_of_another_case();
CREATE TRIGGER is_append_only BEFORE UPDATE OR DELETE ON disclosure_takenover
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_history();
DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'web') THEN
        REVOKE UPDATE, DELETE, TRUNCATE ON disclosure_takenover FROM web;
    END IF;
END $$;
"""
BACK = """
DROP TRIGGER is_append_only ON disclosure_takenover;
DROP TRIGGER part_of_its_case ON disclosure_takenover;
DROP POLICY only_added ON disclosure_takenover;
DROP POLICY with_its_case ON disclosure_takenover;
ALTER TABLE disclosure_takenover DISABLE ROW LEVEL SECURITY;
"""
EARLIER = """
CREATE FUNCTION refuse_who_prepared_it_before() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public AS $$ BEGIN
    IF EXISTS (
        SELECT FROM disclosure_takenover WHERE disclosure_id = NEW.id
        AND earlier_id = ANY (array_remove(ARRAY[NEW.checker_id, NEW.approver_id], NULL))
    ) THEN
        RAISE EXCEPTION 'nobody checks or approves a copy that they prepared before it was taken over';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER not_who_prepared_it_before BEFORE UPDATE OF checker_id, approver_id ON disclosure_disclosure
    FOR EACH ROW EXECUTE FUNCTION refuse_who_prepared_it_before();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("disclosure", "0005_own_name"),
        ("cases", "0006_first_found"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.CreateModel(
            name="TakenOver",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", models.TextField()),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.case"
                    ),
                ),
                (
                    "disclosure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="disclosure.disclosure"
                    ),
                ),
                (
                    "earlier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["at", "id"],
                "default_related_name": "takeovers",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="a_copy_is_taken_over_for_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("by", models.F("earlier")), _negated=True),
                        name="a_copy_is_taken_over_from_another",
                    ),
                ],
            },
        ),
        migrations.RunSQL(KEPT, BACK),
        migrations.RunSQL(EARLIER, "DROP FUNCTION refuse_who_prepared_it_before() CASCADE;"),
    ]
