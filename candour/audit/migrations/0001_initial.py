import datetime

from django.db import migrations, models

from candour.together import Together


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        Together(
            migrations.CreateModel(
                name="Head",
                fields=[
                    ("chain", models.TextField(db_collation="C", primary_key=True, serialize=False)),
                    ("sequence", models.BigIntegerField()),
                    ("digest", models.TextField()),
                    ("sealed", models.BigIntegerField()),
                ],
                options={
                    "db_table": "audit_head",
                },
            ),
            migrations.CreateModel(
                name="Entry",
                fields=[
                    (
                        "pk",
                        models.CompositePrimaryKey(
                            "chain", "sequence", blank=True, editable=False, primary_key=True, serialize=False
                        ),
                    ),
                    ("chain", models.TextField(db_collation="C")),
                    ("sequence", models.BigIntegerField()),
                    ("at", models.DateTimeField()),
                    ("actor", models.TextField()),
                    ("actor_name", models.TextField()),
                    ("actor_role", models.TextField()),
                    ("action", models.TextField()),
                    ("subject_type", models.TextField()),
                    ("subject", models.TextField()),
                    ("relation", models.TextField()),
                    ("outcome", models.TextField(choices=[("done", "Done"), ("refused", "Refused")])),
                    ("reason", models.TextField()),
                    ("changed", models.TextField()),
                    ("request", models.TextField()),
                    ("version", models.SmallIntegerField()),
                    ("previous", models.TextField()),
                    ("digest", models.TextField()),
                ],
                options={
                    "db_table": "audit_entry",
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("chain", "service"), ("chain__startswith", "case:"), _connector="OR"
                            ),
                            name="audit_entry_chain_is_a_case_or_the_service",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("outcome__in", ["done", "refused"])),
                            name="audit_entry_outcome_is_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("at__gte", datetime.datetime(2000, 1, 1, 0, 0, tzinfo=datetime.UTC)),
                                ("at__lt", datetime.datetime(2200, 1, 1, 0, 0, tzinfo=datetime.UTC)),
                            ),
                            name="audit_entry_at_is_in_range",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="HeadsDigest",
                fields=[
                    ("sequence", models.BigIntegerField(primary_key=True, serialize=False)),
                    ("at", models.DateTimeField()),
                    ("heads", models.BigIntegerField()),
                    ("sealed", models.TextField()),
                    ("version", models.SmallIntegerField()),
                    ("previous", models.TextField()),
                    ("digest", models.TextField()),
                ],
                options={
                    "db_table": "audit_headsdigest",
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("at__gte", datetime.datetime(2000, 1, 1, 0, 0, tzinfo=datetime.UTC)),
                                ("at__lt", datetime.datetime(2200, 1, 1, 0, 0, tzinfo=datetime.UTC)),
                            ),
                            name="audit_headsdigest_at_is_in_range",
                        )
                    ],
                },
            ),
        ),
    ]
