"""Lists of 100,000 cases are read from their indexes alone; indexes that nothing asks for are gone."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from candour.together import Together


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0003_access_is_kept"),
        ("staff", "0003_web_keeps_roles_and_migrations"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        Together(
            migrations.RemoveIndex(
                model_name="case",
                name="case_due",
            ),
            migrations.RemoveIndex(
                model_name="case",
                name="case_name",
            ),
        ),
        migrations.AddField(
            model_name="case",
            name="holder_name",
            field=models.CharField(editable=False, max_length=120, null=True),
        ),
        Together(
            migrations.AlterField(
                model_name="accessentry",
                name="given_by",
                field=models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AlterField(
                model_name="accessentry",
                name="user",
                field=models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="access_entries",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AlterField(
                model_name="case",
                name="crn",
                field=models.CharField(max_length=7, verbose_name="CRN"),
            ),
            migrations.AlterField(
                model_name="case",
                name="holder",
                field=models.ForeignKey(
                    blank=True,
                    db_index=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="cases_held",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AlterField(
                model_name="case",
                name="recorded_by",
                field=models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AlterField(
                model_name="case",
                name="reference",
                field=models.CharField(max_length=20),
            ),
            migrations.AlterField(
                model_name="case",
                name="region",
                field=models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="cases",
                    to="staff.region",
                ),
            ),
            migrations.AlterField(
                model_name="caseholding",
                name="given_by",
                field=models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AlterField(
                model_name="caseholding",
                name="holder",
                field=models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AlterField(
                model_name="registeredperson",
                name="staff_account",
                field=models.ForeignKey(
                    blank=True,
                    db_index=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="register_entries",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
        ),
        Together(
            migrations.AddIndex(
                model_name="case",
                index=models.Index(fields=["crn"], name="case_crn"),
            ),
            migrations.AddIndex(
                model_name="case",
                index=models.Index(
                    fields=["next_due", "id"],
                    include=(
                        "region",
                        "delivery_unit",
                        "holder",
                        "review_status",
                        "court_status",
                        "victim_status",
                        "waits_for",
                    ),
                    name="case_due",
                ),
            ),
            migrations.AddIndex(
                model_name="case",
                index=models.Index(fields=["sort_name", "id"], include=("region",), name="case_name"),
            ),
            migrations.AddIndex(
                model_name="case",
                index=models.Index(fields=["offence_title", "id"], include=("region",), name="case_offence"),
            ),
            migrations.AddIndex(
                model_name="case",
                index=models.Index(
                    fields=["holder_name", "held_since", "id"], include=("region",), name="case_holder_name"
                ),
            ),
            migrations.AddIndex(
                model_name="registeredperson",
                index=models.Index(
                    condition=models.Q(("staff_account__isnull", False)),
                    fields=["staff_account"],
                    name="register_accounts",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.UniqueConstraint(fields=("reference",), name="one_case_of_a_reference"),
        ),
    ]
