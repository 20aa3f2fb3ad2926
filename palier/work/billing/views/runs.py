"""Runs, drafts and notices, and each of their verbs."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Max
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from palier.base.documents.drawing import pdf_response
from palier.base.kit.typography import month_in_words, of_name, plural
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import lists as ui_lists
from palier.base.ui.errands import PRINTED_AT_ONCE, later
from palier.base.ui.pages import ask, done, form_page
from palier.base.ui.subjects import Subject
from palier.law.dates import Month
from palier.registers.people.models import Household
from palier.registers.people.reads import may_see_home
from palier.work.billing import actions, explaining, forms, lists, papers, reads
from palier.work.billing.models import Draft, Receipt, RentNotice, RentRun

RUNS = ("Quittancement", "/quittancement/")
PRINTED = 500


def rent_runs(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.RUNS)


def notices(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.NOTICES)


def _month_to_prepare(request: ActorRequest) -> Month:
    """The month that the address asks for, else the one after the latest; of several entities,
    that of the one that is behind."""
    try:
        return Month.parse(request.GET.get("mois", ""))
    except ValueError:
        known = RentRun.objects.visible_to(request.actor).exclude(state=RentRun.State.DROPPED)
        latest = known.values("entity").annotate(last=Max("month")).order_by("last").first()
        return Month.of(latest["last"]).after if latest else Month.of(request.today)


@needs_sight("billing.accounts")
def prepare_rent_run(request: ActorRequest) -> HttpResponse:
    form = forms.PrepareRentRun(request, initial={"month_on": str(_month_to_prepare(request))})
    if form.carry_out(actions.prepare_rent_run, request.actor.organisation):
        return redirect("billing:rent_run", form.result.pk)
    return form_page(
        request,
        form,
        title="Préparer un quittancement",
        submit="Calculer ce mois",
        back=reverse("billing:rent_runs"),
        crumbs=[RUNS],
        lead=(
            "Le calcul ne fait rien naître : vous verrez d’abord ce qui change et ce "
            "qui est à vérifier."
        ),
    )


RENT_RUN = Subject(
    RentRun,
    "<int:pk>/",
    fetch=("entity",),
    page="billing:rent_run",
)


@RENT_RUN.shown
def rent_run(request: ActorRequest, run: RentRun) -> HttpResponse:
    """The pre-run: figures, what changes, what to check, every notice."""
    if run.state == RentRun.State.DROPPED:
        raise Http404
    figures = reads.figures_of(run)
    before = Month.of(run.month).before
    issued = printed = 0
    if run.state == RentRun.State.ISSUED:
        issued = run.notices.count()
        printed = run.notices.telling_where(request.actor).count()
    is_correction = run.kind == RentRun.Kind.CORRECTION
    rise = None
    earlier = RentRun.objects.filter(
        entity=run.entity_id,
        month=run.month,
        kind=RentRun.Kind.MONTHLY,
        state=RentRun.State.ISSUED,
        pk__lt=run.pk,
    )
    completes = not is_correction and earlier.exists()
    if figures.previous_due and not is_correction and not completes:
        rise = (figures.due - figures.previous_due) * 100 / figures.previous_due
    context = {
        "run": run,
        "is_correction": is_correction,
        "figures": figures,
        "rise": rise,
        "completes": completes,
        "before": before.first,
        "less_benefit": -figures.benefit,
        "less_third": -figures.third,
        "prints": range(1, -(-printed // PRINTED) + 1),
        "kept_back": issued - printed,
        "changes": [(code, lists.CHANGES[code], n) for code, n in figures.by_change.items()],
        "checks": [(c, Draft.Check(c).label, n) for c, n in figures.by_check.items()],
    }
    return ui_lists.show(request, lists.drafts_of(run), **context)


@RENT_RUN.asks("emettre/")
def issue_rent_run(request: ActorRequest, run: RentRun) -> HttpResponse:
    figures = reads.figures_of(run)
    form = forms.IssueRentRun(request, subject=run)
    if form.carry_out(actions.issue_rent_run, run, on=request.today):
        sentence = f"{plural(figures.issuable, 'avis', 'avis')} {of_name(month_in_words(run.month))} émis."
        at = f"{reverse('billing:notices')}?mois={run.month:%Y-%m-%d}&entite={run.entity_id}"
        return done(request, sentence, at)
    return form_page(
        request,
        form,
        title=f"Émettre {plural(figures.issuable, 'avis', 'avis')} {of_name(month_in_words(run.month))}"
        f"{run.entity.after_a_name}",
        submit=f"Émettre {plural(figures.issuable, 'avis', 'avis')}",
        back=reverse("billing:rent_run", args=[run.pk]),
        crumbs=[RUNS, (month_in_words(run.month), reverse("billing:rent_run", args=[run.pk]))],
        template="billing/issue_rent_run.html",
        figures=figures,
        less_benefit=-figures.benefit,
        less_third=-figures.third,
    )


RENT_RUN.verb(
    actions.drop_rent_run,
    at="retirer/",
    title=lambda run: f"Retirer ce quittancement {of_name(month_in_words(run.month))}",
    submit="Le retirer",
    said="Retiré : rien n’avait été émis. Il peut être préparé à nouveau.",
    lead="Ses avis en préparation disparaissent. Rien n’est dû par personne.",
    to=lambda _: reverse("billing:rent_runs"),
    danger=True,
)


DRAFT = Subject(
    Draft,
    "preparation/<int:pk>/",
    fetch=("run", "occupancy__household", "occupancy__main_place", "occupancy__site"),
    page="billing:draft",
)


@DRAFT.shown
def draft(request: ActorRequest, row: Draft) -> HttpResponse:
    """A notice in preparation, explained."""
    organisation = request.actor.organisation
    context = {
        "title": f"Avis en préparation, {row.occupancy.number}",
        "draft": row,
        "check": lists.check_of(row),
        "tree": explaining.tree(row, row.run.month, organisation.proration_on(row.month)),
        "changes": [lists.CHANGES[code] for code in row.changes if code in lists.CHANGES],
    }
    return render(request, "billing/draft.html", context)


@DRAFT.asks("mettre-de-cote/")
def hold_draft(request: ActorRequest, row: Draft) -> HttpResponse:
    form = forms.HoldDraft(request, subject=row)
    if form.carry_out(actions.hold_draft, row):
        return done(request, "Avis mis de côté.", "billing:rent_run", row.run_id)
    return form_page(
        request,
        form,
        title=f"Mettre de côté l’avis {row.occupancy.number}",
        submit="Mettre de côté",
        back=reverse("billing:draft", args=[row.pk]),
        crumbs=[RUNS],
        lead="Il ne sera pas émis avec les autres.",
    )


@DRAFT.asks("reprendre/")
def release_draft(request: ActorRequest, row: Draft) -> HttpResponse:
    form = forms.ReleaseDraft(request, subject=row)
    if form.carry_out(actions.release_draft, row):
        return done(request, "Avis repris.", "billing:rent_run", row.run_id)
    return form_page(
        request,
        form,
        title=f"Reprendre l’avis {row.occupancy.number}",
        submit="Reprendre cet avis",
        back=reverse("billing:draft", args=[row.pk]),
        crumbs=[RUNS],
    )


def _notice(request: ActorRequest, pk: int) -> Any:
    rows = (
        RentNotice.objects.visible_to(request.actor)
        .with_paid(request.today)
        .select_related(
            "organisation",
            "run",
            "occupancy__household",
            "occupancy__main_place",
            "occupancy__site",
            "entry",
            "account",
        )
    )
    return get_object_or_404(rows, pk=pk)


def notice(request: ActorRequest, pk: int) -> HttpResponse:
    """A notice: why this amount, what was paid of it, its papers."""
    row = _notice(request, pk)
    receipts = list(row.receipts.order_by("-pk"))
    paid = row.allocations.select_related("payment").order_by("pk")
    context = {
        "title": f"Avis {row.reference}",
        "notice": row,
        "tree": explaining.tree(row, row.month, row.organisation.proration_on(row.month)),
        "left": row.net - row.paid,
        "allocations": paid.filter(payment__on__lte=request.today),
        "to_come": paid.filter(payment__on__gt=request.today),
        "reversal": row.reversals.first(),
        "receipts": receipts,
        "void": reads.void_receipts(receipts),
        "may_print": may_see_home(row.occupancy.household, request.actor),
        "options_apart": papers.options_apart(row),
    }
    return render(request, "billing/notice.html", context)


def _may_print(request: ActorRequest, household: Household) -> None:
    """A paper bears an address: where it is secret, only those who may know it print it."""
    if not may_see_home(household, request.actor):
        raise PermissionDenied("Cette adresse est tenue secrète.")


def notice_pdf(request: ActorRequest, pk: int) -> HttpResponse:
    row = _notice(request, pk)
    _may_print(request, row.occupancy.household)
    return pdf_response(papers.notice_pdf(row), f"avis-{row.reference}")


def options_invoice(request: ActorRequest, pk: int) -> HttpResponse:
    """The invoice of the optional services of a notice."""
    row = _notice(request, pk)
    _may_print(request, row.occupancy.household)
    if not papers.options_apart(row):
        raise Http404(pk)
    return pdf_response(papers.options_invoice_pdf(row), f"facture-{row.reference}-P")


@RENT_RUN.asks("imprimer/<int:part>/")
def print_run(request: ActorRequest, run: RentRun, part: int) -> HttpResponse:
    """The notices of a run to print, five hundred in a file; none whose address is secret."""
    rows = (
        RentNotice.objects.visible_to(request.actor)
        .telling_where(request.actor)
        .filter(run=run)
        .living()
        .select_related("occupancy__household", "occupancy__main_place", "occupancy__site")
        .order_by("number")
    )
    notices = list(rows[(part - 1) * PRINTED : part * PRINTED])
    if not notices:
        raise Http404(part)
    title = f"Avis {of_name(month_in_words(run.month))}, partie {part}"
    waiting = later(request, title, size=len(notices), most=PRINTED_AT_ONCE)
    if waiting is not None:
        return waiting
    content = papers.notices_pdf(notices, request.actor.organisation)
    return pdf_response(content, f"avis-{run.month:%Y-%m}-{part}")


def reverse_notice(request: ActorRequest, pk: int) -> HttpResponse:
    row = _notice(request, pk)
    form = forms.ReverseNotice(request, subject=row, initial={"on": request.today})
    if form.carry_out(actions.reverse_notice, row):
        return done(
            request,
            f"Avis {row.reference} annulé. Corrigez le contrat, puis préparez à nouveau le mois.",
            "billing:notice",
            pk,
        )
    return form_page(
        request,
        form,
        title=f"Annuler l’avis {row.reference}",
        submit="Annuler cet avis",
        back=reverse("billing:notice", args=[pk]),
        crumbs=[RUNS, (row.reference, reverse("billing:notice", args=[pk]))],
        lead=(
            "L’avis reste lisible, son écriture est contre-passée. Ce qui l’avait payé "
            "règle les avis suivants."
        ),
        danger=True,
    )


def issue_receipt(request: ActorRequest, pk: int) -> HttpResponse:
    row = _notice(request, pk)
    form = forms.IssueReceipt(request, subject=row)
    if form.carry_out(actions.issue_receipt, row, on=request.today):
        return redirect("billing:receipt_pdf", form.result.pk)
    return form_page(
        request,
        form,
        title=f"Quittance ou reçu pour l’avis {row.reference}",
        submit="Produire la quittance" if row.paid >= row.net else "Produire le reçu",
        back=reverse("billing:notice", args=[pk]),
        crumbs=[RUNS, (row.reference, reverse("billing:notice", args=[pk]))],
        lead="Quittance si tout est payé, reçu sinon. C’est gratuit.",
    )


RECEIPT = Subject(
    Receipt,
    "quittances/<int:pk>/",
    fetch=(
        "notice__organisation",
        "notice__occupancy__household",
        "notice__occupancy__main_place",
        "notice__occupancy__site",
    ),
)


@RECEIPT.asks("pdf/")
def receipt_pdf(request: ActorRequest, row: Receipt) -> HttpResponse:
    _may_print(request, row.notice.occupancy.household)
    return pdf_response(papers.receipt_pdf(row), f"{row.get_kind_display()}-{row.number}")


@RENT_RUN.asks("quittances/")
def issue_receipts(request: ActorRequest, run: RentRun) -> HttpResponse:
    """Every quittance and reçu of a month at once."""
    return ask(
        request,
        forms.IssueReceipt(request, subject=run),
        actions.issue_receipts,
        run,
        title=f"Quittances {of_name(month_in_words(run.month))}",
        submit="Produire les quittances",
        said="Quittances et reçus produits. Ceux qui l’ont accepté les ont par courriel.",
        to=reverse("billing:print_receipts", args=[run.pk]),
        known={"on": request.today},
        back=reverse("billing:rent_run", args=[run.pk]),
        crumbs=[RUNS],
        lead=(
            "Une quittance pour chaque avis entièrement payé, un reçu pour les autres. "
            "Par courriel avec l’accord exprès du ménage, sur papier sinon. C’est "
            "gratuit."
        ),
    )


@RENT_RUN.asks("quittances/imprimer/")
def print_receipts(request: ActorRequest, run: RentRun) -> HttpResponse:
    """The receipts of a month that go on paper, in one file."""
    rows = (
        Receipt.objects.visible_to(request.actor)
        .filter(notice__run=run, sendings=None)
        .select_related(
            "notice__organisation",
            "notice__occupancy__household",
            "notice__occupancy__main_place",
            "notice__occupancy__site",
        )
        .order_by("number")
    )
    void = reads.void_receipts(list(rows))
    seen = [
        row
        for row in rows
        if row.pk not in void and may_see_home(row.notice.occupancy.household, request.actor)
    ]
    if not seen:
        return done(request, "Aucune quittance à imprimer.", "billing:rent_run", run.pk)
    title = f"Quittances {of_name(month_in_words(run.month))}"
    waiting = later(request, title, size=len(seen), most=PRINTED_AT_ONCE)
    if waiting is not None:
        return waiting
    content = papers.receipts_pdf(seen, request.actor.organisation)
    return pdf_response(content, f"quittances-{run.month:%Y-%m}")
