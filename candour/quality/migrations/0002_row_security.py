"""Assessments are seen with their case; marks by their assessor alone until every marking is locked.

The region sees what was settled and written once the report is issued. What was locked, said, agreed or issued
is never changed.
"""

from django.db import migrations

ASSURING = ("marking", "said", "agreement")
BLIND = ("marks", "marksversion", "rating", "answer", "passage")
OWN = ("markskey", "keptmarks")
ISSUED = ("settledrating", "settledanswer", "report", "amendment", "amendmentanswer", "reportcopy")
PARTS = (*ASSURING, *BLIND, *OWN, *ISSUED)
TABLES = ("assessment", *PARTS)
APPEND_ONLY = ("marksversion", "rating", "answer", "passage", "said", "agreement", "amendmentanswer")
KEPT = (
    "assessment",
    "marking",
    "marks",
    "settledrating",
    "settledanswer",
    "report",
    "amendment",
    "reportcopy",
)

FUNCTIONS = """
CREATE FUNCTION quality_is_the_service() RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT coalesce(current_setting('app.reader', true) = '*', false)
$$;
CREATE FUNCTION quality_assures(of_case bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT coalesce(current_setting('app.everything', true) = 'on', false) OR EXISTS (
        SELECT FROM cases_accessentry entry
        WHERE entry.case_id = of_case AND entry.relation = 'inspector' AND NOT entry.barred
        AND entry.user_id::text = current_setting('app.reader', true)
        AND of_case = ANY (app_numbers('app.cases')::bigint[]))
$$;
CREATE FUNCTION quality_is_own(of_marking bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT quality_is_the_service() OR EXISTS (
        SELECT FROM quality_marking own
        WHERE own.id = of_marking AND own.assessor_id::text = current_setting('app.reader', true))
$$;
CREATE FUNCTION quality_marks_shown(of_marking bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT quality_is_own(of_marking) OR EXISTS (
        SELECT FROM quality_marking other JOIN quality_assessment its ON its.id = other.assessment_id
        WHERE other.id = of_marking AND other.locked_at IS NOT NULL
        AND its.status NOT IN ('to_allocate', 'marking'))
$$;
CREATE FUNCTION quality_is_issued(of_assessment bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT FROM quality_assessment WHERE id = of_assessment AND issued_at IS NOT NULL)
$$;

CREATE FUNCTION refuse_an_assessment_of_another_case() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF NEW.case_id IS DISTINCT FROM (SELECT case_id FROM quality_assessment WHERE id = NEW.assessment_id) THEN
        RAISE EXCEPTION 'a part of an assessment belongs to the case of its assessment';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION quality_keep_assessment() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF (NEW.case_id, NEW.review_id, NEW.submission_id, NEW.round, NEW.standards_version)
       IS DISTINCT FROM (OLD.case_id, OLD.review_id, OLD.submission_id, OLD.round, OLD.standards_version) THEN
        RAISE EXCEPTION 'an assessment keeps its submission and the version of its standards';
    END IF;
    IF NEW.body <> OLD.body AND EXISTS (
        SELECT FROM quality_marking WHERE assessment_id = NEW.id AND ended_at IS NULL) THEN
        RAISE EXCEPTION 'the other body has begun to mark';
    END IF;
    IF OLD.status IN ('to_allocate', 'marking') AND NEW.status NOT IN ('to_allocate', 'marking') AND (
        EXISTS (SELECT FROM quality_marking
                WHERE assessment_id = NEW.id AND ended_at IS NULL AND locked_at IS NULL)
        OR NOT EXISTS (SELECT FROM quality_marking
                       WHERE assessment_id = NEW.id AND ended_at IS NULL AND locked_at IS NOT NULL)) THEN
        RAISE EXCEPTION 'marks open when every marking is locked';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION quality_keep_marking() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF OLD.locked_at IS NOT NULL OR OLD.ended_at IS NOT NULL THEN
        RAISE EXCEPTION 'a marking that is locked or ended is not changed';
    END IF;
    IF (NEW.assessment_id, NEW.assessor_id, NEW.seat) IS DISTINCT FROM (OLD.assessment_id, OLD.assessor_id, OLD.seat) THEN
        RAISE EXCEPTION 'a seat is not given to somebody else: it is ended and another begun';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION quality_keep_marks() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF EXISTS (SELECT FROM quality_marking
               WHERE id = OLD.marking_id AND (locked_at IS NOT NULL OR ended_at IS NOT NULL)) THEN
        RAISE EXCEPTION 'marks that are locked or ended are not changed';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION quality_keep_issued() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF quality_is_issued(OLD.assessment_id) THEN
        RAISE EXCEPTION 'what was issued is not changed';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION quality_keep_settled() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF quality_is_issued(OLD.assessment_id) OR OLD.replaced_at IS NOT NULL
       OR (NEW.assessment_id, NEW.key, NEW.rating, NEW.reason, NEW.improve, NEW.way, NEW.by_id, NEW.at)
       IS DISTINCT FROM (OLD.assessment_id, OLD.key, OLD.rating, OLD.reason, OLD.improve, OLD.way, OLD.by_id, OLD.at)
    THEN
        RAISE EXCEPTION 'a settled rating is replaced by another, never changed';
    END IF;
    RETURN NEW;
END $$;
"""
DROPPED = """
DROP FUNCTION quality_keep_settled(); DROP FUNCTION quality_keep_issued(); DROP FUNCTION quality_keep_marks();
DROP FUNCTION quality_keep_marking(); DROP FUNCTION quality_keep_assessment();
DROP FUNCTION refuse_an_assessment_of_another_case(); DROP FUNCTION quality_is_issued(bigint);
DROP FUNCTION quality_marks_shown(bigint); DROP FUNCTION quality_is_own(bigint);
DROP FUNCTION quality_assures(bigint); DROP FUNCTION quality_is_the_service();
"""
KEEPERS = {
    "assessment": "quality_keep_assessment",
    "marking": "quality_keep_marking",
    "marks": "quality_keep_marks",
    "report": "quality_keep_issued",
    "amendment": "quality_keep_issued",
    "settledanswer": "quality_keep_issued",
    "settledrating": "quality_keep_settled",
}
"""What watches over the changes of each table."""
KEEP = """
DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'web') THEN
        REVOKE RIGHTS ON quality_NAME FROM web;
    END IF;
END $$;
"""


