"""One of everything that an association may hold, and every page of it."""

from datetime import date
from decimal import Decimal

from palier.base.accounts.actions import invite_member
from palier.base.bank.actions import issue_batch
from palier.base.bank.models import BankAccount, StatementLine
from palier.base.bank.tests.examples import a_waiting_line, an_item
from palier.base.documents.actions import keep_file
from palier.base.ledger.actions import add_centre
from palier.base.ledger.models import Entry
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import a_member, a_user, someone_as, the_system
from palier.doors.exchange.actions import receive_sheet
from palier.registers.housing.actions import note_diagnostic, note_district, note_keys, place_meter
from palier.registers.housing.tests.examples import a_delivery
from palier.registers.papers.tests import examples as papers
from palier.registers.partners.models import Offer
from palier.registers.partners.tests import examples as partners
from palier.registers.people.actions import (
    add_contact,
    close_body,
    merge_bodies,
    note_situation,
    record_protection,
    record_resource,
)
from palier.registers.people.tests.examples import a_body, a_household
from palier.registers.programmes.tests.examples import kept_funds
from palier.work.access.actions import note_encounter, receive_request, register_for_workshop
from palier.work.access.tests import examples as door
from palier.work.access.tests.examples import MAY_2, a_visit
from palier.work.admissions.tests import examples as admitted
from palier.work.arrears.actions import call_guarantee, send_reminders
from palier.work.arrears.models import GuaranteePayment, UnpaidReport
from palier.work.arrears.tests import examples as owing
from palier.work.benefits.actions import hold_benefit_back
from palier.work.benefits.tests.examples import a_remittance
from palier.work.billing.actions import call_once, consent_to_email, share_rent
from palier.work.billing.models import Draft, Term
from palier.work.billing.tests.examples import JUNE, a_notice, a_payment, a_prepared_run, a_review
from palier.work.billing.tests.opening_examples import a_position
from palier.work.casework.actions import add_aim, add_step, sign_plan
from palier.work.casework.tests import examples as files
from palier.work.charges.tests.examples import a_year, an_expense
from palier.work.collecting.actions import doubt_debt, propose_write_off, sign_sepa_mandate
from palier.work.domiciliation.tests import examples as addresses
from palier.work.eviction.actions import give_opinion, recommend, sign_protocol, start_assessment
from palier.work.eviction.tests import examples as acts
from palier.work.halting.tests import examples as stopping
from palier.work.inventories.tests.examples import an_inventory
from palier.work.leases.actions import (
    add_deduction,
    give_notice_to_quit,
    receive_deposit,
    receive_proof,
    record_guarantee,
    sign_contract,
)
from palier.work.leases.tests.examples import a_deposit
from palier.work.letters.tests import examples as letters
from palier.work.meetings.tests import examples as meetings
from palier.work.neighbourhood.tests import examples as around
from palier.work.owners.accounts import needed_mandate_account
from palier.work.owners.actions import bring_mandate_balance, call_owner_dues, set_owner_term
from palier.work.owners.models import OwnerDue
from palier.work.owners.tests.examples import IBAN, a_head_lease
from palier.work.residences.tests import examples as houses
from palier.work.results.tests import examples as results
from palier.work.settling.tests import examples as settling
from palier.work.sliding.actions import hold_slide_review
from palier.work.sliding.tests.examples import a_slide
from palier.work.sourcing.tests import examples as finding
from palier.work.succession.tests import examples as after
from palier.work.suppliers.tests import examples as buying
from palier.work.support.actions import (
    add_task,
    bill_months,
    draft_review,
    lend_caseload,
    note_cohort_step,
    note_path_moment,
    write_note,
)
from palier.work.support.tests import examples as social
from palier.work.support.tests.examples import a_measure, an_appointment, an_invitation
from palier.work.titles.actions import set_repair_share
from palier.work.titles.tests.examples import a_holding
from palier.work.upkeep.tests import examples as broken

JUNE_20 = date(2026, 6, 20)


