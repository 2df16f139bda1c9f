"""The first entry of a chain writes its head once, with the digest in it, instead of writing it, locking it and
writing it again: bulk intake begins thousands of chains. What is written is the same, byte for byte.
"""

from importlib import import_module

from django.db import migrations

CHAIN = r"""
CREATE OR REPLACE FUNCTION public.audit_entry_joins_its_chain() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET lock_timeout = '3s'
AS $$
DECLARE
    last_sequence bigint;
    begins boolean;
    written_at text := to_char(NEW.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
BEGIN
    NEW.version := 1;
    LOOP
        SELECT sequence, digest INTO last_sequence, NEW.previous
            FROM public.audit_head WHERE chain = NEW.chain FOR UPDATE;
        begins := NOT FOUND;
        IF begins THEN
            last_sequence := 0;
            NEW.previous := repeat('0', 64);
        END IF;
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
        IF NOT begins THEN
            UPDATE public.audit_head SET sequence = NEW.sequence, digest = NEW.digest WHERE chain = NEW.chain;
            RETURN NEW;
        END IF;
        -- Who began the same chain a moment earlier has made its head: then this entry follows theirs.
        INSERT INTO public.audit_head (chain, sequence, digest, sealed)
            VALUES (NEW.chain, NEW.sequence, NEW.digest, 0) ON CONFLICT (chain) DO NOTHING;
        IF FOUND THEN
            RETURN NEW;
        END IF;
    END LOOP;
END $$;
"""

_before = import_module("candour.audit.migrations.0002_chain_and_append_only").CHAIN
BACK = _before.split("CREATE TRIGGER", 1)[0].replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_entries_are_found_by_day_person_and_action")]

    operations = [migrations.RunSQL(CHAIN, BACK)]
