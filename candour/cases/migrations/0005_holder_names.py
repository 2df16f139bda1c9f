"""The name of a case's holder stands in the case, for lists to sort by; the database keeps it equal.

It is read under a lock: a name that is being changed is waited for, so the copy cannot fall behind.
"""

from django.db import migrations

KEEP = """
CREATE FUNCTION public.cases_keep_the_holder_name() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    NEW.holder_name := NULL;
    IF NEW.holder_id IS NOT NULL THEN
        SELECT full_name INTO NEW.holder_name FROM public.staff_user WHERE id = NEW.holder_id FOR SHARE;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER a_new_case_names_its_holder BEFORE INSERT ON public.cases_case
    FOR EACH ROW WHEN (NEW.holder_id IS NOT NULL OR NEW.holder_name IS NOT NULL)
    EXECUTE FUNCTION public.cases_keep_the_holder_name();
CREATE TRIGGER a_case_names_its_holder BEFORE UPDATE OF holder_id, holder_name ON public.cases_case
    FOR EACH ROW WHEN (
        OLD.holder_id IS DISTINCT FROM NEW.holder_id OR OLD.holder_name IS DISTINCT FROM NEW.holder_name
    )
    EXECUTE FUNCTION public.cases_keep_the_holder_name();

CREATE FUNCTION public.cases_follow_a_new_name() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    UPDATE public.cases_case SET holder_name = NEW.full_name WHERE holder_id = NEW.id;
    RETURN NULL;
END $$;

CREATE TRIGGER cases_follow_a_new_name AFTER UPDATE OF full_name ON public.staff_user
    FOR EACH ROW WHEN (OLD.full_name IS DISTINCT FROM NEW.full_name)
    EXECUTE FUNCTION public.cases_follow_a_new_name();

REVOKE ALL ON FUNCTION public.cases_keep_the_holder_name(), public.cases_follow_a_new_name() FROM PUBLIC;

UPDATE public.cases_case SET holder_name = '' WHERE holder_id IS NOT NULL;
"""
BACK = """
DROP TRIGGER cases_follow_a_new_name ON public.staff_user;
DROP TRIGGER a_case_names_its_holder ON public.cases_case;
DROP TRIGGER a_new_case_names_its_holder ON public.cases_case;
DROP FUNCTION public.cases_follow_a_new_name();
DROP FUNCTION public.cases_keep_the_holder_name();
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0004_lists_of_a_hundred_thousand")]
    operations = [migrations.RunSQL(KEEP, BACK)]
