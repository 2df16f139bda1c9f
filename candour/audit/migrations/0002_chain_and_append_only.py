"""The database keeps the chain itself: whoever inserts, order and digests are set here and nowhere else.

The canonical form, version 1, is frozen; `candour/audit/canonical.py` rebuilds it in plain Python. A later form is
a new version beside it.
"""

from django.db import migrations

CHAIN = r"""
CREATE FUNCTION public.audit_entry_joins_its_chain() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET lock_timeout = '3s'
AS $$
DECLARE
    last_sequence bigint;
    written_at text := to_char(NEW.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
BEGIN
    SELECT sequence, digest INTO last_sequence, NEW.previous
        FROM public.audit_head WHERE chain = NEW.chain FOR UPDATE;
    IF NOT FOUND THEN
        INSERT INTO public.audit_head (chain, sequence, digest, sealed)
            VALUES (NEW.chain, 0, repeat('0', 64), 0) ON CONFLICT (chain) DO NOTHING;
        SELECT sequence, digest INTO STRICT last_sequence, NEW.previous
            FROM public.audit_head WHERE chain = NEW.chain FOR UPDATE;
    END IF;
    NEW.version := 1;
    NEW.sequence := last_sequence + 1;
    NEW.digest := encode(sha256(convert_to(
        concat('{"kind":"entry","chain":', to_json(NEW.chain), ',"sequence":', NEW.sequence,
            ',"at":', to_json(written_at), ',"actor":', to_json(NEW.actor),
            ',"actor_name":', to_json(NEW.actor_name), ',"actor_role":', to_json(NEW.actor_role),
            ',"action":', to_json(NEW.action), ',"subject_type":', to_json(NEW.subject_type),
            ',"subject":', to_json(NEW.subject), ',"relation":', to_json(NEW.relation),
            ',"outcome":', to_json(NEW.outcome), ',"reason":', to_json(NEW.reason),
            ',"changed":', to_json(NEW.changed), ',"request":', to_json(NEW.request),
            ',"version":', NEW.version, ',"previous":', to_json(NEW.previous)), 'UTF8')), 'hex');
    UPDATE public.audit_head SET sequence = NEW.sequence, digest = NEW.digest WHERE chain = NEW.chain;
    RETURN NEW;
END $$;

CREATE TRIGGER audit_entry_joins_its_chain BEFORE INSERT ON public.audit_entry
    FOR EACH ROW EXECUTE FUNCTION public.audit_entry_joins_its_chain();

-- Heads that a running transaction holds are left for the next digest, so that sealing never waits for a case.
CREATE FUNCTION public.audit_headsdigest_seals_the_heads() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET lock_timeout = '3s'
AS $$
DECLARE
    last record;
    new_heads bigint;
    written_at text := to_char(NEW.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('audit_headsdigest', 0));
    SELECT sequence, heads, digest INTO last FROM public.audit_headsdigest ORDER BY sequence DESC LIMIT 1;
    WITH moved AS (
        SELECT chain, sequence, digest, sealed FROM public.audit_head
            WHERE sealed < sequence ORDER BY chain FOR UPDATE SKIP LOCKED
    ), marked AS (
        UPDATE public.audit_head AS head SET sealed = moved.sequence FROM moved WHERE head.chain = moved.chain
    )
    SELECT coalesce(json_agg(json_build_array(chain, sequence, digest) ORDER BY chain), '[]')::text,
            count(*) FILTER (WHERE sealed = 0)
        INTO NEW.sealed, new_heads FROM moved;
    NEW.version := 1;
    NEW.sequence := coalesce(last.sequence, 0) + 1;
    NEW.heads := coalesce(last.heads, 0) + new_heads;
    NEW.previous := coalesce(last.digest, repeat('0', 64));
    NEW.digest := encode(sha256(convert_to(
        concat('{"kind":"heads_digest","sequence":', NEW.sequence, ',"at":', to_json(written_at),
            ',"heads":', NEW.heads, ',"sealed":', to_json(NEW.sealed),
            ',"version":', NEW.version, ',"previous":', to_json(NEW.previous)), 'UTF8')), 'hex');
    RETURN NEW;
END $$;

CREATE TRIGGER audit_headsdigest_seals_the_heads BEFORE INSERT ON public.audit_headsdigest
    FOR EACH ROW EXECUTE FUNCTION public.audit_headsdigest_seals_the_heads();

-- A head is rewritten with every entry: room on its page keeps that cheap.
ALTER TABLE public.audit_head SET (fillfactor = 50);
"""