def pages_of_everything(organisation) -> list[str]:
    """Every page of one row, and every verb on it."""
    notice = a_notice(organisation)
    occupancy, account = notice.occupancy, notice.account
    household = occupancy.household
    worker = someone_as(organisation, "social_worker", user=a_user())
    note = write_note(household, on=MAY_2, title="Note", text="Des mots.", actor=worker)
    task = add_task(household, label="Faire", assignee=a_user(), actor=worker)
    request = receive_request(household, kind="home", on=MAY_2, actor=worker)
    run = a_prepared_run(organisation, JUNE)
    draft = Draft.objects.get(run=run)
    term = Term.objects.first()
    line = a_waiting_line(organisation)
    prevention = _prevention_pages(organisation, notice)
    money = _money_pages(organisation, notice)
    visit = a_visit(organisation)
    payment = a_payment(account)
    review = a_review(occupancy)
    measure = a_measure(organisation)
    member = a_member(organisation, "host")
    person = household.members.get()
    leaving = give_notice_to_quit(
        occupancy,
        side="occupant",
        ground="usual",
        form="hand",
        received_on=MAY_2,
        actor=the_system(organisation),
    )
    site, place = occupancy.site_id, occupancy.main_place_id
    bank = line.statement.bank_account_id
    other = a_household(organisation, "Roux", "Lucie").members.get().person_id
    told = a_position(organisation, (account, "10.00", "0")).balances.get()
    sheet = receive_sheet(
        organisation,
        content=b"Lot;Loyer\nL1;438\n",
        name="table.csv",
        on=MAY_2,
        actor=the_system(organisation),
    )
    paper = keep_file(
        organisation,
        about=household,
        content=b"%PDF-1.7",
        name="bail.pdf",
        sight="people.households",
        actor=the_system(organisation),
    )
    homes = _home_pages(organisation)
    file_pages = _social_pages(organisation, household, person.person_id)
    return [
        *houses.pages_of(organisation),
        *admitted.pages_of(organisation),
        *stopping.pages_of(organisation),
        *around.pages_of(organisation),
        *addresses.pages_of(organisation),
        *partners.pages_of(organisation),
        *papers.pages_of(organisation),
        *letters.pages_of(organisation),
        *settling.pages_of(occupancy),
        *meetings.pages_of(organisation, a_holding(organisation)),
        *_invited_pages(organisation),
        *after.pages_of(organisation),
        *results.pages_of(organisation, occupancy.site),
        f"/orientations/offres/{Offer.objects.get(organisation=organisation).pk}/qui/",
        *broken.pages_of(organisation),
        *file_pages,
        *homes,
        *money,
        *prevention,
        f"/menages/{household.pk}/",
        f"/menages/{household.pk}/consultations/",
        f"/menages/{household.pk}/personnes/ajouter/",
        f"/menages/{household.pk}/documents/",
        *(
            f"/menages/{household.pk}/personnes/{person.person_id}/{verb}"
            for verb in ("", "corriger/", "situation/", "contact/")
        ),
        *_person_pages(organisation, person.person),
        f"/menages/{household.pk}/membres/{person.pk}/depart/",
        f"/patrimoine/sites/{site}/",
        f"/quittancement/sites/{site}/comptes/",
        f"/patrimoine/sites/{site}/lieux/ajouter/",
        f"/patrimoine/sites/{site}/immeubles/ajouter/",
        f"/patrimoine/lieux/{place}/",
        f"/contrats/{occupancy.pk}/",
        f"/contrats/{occupancy.pk}/activer/",
        f"/contrats/{occupancy.pk}/ce-qui-s-applique/",
        f"/contrats/{occupancy.pk}/terminer/",
        f"/contrats/{occupancy.pk}/depart-par-erreur/",
        f"/contrats/{occupancy.pk}/conge/",
        f"/contrats/conges/{leaving.pk}/retirer/",
        f"/contrats/{occupancy.pk}/annuler/",
        f"/contrats/{occupancy.pk}/fin-annoncee/",
        f"/contrats/{occupancy.pk}/texte/",
        f"/contrats/rediger/?menage={household.pk}",
        f"/quittancement/{run.pk}/",
        f"/quittancement/{run.pk}/emettre/",
        f"/quittancement/preparation/{draft.pk}/",
        f"/quittancement/preparation/{draft.pk}/mettre-de-cote/",
        f"/quittancement/avis/{notice.pk}/",
        f"/quittancement/avis/{notice.pk}/pdf/",
        f"/quittancement/avis/{notice.pk}/annuler/",
        f"/quittancement/avis/{notice.pk}/quittance/",
        f"/quittancement/comptes/{account.pk}/",
        f"/quittancement/comptes/{account.pk}/paiement/",
        f"/quittancement/comptes/{account.pk}/iban/",
        f"/quittancement/paiements/{payment.pk}/annuler/",
        f"/quittancement/lignes/{line.pk}/affecter/",
        f"/quittancement/lignes/{line.pk}/repartir/",
        f"/quittancement/lignes/{line.pk}/remise/",
        f"/quittancement/lignes/{line.pk}/cheque-impaye/",
        f"/quittancement/lignes/{line.pk}/cheque-impaye/defaire/",
        f"/quittancement/{notice.run_id}/imprimer/1/",
        f"/quittancement/depart/soldes/{told.pk}/",
        f"/impayes/comptes/{account.pk}/plan/",
        f"/encaissements/comptes/{bank}/solde/",
        f"/encaissements/comptes/{bank}/rapprocher/2026-05/",
        f"/personnes/{person.person_id}/reunir/{other}/",
        f"/personnes/{person.person_id}/distinguer/{other}/",
        f"/documents/{paper.pk}/",
        f"/documents/{paper.pk}/retirer/",
        f"/documents/joindre/people.household:{household.pk}/",
        f"/reprise/{sheet.pk}/",
        f"/reprise/{sheet.pk}/confirmer/",
        f"/reprise/{sheet.pk}/retirer/",
        f"/quittancement/contrats/{occupancy.pk}/montant/",
        f"/quittancement/montants/{term.pk}/arreter/",
        *(f"/quittancement/revisions/{review.pk}/{verb}" for verb in ("", "annuler/", "lettre/")),
        f"/encaissements/{line.pk}/",
        f"/encaissements/{line.pk}/mettre-de-cote/",
        f"/comptabilite/ecritures/{Entry.objects.first().pk}/",
        f"/accompagnements/mesures/{measure.pk}/",
        f"/accompagnements/notes/{note.pk}/",
        f"/accompagnements/notes/{note.pk}/corriger/",
        f"/accompagnements/notes/{note.pk}/menage/",
        f"/accompagnements/menages/{household.pk}/noter/",
        f"/accueil/passages/{visit.pk}/",
        f"/accueil/passages/{visit.pk}/dossier/",
        f"/accueil/passages/{visit.pk}/retirer/",
        f"/demandes/{request.pk}/",
        f"/demandes/{request.pk}/repondre/",
        *_access_pages(organisation, member),
        f"/accompagnements/a-faire/{task.pk}/reporter/",
        f"/accompagnements/a-faire/{task.pk}/remettre/",
        f"/accompagnements/a-faire/{task.pk}/fait/",
    ]


