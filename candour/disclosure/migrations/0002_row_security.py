"""Rows are seen with their case; what is withheld is a compartment of its own, which `app.withheld` opens.

What was decided, considered, sent or recalled is only ever added. That three people share a copy, and that none
of them wrote, signed or marked the review, is asked by a trigger too, whatever a command forgets.
"""

from django.db import migrations

OF_THE_CASE = (
    "approval",
    "check",
    "concern",
    "disclosure",
    "effect",
    "look",
    "recall",
    "releasefile",
    "releaseset",
    "sending",
)
WITHHELD = ("act", "checkitem", "decision", "labelgiven", "suggestion", "undone")
APPEND_ONLY = ("act", "decision", "effect", "labelgiven", "recall", "sending", "suggestion", "undone")
KEPT = ("approval", "check", "checkitem", "concern", "disclosure", "look", "releasefile", "releaseset")
HANGS_ON_A_DISCLOSURE = (
    "act",
    "approval",
    "check",
    "checkitem",
    "concern",
    "decision",
    "effect",
    "look",
    "recall",
    "releasefile",
    "sending",
    "suggestion",
    "undone",
)
OPENS_WITHHELD = """
CREATE FUNCTION disclosure_opens_withheld() RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT coalesce(current_setting('app.reader', true), '') = '*'
        OR coalesce(current_setting('app.withheld', true), '') = 'on'
$$;
"""
KEEP = """
DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'web') THEN
        REVOKE RIGHTS ON disclosure_NAME FROM web;
    END IF;
END $$;
"""
SAME_CASE = """
CREATE FUNCTION refuse_a_disclosure_of_another_case() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF NEW.case_id IS DISTINCT FROM (SELECT case_id FROM disclosure_disclosure WHERE id = NEW.disclosure_id) THEN
        RAISE EXCEPTION 'a part of a disclosure belongs to the case of its disclosure';
    END IF;
    RETURN NEW;
END $$;
"""
PEOPLE = """
CREATE FUNCTION refuse_who_made_the_review() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public AS $$
DECLARE people bigint[] := array_remove(ARRAY[NEW.preparer_id, NEW.checker_id, NEW.approver_id], NULL);
BEGIN
    IF EXISTS (
        SELECT FROM reviews_review WHERE id = NEW.review_id
        AND (reviewing_manager_id = ANY (people) OR countersigning_manager_id = ANY (people))
    ) OR EXISTS (
        SELECT FROM reviews_countersignature WHERE review_id = NEW.review_id AND by_id = ANY (people)
    ) OR EXISTS (
        SELECT FROM reviews_sectionversion WHERE review_id = NEW.review_id AND by_id = ANY (people)
    ) OR EXISTS (
        SELECT FROM reviews_involvement AS involved
        JOIN cases_registeredperson AS person ON person.id = involved.person_id
        WHERE involved.review_id = NEW.review_id AND involved.part IN ('wrote', 'countersigned', 'marked')
        AND person.staff_account_id = ANY (people)
    ) THEN
        RAISE EXCEPTION 'nobody who wrote, signed or marked a review decides what is shared of it';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER three_who_did_not_make_it BEFORE INSERT OR UPDATE OF preparer_id, checker_id, approver_id, review_id
    ON disclosure_disclosure FOR EACH ROW EXECUTE FUNCTION refuse_who_made_the_review();
"""
ONLY_VOID = """
CREATE FUNCTION refuse_another_approval() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF OLD.voided_at IS NOT NULL OR (to_jsonb(NEW) - 'voided_at' - 'voided_why')
        IS DISTINCT FROM (to_jsonb(OLD) - 'voided_at' - 'voided_why') THEN
        RAISE EXCEPTION 'an approval becomes void once, and changes in nothing else';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER only_void BEFORE UPDATE ON disclosure_approval FOR EACH ROW EXECUTE FUNCTION refuse_another_approval();
"""
ANSWERED_ONCE = """
CREATE FUNCTION refuse_another_answer() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF OLD.answer <> '' OR NEW.text <> OLD.text OR NEW.raised_by_id <> OLD.raised_by_id THEN
        RAISE EXCEPTION 'a concern is answered once, and its words stay';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER answered_once BEFORE UPDATE ON disclosure_concern FOR EACH ROW EXECUTE FUNCTION refuse_another_answer();
"""
WRITTEN_ONCE = """
CREATE FUNCTION refuse_other_bytes() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF OLD.state IN ('passed', 'stopped') THEN
        RAISE EXCEPTION 'a file that the gate has judged is never changed';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER written_once BEFORE UPDATE ON disclosure_releasefile
    FOR EACH ROW EXECUTE FUNCTION refuse_other_bytes();
"""
APPROVED_BYTES = """
CREATE FUNCTION refuse_to_send_unapproved() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF NOT EXISTS (
        SELECT FROM disclosure_approval WHERE id = NEW.approval_id
        AND disclosure_id = NEW.disclosure_id AND voided_at IS NULL AND files @> NEW.files
    ) THEN
        RAISE EXCEPTION 'only what an approval names, and while it holds, is sent';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER approved_bytes BEFORE INSERT ON disclosure_sending
    FOR EACH ROW EXECUTE FUNCTION refuse_to_send_unapproved();
"""


