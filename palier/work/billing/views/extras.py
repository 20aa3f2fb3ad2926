"""What is called once, what others pay, and corrections of the months before."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from palier.base.documents.drawing import pdf_response
from palier.base.kit.money import euros
from palier.base.kit.typography import month_in_words
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui.pages import ask
from palier.base.ui.subjects import Subject
from palier.law.dates import Month
from palier.work.billing import actions, forms, papers
from palier.work.billing.computing import months_to_correct
from palier.work.billing.finding import OCCUPANCY, RUNS
from palier.work.billing.models import Extra, PayerShare, RentNotice, RentRun
from palier.work.leases.models import Occupancy


def _next_month(request: ActorRequest) -> Any:
    latest = (
        RentRun.objects.visible_to(request.actor)
        .filter(kind="monthly", state="issued")
        .order_by("-month")
        .first()
    )
    return Month.of(latest.month).after.first if latest else Month.of(request.today).first


@OCCUPANCY.asks("frais/")
def call_once(request: ActorRequest, row: Occupancy) -> HttpResponse:
    return ask(
        request,
        forms.CallOnce(request, initial={"month_on": _next_month(request)}),
        actions.call_once,
        row,
        title=f"Appeler un frais une fois, contrat {row.number}",
        submit="Appeler ce frais",
        said="Frais noté : il viendra avec l’avis de ce mois.",
        lead=(
            "Laverie, clé perdue, réparation… ou une somme à rendre. Si l’avis du mois "
            "est émis, un nouveau passage l’appellera."
        ),
        back=OCCUPANCY.url(row),
        crumbs=OCCUPANCY.crumbs(row),
    )


@OCCUPANCY.asks("compteur/")
def bill_reading(request: ActorRequest, row: Occupancy) -> HttpResponse:
    form = forms.BillReading(request, initial={"month_on": _next_month(request)})
    form.offer(row)
    return ask(
        request,
        form,
        actions.bill_reading,
        row,
        title=f"Facturer un compteur, contrat {row.number}",
        submit="Facturer ce relevé",
        said=lambda extra: (
            f"{extra.label} : {euros(extra.amount)}, avec l’avis de {extra.month:%m/%Y}."
        ),
        lead="Jusqu’au dernier relevé. Le compteur d’un logement partagé se partage entre ses "
        "occupants, par leurs jours.",
        back=OCCUPANCY.url(row),
        crumbs=OCCUPANCY.crumbs(row),
    )


EXTRA = Subject(
    Extra,
    "frais/<int:pk>/",
    fetch=("occupancy",),
    under=lambda row: OCCUPANCY.crumbs(row.occupancy),
)


EXTRA.verb(
    actions.drop_extra,
    at="retirer/",
    title=lambda row: f"Retirer : {row.label}",
    submit="Retirer ce frais",
    said="Frais retiré : il ne sera pas appelé.",
    danger=True,
)


@OCCUPANCY.asks("payeur/")
def share_rent(request: ActorRequest, row: Occupancy) -> HttpResponse:
    return ask(
        request,
        forms.ShareRent(request, initial={"starts_on": row.starts_on}),
        actions.share_rent,
        row,
        title=f"Un autre payeur, contrat {row.number}",
        submit="Noter cette part",
        said="Part notée : l’avis du ménage en sera diminué.",
        lead=(
            "Employeur, aide sociale à l’enfance, garant… La CAF et la MSA sont l’« "
            "aide au logement »."
        ),
        back=OCCUPANCY.url(row),
        crumbs=OCCUPANCY.crumbs(row),
    )


PAYER_SHARE = Subject(
    PayerShare,
    "parts/<int:pk>/",
    fetch=("occupancy", "payer__body"),
    under=lambda row: OCCUPANCY.crumbs(row.occupancy),
)


PAYER_SHARE.verb(
    actions.end_share,
    forms.EndShare,
    at="arreter/",
    title=lambda row: f"Arrêter la part de {row.payer.body.name}",
    submit="Arrêter cette part",
    said="Part arrêtée.",
    lead="En cours de mois : il paie jusqu’à ce jour, le ménage paie le reste.",
)


@needs_sight("billing.accounts")
def prepare_corrections(request: ActorRequest) -> HttpResponse:
    """What earlier months should have come to, less what was called."""
    open_one = (
        RentRun.objects.visible_to(request.actor)
        .filter(kind="correction", state="draft")
        .select_related("entity")
        .first()
    )
    after = Month.of(_next_month(request))
    since, month = months_to_correct(request.actor.organisation, after, request.today)
    form = forms.PrepareCorrections(
        request, initial={"month_on": month.first, "since_on": since.first}
    )
    if form.carry_out(actions.prepare_corrections, request.actor.organisation):
        return redirect("billing:rent_run", form.result.pk)
    return ask(
        request,
        form,
        actions.prepare_corrections,
        request.actor.organisation,
        title="Corriger les mois d’avant",
        submit="Chercher ce qui change",
        said="",
        back=RUNS[1],
        crumbs=[RUNS],
        lead=(
            "Une entrée, un départ ou un loyer daté d’avant, un contrat jamais appelé : Palier "
            "recompte ces mois et propose le complément ou l’avoir. Rien n’est émis avant votre "
            "accord."
            + (
                f" Pour {open_one.entity.name}, des corrections sont déjà préparées au titre de "
                f"{month_in_words(open_one.month)}"
                " : elles seront recalculées, pas comptées deux fois."
                if open_one
                else ""
            )
        ),
    )


def correction_letter(request: ActorRequest, pk: int) -> HttpResponse:
    """The letter that explains a correction to a household."""
    rows = RentNotice.objects.visible_to(request.actor).filter(run__kind="correction")
    row = get_object_or_404(
        rows.select_related("organisation", "occupancy__household", "occupancy__main_place"), pk=pk
    )
    return pdf_response(papers.correction_letter_pdf(row), f"correction-{row.reference}")