def _access_pages(organisation, member) -> list[str]:
    """Someone’s access, and one that is asked for."""
    asked = invite_member(
        organisation,
        email="nour@example.org",
        first_name="Nour",
        last_name="Haddad",
        job="accueil",
        roles=["host"],
        starts_on=MAY_2,
        actor=the_system(organisation),
    )
    verbs = ("roles", "lieux", "mot-de-passe", "fermer")
    request = f"/equipe/demandes/{asked.pk}/"
    return [
        f"/equipe/{member.pk}/",
        *(f"/equipe/{member.pk}/{verb}/" for verb in verbs),
        *(f"{request}{verb}" for verb in ("", "accord/", "refus/", "retrait/")),
    ]


def _prevention_pages(organisation, notice) -> list[str]:
    """Every page of a debt, its plan, its guarantee, a procedure, a lawyer, a commission."""
    system = the_system(organisation)
    case = owing.found_case(organisation, JUNE_20)
    (letter,) = send_reminders(
        organisation, cases=[case], kind="registered", on=JUNE_20, send_at=owing.NOON, actor=system
    )
    guarantee = record_guarantee(
        notice.occupancy, kind="body", name="G", given_on=date(2026, 1, 1), actor=system
    )
    claim = call_guarantee(
        case, guarantee=guarantee, declared_on=JUNE_20, amount=Decimal(9), actor=system
    )
    given = GuaranteePayment.objects.create(
        organisation=organisation, claim=claim, kind="returned", on=JUNE_20, amount=Decimal(9)
    )
    report = UnpaidReport.objects.create(
        organisation=organisation,
        account=case.account,
        constituted_on=JUNE,
        due_on=JUNE_20,
        reported_on=JUNE_20,
        debt=Decimal(9),
    )
    plan = owing.a_plan(case.account)
    procedure = acts.judged(acts.a_procedure(organisation, occupancy=notice.occupancy))
    protocol = sign_protocol(
        procedure, signed_on=date(2026, 10, 2), until=date(2027, 10, 2), actor=system
    )
    assessment = start_assessment(procedure, started_on=JUNE_20, actor=system)
    received = acts.a_reception(acts.a_session(organisation))
    commission = acts.a_commission(organisation)
    sheet = acts.a_commission_case(commission)
    give_opinion(sheet, opinion="Oui.", given_on=commission.on, actor=system)
    asked = recommend(sheet, outcome="fsl", who="CCAS", due_on=commission.on, actor=system)
    member = acts.a_commission_member(organisation, a_body(organisation, "CCAS", "partner"))
    household, step = procedure.household_id, procedure.steps.first()
    at, of = "/impayes", "/procedures"
    repair = broken.a_request(notice.occupancy.main_place)
    visit = broken.an_order(broken.a_request(notice.occupancy.main_place))
    verbs = ("", "demarche/", "ecrire/letter/", "pause/", "confier/", "clore/", "signaler/")
    mended = ("", "payeur/", "transmettre/", "rapprocher/", "commander/", "confirmer/")
    return [
        *(f"/travaux/{repair.pk}/{verb}" for verb in mended),
        *(
            f"/travaux/ordres/{visit.pk}/{verb}/"
            for verb in ("rendez-vous", "fait", "refuser", "par-erreur")
        ),
        *(f"{at}/dossiers/{case.pk}/{verb}" for verb in (*verbs, "garantie/")),
        f"{at}/lettres/{letter.pk}/",
        f"{at}/lettres/{letter.pk}/accuse/",
        f"{at}/regles/{case.rule_id}/",
        *(f"{at}/plans/{plan.pk}/{v}" for v in ("", "reviser/", "rompre/", "terminer/", "pdf/")),
        f"{at}/plans/{plan.pk}/signer/",
        f"{at}/plans/{plan.pk}/controle/",
        f"{at}/signalements/{report.pk}/",
        *(f"{at}/garanties/{claim.pk}/{v}" for v in ("", "reponse/", "versement/")),
        f"{at}/garanties/{claim.pk}/remboursement/",
        f"{at}/garanties/versements/{given.pk}/retirer/",
        *(f"{of}/{procedure.pk}/{v}" for v in ("", "noter/appeal/", "completer/", "terminer/")),
        *(f"{of}/{procedure.pk}/{v}" for v in ("echeances/appeal/", "protocole/", "diagnostic/")),
        *(f"{of}/menages/{household}/{v}/" for v in ("ouvrir", "ou-j-en-suis")),
        f"{of}/menages/{household}/ou-j-en-suis/lettre/",
        f"{of}/actes/{step.pk}/annuler/",
        *(f"{of}/protocoles/{protocol.pk}/{v}/" for v in ("prolonger", "terminer")),
        *(f"{of}/diagnostics/{assessment.pk}/{v}" for v in ("", "transmettre/", "pdf/")),
        f"{of}/permanences/{received.session_id}/",
        f"{of}/permanences/{received.session_id}/inscrire/",
        *(f"{of}/receptions/{received.pk}/{v}" for v in ("", "avis/")),
        f"{of}/ccapex/membres/{member.pk}/partir/",
        *(f"{of}/ccapex/{commission.pk}/{v}" for v in ("", "situation/", "presents/", "clore/")),
        f"{of}/ccapex/{commission.pk}/releve/",
        f"{of}/ccapex/{commission.pk}/ordre-du-jour/{member.pk}/",
        *(f"{of}/ccapex/situations/{sheet.pk}/{v}/" for v in ("avis", "suite")),
        f"{of}/ccapex/suites/{asked.pk}/faite/",
    ]


