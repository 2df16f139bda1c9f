"""Pages of quality, part by part."""

from candour.quality.urls import sampling

app_name = "quality"

urlpatterns = [*sampling.PAGES]
