"""Pages of quality, part by part."""

from candour.quality.urls import benchmarking, marking, reports, results, sampling

app_name = "quality"

urlpatterns = [*sampling.PAGES, *benchmarking.PAGES, *results.PAGES, *marking.PAGES, *reports.PAGES]
