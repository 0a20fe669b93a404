"""Where the pages are."""

from django.urls import path

from bangtin_server.console import enrolling, overview, signing_in, token_pages

urlpatterns = [
    path("", overview.overview, name="overview"),
    path("language", signing_in.language, name="language"),
    path("sign-in", signing_in.sign_in, name="sign-in"),
    path("sign-in/<str:secret>", signing_in.first_sign_in, name="first-sign-in"),
    path("sign-out", signing_in.sign_out, name="sign-out"),
    path("enrol", enrolling.code, name="enrol"),
    path("enrol/<str:code>", enrolling.screen, name="enrol-screen"),
    path("tokens", token_pages.tokens, name="tokens"),
    path("tokens/<int:number>/revoke", token_pages.revoke, name="revoke-token"),
]
