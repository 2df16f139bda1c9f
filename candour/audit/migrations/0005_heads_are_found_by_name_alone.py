"""Nothing looks for heads by the beginning of a name: the index that Django adds for that is gone."""

from django.db import migrations

INDEX = "audit_head_chain_06786a68_like"


class Migration(migrations.Migration):
    dependencies = [("audit", "0004_a_chain_begins_in_one_step")]
    operations = [
        migrations.RunSQL(
            f"DROP INDEX {INDEX}", f"CREATE INDEX {INDEX} ON audit_head (chain text_pattern_ops)"
        )
    ]
