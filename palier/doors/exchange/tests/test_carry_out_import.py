from datetime import date
from decimal import Decimal

import pytest

from palier.base.kit.refusals import Refused
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.models import Site
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.tests.examples import a_member, a_user, someone_as, the_system
from palier.doors.exchange.actions import answer_twins, carry_out_import, say_how
from palier.doors.exchange.tests.examples import (
    APRIL_30,
    a_brought_file,
    a_migrator,
    a_read_file,
    a_read_table,
    seen,
)
from palier.registers.housing.models import Place
from palier.registers.people.models import Body, Household, Person
from palier.registers.people.tests.examples import a_household
from palier.work.arrears.models import RepaymentPlan
from palier.work.billing.actions import ToldBalance, open_position, post_opening, tell_opening
from palier.work.billing.models import OpeningBalance, Term
from palier.work.billing.tests.examples import a_site_of_another_entity, an_issued_run
from palier.work.billing.tests.opening_examples import a_position, an_account
from palier.work.leases.models import Occupancy
from palier.work.support.models import Measure
from palier.work.titles.models import Holding


def test_a_rental_table_becomes_homes_owners_households_contracts_and_balances():
    organisation = an_organisation()

    row = a_brought_file(organisation)

    assert row.state == "done"
    assert Place.objects.count() == 7
    assert sorted(Body.objects.values_list("name", flat=True)) == [
        "Habitat Durance (HLM)", "Indivision Bonnefoy", "M. Abadie", "Mme Castelli",
        "SCI Les Tilleuls",
    ]  # fmt: skip
    assert Holding.objects.get(places__place__label="L02").rent == Decimal("610.50")
    assert Household.objects.count() == 6
    contract = Occupancy.objects.get(main_place__label="L02")
    assert (contract.regime, contract.starts_on) == ("art8_sublease", date(2025, 3, 12))
    assert Occupancy.objects.get(main_place__label="L04").regime == "hlm_sublease"
    assert {t.kind: t.amount for t in Term.objects.filter(occupancy=contract)} == {
        "rent": Decimal("1020.50"), "charges": Decimal("75.00"), "benefit": Decimal("301.20"),
    }  # fmt: skip
    told = {b.account.household.name: (b.balance, b.deposit) for b in OpeningBalance.objects.all()}
    assert told["Ménage Roux"] == (Decimal("1234.56"), Decimal("349.90"))
    assert told["Ménage Benali"] == (Decimal("-35.40"), Decimal("455.00"))
    plan = RepaymentPlan.objects.get()
    assert (plan.total, plan.instalments.count()) == (Decimal("1234.56"), 25)


def test_the_first_rent_run_calls_what_the_table_said():
    organisation = an_organisation()
    a_brought_file(organisation)

    run = an_issued_run(organisation)

    notice = run.notices.get(occupancy__main_place__label="L01")
    assert notice.net == Decimal("212.00")
    assert run.notices.count() == 6


def test_vacant_homes_and_departures_are_read_too():
    organisation = an_organisation()

    a_brought_file(organisation, "grille-iml.csv")

    ended = Occupancy.objects.get(household__name="Ménage Popescu")
    assert (ended.state, ended.period.upper) == ("ended", date(2025, 12, 1))
    assert ended.end_reason == "social_housing"


def test_a_boarding_house_asks_for_its_regime_then_is_brought_in():
    organisation = an_organisation()
    row = a_read_file(organisation, "pension-de-famille.xlsx")
    assert len(seen(row).reading.errors) == 4

    say_how(
        row,
        recipe="homes",
        on=APRIL_30,
        regime="logement_foyer",
        site="Les Amandiers",
        actor=a_migrator(organisation),
    )
    carry_out_import(row, actor=a_migrator(organisation))

    assert Place.objects.filter(site__name="Les Amandiers").count() == 5
    assert Person.objects.get(last_name="Lopes").birth_on == date(1958, 11, 2)
    assert Occupancy.objects.filter(regime="logement_foyer", state="ended").count() == 1


