from django.urls import path

from palier.base.accounts import views
from palier.base.ui.subjects import paths_of

app_name = "accounts"
urlpatterns = [
    path("entrer/", views.sign_in, name="sign_in"),
    path("entrer/<int:user_id>/", views.enter_demo, name="enter_demo"),
    path("sortir/", views.sign_out, name="sign_out"),
    path("associations/", views.associations, name="associations"),
    path("reglages/", views.settings, name="settings"),
    path("equipe/", views.members, name="members"),
    path("equipe/roles/", views.roles, name="roles"),
    path("equipe/ajouter/", views.add_member, name="add_member"),
    path("association/", views.card, name="card"),
    path("association/reglages/", views.figures, name="figures"),
    path("association/reglages/<str:code>/", views.set_figure, name="set_figure"),
    path("association/loi/", views.law, name="law"),
    path("association/loi/<str:code>/", views.note_law_checked, name="note_law_checked"),
    path("journal/", views.records, name="records"),
    *paths_of(views),
]
