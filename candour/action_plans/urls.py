"""Pages of this slice."""

from django.urls import path

from candour.action_plans.views import owners, pages

app_name = "action_plans"

urlpatterns = [
    path("", pages.every, name="list"),
    path("mine", pages.mine, name="mine"),
    path("timeline", pages.timeline, name="timeline"),
    path("moved", pages.slippage, name="slippage"),
    path("owners", owners.every_owner, name="every_owner"),
    path("owners/<int:pk>", owners.assign, name="assign"),
    path("owners/<int:pk>/like/<int:other>", owners.names, name="names"),
    path("<int:pk>", pages.show, name="show"),
    path("<int:pk>/report", pages.report, name="report"),
    path("<int:pk>/verify", pages.verify, name="verify"),
    path("<int:pk>/owners", pages.owners, name="owners"),
]
