"""A reason for a pause says that somebody cannot be heard, and nothing about anybody's health."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reviews", "0007_copies_know_their_content")]

    operations = [
        migrations.RunSQL(
            "UPDATE reviews_pause SET reason_kind = 'not_heard_yet' WHERE reason_kind = 'staff_health'",
            migrations.RunSQL.noop,
        ),
        migrations.AlterField(
            model_name="pause",
            name="reason_kind",
            field=models.CharField(
                choices=[
                    ("court", "The court or the police asked for it"),
                    ("parallel", "A parallel process must come first"),
                    ("not_heard_yet", "Somebody who must be heard cannot be heard yet"),
                    ("author_away", "The reviewing manager is away"),
                    ("conflict", "A conflict of interest was found"),
                    ("other", "Another reason"),
                ],
                max_length=20,
            ),
        ),
    ]
