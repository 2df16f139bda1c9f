"""Pages of results."""

from django.urls import path

from candour.quality.views import results

PAGES = [
    path("results", results.results, name="results"),
    path("results/reviews", results.results_reviews, name="results_reviews"),
]
