"""A large invented association, written by sets: only benchmarks may go around the actions."""

from datetime import date
from typing import Any

from config.cluster import OWNER, Address
from palier.base.accounts.actions import found_association
from palier.base.ledger.actions import open_books
from palier.base.ledger.models import Account
from palier.base.tenancy.actors import palier
from palier.base.tenancy.models import Organisation, Site
from palier.base.tenancy.reads import main_entity
from palier.base.tenancy.walls import working_for

NAMES = [
    "Diallo",
    "Haddad",
    "Roux",
    "Benali",
    "Kessler",
    "Ferrand",
    "Costa",
    "Okoro",
    "Lopes",
    "Nguyen",
    "Petit",
    "Silva",
    "Vidal",
]
FIRST = [
    "Awa",
    "Yacine",
    "Lucie",
    "Moussa",
    "Elena",
    "Thierry",
    "Farida",
    "Denis",
    "Rosa",
    "Samba",
    "Colette",
    "Ivan",
]


def an_association(on: date) -> Organisation:
    """The association, its books and one site; from then on one works for it."""
    organisation = found_association(name="Mesure", siren="912345675", is_demo=True, on=on)
    open_books(main_entity(organisation), actor=palier(organisation))
    Site.objects.create(organisation=organisation, name="Grand site", kind="social_residence")
    return organisation


def households(
    admin: Address, organisation: Organisation, count: int, *, on: date, contracts: bool = True
) -> None:
    """`count` households of one person, each with its home, contract, terms and account."""
    statements, given = crowd_of(organisation, count, on=on, contracts=contracts)
    with admin.as_role(OWNER, "palier_bench").connect(autocommit=True) as owner:
        for statement in statements:
            owner.execute(statement, given)
            owner.execute("ANALYZE")


def crowd_of(
    organisation: Organisation, count: int, *, on: date, contracts: bool = True
) -> tuple[list[str], dict[str, Any]]:
    """The statements that make `households`, in order, and their parameters."""
    with working_for(organisation):
        site = Site.objects.get(organisation=organisation)
        account = Account.objects.get(organisation=organisation, code="411")
    return _PEOPLE + (_CONTRACTS if contracts else []), {
        "o": organisation.pk,
        "n": count,
        "on": on,
        "names": NAMES,
        "first": FIRST,
        "site": site.pk,
        "account": account.pk,
    }


_NAME = """(%(names)s::text[])[1 + i %% array_length(%(names)s::text[], 1)] || ' ' || i"""
_PEOPLE = [
    f"""INSERT INTO people_household (organisation_id, public_id, name, sort_name, opened_on,
          closed_because)
        SELECT %(o)s, gen_random_uuid(), 'Ménage ' || {_NAME}, '', %(on)s, ''
        FROM generate_series(1, %(n)s) i""",
    f"""INSERT INTO people_person (organisation_id, public_id, title, first_name, last_name,
          birth_name, birth_precision, sort_name, phone, email)
        SELECT %(o)s, gen_random_uuid(), 'mrs',
          (%(first)s::text[])[1 + i %% array_length(%(first)s::text[], 1)], {_NAME}, '', 'day', '', '', ''
        FROM generate_series(1, %(n)s) i""",
    """INSERT INTO people_householdmember (organisation_id, household_id, person_id, place, period)
       SELECT %(o)s, h.id, p.id, 'head', daterange(%(on)s, NULL)
       FROM (SELECT id, row_number() OVER (ORDER BY id) r FROM people_household
             WHERE organisation_id = %(o)s) h
       JOIN (SELECT id, row_number() OVER (ORDER BY id) r FROM people_person
             WHERE organisation_id = %(o)s) p USING (r)""",
    """INSERT INTO ui_searchrow (organisation_id, kind, key, title, subtitle, url, sight, words)
       SELECT %(o)s, 'ménage', 'people.household:' || h.id, h.name, p.first_name || ' ' || p.last_name,
         '/menages/' || h.id || '/', 'people.households', h.name || ' ' || p.first_name
       FROM people_household h JOIN people_householdmember m ON m.household_id = h.id
       JOIN people_person p ON p.id = m.person_id WHERE h.organisation_id = %(o)s""",
]
_CONTRACTS = [
    """INSERT INTO housing_place (organisation_id, public_id, site_id, kind, label, size, street, postcode, town,
         is_accessible)
       SELECT %(o)s, gen_random_uuid(), %(site)s, 'dwelling', 'logement ' || i, 'T1', i || ' rue du Four', '', '', false
       FROM generate_series(1, %(n)s) i""",
    """INSERT INTO leases_occupancy (organisation_id, public_id, number, household_id, site_id,
         main_place_id, regime, state, period, end_reason, former_reference, reserve, is_furnished,
         words)
       SELECT %(o)s, gen_random_uuid(),
         'B-' || lpad(h.r::text, greatest(4, length(h.r::text)), '0'), h.id, %(site)s, p.id,
         (ARRAY['loi89','logement_foyer','art8_sublease'])[1 + h.r %% 3], 'active',
         daterange(%(on)s, NULL), '', '', '', false, ''
       FROM (SELECT id, row_number() OVER (ORDER BY id) r FROM people_household
             WHERE organisation_id = %(o)s) h
       JOIN (SELECT id, row_number() OVER (ORDER BY id) r FROM housing_place
             WHERE organisation_id = %(o)s) p USING (r)""",
    """INSERT INTO ledger_sequence (organisation_id, name, last)
       SELECT %(o)s, 'occupancies', count(*) FROM leases_occupancy WHERE organisation_id = %(o)s
       ON CONFLICT (organisation_id, name) DO UPDATE SET last = excluded.last""",
    """INSERT INTO leases_occupancyplace (organisation_id, occupancy_id, place_id, period, is_firm)
       SELECT organisation_id, id, main_place_id, period, true FROM leases_occupancy
       WHERE organisation_id = %(o)s""",
    """INSERT INTO billing_term (organisation_id, occupancy_id, kind, label, amount, unit, reason,
         period)
       SELECT %(o)s, o.id, t.kind, t.label, t.amount + o.id %% 90, 'month', '', o.period
       FROM leases_occupancy o
       CROSS JOIN (VALUES ('rent', 'Loyer', 380.00), ('charges', 'Charges', 42.00),
         ('benefit', 'Aide au logement', 210.00)) t (kind, label, amount)
       WHERE o.organisation_id = %(o)s""",
    """INSERT INTO ledger_auxiliary (organisation_id, account_id, code, label)
       SELECT %(o)s, %(account)s, 'M' || lpad(id::text, 7, '0'), name FROM people_household
       WHERE organisation_id = %(o)s""",
    """INSERT INTO billing_householdaccount (organisation_id, household_id, entity_id,
         auxiliary_id)
       SELECT %(o)s, h.id, c.entity_id, a.id FROM people_household h
       JOIN ledger_auxiliary a ON a.code = 'M' || lpad(h.id::text, 7, '0')
       JOIN ledger_account c ON c.id = a.account_id
       WHERE h.organisation_id = %(o)s""",
]
