"""Pages of this slice."""

from django.urls import path

from candour.action_plans.views import pages

app_name = "action_plans"

urlpatterns = [
    path("", pages.every, name="list"),
    path("mine", pages.mine, name="mine"),
    path("timeline", pages.timeline, name="timeline"),
    path("moved", pages.slippage, name="slippage"),
    path("<int:pk>", pages.show, name="show"),
    path("<int:pk>/report", pages.report, name="report"),
    path("<int:pk>/verify", pages.verify, name="verify"),
    path("<int:pk>/owners", pages.owners, name="owners"),
]
