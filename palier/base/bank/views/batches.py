"""What is handed to the bank and what comes back."""

from datetime import timedelta

from django.http import HttpResponse
from django.urls import reverse

from palier.base.bank import actions, forms, lists, returns, sepa
from palier.base.bank.models import SepaBatch, SepaItem
from palier.base.kit.money import NOTHING, euros
from palier.base.kit.typography import day_in_words, of_name, plural
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui import lists as ui_lists
from palier.base.ui import shell
from palier.base.ui.cards import Card, Table, Verb, show_cards, verb
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask
from palier.base.ui.subjects import Subject

LINES = ("Encaissements", "/encaissements/")
BATCHES = ("Remises SEPA", "/encaissements/remises/")


def batches(request: ActorRequest) -> HttpResponse:
    verbs = [each for found in shell.ask("bank.batch_verbs", request.actor) for each in found]
    return ui_lists.show(request, lists.BATCHES, verbs=verbs, crumbs=[LINES])


SEPA_BATCH = Subject(
    SepaBatch,
    "remises/<int:pk>/",
    fetch=("bank_account__entity",),
    page="bank:batch",
    under=(LINES, BATCHES),
)


@SEPA_BATCH.shown
def batch(request: ActorRequest, row: SepaBatch) -> HttpResponse:
    """One batch: its orders, its file, what became of it."""
    items = list(row.items.select_related("batch").order_by("pk"))
    return show_cards(
        request,
        title=f"{row.get_kind_display().capitalize()} du {day_in_words(row.on)}",
        here=row.reference,
        lead=f"{row.label} · {row.bank_account.label} · {row.version}",
        crumbs=[LINES, BATCHES],
        chips=[lists.state_of(row)],
        verbs=_verbs(request, row, items),
        cards=[
            _orders_card(request, items),
            _at_bank_card(row),
        ],
    )


def _verbs(request: ActorRequest, row: SepaBatch, items: list[SepaItem]) -> list[Verb | None]:
    """What is left to do about a batch: hand its file over, cancel it, see it or what came back."""
    at = reverse("bank:batch", args=[row.pk])
    back = [item for item in items if item.rejected_on]
    is_dead = row.state == "cancelled" or len(back) == len(items)
    told: list[tuple[bool, str, str, str, str, bool]] = [
        (
            row.state == "issued" and not back,
            "cancel_batch", "Annuler cette remise…", "annuler/", "x-mark", False,
        ),
        (
            row.state in ("issued", "rejected"),
            "settle_batch", "La voir sur un relevé", "voir/", "link", False,
        ),
        (
            row.state == "settled",
            "undo_batch_line", "Ce n’est pas cette ligne…", "voir/annuler/", "x-mark", False,
        ),
        (
            sum(item.reject_line_id is None for item in back) > 1,
            "settle_rejects", "Voir ses rejets sur un relevé", "revenus/", "link", False,
        ),
        (not is_dead, "issue_batch", "Télécharger le fichier", "fichier/", "arrow-down-tray", True),
    ]  # fmt: skip
    return [
        verb(request, f"bank.{action}", label, f"{at}{where}", icon, main=main)
        for may, action, label, where, icon, main in told
        if may
    ]


def _orders_card(request: ActorRequest, items: list[SepaItem]) -> Card:
    """Its orders, one a line, and their sum."""
    return Card(
        plural(len(items), "ordre"),
        table=Table(
            ["Nom", "IBAN", "Libellé", "Montant", "État", "", ""],
            [
                (
                    item.name,
                    f"{item.iban[:4]}…{item.iban[-4:]}",
                    item.text,
                    item.amount,
                    _item_chip(item),
                    _its_line(request, item),
                    _mistaken(request, item),
                )
                for item in items
            ],
            ["Total", "", "", sum(item.amount for item in items), "", "", ""],
            numbers=(3,),
        ),
    )


