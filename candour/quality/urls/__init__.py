"""Pages of quality, part by part."""

from candour.quality.urls import marking, reports, sampling

app_name = "quality"

urlpatterns = [*sampling.PAGES, *marking.PAGES, *reports.PAGES]
