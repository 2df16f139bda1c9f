"""Pages of the sample that the inspectorate draws."""

from django.urls import URLPattern

PAGES: list[URLPattern] = []
