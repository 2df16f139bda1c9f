"""A response has the reason and the action that it needs, or says what a person found instead."""

from django.db import migrations, models

NOTE = """
UPDATE recommendations_recommendation one SET gap_note = coalesce((
    SELECT string_agg(doubt.settled_note, ' ' ORDER BY doubt.position)
    FROM recommendations_doubt doubt
    JOIN recommendations_publication plan ON plan.plan_import_id = doubt.plan_import_id
    WHERE plan.id = one.publication_id AND doubt.recommendation = one.number
      AND doubt.code IN ('action_missing', 'reason_missing') AND doubt.settled_note <> ''
), 'Imported before a note was asked for.')
WHERE one.response_text = '' AND (
    (one.category IN ('partly_agreed', 'not_agreed') AND one.reason_kinds = '{}' AND one.rationale = '')
    OR (one.category IN ('agreed', 'partly_agreed') AND NOT EXISTS (
        SELECT FROM recommendations_recommendationaction link WHERE link.recommendation_id = one.id))
);
"""
# Deferred: a recommendation is stored before its actions, and both before the transaction ends.
ACTIONS = """
CREATE FUNCTION agreed_needs_an_action() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    wanted bigint;
BEGIN
    IF TG_TABLE_NAME = 'recommendations_recommendation' THEN
        wanted := NEW.id;
    ELSE
        wanted := OLD.recommendation_id;
    END IF;
    IF EXISTS (
        SELECT FROM recommendations_recommendation one
        WHERE one.id = wanted AND one.category IN ('agreed', 'partly_agreed')
          AND one.response_text = '' AND one.gap_note = ''
          AND NOT EXISTS (
              SELECT FROM recommendations_recommendationaction link WHERE link.recommendation_id = one.id)
    ) THEN
        RAISE EXCEPTION 'recommendation % is agreed and has neither an action nor a note', wanted
            USING ERRCODE = 'check_violation', CONSTRAINT = 'agreed_has_an_action_or_a_note';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER agreed_has_an_action_or_a_note
    AFTER INSERT OR UPDATE OF category, response_text, gap_note ON recommendations_recommendation
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION agreed_needs_an_action();
CREATE CONSTRAINT TRIGGER agreed_keeps_an_action_or_a_note
    AFTER DELETE OR UPDATE OF recommendation_id ON recommendations_recommendationaction
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION agreed_needs_an_action();
"""
FREE = """
DROP TRIGGER agreed_keeps_an_action_or_a_note ON recommendations_recommendationaction;
DROP TRIGGER agreed_has_an_action_or_a_note ON recommendations_recommendation;
DROP FUNCTION agreed_needs_an_action();
"""


class Migration(migrations.Migration):
    dependencies = [("recommendations", "0002_corrections_are_append_only")]
    operations = [
        migrations.AddField(
            model_name="recommendation",
            name="gap_note",
            field=models.TextField(blank=True, default=""),
            preserve_default=False,
        ),
        migrations.RunSQL(NOTE, migrations.RunSQL.noop),
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="recommendation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("category__in", ["partly_agreed", "not_agreed"]), _negated=True),
                    models.Q(("reason_kinds", []), _negated=True),
                    models.Q(("rationale", ""), _negated=True),
                    models.Q(("response_text", ""), _negated=True),
                    models.Q(("gap_note", ""), _negated=True),
                    _connector="OR",
                ),
                name="less_than_agreed_has_a_reason_or_a_note",
            ),
        ),
        migrations.RunSQL(ACTIONS, FREE),
    ]