def test_households_measures_bodies_and_balances_are_brought_in():
    organisation = an_organisation()
    worker = a_user("Samira", "Belkacem")
    a_member(organisation, "social_worker", user=worker)
    a_brought_file(organisation)

    a_brought_file(organisation, "mesures.ods")
    a_brought_file(organisation, "balance-agee.xlsx")

    assert Measure.objects.count() == 3
    assert Measure.objects.get(household__name="Ménage Diallo").caseworker == worker
    assert Measure.objects.get(state="ended").review == "Installée en HLM, budget stable."
    assert Household.objects.filter(name="Ménage Diallo").count() == 1
    told = OpeningBalance.objects.get(account__household__name="Ménage Silva")
    assert told.balance == Decimal("-45.20")


def test_people_of_one_mark_are_one_household():
    organisation = an_organisation()
    row = a_read_file(organisation, "menages.csv")

    with pytest.raises(Refused, match="31/04/1990"):
        carry_out_import(row, actor=a_migrator(organisation))

    assert not Household.objects.exists()
    fixed = (
        "N° dossier;Lien;Nom;Prénom;Date de naissance\n"
        "1;Mère;TRAORÉ;Mariama;12/05/1988\n1;Fils;TRAORÉ;Idriss;7 août 2014\n"
        "2;;GUÉRIN;Jean-Luc;01/02/61\n"
    )
    carry_out_import(a_read_table(organisation, fixed), actor=a_migrator(organisation))
    household = Household.objects.get(name="Ménage Traoré")
    assert sorted(household.members.values_list("place", flat=True)) == ["child", "head"]


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("Lot;Titulaire;Entrée;Loyer\nL1;DIALLO Awa;31/02/2025;438", "n’est pas une date"),
        ("Lot;Titulaire;Entrée;Loyer\nL1;DIALLO Awa;01/02/2025;438 rue", "pas un montant"),
        ("Lot;Titulaire;Entrée;Loyer\nL1;DIALLO Awa;;438", "date d’entrée manque"),
        ("Lot;Titulaire;Entrée;Loyer\n;DIALLO Awa;01/02/2025;438", "Ni lot ni adresse"),
        ("Lot;Titulaire;Entrée;Loyer\nL1;DIALLO Awa;01/02/2025;-438", "négatif"),
        (
            "Lot;Titulaire;Entrée;Sortie\nL1;DIALLO Awa;01/02/2025;01/01/2025",
            "avant l’entrée",
        ),
        (
            "Lot;Titulaire;Entrée;Loyer\nL1;DIALLO Awa;01/02/2025;1\nL1;ROUX Lucie;01/03/2025;2",
            "Même lieu que la ligne 2",
        ),
        ("Lot;Titulaire;Entrée;Dispositif\nL1;DIALLO Awa;01/02/2025;xyz", "régime du contrat"),
    ],
)
def test_an_error_stops_everything_and_says_where(table, words):
    organisation = an_organisation()
    row = a_read_table(organisation, table, "homes")
    if "régime" not in words:
        say_how(row, recipe="homes", on=APRIL_30, regime="loi89", actor=a_migrator(organisation))

    with pytest.raises(Refused, match=words):
        carry_out_import(row, actor=a_migrator(organisation))

    row.refresh_from_db()
    assert row.state == "read"
    assert not Place.objects.exists()
    assert not Site.objects.exists()


def test_someone_already_known_is_not_opened_twice():
    organisation = an_organisation()
    known = a_household(organisation)
    Person.objects.update(birth_on=date(1984, 3, 2))
    table = "Lot;Titulaire;Naissance;Entrée;Loyer\nL1;DIALLO Awa;02/03/1984;01/02/2025;438"
    row = a_read_table(organisation, table)
    row = say_how(row, recipe="homes", on=APRIL_30, regime="loi89", actor=a_migrator(organisation))
    assert [twin.hint for twin in seen(row).reading.twins] == ["Awa D., 42\u00a0ans"]

    carry_out_import(row, actor=a_migrator(organisation))

    assert Occupancy.objects.get().household == known
    assert Household.objects.count() == 1


def test_someone_says_that_a_namesake_is_someone_else():
    organisation = an_organisation()
    a_household(organisation)
    table = "Lot;Titulaire;Naissance;Entrée;Loyer\nL1;DIALLO Awa;02/03/1984;01/02/2025;438"
    row = a_read_table(organisation, table)
    say_how(row, recipe="homes", on=APRIL_30, regime="loi89", actor=a_migrator(organisation))

    answer_twins(row, answers={"2": 0}, actor=a_migrator(organisation))
    carry_out_import(row, actor=a_migrator(organisation))

    assert Household.objects.count() == 2


