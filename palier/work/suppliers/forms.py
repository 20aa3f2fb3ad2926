from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from palier.base.bank.models import BankAccount, SepaBatch
from palier.base.kit.money import euros
from palier.base.kit.typography import day_in_words
from palier.base.tenancy.models import LegalEntity, Site
from palier.base.tenancy.reads import main_entity, workplaces
from palier.base.ui.fields import AmountField, DayField, IbanField, LastDayField
from palier.base.ui.forms import ActionForm
from palier.base.ui.picking import PickField
from palier.registers.housing.models import Meter, Place
from palier.registers.people.choices import TILES
from palier.registers.people.models import Body
from palier.work.suppliers.costs import costs_of
from palier.work.suppliers.models import HomeContract, Invoice, InvoiceLine
from palier.work.suppliers.reads import bills_for, to_pay
from palier.work.titles.models import Holding

LARGEST = 20 * 1024 * 1024


class ReceiveInvoice(ActionForm):
    content = forms.FileField(
        label="Facture",
        help_text="PDF, image, ou Factur-X (PDF ou XML) : ses montants se lisent alors seuls.",
        error_messages={"empty": "Ce fichier est vide."},
    )

    def clean_content(self) -> Any:
        sent = self.cleaned_data["content"]
        if sent.size > LARGEST:
            raise ValidationError("Une facture pèse 20 Mo au plus. Rien n’a été gardé.")
        return sent


class _Whole(ActionForm):
    """What an invoice must say."""

    body = PickField(label="Fournisseur", queryset=Body.objects.none())
    number = forms.CharField(label="Numéro de la facture", max_length=60)
    dated_on = DayField(label="Datée du")
    due_on = DayField(label="À payer le")
    label = forms.CharField(label="Objet", max_length=120)
    total = AmountField(label="Total TTC")
    vat = AmountField(label="Dont TVA", required=False)
    code = forms.ChoiceField(label="C’est une charge de")
    site = forms.ModelChoiceField(label="Site", queryset=Site.objects.none(), required=False)
    holding = PickField(
        label="Pour le logement d’un propriétaire",
        queryset=Holding.objects.none(),
        required=False,
        help_text="Si elle lui revient, elle se déduira de ce que nous lui devons.",
    )
    is_credit = forms.BooleanField(label="C’est un avoir", required=False)

    def entity(self) -> LegalEntity:
        return main_entity(self.actor.organisation)

    def prepare(self) -> None:
        fields: dict[str, Any] = self.fields
        fields["body"].queryset = Body.objects.visible_to(self.actor).order_by("sort_name")
        fields["code"].choices = [("", "—"), *costs_of(self.entity())]
        fields["site"].queryset = workplaces(self.actor)
        fields["holding"].queryset = (
            Holding.objects.visible_to(self.actor).select_related("owner").order_by("-pk")
        )

    def clean_vat(self) -> Any:
        return self.cleaned_data["vat"] or 0


class EnterInvoice(_Whole):
    pass


class CompleteInvoice(_Whole):
    subject: Invoice

    is_seller = forms.BooleanField(
        label="C’est bien le vendeur de cette facture, sous un autre nom", required=False
    )

    def entity(self) -> LegalEntity:
        entity: LegalEntity = self.subject.entity
        return entity


class ShareInvoice(ActionForm):
    subject: InvoiceLine

    amount = AmountField(label="Part TTC")
    code = forms.ChoiceField(label="C’est une charge de")
    site = forms.ModelChoiceField(label="Site", queryset=Site.objects.none(), required=False)
    label = forms.CharField(label="Quoi", max_length=120, required=False)

    def prepare(self) -> None:
        fields: dict[str, Any] = self.fields
        fields["code"].choices = costs_of(self.subject.invoice.entity)
        fields["site"].queryset = workplaces(self.actor)


class ApproveInvoice(ActionForm):
    on = DayField(
        label="Date comptable", help_text="Celle de la facture, dans un mois non clos.", past=True
    )


class RefuseInvoice(ActionForm):
    because = forms.CharField(label="Pourquoi", max_length=200)


class CancelInvoice(ActionForm):
    on = DayField(label="Annulée à la date du", help_text="Dans un mois non clos.", past=True)
    because = forms.CharField(label="Pourquoi", max_length=200)


class SetBank(ActionForm):
    holder = forms.CharField(label="Titulaire du compte", max_length=70)
    iban = IbanField(label="IBAN")
    bic = forms.CharField(label="BIC", max_length=11, required=False)
    town = forms.CharField(label="Commune", max_length=35, required=False)


class ConfirmBank(ActionForm):
    iban_end = forms.CharField(
        label="Les quatre derniers signes de l’IBAN",
        max_length=8,
        help_text="Lus au téléphone avec le fournisseur, à un numéro que vous connaissiez avant.",
    )


