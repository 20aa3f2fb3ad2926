from django.urls import path

from palier.base.accounts.views import association, door, members, own, requests
from palier.base.ui.subjects import paths_of

app_name = "accounts"
urlpatterns = [
    path("entrer/", door.sign_in, name="sign_in"),
    path("entrer/<int:user_id>/", door.enter_demo, name="enter_demo"),
    path("entrer/oubli/", door.forgotten, name="forgotten"),
    path("entrer/oubli/<str:told>/<str:token>/", door.reset, name="reset"),
    path("entrer/cle/<int:organisation_id>/<str:token>/", door.accept, name="accept"),
    path("sortir/", door.sign_out, name="sign_out"),
    path("associations/", door.associations, name="associations"),
    path("reglages/", own.settings, name="settings"),
    path("mon-acces/", members.my_access, name="my_access"),
    path("reglages/mot-de-passe/", own.password, name="password"),
    path("equipe/", members.members, name="members"),
    path("equipe/roles/", members.roles, name="roles"),
    path("equipe/ajouter/", members.invite_member, name="invite_member"),
    path("equipe/demandes/", requests.requests, name="requests"),
    path("association/", association.card, name="card"),
    path("association/reglages/", association.figures, name="figures"),
    path("association/reglages/<str:code>/", association.set_figure, name="set_figure"),
    path("association/loi/", association.law, name="law"),
    path("association/loi/<str:code>/", association.note_law_checked, name="note_law_checked"),
    path("association/securite/", association.security, name="security"),
    path("journal/", association.records, name="records"),
    *paths_of(members, requests),
]
