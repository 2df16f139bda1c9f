"""Pages of this slice."""

from django.urls import path

from candour.recommendations.views import corrections, imports, ledger

app_name = "recommendations"
DRAFT = "imports/<int:pk>/recommendations/<int:place>"

urlpatterns = [
    path("", ledger.ledger, name="ledger"),
    path("export/<slug:form>", ledger.export_view, name="export_view"),
    path("<int:pk>", ledger.show, name="show"),
    path("<int:pk>/correct", ledger.correct, name="correct"),
    path("<int:pk>/repeats", ledger.repeats, name="repeats"),
    path("plans", ledger.publications, name="publications"),
    path("plans/<int:pk>", ledger.publication, name="publication"),
    path("plans/<int:pk>/export/<slug:form>", ledger.export, name="export"),
    path("imports", imports.imports, name="imports"),
    path("imports/new", imports.upload, name="upload"),
    path("imports/<int:pk>", imports.check, name="check"),
    path("imports/<int:pk>/doubts/<int:doubt>", imports.settle, name="settle"),
    path("imports/<int:pk>/finish", imports.finish, name="finish"),
    path("imports/<int:pk>/again", imports.again, name="again"),
    path("imports/<int:pk>/confirm", imports.confirm, name="confirm"),
    path("imports/<int:pk>/discard", imports.discard, name="discard"),
    path("imports/<int:pk>/withdraw", imports.withdraw, name="withdraw"),
    path("imports/<int:pk>/front", corrections.front, name="front"),
    path(DRAFT, corrections.recommendation, name="recommendation"),
    path(f"{DRAFT}/actions/new", corrections.new_action, name="new_action"),
    path(f"{DRAFT}/actions/<int:number>", corrections.action, name="action"),
    path(f"{DRAFT}/actions/<int:number>/divide", corrections.divide, name="divide"),
    path(f"{DRAFT}/actions/<int:number>/join", corrections.join, name="join"),
    path(f"{DRAFT}/actions/<int:number>/remove", corrections.remove, name="remove"),
]
