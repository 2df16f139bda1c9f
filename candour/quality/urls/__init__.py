"""Pages of quality, part by part."""

from candour.quality.urls import benchmarking, marking, reports, sampling

app_name = "quality"

urlpatterns = [*sampling.PAGES, *benchmarking.PAGES, *marking.PAGES, *reports.PAGES]
