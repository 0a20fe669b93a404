"""Where requests go."""

from django.urls import URLPattern, URLResolver, include, path

from bangtin_server.api import metrics, player_reports, player_views
from bangtin_server.api.people import api

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/player/v1/enrolment", player_views.asked),
    path("api/player/v1/enrolments", player_views.ask),
    path("api/player/v1/addresses", player_views.addresses),
    path("api/player/v1/heartbeat", player_views.heartbeat),
    path("api/player/v1/plays", player_reports.plays),
    path("api/player/v1/answers", player_reports.answers),
    path("api/player/v1/pictures/<str:screen>", player_reports.picture),
    path("api/player/v1/logs/<uuid:command>", player_reports.log),
    path("api/v1/", api.urls),
    path("metrics", metrics.metrics),
    path("", include("bangtin_server.console.urls")),
]

handler400 = "bangtin_server.console.refusals.unreadable"
handler403 = "bangtin_server.console.refusals.not_allowed"
handler404 = "bangtin_server.console.refusals.absent"
handler500 = "bangtin_server.console.refusals.broken"
