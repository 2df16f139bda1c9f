"""Whoever occurs in their own copy stands in it under their own name, which they know already."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("disclosure", "0004_plain_text"), ("cases", "0006_first_found")]
    operations = [
        migrations.RenameField(model_name="disclosure", old_name="own_part", new_name="recipient_person"),
        migrations.AddField(
            model_name="disclosure",
            name="own_name",
            field=models.CharField(blank=True, default="", max_length=200),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="disclosure",
            constraint=models.CheckConstraint(
                condition=models.Q(own_name="") | models.Q(recipient_person__isnull=False),
                name="an_own_name_is_that_of_somebody",
            ),
        ),
    ]
