"""Pages of documents."""

from django.urls import path

from candour.documents.views import download, pages, sweeps

app_name = "documents"

urlpatterns = [
    path("sweeps", sweeps.list_sweeps, name="sweeps"),
    path("<str:reference>/", pages.list_documents, name="list"),
    path("<str:reference>/add", pages.add, name="add"),
    path("<str:reference>/<int:number>", pages.show, name="show"),
    path("<str:reference>/<int:number>/file", download.download, name="download"),
    path("<str:reference>/<int:number>/replace", pages.replace, name="replace"),
    path("<str:reference>/<int:number>/take-out", pages.take_out, name="take_out"),
]