class InvoicesChoice(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, row: Any) -> str:
        unready = "" if row.account.may_be_paid else ", IBAN à noter ou à confirmer"
        return (
            f"{row.account.body.name}, {row}, {euros(row.signed)}, "
            f"à payer le {day_in_words(row.due_on, short=True)}{unready}"
        )


class _Unpaid(ActionForm):
    invoices = InvoicesChoice(
        label="Factures",
        queryset=Invoice.objects.none(),
        widget=forms.CheckboxSelectMultiple(attrs=TILES),
    )

    def unpaid(self) -> Any:
        rows = to_pay(Invoice.objects.visible_to(self.actor))
        return rows.select_related("account__body").order_by("due_on", "pk")

    def prepare(self) -> None:
        self.fields["invoices"].queryset = self.unpaid()  # type: ignore[attr-defined]

    def clean_invoices(self) -> list[Invoice]:
        return list(self.cleaned_data["invoices"])


class PayInvoices(_Unpaid):
    bank_account = forms.ModelChoiceField(
        label="Depuis le compte", queryset=BankAccount.objects.none(), empty_label=None
    )
    on = DayField(label="Jour du virement", help_text="Un jour où les banques sont ouvertes.")
    version = forms.ChoiceField(
        label="Format",
        choices=[c for c in SepaBatch.Version.choices if "001.001" in c[0]][::-1],
        widget=forms.RadioSelect(attrs=TILES),
        initial=SepaBatch.Version.PAIN_001_09,
    )

    def prepare(self) -> None:
        super().prepare()
        rows = BankAccount.objects.visible_to(self.actor).filter(holds_principals=False)
        self.fields["bank_account"].queryset = rows.order_by("pk")  # type: ignore[attr-defined]
        self.initial["invoices"] = [
            row.pk for row in self.unpaid() if row.account.may_be_paid and row.due_on <= self.today
        ]


class SettleInvoices(_Unpaid):
    on = DayField(
        label="Passé à la date du",
        help_text="Celle de la banque, sauf si son mois est clos.",
        past=True,
    )

    def prepare(self) -> None:
        super().prepare()
        line: Any = self.subject
        rows = self.unpaid().filter(entity=line.statement.bank_account.entity_id)
        self.fields["invoices"].queryset = rows  # type: ignore[attr-defined]
        self.initial["invoices"] = [row.pk for row in rows if row.signed == -line.amount][:1]


class UndoSettlement(ActionForm):
    on = DayField(label="Annulé à la date du", help_text="Dans un mois non clos.", past=True)


class SignHomeContract(ActionForm):
    place = PickField(
        label="Logement",
        queryset=Place.objects.none(),
        required=False,
        help_text="Rien : il sert tout le site.",
    )
    kind = forms.ChoiceField(label="Quoi", choices=HomeContract.Kind)
    supplier = PickField(label="Fournisseur", queryset=Body.objects.none())
    number = forms.CharField(label="N° de contrat ou de client", max_length=60, required=False)
    meter = forms.ModelChoiceField(label="Compteur", queryset=Meter.objects.none(), required=False)
    starts_on = DayField(label="Depuis le")
    ends_on = LastDayField(label="Jusqu’au", required=False)
    notice_months = forms.IntegerField(
        label="Préavis, en mois", min_value=0, max_value=24, required=False
    )
    year_cost = AmountField(label="Coût prévu par an", required=False)
    words = forms.CharField(label="À savoir", max_length=200, required=False)

    def prepare(self) -> None:
        subject: Any = self.subject
        site = subject if isinstance(subject, Site) else subject.site
        fields: Any = self.fields
        places = Place.objects.filter(site=site).exclude(kind=Place.Kind.ANNEX)
        fields["place"].queryset = places.order_by("label", "pk")
        meters = Meter.objects.filter(place__site=site).select_related("place")
        fields["meter"].queryset = meters.order_by("place__label", "kind", "pk")
        fields["meter"].label_from_instance = lambda row: f"{row.place.label}, {row}"
        bodies = Body.objects.visible_to(self.actor).filter(kinds__overlap=["supplier", "partner"])
        fields["supplier"].queryset = bodies.order_by("sort_name", "pk")


class EndHomeContract(ActionForm):
    ends_on = LastDayField(label="Dernier jour")


class AttachBills(ActionForm):
    lines = forms.ModelMultipleChoiceField(
        label="Factures de ce fournisseur, sans contrat encore",
        queryset=InvoiceLine.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choisissez au moins une part de facture."},
    )

    def prepare(self) -> None:
        field: Any = self.fields["lines"]
        contract: Any = self.subject
        field.queryset = bills_for(self.actor, contract)
        field.label_from_instance = lambda line: (
            f"{line.invoice}, {day_in_words(line.invoice.dated_on)}, "
            f"{euros(-line.amount if line.invoice.is_credit else line.amount)}"
            + (f", {line.label}" if line.label else "")
        )
