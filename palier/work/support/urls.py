from django.urls import path

from palier.work.support import views

app_name = "support"
urlpatterns = [
    path("", views.measures, name="measures"),
    path("noter/", views.choose_household, name="choose_household"),
    path("mesures/<int:pk>/", views.measure, name="measure"),
    path("mesures/<int:pk>/terminer/", views.end_measure, name="end_measure"),
    path("menages/<int:pk>/ouvrir/", views.open_measure, name="open_measure"),
    path("menages/<int:pk>/noter/", views.write_note, name="write_note"),
    path("menages/<int:pk>/parcours/", views.note_path_moment, name="note_path_moment"),
    path("menages/<int:pk>/a-faire/", views.add_task, name="add_task"),
    path("notes/<int:pk>/", views.note, name="note"),
    path("notes/<int:pk>/corriger/", views.correct_note, name="correct_note"),
    path("a-faire/<int:pk>/fait/", views.finish_task, name="finish_task"),
]
