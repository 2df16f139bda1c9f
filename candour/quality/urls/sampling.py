"""Pages of the sample that the inspectorate draws."""

from django.urls import path

from candour.quality.views import sampling

PAGES = [
    path("samples", sampling.draws, name="draws"),
    path("samples/new", sampling.plan_draw, name="plan_draw"),
    path("samples/coverage", sampling.covered, name="covered"),
    path("samples/<int:pk>", sampling.draw, name="draw"),
    path("samples/<int:pk>/close", sampling.close_frame, name="close_frame"),
    path("samples/<int:pk>/draw", sampling.draw_now, name="draw_now"),
    path("samples/<int:pk>/give-up", sampling.withdraw_draw, name="withdraw_draw"),
    path("samples/<int:pk>/draw.json", sampling.draw_file, name="draw_file"),
    path("samples/<int:pk>/frame.csv", sampling.frame_file, name="frame_file"),
]