def _at_bank_card(row: SepaBatch) -> Card:
    """What the bank knows of it."""
    return Card(
        "À la banque",
        pairs=[
            ("Référence", row.reference),
            ("Préparée le", day_in_words(row.made_on)),
            *(
                [("Vue le", (day_in_words(row.line.on), reverse("bank:line", args=[row.line.pk])))]
                if row.line
                else []
            ),
        ],
        text=""
        if row.state != "issued"
        else (
            "Déposez le fichier dans votre banque en ligne. Sa ligne sera "
            "reconnue au prochain relevé."
        ),
        side=True,
    )


def _item_chip(item: SepaItem) -> Chip:
    if item.rejected_on:
        return Chip(f"Rejeté ({item.reject_code})", "bad", "", returns.reason(item.reject_code))
    return Chip("Remis", "", "check")


def _its_line(request: ActorRequest, item: SepaItem) -> tuple[str, str] | str:
    """What is left to do about an order: say that it came back, or which line brought it."""
    if not item.rejected_on:
        sent = item.batch.state != "cancelled" and request.actor.may("bank.reject_item")
        return ("Noter un rejet…", reverse("bank:reject_item", args=[item.pk])) if sent else ""
    if item.reject_line_id or not request.actor.may("bank.settle_reject"):
        return ""
    return ("Voir sa ligne", reverse("bank:settle_reject", args=[item.pk]))


def _mistaken(request: ActorRequest, item: SepaItem) -> tuple[str, str] | str:
    """A reject that no statement has told may be a mistake."""
    told = item.rejected_on is None or item.reject_line_id
    if told or not request.actor.may("bank.undo_reject"):
        return ""
    return ("Pas rejeté…", reverse("bank:undo_reject", args=[item.pk]))


SEPA_ITEM = Subject(
    SepaItem,
    "rejets/<int:pk>/",
    fetch=("batch__bank_account", "entry"),
    page=lambda row: reverse("bank:batch", args=[row.batch_id]),
    under=lambda row: [LINES, BATCHES],
)


@SEPA_ITEM.asks("voir/")
def settle_reject(request: ActorRequest, row: SepaItem) -> HttpResponse:
    form = forms.SettleBatch(request, subject=row)
    form.offer(row.batch.bank_account, row.batch.on)
    return ask(
        request,
        form,
        actions.settle_reject,
        row,
        title=f"Voir le rejet {of_name(row.name)} sur un relevé",
        submit="C’est cette ligne",
        said="Rejet vu à la banque.",
        back=reverse("bank:batch", args=[row.batch_id]),
        crumbs=[LINES, BATCHES],
        lead=f"Il est de {euros(row.amount)}.",
    )


@SEPA_ITEM.asks("rejeter/")
def reject_item(request: ActorRequest, row: SepaItem) -> HttpResponse:
    return ask(
        request,
        forms.RejectItem(request, subject=row, initial={"on": request.today}),
        actions.reject_item,
        row,
        title=f"Noter le rejet {of_name(row.name)}",
        submit="Noter ce rejet",
        said="Rejet noté : ce qui était réglé est de nouveau dû.",
        back=reverse("bank:batch", args=[row.batch_id]),
        crumbs=[LINES, BATCHES],
        lead=f"Ordre {row.reference} de {euros(row.amount)}, remis le {day_in_words(row.batch.on)}. "
        "À noter ici quand la banque l’a dit autrement que par un fichier.",
    )


SEPA_ITEM.verb(
    actions.undo_reject,
    forms.UndoReject,
    at="retirer/",
    title=lambda row: f"L’ordre {of_name(row.name)} n’est pas revenu",
    submit="Retirer ce rejet",
    said="Rejet retiré : ce que cet ordre réglait l’est de nouveau.",
    lead=lambda row: (
        f"Ordre {row.reference} de {euros(row.amount)}. Rejet noté le "
        f"{day_in_words(row.rejected_on)}."
        if row.rejected_on
        else ""
    ),
    initial=lambda row, seen: {"on": row.rejected_on or seen.today},
    danger=True,
)


