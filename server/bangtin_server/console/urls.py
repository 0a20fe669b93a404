"""Where the pages are."""

from django.urls import path

from bangtin_server.console import (
    emergency_pages,
    enrolling,
    invitations,
    order_pages,
    overview,
    screen_page,
    second_step,
    signing_in,
    token_pages,
)

urlpatterns = [
    path("", overview.overview, name="overview"),
    path("language", signing_in.language, name="language"),
    path("sign-in", signing_in.sign_in, name="sign-in"),
    path("sign-in/<str:secret>", invitations.first_sign_in, name="first-sign-in"),
    path("second-factor", second_step.second_factor, name="second-factor"),
    path("sign-out", signing_in.sign_out, name="sign-out"),
    path("enrol", enrolling.code, name="enrol"),
    path("enrol/<str:code>", enrolling.screen, name="enrol-screen"),
    path("emergencies", emergency_pages.emergencies, name="emergencies"),
    path("emergencies/new/<str:code>", emergency_pages.new_emergency, name="new-emergency"),
    path("emergencies/<int:number>", emergency_pages.emergency, name="emergency"),
    path("emergencies/<int:number>/approve", emergency_pages.approve, name="approve-emergency"),
    path("emergencies/<int:number>/extend", emergency_pages.extend, name="extend-emergency"),
    path("emergencies/<int:number>/clear", emergency_pages.clear, name="clear-emergency"),
    path("blackouts/new", order_pages.new_blackout, name="new-blackout"),
    path("blackouts/<int:number>", order_pages.blackout, name="blackout"),
    path("blackouts/<int:number>/lift", order_pages.lift, name="lift-blackout"),
    path("mournings/new", order_pages.new_mourning, name="new-mourning"),
    path("mournings/<int:number>", order_pages.mourning, name="mourning"),
    path("mournings/<int:number>/end", order_pages.end_mourning, name="end-mourning"),
    path("recalls/new", order_pages.new_recall, name="new-recall"),
    path("screens/<str:name>", screen_page.screen, name="screen"),
    path("screens/<str:name>/picture", screen_page.picture, name="screen-picture"),
    path("screens/<str:name>/photograph", screen_page.photograph, name="photograph"),
    path("tokens", token_pages.tokens, name="tokens"),
    path("tokens/<int:number>/revoke", token_pages.revoke, name="revoke-token"),
]
