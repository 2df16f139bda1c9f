"""A case is open or closed. The indexes of the lists say which, so that a list of 100,000 is read from them alone."""

from django.db import migrations, models

from candour.together import Together

SHOWN_BY = ("region", "closing_status")


class Migration(migrations.Migration):
    dependencies = [("cases", "0006_first_found")]

    operations = [
        Together(
            migrations.RemoveIndex(model_name="case", name="case_region_due"),
            migrations.RemoveIndex(model_name="case", name="case_region_name"),
            migrations.RemoveIndex(model_name="case", name="case_due"),
            migrations.RemoveIndex(model_name="case", name="case_name"),
            migrations.RemoveIndex(model_name="case", name="case_offence"),
            migrations.RemoveIndex(model_name="case", name="case_holder_name"),
        ),
        migrations.AddField(
            model_name="case",
            name="closing_status",
            field=models.CharField(
                choices=[("open", "Open"), ("closed", "Closed")], default="open", max_length=10
            ),
        ),
        Together(
            migrations.AddIndex(
                model_name="case",
                index=models.Index(
                    fields=["region", "next_due", "id"], include=("closing_status",), name="case_region_due"
                ),
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
                        "closing_status",
                    ),
                    name="case_due",
                ),
            ),
            migrations.AddIndex(
                model_name="case",
                index=models.Index(fields=["sort_name", "id"], include=SHOWN_BY, name="case_name"),
            ),
            migrations.AddIndex(
                model_name="case",
                index=models.Index(fields=["offence_title", "id"], include=SHOWN_BY, name="case_offence"),
            ),
            migrations.AddIndex(
                model_name="case",
                index=models.Index(
                    fields=["holder_name", "held_since", "id"], include=SHOWN_BY, name="case_holder_name"
                ),
            ),
            migrations.AddIndex(
                model_name="case",
                index=models.Index(
                    fields=["region", "sort_name", "id"], include=("closing_status",), name="case_region_name"
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(("closing_status__in", ["open", "closed"])), name="case_closing_status"
            ),
        ),
    ]