def _bought_pages(organisation, holding) -> list[str]:
    """Every page of invoices received, of who sends them, of who bears them."""
    account = buying.a_supplier(organisation)
    waiting = buying.an_invoice(organisation, account, number="1", holding=holding)
    owed = buying.an_approved_invoice(organisation, account, number="2", holding=holding)
    part, line = waiting.lines.get(), StatementLine.objects.order_by("pk").first()
    contract = buying.a_home_contract(organisation)
    at = "/factures/contrats"
    verbs = ("", "corriger/", "fin/", "retirer/", "factures/")
    return [
        *(f"{at}/{contract.pk}/{verb}" for verb in verbs),
        f"{at}/sites/{contract.site_id}/noter/",
        f"{at}/factures/{part.pk}/detacher/",
        f"/factures/{waiting.pk}/",
        *(f"/factures/{waiting.pk}/{v}/" for v in ("completer", "approuver", "refuser")),
        f"/factures/{owed.pk}/annuler/",
        f"/factures/parts/{part.pk}/ventiler/",
        f"/factures/fournisseurs/{account.pk}/",
        *(f"/factures/fournisseurs/{account.pk}/{v}/" for v in ("banque", "confirmer")),
        *(f"/factures/lignes/{line.pk}/{v}/" for v in ("payer", "annuler")),
        *(f"/proprietaires/factures/{owed.pk}/{v}/" for v in ("deduire", "imputer", "rendre")),
        f"/proprietaires/titres/{holding.pk}/deduire/",
    ]