def test_a_sister_born_the_same_day_is_asked_about_and_not_joined():
    organisation = an_organisation()
    a_household(organisation)
    Person.objects.update(birth_on=date(1984, 3, 2), first_name="Ama")
    table = "Lot;Titulaire;Naissance;Entrée;Loyer\nL1;DIALLO Awa;02/03/1984;01/02/2025;438"
    row = a_read_table(organisation, table)
    row = say_how(row, recipe="homes", on=APRIL_30, regime="loi89", actor=a_migrator(organisation))
    assert [twin.is_sure for twin in seen(row).reading.twins] == [False]

    carry_out_import(row, actor=a_migrator(organisation))

    assert Household.objects.count() == 2


def test_a_debt_is_not_given_to_a_namesake_without_asking():
    organisation = an_organisation()
    a_brought_file(organisation)
    table = "Code locataire;Nom Prénom;Solde dû\nL-0450;DIALLO Awa;1 240,00"
    row = a_read_table(organisation, table, "balances")
    [twin] = seen(row).reading.twins
    assert twin.reasons == "même nom, référence inconnue"

    row = answer_twins(row, answers={"2": 0}, actor=a_migrator(organisation))
    carry_out_import(row, actor=a_migrator(organisation))

    assert Household.objects.filter(name="Ménage Diallo").count() == 2


def test_balances_told_on_another_day_are_refused():
    organisation = an_organisation()
    a_brought_file(organisation)
    row = a_read_table(organisation, "Nom Prénom;Solde dû\nNOUVEAU Jean;12,00", "balances")
    row = say_how(row, recipe="balances", on=date(2026, 5, 31), actor=a_migrator(organisation))

    with pytest.raises(Refused, match="déjà repris au 30\xa0avril\xa02026"):
        carry_out_import(row, actor=a_migrator(organisation))


def test_a_place_lived_in_already_is_refused_by_name():
    organisation = an_organisation()
    a_brought_file(organisation)
    again = a_read_file(organisation, "suivi-locatif.xlsx")

    with pytest.raises(Refused, match="déjà occupé par Ménage Diallo"):
        carry_out_import(again, actor=a_migrator(organisation))

    assert Occupancy.objects.count() == 6


def test_once_the_opening_position_is_posted_a_table_brings_no_more_balances():
    organisation = an_organisation()
    account = an_account(organisation)
    post_opening(
        a_position(organisation, (account, "10.00", "0")),
        actor=someone_as(organisation, "accountant"),
    )
    row = a_read_file(organisation, "balance-agee.xlsx")

    with pytest.raises(Refused, match="déjà passée en comptabilité"):
        carry_out_import(row, actor=a_migrator(organisation))

    assert OpeningBalance.objects.count() == 1


def test_a_table_is_carried_out_once():
    organisation = an_organisation()
    row = a_brought_file(organisation)

    with pytest.raises(Refused, match="déjà « importé »"):
        carry_out_import(row, actor=a_migrator(organisation))

    assert Occupancy.objects.count() == 6


EACH_KIND = (
    "Lot;Propriétaire;Nature du titre;Prise à bail;Fin de la prise à bail;"
    "Titulaire;Régime;Entrée;Terme;Meublé;IRL;Loyer"
    """
L1;SCI Un;mandat;01/01/2024;31/12/2027;DIALLO Awa;bail direct;01/02/2024;31/01/2025;oui;T3;500
L2;SCI Deux;bail;01/01/2023;;ROUX Lina;sous location;01/03/2024;;;;430
L3;Habitat;hlm;01/01/2023;;SILVA Rosa;iml hlm;01/03/2024;;;T2;420
L4;Ville;bail emphytéotique;01/02/1997;31/01/2047;COSTA Ivan;bail direct;01/03/2024;;;T9;410
R1;;;;;OKORO Sam;pension de famille;01/03/2024;;;T1;380
E1;;;;;PETIT Paul;étudiant;01/09/2026;;;;300
A1;;;;;LOPES Ana;aire d'accueil;01/09/2026;;;;90
T1;;;;;VIDAL Jo;terrain familial;01/09/2026;;;;120
H1;;;;;NGUYEN Lan;hébergement;01/09/2026;;;;50
F1;;;;;KESSLER Max;fonction;01/09/2026;;;;250
V1;Foncière;parc tiers;01/07/2022;;BENALI Noé;villa adaptée;01/03/2024;;;;390
"""
)


