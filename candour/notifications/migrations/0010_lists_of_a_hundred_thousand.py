"""Indexes that nothing asks for are gone: they were written with every case."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from candour.together import Together


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0004_lists_of_a_hundred_thousand"),
        ("notifications", "0009_drafts_are_their_writers"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        Together(
            migrations.AlterField(
                model_name="eligibilityanswer",
                name="by",
                field=models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AlterField(
                model_name="eligibilityanswer",
                name="case",
                field=models.ForeignKey(
                    db_index=False,
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="eligibility_answers",
                    to="cases.case",
                ),
            ),
            migrations.AlterField(
                model_name="notification",
                name="decided_by",
                field=models.ForeignKey(
                    db_index=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AlterField(
                model_name="notification",
                name="overridden_by",
                field=models.ForeignKey(
                    db_index=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
            migrations.AlterField(
                model_name="notification",
                name="submitted_by",
                field=models.ForeignKey(
                    db_index=False,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to=settings.AUTH_USER_MODEL,
                ),
            ),
        ),
    ]
