from django.urls import path

from palier.base.ui.subjects import paths_of
from palier.work.arrears.views import cases, figures, outside, plans, reminders, rules

app_name = "arrears"
urlpatterns = [
    path("", cases.cases, name="cases"),
    path("tous/", cases.history, name="history"),
    path("valider/", cases.follow_cases, name="follow_cases"),
    path("relancer/<slug:kind>/", reminders.send_reminders, name="send_reminders"),
    path("lettres/", reminders.letters, name="letters"),
    path("dossiers/<int:pk>/reprendre/", cases.resume_case, name="resume_case"),
    path("regles/", rules.rules, name="rules"),
    path("regles/usage/", rules.adopt_usual_rules, name="adopt_usual_rules"),
    path("regles/ajouter/", rules.add_rule, name="add_rule"),
    path("regles/<int:pk>/deplacer/<slug:way>/", rules.move_rule, name="move_rule"),
    path("modeles/<slug:kind>/", reminders.word_reminder, name="word_reminder"),
    path("comptes/<int:pk>/plan/", plans.record_plan, name="record_plan"),
    path("plans/", plans.plans, name="plans"),
    path("signalements/", outside.reports, name="reports"),
    path("balance/", figures.aged, name="aged"),
    path("tableau/", figures.board, name="board"),
    *paths_of(cases, outside, plans, reminders, rules),
]
