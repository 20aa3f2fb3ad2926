from django.urls import path

from palier.base.ui.subjects import paths_of
from palier.work.support.views import (
    caseload,
    cohorts,
    diary,
    invitations,
    measures,
    months,
    notes,
    reviews,
)

app_name = "support"
urlpatterns = [
    path("", measures.measures, name="measures"),
    path("mes-menages/", caseload.my_caseload, name="my_caseload"),
    path("equipe/", caseload.team, name="team"),
    path("equipe/preter/", caseload.lend_caseload, name="lend_caseload"),
    path("dispositifs/<int:pk>/mois/", months.programme_months, name="programme_months"),
    path("noter/", notes.choose_household, name="choose_household"),
    path("notes/<int:pk>/", notes.note, name="note"),
    path("notes/<int:pk>/corriger/", notes.correct_note, name="correct_note"),
    path("notes/<int:pk>/menage/", notes.move_note, name="move_note"),
    path("a-faire/<int:pk>/fait/", notes.finish_task, name="finish_task"),
    path("a-faire/<int:pk>/prendre/", notes.take_task, name="take_task"),
    path("agenda/", diary.week, name="week"),
    path("agenda/prendre/", diary.book_appointment, name="book_appointment"),
    path("invitation/<uuid:public_id>/<str:token>/", invitations.invited, name="invited"),
    path(
        "invitation/<uuid:public_id>/<str:token>/agenda.ics",
        invitations.invited_agenda,
        name="invited_agenda",
    ),
    path("cohortes/", cohorts.cohorts, name="cohorts"),
    path("bilans/", reviews.reviews, name="reviews"),
    path("bilans/annee/", reviews.draft_year_review, name="draft_year_review"),
    path("dispositifs/<int:pk>/modeles/", reviews.templates, name="templates"),
    path(
        "dispositifs/<int:pk>/modeles/apporter/",
        reviews.add_review_template,
        name="add_review_template",
    ),
    *paths_of(caseload, cohorts, diary, invitations, measures, months, notes, reviews),
]