@SEPA_BATCH.asks("fichier/")
def batch_file(request: ActorRequest, row: SepaBatch) -> HttpResponse:
    """The file for the bank, proved by its schema."""
    if (
        not request.actor.may("bank.issue_batch")
        or row.state == "cancelled"
        or not row.items.filter(rejected_on=None).exists()
    ):
        return HttpResponse(status=403)
    response = HttpResponse(sepa.file_of(row), content_type="application/xml")
    response["Content-Disposition"] = f'attachment; filename="{row.reference}.xml"'
    return response


SEPA_BATCH.verb(
    actions.cancel_batch,
    forms.CancelBatch,
    at="annuler/",
    title=lambda row: f"Annuler la remise {row.reference}",
    submit="Annuler cette remise",
    said="Remise annulée : ce qu’elle payait est de nouveau dû.",
    lead="Seulement si le fichier n’a pas été remis à la banque.",
    initial=lambda row, seen: {"on": seen.today},
    danger=True,
)


@SEPA_BATCH.asks("voir/")
def settle_batch(request: ActorRequest, row: SepaBatch) -> HttpResponse:
    form = forms.SettleBatch(request, subject=row)
    form.offer(row.bank_account, row.on - timedelta(days=10))
    return ask(
        request,
        form,
        actions.settle_batch,
        row,
        title=f"Voir la remise {row.reference} sur un relevé",
        submit="C’est cette ligne",
        said="Remise vue à la banque.",
        back=reverse("bank:batch", args=[row.pk]),
        crumbs=[LINES, BATCHES],
        lead=f"Elle est de {euros(actions.total_of(row))}.",
    )


SEPA_BATCH.verb(
    actions.undo_batch_line,
    forms.UndoBatchLine,
    at="voir/annuler/",
    title=lambda row: f"La ligne vue n’est pas la remise {row.reference}",
    submit="Défaire ce rapprochement",
    said="Défait : la remise attend sa ligne, la ligne attend d’être comprise.",
    lead=lambda row: (
        f"{euros(row.line.amount)}, {row.line.party or row.line.text}, le {day_in_words(row.line.on)}."
        if row.line
        else ""
    ),
    initial=lambda row, seen: {"on": seen.today},
    danger=True,
)


@SEPA_BATCH.asks("revenus/")
def settle_rejects(request: ActorRequest, row: SepaBatch) -> HttpResponse:
    """One bank line for all that came back of a batch."""
    form = forms.SettleRejects(request, subject=row)
    form.offer(row.bank_account, row.on)
    back = row.items.filter(rejected_on__isnull=False, reject_line=None).order_by("pk")
    form.among(back)
    return ask(
        request,
        form,
        actions.settle_rejects,
        row,
        title=f"Voir les rejets de {row.reference} sur un relevé",
        submit="C’est cette ligne",
        said="Rejets vus à la banque.",
        back=reverse("bank:batch", args=[row.pk]),
        crumbs=[LINES, BATCHES],
        lead=f"{plural(len(back), 'ordre revenu', 'ordres revenus')} sans ligne, en tout "
        f"{euros(sum((item.amount for item in back), NOTHING))}.",
    )


def _returned(told: actions.Returned) -> str:
    """What a file of rejects did, and what is left to do by hand."""
    words = [
        f"{plural(len(told.items), 'rejet noté', 'rejets notés')}, de nouveau dû."
        if told.items
        else "Rien de nouveau : ces rejets étaient déjà notés."
    ]
    if told.strange:
        named = " ; ".join(map(str, told.strange[:5]))
        words.append(
            f"{plural(len(told.strange), 'rejet n’est', 'rejets ne sont')} d’aucun ordre connu "
            f"({named}) : notez-le à la main depuis sa remise."
        )
    return " ".join(words)


@needs_sight("bank.statements")
def reject_items(request: ActorRequest) -> HttpResponse:
    """The bank's file of rejects, whichever format."""
    return ask(
        request,
        forms.RejectItems(request, initial={"on": request.today}),
        actions.reject_items,
        request.actor.organisation,
        title="Importer des rejets",
        submit="Noter ces rejets",
        said=_returned,
        back=BATCHES[1],
        crumbs=[LINES, BATCHES],
        lead=(
            "Le fichier pain.002 ou camt.054 de la banque. Le même fichier deux fois "
            "ne change rien."
        ),
    )
