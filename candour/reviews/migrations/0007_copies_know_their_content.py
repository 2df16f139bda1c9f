"""Which words a copy holds, and the last sign of life from the work on it."""

from django.db import migrations, models

from candour.together import Together


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0006_conflicts_and_clocks"),
    ]

    operations = [
        Together(
            migrations.AddField(
                model_name="rendition",
                name="content_sha256",
                field=models.CharField(blank=True, max_length=64),
            ),
            migrations.AddField(
                model_name="rendition",
                name="tries",
                field=models.PositiveSmallIntegerField(default=0),
            ),
            migrations.AddField(
                model_name="rendition",
                name="touched_at",
                field=models.DateTimeField(null=True),
            ),
        ),
    ]
