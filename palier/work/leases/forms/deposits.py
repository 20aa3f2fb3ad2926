from typing import Any

from django import forms

from palier.base.kit.typography import capitalised
from palier.base.ui.fields import AmountField, DayField
from palier.base.ui.forms import ActionForm
from palier.base.ui.picking import PickField
from palier.law.deposits import follows_article_22
from palier.work.leases.models import (
    DepositDeduction,
    DepositReceipt,
    Occupancy,
    SecurityDeposit,
)
from palier.work.leases.reads import next_contracts

TILES = {"data-tiles": "yes"}


class AskDeposit(ActionForm):
    amount = AmountField(label="Montant du dépôt")
    on = DayField(label="Demandé le")


class ReceiveDeposit(ActionForm):
    on = DayField(label="Reçu le", past=True)
    amount = AmountField(label="Montant")
    payer = forms.ChoiceField(
        label="Payé par",
        choices=[
            (code, capitalised(words))
            for code, words in DepositReceipt.Payer.choices
            if code not in (DepositReceipt.Payer.FORMER, DepositReceipt.Payer.BROUGHT)
        ],
        widget=forms.RadioSelect(attrs=TILES),
    )
    payer_name = forms.CharField(
        label="Nom de qui paie",
        max_length=120,
        required=False,
        help_text="Pour un garant, un organisme.",
    )
    means = forms.ChoiceField(
        label="Moyen", choices=DepositReceipt.Means, widget=forms.RadioSelect(attrs=TILES)
    )


class CarryToNext(ActionForm):
    to = PickField(label="Contrat", queryset=Occupancy.objects.none())
    on = DayField(label="À la date du", past=True)

    def prepare(self) -> None:
        before: Any = self.subject.occupancy  # type: ignore[union-attr]
        field: Any = self.fields["to"]
        field.queryset = next_contracts(before, self.actor)


class UndoCarry(ActionForm):
    on = DayField(label="Annulé à la date du", past=True)


class UndoDepositReceipt(ActionForm):
    on = DayField(label="Annulé à la date du", help_text="Dans un mois non clos.", past=True)
    reason = forms.CharField(label="Pourquoi", max_length=200)


class UndoSettlement(ActionForm):
    on = DayField(label="Annulé à la date du", help_text="Dans un mois non clos.", past=True)
    reason = forms.CharField(label="Pourquoi", max_length=200)
    came_back = forms.BooleanField(
        label="Le virement est revenu",
        required=False,
        help_text="À cocher si la banque l’a vu partir, puis revenir : la ligne qui le ramène "
        "s’associe ensuite à ce dépôt.",
    )


class NoteKeysBack(ActionForm):
    keys_on = DayField(label="Clés rendues le", past=True)
    conforming = forms.TypedChoiceField(
        label="État des lieux de sortie",
        choices=[("yes", "Conforme à l’entrée"), ("no", "Des différences")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect(attrs=TILES),
    )
    address_on = DayField(
        label="Nouvelle adresse donnée le",
        required=False,
        past=True,
        help_text="Sans elle, un retard ne coûte rien à l’association.",
    )

    def prepare(self) -> None:
        """A lease is given back in one month or two; elsewhere the state changes no delay."""
        subject: SecurityDeposit = self.subject  # type: ignore[assignment]
        if follows_article_22(subject.occupancy.regime):
            self.fields["conforming"].choices = [  # type: ignore[attr-defined]
                ("yes", "Conforme à l’entrée : un mois"),
                ("no", "Des différences : deux mois"),
            ]


class AddDeduction(ActionForm):
    kind = forms.ChoiceField(
        label="Nature",
        choices=[(c, capitalised(w)) for c, w in DepositDeduction.Kind.choices],
        widget=forms.RadioSelect(attrs=TILES),
        help_text="Une provision pour charges reste sur le compte du ménage jusqu’à leur décompte ; s’il "
        "doit encore un loyer, elle le paie d’abord.",
    )
    amount = AmountField(label="Montant retenu")
    words = forms.CharField(label="Quoi", max_length=200)
    proof = forms.CharField(
        label="Justifié par",
        max_length=200,
        help_text="Facture, devis, état des lieux, décompte. Joignez la pièce à la page du contrat.",
    )


class SettleDeposit(ActionForm):
    on = DayField(label="Rendu le", past=True)
    means = forms.ChoiceField(
        label="Par",
        choices=DepositReceipt.Means,
        initial="transfer",
        widget=forms.RadioSelect(attrs=TILES),
    )
