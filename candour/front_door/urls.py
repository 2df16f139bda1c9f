from django.urls import path

from candour.front_door import views

urlpatterns = [
    path("", views.home, name="home"),
    path("sign-in", views.sign_in, name="sign_in"),
    path("sign-in/as/<slug:username>", views.sign_in_as, name="sign_in_as"),
    path("sign-out", views.sign_out, name="sign_out"),
    path("accessibility", views.accessibility, name="accessibility"),
    path("privacy", views.privacy, name="privacy"),
    path("limits", views.limits, name="limits"),
    path("health", views.healthy, name="healthy"),
]
