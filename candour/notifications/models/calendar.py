"""Bank holidays that were proclaimed after the packaged calendar was made."""

from django.db import models


class AddedBankHoliday(models.Model):
    day = models.DateField(unique=True)
    name = models.CharField(max_length=120)
    source = models.CharField(max_length=300)
    added_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["day"]