def test_leases_and_titles_of_every_kind_are_brought_with_their_term_and_their_clause():
    organisation = an_organisation()
    row = a_read_table(organisation, EACH_KIND, "homes")
    row = say_how(row, recipe="homes", on=date(2026, 10, 31), actor=a_migrator(organisation))
    carry_out_import(row, actor=a_migrator(organisation))

    told = {
        o.main_place.label: (o.regime, o.term_on, o.index_quarter, o.is_furnished)
        for o in Occupancy.objects.select_related("main_place")
    }
    assert told == {
        "L1": ("loi89", date(2025, 2, 1), 3, True),
        "L2": ("art8_sublease", None, None, False),
        "L3": ("hlm_sublease", None, 2, False),
        "L4": ("loi89", None, None, False),
        "R1": ("logement_foyer", None, None, False),
        "E1": ("student", date(2027, 9, 1), None, False),
        "A1": ("pitch", date(2026, 12, 1), None, False),
        "T1": ("family_plot", None, None, False),
        "H1": ("shelter", None, None, False),
        "F1": ("function", None, None, False),
        "V1": ("social_lease", None, None, False),
    }
    kinds = {
        h.places.get().place.label: h.kind
        for h in Holding.objects.prefetch_related("places__place")
    }
    assert kinds == {
        "L1": "mandate",
        "L2": "head_lease",
        "L3": "social_head_lease",
        "L4": "emphyteutic",
        "V1": "third_party",
    }


VACANT_HELD = """
Lot;Adresse;Propriétaire;Prise à bail;Titulaire;Régime;Entrée;Loyer
V1;4 rue Basse, 80000 Amiens;SCI Un;01/02/2025;Vacant;;;
V2;6 rue Basse;SCI Deux;;Vacant;;;
"""


def test_a_vacant_home_keeps_its_head_lease_and_what_cannot_be_kept_is_said():
    organisation = an_organisation()
    row = a_read_table(organisation, VACANT_HELD, "homes")
    row = say_how(row, recipe="homes", on=date(2026, 10, 31), actor=a_migrator(organisation))

    said = [(each.line, each.words) for each in seen(row).reading.warnings]
    carry_out_import(row, actor=a_migrator(organisation))

    assert len(said) == 1
    assert "SCI Deux, sans date" in said[0][1]
    held = Holding.objects.get()
    assert (held.kind, held.period.lower) == ("head_lease", date(2025, 2, 1))
    place = held.places.get().place
    assert (place.label, place.street, place.postcode, place.town) == (
        "V1",
        "4 rue Basse",
        "80000",
        "Amiens",
    )


def test_what_is_owed_for_a_home_of_another_entity_is_brought_to_its_own_position():
    organisation = an_organisation()
    scic, site = a_site_of_another_entity(organisation)
    row = a_read_table(
        organisation,
        f"""
Site;Lot;Titulaire;Entrée;Loyer;Solde
{site.name};V1;DIALLO Awa;01/02/2025;438;120,50
Résidence;R1;ROUX Lucie;01/02/2025;400;80,00
""",
        "homes",
    )
    say_how(row, recipe="homes", on=APRIL_30, regime="loi89", actor=a_migrator(organisation))

    carry_out_import(row, actor=a_migrator(organisation))

    told = {
        (each.position.entity, each.account.entity): each.balance
        for each in OpeningBalance.objects.select_related("position__entity", "account__entity")
    }
    main = main_entity(organisation)
    assert told == {(scic, scic): Decimal("120.50"), (main, main): Decimal("80.00")}


def test_a_balance_owed_to_another_entity_is_refused_and_nothing_is_told():
    organisation = an_organisation()
    scic, _ = a_site_of_another_entity(organisation)
    account = an_account(organisation)
    position = open_position(scic, on=APRIL_30, actor=the_system(organisation))

    with pytest.raises(Refused, match="cette position est celle de Toit SCIC"):
        tell_opening(
            position, balances=[ToldBalance(account, Decimal(10))], actor=the_system(organisation)
        )

    assert not OpeningBalance.objects.exists()