def _money_pages(organisation, notice) -> list[str]:
    """Every page of what is called, collected, owed to owners, told by agencies, shared out."""
    system, account, home = the_system(organisation), notice.account, notice.occupancy
    entry = Entry.objects.order_by("pk").first()
    part = entry.lines.filter(auxiliary__isnull=False).first().auxiliary_id
    centre = add_centre(main_entity(organisation), label="Siège", actor=system)
    bank = BankAccount.objects.first()
    batch = issue_batch(
        bank,
        kind="transfer",
        version="pain.001.001.09",
        on=date(2026, 5, 6),
        made_on=MAY_2,
        label="Essai",
        items=[an_item(bank)],
        actor=system,
    )
    extra = call_once(
        home, kind="option", label="Clé", amount=Decimal(5), month_on=JUNE, actor=system
    )
    share = share_rent(
        home,
        body=a_body(organisation, "Employeur"),
        kind="employer",
        percent=Decimal(5),
        starts_on=MAY_2,
        actor=system,
    )
    mandate = sign_sepa_mandate(account, holder="X", iban=IBAN, signed_on=MAY_2, actor=system)
    consent = consent_to_email(account, email="a@example.org", given_on=MAY_2, actor=system)
    loss = propose_write_off(account, amount=Decimal(1), reason="x", on=MAY_2, actor=system)
    doubt = doubt_debt(account, amount=Decimal(1), reason="x", on=MAY_2, actor=system)
    holding = a_head_lease(organisation)
    call_owner_dues(organisation, month_on=JUNE, actor=system)
    term = set_owner_term(
        holding, kind="tax", amount=Decimal(9), every="year", starts_on=MAY_2, actor=system
    )
    due = OwnerDue.objects.first()
    managed = needed_mandate_account(a_holding(organisation, kind="mandate"))
    brought = bring_mandate_balance(managed, on=MAY_2, amount=Decimal(90), actor=system)
    slip = a_remittance(organisation, ";PERSONNE;9;05/2026;10;;")
    held = hold_benefit_back(home, since_on=MAY_2, actor=system)
    year = a_year(organisation, home)
    an_expense(year, key="equal")
    kept = year.expenses.get()
    at, of, run = "/quittancement", f"comptes/{account.pk}", notice.run_id
    return [
        *_bought_pages(organisation, holding),
        f"/comptabilite/exercices/{entry.year_id}/",
        f"/comptabilite/exercices/{entry.year_id}/clore/",
        f"/comptabilite/exercices/{entry.year_id}/dossier/",
        f"/comptabilite/auxiliaires/{part}/",
        f"/comptabilite/auxiliaires/{part}/lettrer/",
        f"/comptabilite/comptes/{entry.lines.first().account_id}/",
        f"/comptabilite/sections/{centre.pk}/corriger/",
        f"/comptabilite/ecritures/{entry.pk}/contre-passer/",
        f"/encaissements/comptes/{bank.pk}/",
        *(
            f"/encaissements/remises/{batch.pk}/{verb}"
            for verb in ("", "annuler/", "voir/", "voir/annuler/", "revenus/", "fichier/")
        ),
        *(f"{at}/contrats/{home.pk}/{verb}/" for verb in ("frais", "compteur", "payeur")),
        f"{at}/frais/{extra.pk}/retirer/",
        f"{at}/parts/{share.pk}/arreter/",
        f"{at}/tiers/{share.payer_id}/",
        f"{at}/tiers/{share.payer_id}/avis/2026-05/",
        f"{at}/mandats/{mandate.pk}/revoquer/",
        f"{at}/accords/{consent.pk}/retirer/",
        *(
            f"{at}/{of}/{verb}/"
            for verb in ("mandat", "rembourser", "courriel", "abandon", "doute")
        ),
        f"{at}/abandons/{loss.pk}/approuver/",
        f"{at}/abandons/{loss.pk}/refuser/",
        f"{at}/abandons/{loss.pk}/defaire/",
        f"{at}/doutes/{doubt.pk}/lever/",
        f"{at}/{run}/quittances/",
        f"/proprietaires/dus/{due.pk}/annuler/",
        f"/proprietaires/titres/{holding.pk}/echeance/",
        f"/proprietaires/echeances/{term.pk}/arreter/",
        f"/proprietaires/structures/{holding.owner_id}/banque/",
        *(
            f"/proprietaires/mandats/{managed.pk}/{verb}"
            for verb in ("", "depense/", "rendre-compte/", "fonds/", "reprendre/")
        ),
        f"/proprietaires/depenses/{brought.pk}/annuler/",
        *(
            f"/aides/{slip.pk}/{verb}"
            for verb in ("", "rapprocher/", "defaire/", "retirer/", "propositions/")
        ),
        f"/aides/lignes/{slip.lines.get().pk}/",
        f"/aides/contrats/{home.pk}/consigner/",
        f"/aides/contrats/{home.pk}/estimer/",
        f"/aides/consignations/{held.pk}/lever/",
        f"/aides/menages/{home.household_id}/numero/",
        *(
            f"/charges/{year.pk}/{verb}"
            for verb in ("", "depense/", "tantiemes/", "regulariser/", "annuler/")
        ),
        f"/charges/depenses/{kept.pk}/retirer/",
        f"/structures/{holding.owner_id}/",
    ]