def follow(name: str) -> migrations.RunSQL:
    """A row that hangs on a case is seen when its case is, and changed when its case may be."""
    table = f"disclosure_{name}"
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
        f"DROP POLICY only_added ON {table}; DROP POLICY with_its_case ON {table};"
        f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;",
    )


def compartment(name: str) -> migrations.RunSQL:
    """What is withheld is there only for those who may read it."""
    table = f"disclosure_{name}"
    return migrations.RunSQL(
        f"CREATE POLICY inside ON {table} AS RESTRICTIVE USING ((SELECT disclosure_opens_withheld()));",
        f"DROP POLICY inside ON {table};",
    )


def same_case(name: str) -> migrations.RunSQL:
    table = f"disclosure_{name}"
    return migrations.RunSQL(
        f"CREATE TRIGGER part_of_its_case BEFORE INSERT OR UPDATE OF case_id, disclosure_id ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION refuse_a_disclosure_of_another_case();",
        f"DROP TRIGGER part_of_its_case ON {table};",
    )


def keep(name: str, rights: str) -> str:
    return KEEP.replace("RIGHTS", rights).replace("NAME", name)


def append_only(name: str) -> migrations.RunSQL:
    table = f"disclosure_{name}"
    return migrations.RunSQL(
        f"CREATE TRIGGER is_append_only BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION refuse_to_change_history();" + keep(name, "UPDATE, DELETE, TRUNCATE"),
        f"DROP TRIGGER is_append_only ON {table};",
    )


def whole(sql: str, function: str) -> migrations.RunSQL:
    return migrations.RunSQL(sql, f"DROP FUNCTION {function}() CASCADE;")


class Migration(migrations.Migration):
    dependencies = [
        ("disclosure", "0001_initial"),
        ("reviews", "0008_pauses_name_no_health"),
        ("cases", "0002_row_security"),
        ("workflow", "0002_history_is_append_only"),
    ]
    operations = [
        whole(OPENS_WITHHELD, "disclosure_opens_withheld"),
        *map(follow, (*OF_THE_CASE, *WITHHELD)),
        *map(compartment, WITHHELD),
        whole(SAME_CASE, "refuse_a_disclosure_of_another_case"),
        *map(same_case, HANGS_ON_A_DISCLOSURE),
        *map(append_only, APPEND_ONLY),
        *[migrations.RunSQL(keep(name, "DELETE, TRUNCATE"), migrations.RunSQL.noop) for name in KEPT],
        whole(PEOPLE, "refuse_who_made_the_review"),
        whole(ONLY_VOID, "refuse_another_approval"),
        whole(ANSWERED_ONCE, "refuse_another_answer"),
        whole(WRITTEN_ONCE, "refuse_other_bytes"),
        whole(APPROVED_BYTES, "refuse_to_send_unapproved"),
    ]
