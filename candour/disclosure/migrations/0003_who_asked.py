import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("disclosure", "0002_row_security"), ("families", "0001_initial")]
    operations = [
        migrations.AddField(
            model_name="disclosure",
            name="plan",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="disclosures",
                to="families.contactplan",
            ),
        ),
        migrations.AddConstraint(
            model_name="disclosure",
            constraint=models.CheckConstraint(
                condition=~models.Q(audience="victim_or_family") | models.Q(plan__isnull=False),
                name="a_family_asked_for_its_copy",
            ),
        ),
    ]