def _invited_pages(organisation) -> list[str]:
    """An appointment to which others are invited."""
    row = an_invitation(an_appointment(organisation))
    at = "/accompagnements"
    return [
        *(f"{at}/agenda/{row.appointment_id}/{verb}/" for verb in ("invites", "inviter")),
        f"{at}/invitations/{row.pk}/retirer/",
    ]


def _home_pages(organisation) -> list[str]:
    """Every page of how homes are found and held."""
    holding = a_holding(organisation, kind="mandate")
    clause = set_repair_share(
        holding, item="glass", payer="owner", clause="bail", actor=the_system(organisation)
    )
    at = f"/contrats/prises-a-bail/{holding.pk}"
    deposit = a_deposit(organisation)
    system = the_system(organisation)
    receipt = receive_deposit(
        deposit, on=MAY_2, amount=Decimal(400), payer="person", means="cash", actor=system
    )
    kept = add_deduction(
        deposit, kind="keys", amount=Decimal(9), words="Badge", proof="facture", actor=system
    )
    home = deposit.occupancy.main_place
    order = note_diagnostic(home, kind="unhealthy", made_on=MAY_2, actor=system)
    meter = place_meter(home, kind="gas", number="G1", actor=system)
    keys = note_keys(home, label="Porte", count=2, actor=system)
    district = note_district(home.site, name="Nord", starts_on=MAY_2, actor=system)
    coming = a_delivery(organisation)
    known = "corriger energie diagnostic compteur cles"
    slide = a_slide(organisation)
    review = hold_slide_review(slide, on=MAY_2, present="Tous", decision="extend", actor=system)
    sheet = an_inventory(slide.occupancy)
    act = sign_contract(
        slide.occupancy,
        on=MAY_2,
        how="paper",
        signed_as="Awa",
        signed_for_us="Nadia",
        actor=system,
    )
    guarantee = record_guarantee(
        slide.occupancy, kind="guarantor", name="M. Sané", given_on=MAY_2, actor=system
    )
    proof = receive_proof(
        slide.occupancy,
        kind="insurance",
        received_on=MAY_2,
        valid_until=date(2027, 5, 2),
        actor=system,
    )
    writing = "garantie attestation personne pieces reserve signer avenant renouveler derogation decision revision pdf"
    inventory = "remplir signer completer chiffrer pdf"
    sliding = "bilan prefet glisser par-erreur terminer suivi"
    of_deposit = (
        "reporter retirer encaisser cles cles/retirer retenue rendre rendre/annuler decompte"
    )
    lead = finding.a_lead(organisation)
    offer = finding.an_offer(lead)
    seeking = "corriger echange visite proposition signer sans-suite rouvrir"
    verbs = (
        "signer abandonner avenant avenant/annuler plafond negociation renouveler terminer terminer/annuler inscrire "
        "clause mandat"
    )
    return [
        f"{at}/",
        *(f"{at}/{verb}/" for verb in verbs.split()),
        f"/contrats/clauses/{clause.pk}/retirer/",
        f"/contrats/attestations/{proof.pk}/retirer/",
        *(f"/patrimoine/lieux/{home.pk}/{verb}/" for verb in known.split()),
        f"/patrimoine/diagnostics/{order.pk}/lever/",
        f"/contrats/vacances/{home.pk}/motif/",
        *(
            f"/patrimoine/compteurs/{meter.pk}/{verb}/"
            for verb in ("relever", "relever/retirer", "retirer")
        ),
        f"/patrimoine/cles/{keys.pk}/retirer/",
        f"/patrimoine/sites/{home.site_id}/quartier/",
        f"/patrimoine/quartiers/{district.pk}/sortie/",
        f"/patrimoine/livraisons/{coming.pk}/reporter/",
        f"/patrimoine/livraisons/{coming.pk}/recevoir/",
        f"/contrats/{deposit.occupancy_id}/depot/",
        *(f"/contrats/depots/{deposit.pk}/{verb}/" for verb in of_deposit.split()),
        f"/contrats/versements/{receipt.pk}/annuler/",
        f"/contrats/retenues/{kept.pk}/retirer/",
        f"/contrats/{slide.occupancy_id}/glisser/",
        f"/contrats/{slide.occupancy_id}/etat-des-lieux/",
        *(f"/contrats/{slide.occupancy_id}/{verb}/" for verb in writing.split()),
        f"/contrats/actes/{act.pk}/pdf/",
        f"/contrats/garanties/{guarantee.pk}/fin/",
        f"/contrats/parties/{slide.occupancy.parties.first().pk}/depart/",
        f"/contrats/etats-des-lieux/{sheet.pk}/",
        *(f"/contrats/etats-des-lieux/{sheet.pk}/{verb}/" for verb in inventory.split()),
        f"/contrats/glissants/{slide.pk}/",
        *(f"/contrats/glissants/{slide.pk}/{verb}/" for verb in sliding.split()),
        f"/contrats/bilans/{review.pk}/pdf/",
        *(f"/contrats/versements/{receipt.pk}/{verb}/" for verb in ("recu", "reporter/annuler")),
        f"/captation/pistes/{lead.pk}/",
        *(f"/captation/pistes/{lead.pk}/{verb}/" for verb in seeking.split()),
        f"/captation/propositions/{offer.pk}/accord/",
        f"/captation/propositions/{offer.pk}/pdf/",
    ]


