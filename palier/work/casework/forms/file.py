"""The social file: needs, skills, rights, files followed, plan, budget, aid."""

from typing import Any

from django import forms

from palier.base.kit.typography import capitalised
from palier.base.ui.fields import AmountField, DayField
from palier.base.ui.rows import RowsForm
from palier.registers.people.choices import (
    TILES,
    BodyChoice,
    ChoosingForm,
    PersonChoice,
    UserChoice,
    words,
)
from palier.work.casework.actions.needs import Said
from palier.work.casework.families import FAMILIES, HEALTH, LABELS, SKILLS
from palier.work.casework.models import (
    AdvanceReturn,
    AidRequest,
    FileStep,
    FollowedFile,
    NeedsAnswer,
    PlanVersion,
    Right,
    SkillStatement,
)

LEVELS = [("", "pas abordé"), *NeedsAnswer.Level.choices]


class AssessNeeds(ChoosingForm):
    """One question an item; any may be left aside."""

    on = DayField(past=True, label="Le")

    def prepare(self) -> None:
        self.families = [
            family
            for family in FAMILIES
            if family.code != HEALTH or self.actor.sees("casework.health")
        ]
        for family in self.families:
            for code, label in family.items:
                self.fields[code] = forms.ChoiceField(
                    label=capitalised(label),
                    choices=LEVELS,
                    required=False,
                    widget=forms.RadioSelect(attrs=TILES),
                )
            self.fields[f"{family.code}_plus"] = words(
                "Sur quoi s’appuyer", required=False, rows=2
            )
            self.fields[f"{family.code}_minus"] = words(
                "Ce qui est difficile", required=False, rows=2
            )

    def groups(self) -> list[dict[str, Any]]:
        """The fields, family by family, for the page."""
        return [
            {
                "label": family.label,
                "is_open": any(self[code].value() for code, _ in family.items),
                "items": [self[code] for code, _ in family.items],
                "words": [self[f"{family.code}_plus"], self[f"{family.code}_minus"]],
            }
            for family in self.families
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        answers = []
        for family in self.families:
            plus = cleaned.pop(f"{family.code}_plus", "")
            minus = cleaned.pop(f"{family.code}_minus", "")
            for rank, (code, _) in enumerate(family.items):
                level = cleaned.pop(code, "")
                first = rank == 0
                answers.append(Said(code, level, plus if first else "", minus if first else ""))
        cleaned["answers"] = answers
        return cleaned


class SaySkill(ChoosingForm):
    skill = forms.ChoiceField(label="Savoir-faire", choices=list(SKILLS.items()))
    said = forms.ChoiceField(
        label="Ce qu’on en dit ensemble",
        choices=SkillStatement.Said,
        widget=forms.RadioSelect(attrs=TILES),
    )
    words = forms.CharField(label="Avec ses mots", max_length=200, required=False)
    on = DayField(past=True, label="Le")


class NoteRight(ChoosingForm):
    kind = forms.ChoiceField(label="Droit", choices=Right.Kind)
    person = PersonChoice(label="De qui")
    expires_on = DayField(label="Expire le", required=False)
    assignee = UserChoice(label="S’en occupe", sight="casework.file")
    granted_on = DayField(label="Depuis le", required=False)
    number = forms.CharField(
        label="Numéro",
        max_length=40,
        required=False,
        help_text="Pour une demande de logement social : le numéro unique, 18 signes.",
    )
    remind_days = forms.IntegerField(
        label="Rappel, en jours avant",
        min_value=0,
        max_value=365,
        required=False,
        help_text="Vide : 30 ; 120 pour un titre de séjour ; 180 pour l’ASE, l’AAH et la MDPH.",
    )

    def prepare(self) -> None:
        super().prepare()
        if not self.actor.sees("casework.health"):
            hidden = {Right.Kind.HEALTH_COVER.value, Right.Kind.AAH.value}
            kinds = [each for each in Right.Kind.choices if each[0] not in hidden]
            self.fields["kind"].choices = kinds  # type: ignore[attr-defined]


class RenewRight(ChoosingForm):
    granted_on = DayField(label="Depuis le")
    expires_on = DayField(label="Expire le", required=False)
    number = forms.CharField(
        label="Numéro", max_length=40, required=False, help_text="Vide : le même."
    )


class HandRight(ChoosingForm):
    assignee = UserChoice(label="S’en occupe", sight="casework.file")
    remind_days = forms.IntegerField(label="Rappel, en jours avant", min_value=0, max_value=365)
    number = forms.CharField(label="Numéro", max_length=40, required=False)
    expires_on = DayField(label="Expire le", required=False)


class CloseRight(ChoosingForm):
    closed_because = forms.CharField(label="Pourquoi", max_length=200)


class FollowFile(ChoosingForm):
    kind = forms.ChoiceField(label="Dossier", choices=FollowedFile.Kind)
    number = forms.CharField(label="Numéro", max_length=60, required=False)
    held_by = BodyChoice(label="Chez", required=False)
    opened_on = DayField(past=True, label="Déposé le")


class NoteFileStep(ChoosingForm):
    adds = True

    on = DayField(past=True, label="Le")
    what = forms.CharField(
        label="Ce qui s’est passé", max_length=160, help_text="« Recevable », « Reconnu DALO »…"
    )
    suspends = forms.ChoiceField(
        label="Cela suspend", choices=FileStep.Suspends.choices, required=False
    )
    until_on = DayField(label="Jusqu’au", required=False)
    answer_by_on = DayField(label="À répondre avant le", required=False)


class CloseFile(ChoosingForm):
    on = DayField(past=True, label="Clos le")


class WritePlan(ChoosingForm):
    person = PersonChoice(label="Le projet de")
    wish = words("Ce que je veux, avec mes mots", rows=4)
    strengths = words(
        "Mes points d’appui", required=False, help_text="Un par ligne : personnes, savoirs, lieux."
    )
    review_on = DayField(label="À relire ensemble le")
    caseworker = UserChoice(label="Référent ou référente", sight="casework.file")
    on = DayField(past=True, label="Écrit le")


class ContinuePlan(ChoosingForm):
    wish = words("Ce que je veux, avec mes mots", rows=4)
    strengths = words("Mes points d’appui", required=False, help_text="Un par ligne.")
    review_on = DayField(label="À relire ensemble le")
    on = DayField(past=True, label="Écrit le")


class AddAim(ChoosingForm):
    adds = True

    family = forms.ChoiceField(
        label="Domaine", choices=list(LABELS.items()), widget=forms.RadioSelect(attrs=TILES)
    )
    label = forms.CharField(label="Ce que je veux atteindre", max_length=160)
    steps = words("Étapes pour y arriver, une par ligne", required=False, rows=3)
    by_person = forms.BooleanField(label="La personne elle-même s’en occupe", required=False)
    assignee = UserChoice(label="Qui, dans l’équipe", sight="casework.file", required=False)
    due_on = DayField(label="Étapes faites avant le", required=False)


class AddAims(RowsForm, ChoosingForm):
    row, row_name, least = AddAim, "Objectif", 2


class CloseAim(ChoosingForm):
    on = DayField(past=True, label="Le")
    outcome = forms.CharField(label="Ce qu’il en est, avec ses mots", max_length=200)


class AddStep(ChoosingForm):
    adds = True

    label = forms.CharField(label="Quoi", max_length=160)
    by_person = forms.BooleanField(label="La personne elle-même", required=False)
    assignee = UserChoice(label="Qui, dans l’équipe", sight="casework.file", required=False)
    due_on = DayField(label="Avant le", required=False)


class AddSteps(RowsForm, ChoosingForm):
    row, row_name = AddStep, "Étape"


class CorrectStep(AddStep):
    pass


class SignPlan(ChoosingForm):
    answer = forms.ChoiceField(
        label="Réponse de la personne",
        choices=PlanVersion.Answer,
        widget=forms.RadioSelect(attrs=TILES),
    )
    signed_as = forms.CharField(
        label="La personne écrit son nom pour signer",
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    comment = words(
        "Ce que la personne en dit",
        required=False,
        help_text="Elle peut corriger, commenter, refuser : un refus ne lui retire aucun droit.",
    )
    on = DayField(past=True, label="Le")
    read = forms.CharField(widget=forms.HiddenInput, required=False)


class CommentPlan(ChoosingForm):
    adds = True

    words = words("Avec ses mots")
    on = DayField(past=True, label="Le")


class AskAid(ChoosingForm):
    kind = forms.ChoiceField(label="Aide", choices=AidRequest.Kind)
    purpose = forms.CharField(label="Pour quoi", max_length=160)
    asked = AmountField(label="Montant demandé")
    body = BodyChoice(label="Demandée à", required=False)
    asked_on = DayField(past=True, label="Demandée le")


class DecideAid(ChoosingForm):
    state = forms.ChoiceField(
        label="Réponse",
        choices=[("granted", "accordée"), ("refused", "refusée"), ("withdrawn", "retirée")],
        widget=forms.RadioSelect(attrs=TILES),
    )
    granted = AmountField(label="Montant accordé", required=False)
    form = forms.ChoiceField(
        label="Forme", choices=[("", "—"), *AidRequest.Form.choices], required=False
    )
    refused_because = forms.CharField(label="Pourquoi ce refus", max_length=200, required=False)
    decided_on = DayField(past=True, label="Le")


class PayAid(ChoosingForm):
    paid_on = DayField(past=True, label="Versée le")
    paid_to = forms.CharField(label="Versée à", max_length=120)


class AdvanceAid(ChoosingForm):
    amount = AmountField(label="Montant avancé")
    purpose = forms.CharField(label="Pour quoi", max_length=160)
    aid = forms.ModelChoiceField(
        label="En attendant quelle aide",
        queryset=AidRequest.objects.none(),
        required=False,
        empty_label="aucune demande en cours",
    )
    paid_on = DayField(past=True, label="Avancé le")

    def waiting(self, rows: Any) -> None:
        """The household's requests still under way."""
        field = self.fields["aid"]
        field.queryset = rows  # type: ignore[attr-defined]
        field.label_from_instance = (  # type: ignore[attr-defined]
            lambda a: f"{a.get_kind_display()}, {a.purpose}"
        )


class ReturnAdvance(ChoosingForm):
    by = forms.ChoiceField(
        label="Comment", choices=AdvanceReturn.By, widget=forms.RadioSelect(attrs=TILES)
    )
    amount = AmountField(label="Montant")
    on = DayField(past=True, label="Le")
    reason = forms.CharField(
        label="Pourquoi", max_length=200, required=False, help_text="Un abandon dit pourquoi."
    )
