from django import forms

from palier.base.kit.typography import capitalised
from palier.base.ui.fields import DayField, LastDayField
from palier.base.ui.forms import ActionForm
from palier.law.pieces import pieces_of
from palier.law.terms import stay_grounds
from palier.work.leases.models import ContractPaper, Occupancy, StayDecision

TILES = {"data-tiles": "yes"}
LONGEST = 60_000
"""Characters of a contract: some thirty pages."""
HOW = [(code, capitalised(words)) for code, words in ContractPaper.How.choices]


class ReceivePieces(ActionForm):
    on = DayField(label="Réunies le", past=True)
    pieces = forms.MultipleChoiceField(
        label="Ce qui est réuni",
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"data-tiles": "yes"}),
    )

    def prepare(self) -> None:
        if isinstance(self.subject, Occupancy):
            self.fields["pieces"].choices = [  # type: ignore[attr-defined]
                (piece.code, f"{capitalised(piece.label)} ({piece.source})")
                for piece in pieces_of(self.subject.regime)
            ]


class LiftReserve(ActionForm):
    pass


class CompleteContract(ActionForm):
    text = forms.CharField(
        label="Texte de ce contrat",
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 28}),
        help_text="Vide : le contrat reprend le modèle de son régime.",
    )


class SignContract(ActionForm):
    on = DayField(label="Signé le", past=True)
    how = forms.ChoiceField(
        label="Comment", choices=HOW, initial="screen", widget=forms.RadioSelect(attrs=TILES)
    )
    signed_as = forms.CharField(label="Le ménage signe ici, en écrivant les noms", max_length=200)
    signed_for_us = forms.CharField(label="Pour l’association, nom", max_length=160)


class AmendContract(SignContract):
    title = forms.CharField(label="Objet", max_length=120)
    text = forms.CharField(label="Ce qui change", widget=forms.Textarea(attrs={"rows": 5}))
    field_order = ["title", "text", "on", "how", "signed_as", "signed_for_us"]


class RenewContract(ActionForm):
    on = DayField(label="Décidé le", past=True)
    term_on = LastDayField(label="Court maintenant jusqu’au")


class AnnounceTerm(ActionForm):
    tied_until = LastDayField(
        label="Dernier jour de la fonction, ou des études",
        required=False,
        help_text="Rien : elle ne finit pas, après tout.",
    )


class ExtendStay(ActionForm):
    on = DayField(label="Accordée le", past=True)
    ground = forms.ChoiceField(
        label="Motif",
        choices=[(c, capitalised(w)) for c, w in stay_grounds().items()],
        widget=forms.RadioSelect(attrs=TILES),
    )
    proof = forms.CharField(
        label="Justifié par",
        max_length=200,
        help_text="Certificat de scolarité, contrat, bulletin…",
    )
    until = LastDayField(label="Dernier jour du séjour")


class NoteStayDecision(ActionForm):
    kind = forms.ChoiceField(
        label="Décision",
        choices=[(c, capitalised(w)) for c, w in StayDecision.Kind.choices],
        widget=forms.RadioSelect(attrs=TILES),
    )
    by = forms.ChoiceField(
        label="De", choices=StayDecision.By, widget=forms.RadioSelect(attrs=TILES)
    )
    on = DayField(label="Décidée le", past=True)
    effective_on = DayField(label="Pour le")
    reference = forms.CharField(label="Référence", max_length=80, required=False)


class SetReviewClause(ActionForm):
    index_quarter = forms.TypedChoiceField(
        label="Le loyer suit l’IRL du",
        choices=[
            ("", "Pas de clause : le loyer n’est pas révisé"),
            ("1", "1er trimestre"),
            *((str(n), f"{n}e trimestre") for n in (2, 3, 4)),
        ],
        coerce=int,
        empty_value=None,
        required=False,
    )


class WriteTemplate(ActionForm):
    starts_on = DayField(label="À partir du")
    text = forms.CharField(
        label="Texte du contrat", max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 24})
    )
