from django.urls import path

from candour.design_system import views

app_name = "design_system"

urlpatterns = [
    path("", views.gallery, name="gallery"),
    path("question", views.question, name="question"),
]
