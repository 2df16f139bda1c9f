"""A seed is shown to nobody before the draw; a frame, a draw and what was drawn are never changed."""

from django.db import migrations

KEPT_DRAW = """
CREATE FUNCTION quality_keep_draw() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF (NEW.period_from, NEW.period_until, NEW.percent, NEW.strata, NEW.seed_commitment, NEW.planned_by_id,
        NEW.planned_at)
       IS DISTINCT FROM (OLD.period_from, OLD.period_until, OLD.percent, OLD.strata, OLD.seed_commitment,
        OLD.planned_by_id, OLD.planned_at) THEN
        RAISE EXCEPTION 'a planned draw is not changed';
    END IF;
    IF OLD.status <> 'committed' AND (NEW.frame::text, NEW.frame_sha256) IS DISTINCT FROM (OLD.frame::text, OLD.frame_sha256) THEN
        RAISE EXCEPTION 'a closed frame is not changed';
    END IF;
    IF OLD.status IN ('drawn', 'withdrawn') THEN
        RAISE EXCEPTION 'a draw that is over is not changed';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER is_kept BEFORE UPDATE ON quality_draw FOR EACH ROW EXECUTE FUNCTION quality_keep_draw();
"""
SEED = """
ALTER TABLE quality_drawseed ENABLE ROW LEVEL SECURITY;
CREATE POLICY shown_with_the_draw ON quality_drawseed USING (
    quality_is_the_service()
    OR EXISTS (SELECT FROM quality_draw WHERE id = draw_id AND status = 'drawn')
);
"""
DRAWN = """
ALTER TABLE quality_drawn ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_its_case ON quality_drawn
    USING (EXISTS (SELECT FROM cases_case WHERE cases_case.id = quality_drawn.case_id));
"""
KEEP = """
DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'web') THEN
        REVOKE RIGHTS ON quality_NAME FROM web;
    END IF;
END $$;
"""


def keep(name: str, rights: str) -> str:
    return KEEP.replace("RIGHTS", rights).replace("NAME", name)


def append_only(name: str) -> migrations.RunSQL:
    table = f"quality_{name}"
    return migrations.RunSQL(
        f"CREATE TRIGGER is_append_only BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION refuse_to_change_history();" + keep(name, "UPDATE, DELETE, TRUNCATE"),
        f"DROP TRIGGER is_append_only ON {table};",
    )


class Migration(migrations.Migration):
    dependencies = [("quality", "0003_sampling"), ("workflow", "0002_history_is_append_only")]
    operations = [
        migrations.RunSQL(
            KEPT_DRAW + keep("draw", "DELETE, TRUNCATE"),
            "DROP TRIGGER is_kept ON quality_draw; DROP FUNCTION quality_keep_draw();",
        ),
        migrations.RunSQL(SEED, "DROP POLICY shown_with_the_draw ON quality_drawseed;"),
        migrations.RunSQL(DRAWN, "DROP POLICY with_its_case ON quality_drawn;"),
        append_only("drawseed"),
        append_only("drawn"),
    ]
