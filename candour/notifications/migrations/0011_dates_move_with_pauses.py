"""A clock that stood still moves its date by the days for which it did."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("notifications", "0010_lists_of_a_hundred_thousand"),
    ]

    operations = [
        migrations.AddField(
            model_name="deadline",
            name="paused_by_days",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AlterField(
            model_name="deadlinemove",
            name="kind",
            field=models.CharField(
                choices=[
                    ("extension", "Extension"),
                    ("calendar", "A bank holiday was added"),
                    ("event", "The event it counts from was corrected"),
                    ("policy", "The policy changed"),
                    ("pause", "The clock stood still"),
                ],
                max_length=20,
            ),
        ),
    ]
