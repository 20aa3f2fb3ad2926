"""The avis: what is asked, with what was owed before; its correction told in a letter."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from palier.base.documents.drawing import draw, pdf_of
from palier.base.documents.sheets import Section, Sheet, Signature, sheet_pdf
from palier.base.kit.money import euros
from palier.base.kit.typography import day_in_words, month_in_words, of_name
from palier.base.tenancy.models import Organisation
from palier.registers.people.models import Person
from palier.registers.people.reads import head_of, heads_of
from palier.work.billing.models import (
    NoticeReversal,
    RentNotice,
)
from palier.work.billing.papers.parts import card_of, cards_of, head_of_paper, logo_of, rows_of
from palier.work.billing.reads import kept_for_charges
from palier.work.billing.standing import Before, before_notices
from palier.work.leases.reads import where_to_write


def _standing(before: Before) -> list[dict[str, str]]:
    """What the account owed before, what came in, what the plan asks: read on the avis itself."""
    rows = []
    if before.earlier > 0:
        rows.append(("Restait dû avant cet avis", before.earlier))
    elif before.earlier < 0:
        rows.append(("Payé d’avance, déduit", before.earlier))
    if before.due_by_plan:
        day = day_in_words(before.instalment_on) if before.instalment_on else ""
        rows.append((f"Demandé par votre plan au {day}", before.due_by_plan))
    if before.instalment_on and before.beyond:
        rows.append(("Loyers dus en plus de votre plan", before.beyond))
    if before.beside:
        rows.append(("Dû en dehors de votre plan, non demandé ici", before.beside))
    told = [{"label": label, "amount": euros(amount)} for label, amount in rows]
    if before.given_back:
        words = "Rendu par d’autres avis du même jour"
        told.append({"label": words, "amount": euros(before.given_back)})
    if before.received:
        since = f"Reçu depuis l’avis d’avant : {euros(before.received)}, déjà compté."
        told.append({"label": since, "amount": ""})
    return told


def _asked(before: Before, notice: RentNotice) -> str:
    """What is to be paid and when, in a sentence."""
    asked, theirs = before.to_pay(notice.net), before.owed_to_them(notice.net)
    if theirs and before.is_gone:
        return f"Rien à payer : {_owed_back(notice, theirs)}"
    if not asked and notice.net <= 0:
        return "Rien à payer pour ce mois."
    if not asked:
        return "Rien à payer : ce que vous avez payé d’avance suffit."
    words = f"À payer avant le {day_in_words(notice.due_on)} : {euros(asked)}"
    later, planned = before.instalment_on, before.due_by_plan
    if later and later > notice.due_on and 0 < planned < asked:
        words = (
            f"À payer : {euros(asked)}, dont {euros(asked - planned)} avant le "
            f"{day_in_words(notice.due_on)} et {euros(planned)}, pour votre plan, avant le "
            f"{day_in_words(later)}"
        )
    if later and before.earlier > planned + before.beyond + before.beside:
        words += ". Le reste de la dette suit votre plan"
    if before.beside:
        words += (
            f". Vous devez aussi {euros(before.beside)} en dehors de votre plan : parlons-en avant "
            "que cela ne grandisse"
        )
    return f"{words}."


def _owed_back(notice: RentNotice, theirs: Decimal) -> str:
    """What someone who has left is given back, and what waits for the charges of the year."""
    kept = min(_retained(notice), theirs)
    back = f"nous vous devons {euros(theirs - kept)}, qui vous seront rendus"
    waits = f"{euros(kept)} retenus sur votre dépôt attendent les charges de l’année"
    return f"{'. '.join(filter(None, [back if theirs > kept else '', waits if kept else '']))}."


def _retained(notice: RentNotice) -> Decimal:
    """What of a deposit waited for the charges of the year when the notice was issued (euros)."""
    if notice.run.retained is None:
        return kept_for_charges(notice.account, notice.entry.on)
    return Decimal(notice.run.retained.get(f"{notice.account_id}", "0.00"))


def _notice(
    notice: RentNotice,
    organisation: Organisation,
    card: dict[str, Any],
    person: Person | None,
    before: Before,
    undone: NoticeReversal | None = None,
) -> dict[str, Any]:
    return {
        **head_of_paper(notice, card, person),
        "title": f"Avis d’échéance, {month_in_words(notice.month)}"
        + (", complément" if before.completes else "")
        + (", annulé" if undone else ""),
        "number": notice.reference,
        "rows": rows_of(notice, organisation),
        "total": {
            "label": f"Net {of_name(month_in_words(notice.month))}",
            "amount": euros(notice.net),
        },
        "standing": _standing(before),
        "due": _void(undone) if undone else _asked(before, notice),
        "reference": notice.reference if before.to_pay(notice.net) and not undone else "",
        "note": "Cet avis n’est pas une preuve de paiement. Il est gratuit, "
        "comme la quittance (loi n° 89-462, art. 21).",
    }


def _void(undone: NoticeReversal) -> str:
    """What the paper of a notice that was undone says instead of what it asked."""
    return f"ANNULÉ le {day_in_words(undone.on)} : cet avis ne demande, et ne rend, plus rien."


def notice_pdf(notice: RentNotice) -> bytes:
    """The avis d’échéance. It proves no payment."""
    organisation = notice.organisation
    person = head_of(notice.occupancy.household)
    before = before_notices([notice])[notice.pk]
    undone = notice.reversals.first()
    data = _notice(notice, organisation, card_of(notice.run.entity), person, before, undone)
    return pdf_of(notice, "billing/rent_notice.typ", data, logo=logo_of(organisation))


def notices_pdf(notices: Sequence[RentNotice], organisation: Organisation) -> bytes:
    """Many notices in one file to print, in one compile; as many queries whatever their number."""
    cards = cards_of(notices)
    heads = heads_of([notice.occupancy.household_id for notice in notices])
    before = before_notices(notices)
    undone = {each.notice_id: each for each in NoticeReversal.objects.filter(notice__in=notices)}
    letters = [
        _notice(
            notice,
            organisation,
            cards[notice.pk],
            heads.get(notice.occupancy.household_id),
            before[notice.pk],
            undone.get(notice.pk),
        )
        for notice in notices
    ]
    return draw("billing/rent_notice.typ", letters, logo=logo_of(organisation))


def _what_it_changes(notice: RentNotice) -> str:
    """What a correction gives back, or asks: never what other corrections of the day cover."""
    before = before_notices([notice])[notice.pk]
    theirs, asked = before.owed_to_them(notice.net), before.to_pay(notice.net)
    if theirs and before.is_gone:
        return f"Tout compté, avec les autres corrections du jour : {_owed_back(notice, theirs)}"
    if notice.net < 0:
        return (
            f"Nous vous rendons {euros(-notice.net)} : cette somme règle d’abord ce que vous devez "
            "encore, le reste diminue le prochain avis."
        )
    if not notice.net:
        return "Rien ne change pour vous : la différence est celle de qui paie avec vous."
    if not asked:
        return (
            f"{euros(notice.net)} de plus, que couvre ce que vous avez d’avance ou ce que nous vous "
            "rendons par ailleurs : rien à payer."
        )
    return (
        f"Il reste {euros(min(notice.net, asked))} à payer. Une difficulté ? Appelez-nous : un "
        "étalement est possible."
    )


def correction_letter_pdf(notice: RentNotice) -> bytes:
    """The letter that explains a correction: what was called, what should have been, the gap."""
    occupancy, organisation = notice.occupancy, notice.organisation
    head = head_of(occupancy.household)
    name = head.formal_name if head else occupancy.household.name
    # What others pay comes off what the household pays: the differences make the net.
    rows = [
        [
            line["label"],
            *(
                euros(Decimal(line[name]) * (-1 if line["kind"] in ("benefit", "third") else 1))
                for name in ("was", "full", "amount")
            ),
        ]
        for line in notice.lines
        if "was" in line
    ]
    undone = notice.reversals.first()
    told = _void(undone) if undone else _what_it_changes(notice)
    sheet = Sheet(
        f"Correction {of_name(month_in_words(notice.month))}{', annulée' if undone else ''}",
        [
            Section(
                text=f"Pour {month_in_words(notice.month)}, ce que nous vous avions demandé n’était pas "
                "ce qui devait l’être. Voici le calcul."
            ),
            Section(
                heads=["Quoi", "Demandé", "Juste", "Différence"], rows=rows, widths=[4, 2, 2, 2]
            ),
            Section(text=told),
        ],
        lead=notice.reference,
        addressee=[name, *where_to_write(occupancy)],
        signatures=[Signature(f"Pour {notice.run.entity.name_on_papers}")],
        note="Un loyer ou une charge se réclame pendant trois ans (loi n° 89-462, art. 7-1).",
    )
    return sheet_pdf(notice, organisation, sheet, entity=notice.run.entity)