NO_CHAIN = """
DROP TRIGGER audit_headsdigest_seals_the_heads ON public.audit_headsdigest;
DROP TRIGGER audit_entry_joins_its_chain ON public.audit_entry;
DROP FUNCTION public.audit_headsdigest_seals_the_heads();
DROP FUNCTION public.audit_entry_joins_its_chain();
"""

APPEND_ONLY = """
CREATE FUNCTION public.audit_refuses_changes() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RAISE EXCEPTION 'The audit record is only ever added to: % of % is refused.', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER audit_entry_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON public.audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION public.audit_refuses_changes();
CREATE TRIGGER audit_headsdigest_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON public.audit_headsdigest
    FOR EACH STATEMENT EXECUTE FUNCTION public.audit_refuses_changes();
CREATE TRIGGER audit_head_is_never_removed BEFORE DELETE OR TRUNCATE ON public.audit_head
    FOR EACH STATEMENT EXECUTE FUNCTION public.audit_refuses_changes();
-- Only the two functions above move a head, and they run inside a trigger: depth 0 is a statement from outside.
CREATE TRIGGER audit_head_follows_its_chain BEFORE INSERT OR UPDATE ON public.audit_head
    FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION public.audit_refuses_changes();

-- ALWAYS: also in a session that asks for the triggers of replication only.
ALTER TABLE public.audit_entry ENABLE ALWAYS TRIGGER audit_entry_is_append_only;
ALTER TABLE public.audit_headsdigest ENABLE ALWAYS TRIGGER audit_headsdigest_is_append_only;
ALTER TABLE public.audit_head ENABLE ALWAYS TRIGGER audit_head_is_never_removed;
ALTER TABLE public.audit_head ENABLE ALWAYS TRIGGER audit_head_follows_its_chain;
"""

NO_APPEND_ONLY = """
DROP TRIGGER audit_head_follows_its_chain ON public.audit_head;
DROP TRIGGER audit_head_is_never_removed ON public.audit_head;
DROP TRIGGER audit_headsdigest_is_append_only ON public.audit_headsdigest;
DROP TRIGGER audit_entry_is_append_only ON public.audit_entry;
DROP FUNCTION public.audit_refuses_changes();
"""

# The role that serves pages may read and add; where it does not exist there is nobody to hold back. It may not
# execute the functions either: whoever may can attach them to a table of their own, and so move a head.
RIGHTS = """
REVOKE ALL ON public.audit_entry, public.audit_headsdigest, public.audit_head FROM PUBLIC;
REVOKE ALL ON FUNCTION public.audit_entry_joins_its_chain(), public.audit_headsdigest_seals_the_heads() FROM PUBLIC;
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'web') THEN
        REVOKE ALL ON public.audit_entry, public.audit_headsdigest, public.audit_head FROM web;
        REVOKE ALL ON FUNCTION public.audit_entry_joins_its_chain(), public.audit_headsdigest_seals_the_heads()
            FROM web;
        GRANT SELECT, INSERT ON public.audit_entry, public.audit_headsdigest TO web;
        GRANT SELECT ON public.audit_head TO web;
    END IF;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [
        migrations.RunSQL(CHAIN, NO_CHAIN),
        migrations.RunSQL(APPEND_ONLY, NO_APPEND_ONLY),
        migrations.RunSQL(RIGHTS, migrations.RunSQL.noop),
    ]
