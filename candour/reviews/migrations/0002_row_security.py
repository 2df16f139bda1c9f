"""Every row of a review is seen when its case is; what was said, signed or promised is only ever added.

Confidential notes are read by those who see every case, the national team, whatever a query forgets.
"""

from django.db import migrations

TABLES = (
    "accuracycomment",
    "accuracypack",
    "accuracysatisfied",
    "assignment",
    "chronologyentry",
    "confidentialnote",
    "conflict",
    "contactextract",
    "countersignature",
    "diversityconsidered",
    "draftkey",
    "earlylook",
    "effectivepractice",
    "evidence",
    "extractedcontact",
    "immediateaction",
    "interview",
    "involvement",
    "judgement",
    "learningpoint",
    "levelconsidered",
    "lineexplained",
    "pause",
    "plannedaction",
    "pointraised",
    "promisekept",
    "reason",
    "recordread",
    "remark",
    "rendition",
    "review",
    "section",
    "sectionlock",
    "sectionversion",
    "submission",
)
APPEND_ONLY = ("countersignature", "promisekept", "sectionversion", "submission")
KEPT = ("assignment", "conflict", "confidentialnote", "accuracycomment", "accuracypack", "pause", "review")
NATIONAL = """
CREATE POLICY only_national ON reviews_confidentialnote AS RESTRICTIVE FOR SELECT
    USING ((SELECT current_setting('app.everything', true) = 'on'));
"""
KEEP = """
DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'web') THEN
        REVOKE RIGHTS ON reviews_NAME FROM web;
    END IF;
END $$;
"""
ONLY_OWN_CASE = """
CREATE FUNCTION refuse_a_review_of_another_case() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF NEW.case_id IS DISTINCT FROM (SELECT case_id FROM reviews_review WHERE id = NEW.review_id) THEN
        RAISE EXCEPTION 'a part of a review belongs to the case of its review';
    END IF;
    RETURN NEW;
END $$;
"""


def follow(name: str) -> migrations.RunSQL:
    """A row that hangs on a case is seen when its case is, and changed when its case may be."""
    table = f"reviews_{name}"
    changeable = f"(NOT {table}.case_id = ANY ((SELECT app_numbers('app.reading'))::bigint[]))"
    return migrations.RunSQL(
        f"""
        ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
        CREATE POLICY with_its_case ON {table}
            USING (EXISTS (SELECT FROM cases_case WHERE cases_case.id = {table}.case_id));
        CREATE POLICY only_added ON {table} AS RESTRICTIVE FOR INSERT WITH CHECK {changeable};
        CREATE POLICY only_changed ON {table} AS RESTRICTIVE FOR UPDATE USING {changeable};
        CREATE POLICY only_removed ON {table} AS RESTRICTIVE FOR DELETE USING {changeable};
        """,
        f"DROP POLICY only_removed ON {table}; DROP POLICY only_changed ON {table};"
        f"DROP POLICY only_added ON {table}; DROP POLICY with_its_case ON {table}; ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;",
    )


def same_case(name: str) -> migrations.RunSQL:
    """The case that stands on a part is the case of its review."""
    table = f"reviews_{name}"
    return migrations.RunSQL(
        f"CREATE TRIGGER part_of_its_case BEFORE INSERT OR UPDATE OF case_id, review_id ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION refuse_a_review_of_another_case();",
        f"DROP TRIGGER part_of_its_case ON {table};",
    )


def keep(name: str, rights: str) -> str:
    return KEEP.replace("RIGHTS", rights).replace("NAME", name)


def append_only(name: str) -> migrations.RunSQL:
    table = f"reviews_{name}"
    return migrations.RunSQL(
        f"CREATE TRIGGER is_append_only BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION refuse_to_change_history();" + keep(name, "UPDATE, DELETE, TRUNCATE"),
        f"DROP TRIGGER is_append_only ON {table};",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0001_initial"),
        ("cases", "0002_row_security"),
        ("workflow", "0002_history_is_append_only"),
    ]
    operations = [
        *map(follow, TABLES),
        migrations.RunSQL(NATIONAL, "DROP POLICY only_national ON reviews_confidentialnote;"),
        migrations.RunSQL(ONLY_OWN_CASE, "DROP FUNCTION refuse_a_review_of_another_case();"),
        *[same_case(name) for name in TABLES if name != "review"],
        *map(append_only, APPEND_ONLY),
        *[migrations.RunSQL(keep(name, "DELETE, TRUNCATE"), migrations.RunSQL.noop) for name in KEPT],
    ]
