"""Every page of the service, slice by slice."""

from django.urls import include, path

urlpatterns = [
    path("", include("candour.front_door.urls")),
    path("cases/", include("candour.cases.urls")),
    path("documents/", include("candour.documents.urls")),
    path("notifications/", include("candour.notifications.urls")),
    path("reviews/", include("candour.reviews.urls")),
    path("quality/", include("candour.quality.urls")),
    path("families/", include("candour.families.urls")),
    path("recommendations/", include("candour.recommendations.urls")),
    path("disclosure/", include("candour.disclosure.urls")),
    path("actions/", include("candour.action_plans.urls")),
    path("components/", include("candour.design_system.urls")),
]

handler400 = "candour.front_door.errors.bad_request"
handler403 = "candour.front_door.errors.not_allowed"
handler404 = "candour.front_door.errors.not_found"
handler500 = "candour.front_door.errors.failed"