def follow(name: str) -> migrations.RunSQL:
    """A row that hangs on a case is seen when its case is, and changed when its case may be."""
    table = f"quality_{name}"
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


def fence(name: str, shown: str) -> migrations.RunSQL:
    """Beside the case, this must hold for a row to be read or written."""
    return migrations.RunSQL(
        f"CREATE POLICY shown_to_its_readers ON quality_{name} AS RESTRICTIVE USING ({shown});",
        f"DROP POLICY shown_to_its_readers ON quality_{name};",
    )


def same_case(name: str) -> migrations.RunSQL:
    table = f"quality_{name}"
    return migrations.RunSQL(
        f"CREATE TRIGGER part_of_its_case BEFORE INSERT OR UPDATE OF case_id, assessment_id ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION refuse_an_assessment_of_another_case();",
        f"DROP TRIGGER part_of_its_case ON {table};",
    )


def watched(name: str, keeper: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"CREATE TRIGGER is_kept BEFORE UPDATE ON quality_{name} FOR EACH ROW EXECUTE FUNCTION {keeper}();",
        f"DROP TRIGGER is_kept ON quality_{name};",
    )


def keep(name: str, rights: str) -> str:
    return KEEP.replace("RIGHTS", rights).replace("NAME", name)


def append_only(name: str) -> migrations.RunSQL:
    table = f"quality_{name}"
    return migrations.RunSQL(
        f"CREATE TRIGGER is_append_only BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION refuse_to_change_history();" + keep(name, "UPDATE, DELETE, TRUNCATE"),
        f"DROP TRIGGER is_append_only ON {table};",
    )


ASSURES = "quality_assures(case_id)"
READERS = {
    **dict.fromkeys(ASSURING, ASSURES),
    **dict.fromkeys(BLIND, f"{ASSURES} AND quality_marks_shown(marking_id)"),
    **dict.fromkeys(OWN, "quality_is_own(marking_id)"),
    **dict.fromkeys(ISSUED, f"{ASSURES} OR quality_is_issued(assessment_id)"),
}


class Migration(migrations.Migration):
    dependencies = [
        ("quality", "0001_initial"),
        ("cases", "0002_row_security"),
        ("workflow", "0002_history_is_append_only"),
    ]
    operations = [
        migrations.RunSQL(FUNCTIONS, DROPPED),
        *map(follow, TABLES),
        *[fence(name, shown) for name, shown in READERS.items()],
        *map(same_case, PARTS),
        *[watched(name, keeper) for name, keeper in KEEPERS.items()],
        *map(append_only, APPEND_ONLY),
        *[migrations.RunSQL(keep(name, "DELETE, TRUNCATE"), migrations.RunSQL.noop) for name in KEPT],
    ]
