"""The papers of a contract."""

from datetime import date

from palier.base.documents.sheets import Bullet, Section, Sheet, Signature, sheet_pdf
from palier.base.kit.money import NOTHING, euros
from palier.base.kit.typography import capitalised, day_in_words
from palier.base.tenancy.reads import entity_of
from palier.law.deposits import follows_article_22, return_source
from palier.registers.people.reads import head_of
from palier.work.leases.composing import compose
from palier.work.leases.depositing import late_on
from palier.work.leases.models import ContractPaper, DepositReceipt, Occupancy, SecurityDeposit
from palier.work.leases.reads import missing_pieces


def name_of_holder(occupancy: Occupancy) -> str:
    """How a letter calls who signed the contract."""
    head = head_of(occupancy.household)
    return head.formal_name if head else occupancy.household.name


def deposit_receipt_pdf(receipt: DepositReceipt) -> bytes:
    """Proof that a deposit was received, given against it."""
    occupancy = receipt.deposit.occupancy
    payer = receipt.payer_name or capitalised(receipt.get_payer_display())
    carried = receipt.payer == DepositReceipt.Payer.FORMER
    undone = receipt.undoings.first()
    sheet = Sheet(
        "Reçu de dépôt de garantie, annulé" if undone else "Reçu de dépôt de garantie",
        [
            Section(
                pairs=[
                    ("Contrat", f"{occupancy.number}, {occupancy.main_place.label}"),
                    ("Ménage", name_of_holder(occupancy)),
                    ("Reporté du" if carried else "Payé par", payer),
                    ("Le", day_in_words(receipt.on)),
                    *([("Par", receipt.get_means_display())] if receipt.means else []),
                    ("Montant", euros(receipt.amount)),
                    ("Dépôt demandé", euros(receipt.deposit.amount)),
                ]
            )
        ],
        addressee=[name_of_holder(occupancy)],
        signatures=[Signature(f"Pour {entity_of(occupancy.site).name_on_papers}")],
        note=f"ANNULÉ le {day_in_words(undone.on)} : {undone.reason}. Ce reçu ne prouve plus rien."
        if undone
        else "Ce dépôt vous sera rendu au départ, moins ce qui resterait dû et serait justifié.",
    )
    return sheet_pdf(receipt, receipt.organisation, sheet, entity=entity_of(occupancy.site))


def deposit_statement_pdf(deposit: SecurityDeposit) -> bytes:
    """What was held, what is kept and why, what is given back and by when."""
    occupancy = deposit.occupancy
    kept = list(deposit.deductions.order_by("pk"))
    received = deposit.received
    rows = [
        [f"{capitalised(d.get_kind_display())} : {d.words}", d.proof, euros(d.amount)]
        for d in kept
    ]
    total = sum((d.amount for d in kept), NOTHING)
    carried = deposit.goes_to == SecurityDeposit.GoesTo.NEXT
    returned = deposit.returned if deposit.settled_on and not carried else received - total
    pairs = [
        ("Dépôt versé", euros(received)),
        ("Retenues", euros(total)),
        (_where_it_goes(deposit), euros(returned)),
    ]
    if deposit.penalty:
        late = late_on(deposit, deposit.settled_on or date.max)
        words = f" ({late.words})" if late.penalty == deposit.penalty else ""
        pairs += [
            (f"Majoration de retard{words}", euros(deposit.penalty)),
            ("En tout", euros(deposit.returned + deposit.penalty)),
        ]
    if deposit.settled_on:
        pairs.append(("Reporté le" if carried else "Versé le", day_in_words(deposit.settled_on)))
    elif deposit.return_by:
        pairs.append(("À rendre au plus tard le", day_in_words(deposit.return_by)))
    sections = [Section("Le compte", pairs=pairs)]
    if rows:
        heads = ["Retenue", "Justifiée par", "Montant"]
        sections.append(Section("Ce qui est retenu", heads=heads, rows=rows, widths=[5, 4, 2]))
    sheet = Sheet(
        "Décompte du dépôt de garantie",
        sections,
        lead=f"Contrat {occupancy.number}, {occupancy.main_place.label}.",
        addressee=[name_of_holder(occupancy)],
        signatures=[Signature(f"Pour {entity_of(occupancy.site).name_on_papers}")],
        note=_recourse(occupancy),
    )
    return sheet_pdf(deposit, deposit.organisation, sheet, entity=entity_of(occupancy.site))


def _where_it_goes(deposit: SecurityDeposit) -> str:
    """Given back to the household, or handed to whoever houses it now."""
    if deposit.goes_to == SecurityDeposit.GoesTo.HOUSEHOLD:
        return "Rendu" if deposit.settled_on else "À rendre"
    return capitalised(deposit.get_goes_to_display())


def _recourse(occupancy: Occupancy) -> str:
    """By which text, and whom one may turn to."""
    if not follows_article_22(occupancy.regime):
        return f"D’après : {return_source(occupancy.regime)} Si vous n’êtes pas d’accord, écrivez-nous."
    return (
        "Loi n° 89-462 du 6 juillet 1989, art. 22. Si vous n’êtes pas d’accord, écrivez-nous ; vous "
        "pouvez saisir gratuitement la commission départementale de conciliation."
    )


def draft_contract_pdf(occupancy: Occupancy, on: date) -> bytes:
    """The contract as it reads on a day, with what is still missing to sign it."""
    missing = [
        Bullet(capitalised(piece.label), piece.source)
        for piece in missing_pieces(occupancy)
        if piece.code != "signed"
    ]
    sections = [Section(part["title"], text=part["text"]) for part in compose(occupancy, on)]
    if missing:
        sections.append(Section("Annexes et pièces encore à réunir", lines=missing))
    sheet = Sheet(
        f"{capitalised(occupancy.law.title)} n° {occupancy.number}",
        sections,
        lead=f"Projet du {day_in_words(on)}, à relire ensemble.",
        signatures=[
            Signature(name_of_holder(occupancy)),
            Signature(f"Pour {entity_of(occupancy.site).name_on_papers}"),
        ],
        note=occupancy.law.source,
    )
    return sheet_pdf(occupancy, occupancy.organisation, sheet, entity=entity_of(occupancy.site))


def signed_paper_pdf(paper: ContractPaper) -> bytes:
    """A contract or an amendment, drawn from what was frozen when it was signed."""
    occupancy, on = paper.occupancy, day_in_words(paper.on)
    kind = (
        occupancy.law.title if paper.kind == ContractPaper.Kind.CONTRACT else "avenant au contrat"
    )
    signatures = [Signature(name_of_holder(occupancy), f"{paper.signed_as}, le {on}")]
    if paper.guardian:
        signatures.append(Signature("Représentant légal", paper.guardian))
    signatures.append(
        Signature(
            f"Pour {entity_of(occupancy.site).name_on_papers}", f"{paper.signed_for_us}, le {on}"
        )
    )
    sheet = Sheet(
        f"{capitalised(kind)} n° {occupancy.number}",
        [Section(part["title"], text=part["text"]) for part in paper.sections],
        lead=f"Signé le {on}, {paper.get_how_display()}.",
        signatures=signatures,
        note=occupancy.law.source,
    )
    return sheet_pdf(paper, paper.organisation, sheet, entity=entity_of(occupancy.site))