def _person_pages(organisation, person) -> list[str]:
    """What someone told of themselves, and whom to call."""
    system = the_system(organisation)
    note_situation(
        person, on=MAY_2, language="peul", nationality="other", post="chez Kanari", actor=system
    )
    contact = add_contact(person, kind="emergency", name="Awa Ba", on=MAY_2, actor=system)
    merge = merge_bodies(
        a_body(organisation, "CCAS Nord"),
        merged=a_body(organisation, "CCAS du Nord"),
        actor=system,
    )
    closed = close_body(a_body(organisation, "Dissoute"), on=MAY_2, why="dissoute", actor=system)
    return [
        *(
            f"/structures/{merge.kept_id}/{verb}"
            for verb in ("", "corriger/", "fermer/", "reunir/")
        ),
        f"/structures/{closed.pk}/rouvrir/",
        f"/structures/reunions/{merge.pk}/defaire/",
        f"/personnes/{person.pk}/",
        f"/situations/{person.facts.first().pk}/retirer/",
        f"/contacts/{contact.pk}/retirer/",
    ]


def _social_pages(organisation, household, person_pk) -> list[str]:
    """Every page of the social file and of the door."""
    worker = files.a_worker(organisation)
    plan = files.a_plan(organisation)
    aim = add_aim(plan, family="housing", label="Un bail", actor=worker)
    step = add_step(aim, label="Voir", by_person=True, actor=worker)
    version = sign_plan(plan, on=MAY_2, answer="signed_screen", signed_as="Awa", actor=worker)
    right, file = files.a_right(organisation), files.a_followed_file(organisation)
    aid, advance = files.an_aid(organisation), files.an_advance(organisation)
    handout = files.a_handout(organisation)
    given = files.a_hand_over(household, version="2")
    appointment, conference = (
        social.an_appointment(organisation),
        files.a_conference(organisation),
    )
    guest = conference.guests.first()
    member = social.a_cohort_member(organisation, household)
    passed = note_cohort_step(member, kind="visit_offered", on=MAY_2, actor=worker)
    moment = note_path_moment(
        household, kind="wish", label="un jardin", starts_on=MAY_2, actor=worker
    )
    measure = social.a_measure(organisation, programme=social.a_programme(organisation, "ASLL"))
    review = draft_review(measure, on=MAY_2, actor=worker)
    fund = kept_funds(organisation)
    bill_months(
        measure.programme,
        month_on=MAY_2,
        on=MAY_2,
        measures=[measure],
        actor=the_system(organisation),
    )
    billed = measure.billed.get()
    loan = lend_caseload(
        organisation,
        caseworker=a_user(),
        lent_to=a_user(),
        starts_on=MAY_2,
        ends_on=date(2026, 6, 1),
        actor=the_system(organisation),
    )
    line = record_resource(
        household, code="wage", amount=Decimal(900), starts_on=MAY_2, actor=worker
    )
    protection = record_protection(
        household.members.get().person,
        kind="guardianship",
        guardian="UDAF",
        starts_on=MAY_2,
        actor=worker,
    )
    workshop = door.a_workshop(organisation)
    registration = register_for_workshop(workshop, name="Assa", actor=the_system(organisation))
    round_, session = door.a_round(organisation), door.a_session(organisation)
    met = note_encounter(
        round_, name="Assa", said="Attend un papier", actor=the_system(organisation)
    )
    referral = door.a_referral(organisation)
    request = door.a_request(organisation, a_household(organisation, "Sané"))
    acc, home = "/accompagnements", f"/accompagnements/menages/{household.pk}"
    return [
        *(
            f"{home}/{page}/"
            for page in (
                "projets",
                "projets/ecrire",
                "besoins",
                "besoins/point",
                "savoir-faire",
                "droits",
                "droits/noter",
                "dossiers/suivre",
                "budget",
                "budget/noter",
                "budget/reprendre",
                "aides",
                "aides/demander",
                "avances",
                "rencontres",
                "syntheses/inviter",
                "remettre",
                "cohorte",
                "ouvrir",
                "parcours",
                "a-faire",
            )
        ),
        *(
            f"{acc}/projets/{plan.pk}/{verb}"
            for verb in ("", "suite/", "objectif/", "signer/", "parole/", "pdf/")
        ),
        f"{acc}/projets/versions/{version.pk}/pdf/",
        f"{acc}/objectifs/{aim.pk}/clore/",
        f"{acc}/objectifs/{aim.pk}/etape/",
        f"{acc}/etapes/{step.pk}/",
        *(f"{acc}/droits/{right.pk}/{verb}" for verb in ("", "renouveler/", "confier/", "clore/")),
        *(f"{acc}/dossiers/{file.pk}/{verb}" for verb in ("", "etape/", "clore/")),
        f"{acc}/documents-remis/{handout.pk}/",
        f"{acc}/documents-remis/{handout.pk}/retirer/",
        *(
            f"{acc}/remises/{given.pk}/{verb}/"
            for verb in ("signer", "pas-signee", "recu", "retirer")
        ),
        f"{acc}/aides/{aid.pk}/reponse/",
        f"{acc}/aides/{aid.pk}/retirer/",
        f"{acc}/aides/{aid.pk}/versement/",
        f"{acc}/aides/{aid.pk}/revenir/",
        f"{acc}/avances/{advance.pk}/retour/",
        f"{acc}/agenda/{appointment.pk}/deplacer/",
        f"{acc}/agenda/{appointment.pk}/suite/",
        f"{acc}/agenda/prendre/?menage={household.pk}",
        *(
            f"{acc}/syntheses/{conference.pk}/{verb}"
            for verb in ("", "inviter/", "decisions/", "pdf/")
        ),
        f"{acc}/syntheses/invites/{guest.pk}/",
        f"{acc}/cohortes/jalons/{passed.pk}/retirer/",
        f"{acc}/parcours/{moment.pk}/retirer/",
        *(f"{acc}/cohortes/menages/{member.pk}/{verb}" for verb in ("", "jalon/", "sortie/")),
        *(
            f"{acc}/mesures/{measure.pk}/{verb}"
            for verb in (
                "renouveler/",
                "suspendre/",
                "reprendre/",
                "intensite/",
                "confier/",
                "terminer/",
                "rouvrir/",
                "bilan/",
            )
        ),
        *(f"{acc}/bilans/{review.pk}/{verb}" for verb in ("", "corriger/", "rendre/", "pdf/")),
        *(
            f"{acc}/dispositifs/{measure.programme_id}/{verb}"
            for verb in ("mois/", "mois/facturer/", "modeles/", "modeles/apporter/")
        ),
        f"{acc}/mois/{billed.pk}/retirer/",
        f"{acc}/equipe/prets/{loan.pk}/retour/",
        f"{acc}/montants/{line.pk}/arreter/",
        f"{acc}/montants/{line.pk}/retirer/",
        f"/dispositifs/{measure.programme_id}/",
        f"/dispositifs/{measure.programme_id}/convention/",
        f"/dispositifs/{measure.programme_id}/objectif/",
        f"/dispositifs/conventions/{fund.agreement_id}/reporter/",
        f"/dispositifs/conventions/{fund.agreement_id}/utiliser/",
        f"/dispositifs/fonds/{fund.pk}/annuler/",
        f"/menages/{household.pk}/protection/",
        f"/protections/{protection.pk}/terminer/",
        f"/menages/{household.pk}/separation/",
        f"/menages/{household.pk}/personnes/{person_pk}/deces/",
        f"/menages/{household.pk}/personnes/{person_pk}/deces/corriger/",
        f"/menages/{household.pk}/adresse/cacher/",
        f"/menages/{household.pk}/adresse/montrer/",
        *(
            f"/ateliers/{workshop.pk}/{verb}"
            for verb in ("", "inscrire/", "presence/", "feuille/", "corriger/", "retirer/")
        ),
        f"/ateliers/inscriptions/{registration.pk}/retirer/",
        f"/ateliers/inscriptions/{registration.pk}/suite/",
        f"/tournees/{round_.pk}/",
        f"/tournees/{round_.pk}/rencontre/",
        f"/tournees/{round_.pk}/retirer/",
        f"/tournees/rencontres/{met.pk}/retirer/",
        f"/accueil/permanences/{session.pk}/annuler/",
        f"/orientations/menages/{household.pk}/",
        f"/orientations/{referral.pk}/recue/",
        f"/orientations/{referral.pk}/clore/",
        f"/orientations/{referral.pk}/retirer/",
        *(f"/demandes/{request.pk}/{verb}" for verb in ("evaluer/", "pdf/", "retirer/")),
    ]
