"""Those we work with: what they offer, who was sent there, what was agreed."""

from config.demo.stage import DAY, Stage
from palier.registers.partners import actions as partners
from palier.registers.partners.models import Offer
from palier.registers.people.actions import add_body, close_body, merge_bodies
from palier.registers.people.models import Body, Household
from palier.work.access import actions as access


def those_we_work_with(stage: Stage) -> None:
    """A partner noted twice, whose two files became one; another that is no more."""
    director, association = stage.by("director"), stage.organisation
    kept = add_body(
        association,
        name="Le Fil des langues",
        kinds=["partner"],
        words="Ateliers de français, deux matins par semaine",
        town="Vitrolles",
        actor=director,
    )
    twin = add_body(
        association,
        name="Fil des langues (ateliers)",
        kinds=["prescriber"],
        phone="04 42 55 01 17",
        actor=director,
    )
    merge_bodies(kept, merged=twin, actor=director)
    _what_they_offer(stage, kept)
    gone = add_body(
        association, name="La Halte du Port", kinds=["partner"], town="Martigues", actor=director
    )
    close_body(gone, on=stage.today - 90 * DAY, why="Association dissoute", actor=director)


def _what_they_offer(stage: Stage, school: Body) -> None:
    """A directory with what is open, suspended, to be made sure of; who was sent, what came of it."""
    association, director, today = stage.organisation, stage.by("director"), stage.today
    health = add_body(
        association,
        name="Santé passerelle",
        kinds=["partner"],
        phone="04 42 55 01 31",
        email="accueil@sante-passerelle.example",
        town="Vitrolles",
        address="12 rue des Tamaris",
        actor=director,
    )
    culture = add_body(
        association,
        name="Le Bois sonore",
        kinds=["partner"],
        town="Aix-en-Provence",
        actor=director,
    )
    speaks = partners.add_correspondent(
        health,
        name="Inès Laval",
        does="Infirmière coordinatrice",
        phone="04 42 55 01 32",
        words="Le mardi matin",
        actor=director,
    )
    french = partners.add_offer(
        school,
        name="Ateliers de français",
        theme="exile",
        publics=["exiled", "all"],
        ways=["come", "call"],
        hours="Mardi et vendredi, 9 h 30 à 11 h 30",
        cost="free",
        departments=["13"],
        checked_on=today - 40 * DAY,
        actor=director,
    )
    care = partners.add_offer(
        health,
        name="Accès aux soins, premier rendez-vous",
        theme="health",
        publics=["all"],
        ways=["call", "write"],
        by="worker",
        does="Ouverture des droits, médecin traitant, accompagnement au premier rendez-vous.",
        hours="Lundi à jeudi, 9 h à 17 h",
        cost="free",
        departments=["13", "84"],
        correspondent=speaks,
        checked_on=today - 400 * DAY,
        actor=director,
    )
    concerts = partners.add_offer(
        culture,
        name="Places de concert",
        theme="culture",
        publics=["all"],
        ways=["call"],
        phone="04 42 55 01 44",
        cost="free",
        checked_on=today - 120 * DAY,
        actor=director,
    )
    _who_was_sent(stage, french, care)
    partners.suspend_offer(
        concerts,
        on=today - 10 * DAY,
        why="Reprise de saison",
        resumes_on=today + 50 * DAY,
        actor=director,
    )
    _what_was_agreed(stage, health, school)


def _who_was_sent(stage: Stage, french: Offer, care: Offer) -> None:
    worker, today = stage.by("social_worker"), stage.today
    rows = Household.objects.visible_to(worker).filter(closed_on=None, hidden_at=None)
    outcomes = (
        (french, "met", "Deux matins par semaine"),
        (french, "not_wanted", ""),
        (care, "met", "Médecin traitant trouvé"),
        (care, "refused", "Plus de créneau ce mois-ci"),
        (french, "", ""),
    )
    for rank, (household, (offer, outcome, words)) in enumerate(
        zip(rows.order_by("pk")[6:], outcomes, strict=False)
    ):
        on = today - (70 - 12 * rank) * DAY
        referral = access.refer_out(
            household, offer=offer, on=on, reason=offer.name, agreed=True, actor=worker
        )
        if outcome:
            access.close_referral(
                referral, on=on + 9 * DAY, outcome=outcome, words=words, actor=worker
            )


def _what_was_agreed(stage: Stage, health: Body, school: Body) -> None:
    """An agreement with two bodies that ends in two months, one report late, one awaited."""
    director, today = stage.by("director"), stage.today
    row = partners.sign_partnership(
        stage.organisation,
        title="Santé et français des résidents",
        kind="agreement",
        bodies=[health, school],
        words="Une permanence par mois dans nos résidences, deux ateliers par semaine.",
        departments=["13"],
        starts_on=today - 670 * DAY,
        ends_on=today + 60 * DAY,
        signed_on=today - 675 * DAY,
        follower=stage.users["director"],
        actor=director,
    )
    for what, ago, body, done in (
        ("Bilan de la première année", 300, None, True),
        ("Fréquentation des ateliers", 12, school, False),
        ("Bilan final", -50, None, False),
    ):
        signatory = row.signatories.filter(body=body).first() if body else None
        due = partners.expect_deliverable(
            row, what=what, due_on=today - ago * DAY, signatory=signatory, actor=director
        )
        if done:
            partners.finish_deliverable(due, on=due.due_on - 5 * DAY, actor=director)
