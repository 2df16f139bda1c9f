"""The compartment: a row is seen with its case, and only by those whose setting opens contact with families.

`app.families` says how far: "all", "own" (whose named contact the reader is), "asked" (who asked for a copy).
Emergency access opens nothing here. What was said, answered or handed over is only ever added.
"""

from django.db import migrations

PARTS = (
    "answer",
    "contactmade",
    "copyevent",
    "liaisonchange",
    "meeting",
    "nondisclosure",
    "offer",
    "promiseddate",
    "question",
    "schemestep",
    "unfinishedwords",
)
APPEND_ONLY = ("answer", "contactmade", "copyevent", "liaisonchange", "offer", "schemestep")
KEPT = ("contactplan", "meeting", "promiseddate", "question", "sentence")
SETTLED = {"nondisclosure": "decided_at", "promiseddate": "settled_on", "question": "answered_on"}
"""What is settled stays as it was settled, from the day on which this column was filled."""

PLAN = """
CREATE FUNCTION families_open(part text) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT part = ANY (string_to_array(coalesce(current_setting('app.families', true), ''), ','))
$$;
CREATE FUNCTION families_reader(officer bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT families_open('all')
        OR families_open('own') AND officer::text = current_setting('app.reader', true)
$$;
ALTER TABLE families_contactplan ENABLE ROW LEVEL SECURITY;
CREATE POLICY inside ON families_contactplan USING (
    EXISTS (SELECT FROM cases_case WHERE cases_case.id = families_contactplan.case_id)
    AND NOT case_id = ANY ((SELECT app_numbers('app.reading'))::bigint[])
    AND (
        families_reader(liaison_officer_id)
        OR families_open('asked') AND disclosure_status IN ('accepted', 'asked_later', 'copy_given')
    )
);
ALTER TABLE families_sentence ENABLE ROW LEVEL SECURITY;
CREATE POLICY inside ON families_sentence USING (
    EXISTS (SELECT FROM cases_case WHERE cases_case.id = families_sentence.case_id)
    AND NOT case_id = ANY ((SELECT app_numbers('app.reading'))::bigint[])
    AND (families_open('all') OR families_open('own'))
);
CREATE FUNCTION refuse_a_person_of_another_case() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF NOT EXISTS (
        SELECT FROM cases_registeredperson
        WHERE id = NEW.person_id AND case_id = NEW.case_id AND role IN ('victim', 'relative')
    ) THEN
        RAISE EXCEPTION 'a contact plan is for a victim or relative of its own case';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER of_its_own_case BEFORE INSERT OR UPDATE OF case_id, person_id ON families_contactplan
    FOR EACH ROW EXECUTE FUNCTION refuse_a_person_of_another_case();
"""
PLAN_BACK = """
DROP TRIGGER of_its_own_case ON families_contactplan;
DROP FUNCTION refuse_a_person_of_another_case();
DROP POLICY inside ON families_sentence;
ALTER TABLE families_sentence DISABLE ROW LEVEL SECURITY;
DROP POLICY inside ON families_contactplan;
ALTER TABLE families_contactplan DISABLE ROW LEVEL SECURITY;
DROP FUNCTION families_reader(bigint);
DROP FUNCTION families_open(text);
"""
UNSENT = """
CREATE POLICY only_unsent ON families_nondisclosure AS RESTRICTIVE FOR DELETE USING (sent_at IS NULL);
"""
OWN_WORDS = """
CREATE POLICY only_own ON families_unfinishedwords AS RESTRICTIVE
    USING (current_setting('app.reader', true) IN (by_id::text, '*'));
"""
REVOKE = """
DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'web') THEN
        REVOKE RIGHTS ON families_NAME FROM web;
    END IF;
END $$;
"""


def inside(name: str) -> migrations.RunSQL:
    """With its plan: copies for all who see the plan, everything else for those who read the contact."""
    table = f"families_{name}"
    further = "" if name == "copyevent" else "AND families_reader(plan.liaison_officer_id)"
    return migrations.RunSQL(
        f"""
        ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
        CREATE POLICY inside ON {table} USING (EXISTS (
            SELECT FROM families_contactplan plan WHERE plan.id = {table}.plan_id {further}
        ));
        """,
        f"DROP POLICY inside ON {table}; ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;",
    )


def append_only(name: str) -> migrations.RunSQL:
    table = f"families_{name}"
    return migrations.RunSQL(
        f"CREATE TRIGGER is_append_only BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION refuse_to_change_history();"
        + REVOKE.replace("RIGHTS", "UPDATE, DELETE, TRUNCATE").replace("NAME", name),
        f"DROP TRIGGER is_append_only ON {table};",
    )


def kept(name: str) -> migrations.RunSQL:
    sql = REVOKE.replace("RIGHTS", "DELETE, TRUNCATE").replace("NAME", name)
    return migrations.RunSQL(sql, migrations.RunSQL.noop)


def settled(name: str, column: str) -> migrations.RunSQL:
    table = f"families_{name}"
    return migrations.RunSQL(
        f"CREATE TRIGGER stays_settled BEFORE UPDATE ON {table} FOR EACH ROW "
        f"WHEN (OLD.{column} IS NOT NULL) EXECUTE FUNCTION refuse_to_change_history();",
        f"DROP TRIGGER stays_settled ON {table};",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("families", "0001_initial"),
        ("cases", "0002_row_security"),
        ("workflow", "0002_history_is_append_only"),
    ]
    operations = [
        migrations.RunSQL(PLAN, PLAN_BACK),
        *map(inside, PARTS),
        migrations.RunSQL(UNSENT, "DROP POLICY only_unsent ON families_nondisclosure;"),
        migrations.RunSQL(OWN_WORDS, "DROP POLICY only_own ON families_unfinishedwords;"),
        *map(append_only, APPEND_ONLY),
        *map(kept, KEPT),
        *[settled(name, column) for name, column in SETTLED.items()],
    ]
