"""Each table and each page, held against those who stand on the wrong side of a wall.

One world holds one of everything. Rows: another association, a sight one lacks, another
perimeter, a closed file, a secret address. Pages, prints, spreadsheets, calendar and search: names
and homes are rare words, looked for in all that is answered.
"""

import re
from contextlib import suppress
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from django.apps import apps
from django.urls import NoReverseMatch, get_resolver, resolve, reverse
from django.utils import timezone
from openpyxl import load_workbook

from palier.base.documents import drawing
from palier.base.ledger.tests.examples import an_organisation
from palier.base.tenancy.actors import Actor
from palier.base.tenancy.models import Site
from palier.base.tenancy.roles import ROLES, SIGHTS, Role
from palier.base.tenancy.rows import OwnedBase
from palier.base.tenancy.tests.examples import someone_as, the_system
from palier.base.tenancy.tests.pages import come_in
from palier.base.tenancy.walls import stand_in
from palier.registers.housing.models import Place
from palier.registers.people.models import Household, HouseholdMember, Person
from palier.work.leases.models import Occupancy
from tests.house.everything import pages_of_everything
from tests.house.test_house import addresses
from tests.house.test_query_counts import LISTS

MODELS = [model for model in apps.get_models() if issubclass(model, OwnedBase)]
OF_THE_WHOLE = {
    "ledger.CostCentre": "the books are those of the whole association",
    "sourcing.OwnerLead": "an owner who may trust us with a home belongs to no site yet",
    "people.Household": "reached by what ties it: see `people.ties`",
}
"""Tables that lead to a place and yet belong to the whole association, and why."""
NAMES_PAYERS = (
    "/comptabilite/",
    "/encaissements/",
    "/quittancement/lignes/",
    "/quittancement/propositions/",
)
"""Pages of the books and of the bank: who posts payments sees payers’ names, wherever they live."""
NOT_OPENED = {
    "access:attach_visit",
    "access:choose_for_round",
    "access:choose_for_workshop",
    "access:correct_visit",
    "access:leave_queue",
    "access:receive_request",
    "access:receive_waiting",
    "access:wait_again",
    "accounts:print_link",
    "accounts:send_link",
    "accounts:note_law_checked",
    "accounts:set_figure",
    "arrears:move_rule",
    "arrears:resume_case",
    "arrears:word_reminder",
    "bank:reject_item",
    "bank:undo_reject",
    "bank:settle_reject",
    "bank:take_line_back",
    "billing:correction_letter",
    "billing:drop_rent_run",
    "billing:options_invoice",
    "billing:payment_receipt",
    "billing:print_receipts",
    "billing:reallocate",
    "billing:receipt_pdf",
    "collecting:refund_in_cash",
    "billing:release_draft",
    "collecting:undo_cash_refund",
    "billing:undo_deposit",
    "casework:tick_step",
    "casework:untick_step",
    "charges:account_pdf",
    "eviction:take_off_agenda",
    "exchange:answer_twins",
    "exchange:give_back_import",
    "exchange:say_how",
    "exchange:undo_import",
    "halting:cancel_closing",
    "leases:law_of_regime",
    "leases:undo_entry",
    "leases:write_template",
    "access:meet_visitor",
    "access:undo_meeting",
    "domiciliation:hand_post",
    "domiciliation:put_back_post",
    "ledger:fec",
    "ledger:unletter",
    "meetings:put_slide_on_agenda",
    "neighbourhood:reopen_mediation",
    "owners:statement_pdf",
    "people:close_household",
    "people:reopen_household",
    "people:undo_merge",
    "residences:drop_roll",
    "residences:drop_service_use",
    "residences:remove_shift",
    "residences:remove_urgent_contact",
    "residences:reopen_incident",
    "residences:unpin_notice",
    "support:finish_task",
    "ui:errand",
    "ui:stop_errand",
    "ui:take_errand",
    "succession:undo_hand_over",
    "hours:remove_time",
    "support:review_word",
    "support:take_task",
    "upkeep:approve_quote",
    "upkeep:cancel_order",
    "upkeep:drop_repair_charge",
    "upkeep:reopen_repair",
    "upkeep:reopen_reserve",
}
"""Pages about a row in a state that this world does not hold: the tests of their rooms open them."""
AS_PYTHON = re.compile(r"\b[A-Z]\w+\([a-z_]+=(?:&#x27;|&quot;|')")
"""What Python would print of a thing that no page knows how to write."""
NAME, HOME = re.compile(r"Kanari(\d+)x"), re.compile(r"(?:Gite|Cachee)(\d+)x")


def _seeing(organisation, *lacking, sites=None) -> Actor:
    """Someone with every sight but those."""
    actor = someone_as(organisation, *ROLES, sites=sites)
    return replace(actor, sights=frozenset(SIGHTS) - set(lacking))


def _rows(actor: Actor) -> dict[str, set[int]]:
    """What of each table that actor reads."""
    found = {}
    for model in MODELS:
        rows = model._default_manager.visible_to(actor)
        found[model._meta.label] = set(rows.values_list("pk", flat=True))
    return found


def _leads_somewhere(model, pks: set[int]) -> set[int]:
    """Those rows that a path of their wall leads to a site, a household or a team."""
    wall, found = model.wall, set()
    for path in filter(None, (wall.site_path, wall.household_path, wall.team_path)):
        rows = model._default_manager.filter(pk__in=pks, **{f"{path}__isnull": False})
        found |= set(rows.values_list("pk", flat=True))
    return found


def _is_of_a_place(model) -> bool:
    return model in (Site, Household) or (
        issubclass(model, OwnedBase) and model.wall.is_of_a_place
    )


def test_a_table_that_leads_to_a_place_or_a_household_says_so():
    silent = {
        model._meta.label
        for model in MODELS
        if not _is_of_a_place(model) or model is Household
        for field in model._meta.local_fields
        if field.related_model and _is_of_a_place(field.related_model)
    }
    assert silent == set(OF_THE_WHOLE)


def test_rows_stop_at_every_wall():
    organisation = an_organisation()
    pages_of_everything(organisation)
    stand_in(organisation.pk)
    everything = _rows(the_system(organisation))
    assert sum(bool(rows) for rows in everything.values()) > 100

    _whoever_sees_everything_everywhere_reads_all_but(
        {
            "documents.StoredFile",
            "exchange.CalendarFeed",
            "support.Note",
            "support.SecretSentence",
        },
        _rows(_seeing(organisation)),
        everything,
    )
    _whoever_works_nowhere_reads_nothing_of_a_place(_rows(_seeing(organisation, sites=())))
    _whoever_lacks_a_sight_reads_no_table_that_takes_it(organisation)
    _a_secret_address_and_a_closed_file_are_veiled(organisation)
    _another_association_reads_none_of(everything)


def _whoever_sees_everything_everywhere_reads_all_but(own, seen, everything):
    assert {label for label, rows in everything.items() if seen[label] != rows} <= own


def _whoever_works_nowhere_reads_nothing_of_a_place(seen):
    for model in MODELS:
        if _is_of_a_place(model):
            assert not _leads_somewhere(model, seen[model._meta.label]), model
    assert seen["people.Household"] == seen["people.Person"] == set()


def _whoever_lacks_a_sight_reads_no_table_that_takes_it(organisation):
    for sight in SIGHTS:
        blind = _seeing(organisation, sight)
        for model in MODELS:
            if model.wall.sight == sight:
                assert not model._default_manager.visible_to(blind).exists(), model


def _a_secret_address_and_a_closed_file_are_veiled(organisation):
    of_a_household = [model for model in MODELS if model.wall.household_path]
    Household.objects.update(hidden_at=timezone.now())
    unknowing = _rows(_seeing(organisation, "people.hidden_addresses"))
    for model in of_a_household:
        if model.wall.site_path:
            assert not _of_someone(model) & unknowing[model._meta.label], model
    Household.objects.update(hidden_at=None, closed_on=date(2026, 11, 1))
    seen = _rows(_seeing(organisation, "people.closed_files"))
    for model in of_a_household:
        assert not _of_someone(model) & seen[model._meta.label], model
    assert seen["people.Household"] == set()


def _of_someone(model) -> set[int]:
    """The rows about a household."""
    rows = model._default_manager.filter(**{f"{model.wall.household_path}__isnull": False})
    return set(rows.values_list("pk", flat=True))


def _another_association_reads_none_of(everything):
    elsewhere = an_organisation("Ailleurs")
    for label, rows in _rows(_seeing(elsewhere)).items():
        assert not rows & everything[label], label


@pytest.fixture
def drawn(monkeypatch):
    """The words of the papers drawn, instead of their PDF."""
    told = []

    def compiled(*args, **given):
        told.append(given["sys_inputs"]["data"])
        return b"%PDF"

    monkeypatch.setattr(drawing.typst, "compile", compiled)
    return told


def _words(answer) -> str:
    """What an answer says: a page, a spreadsheet or a text."""
    kind = answer.get("Content-Type", "")
    if "spreadsheet" in kind:
        content = b"".join(answer) if answer.streaming else answer.content
        sheets = load_workbook(BytesIO(content), read_only=True)
        cells = (row for sheet in sheets for row in sheet.iter_rows(values_only=True))
        return " ".join(str(cell) for row in cells for cell in row)
    if answer.streaming:
        return b"".join(answer).decode(errors="ignore")
    return answer.content.decode(errors="ignore")


def _told_to(client, pages, drawn):
    """Each page that answers, and all its words."""
    waiting = list(dict.fromkeys(pages))
    for url in waiting:
        drawn.clear()
        answer = client.get(url)
        if answer.status_code in (403, 404):
            continue
        words = _words(answer)
        yield url, " ".join([words, *drawn])
        if "format=xlsx" in words and "?" not in url:
            waiting.append(f"{url}?format=xlsx")


def _calendar(client) -> str:
    """The address where one’s telephone reads their appointments."""
    page = client.post("/agenda/adresse/creer/").content.decode()
    return re.search(r"http://testserver(/agenda/[^\s\"<]+\.ics)", page)[1]


def _fixed_addresses() -> list[str]:
    """Every page that is found by its name alone."""
    found = []
    for namespace, (_, resolver) in get_resolver().namespace_dict.items():
        for name in filter(lambda each: isinstance(each, str), resolver.reverse_dict):
            with suppress(NoReverseMatch):
                found.append(reverse(f"{namespace}:{name}"))
    return [url for url in found if _is_behind_a_wall(resolve(url).func)]


def _is_behind_a_wall(view) -> bool:
    return getattr(view, "open_to", "") not in ("all", "users")


def _named_rarely() -> None:
    """Each household and its home get names that nothing else bears."""
    for number, household in enumerate(Household.objects.all()):
        name = f"Kanari{number}x"
        Household.objects.filter(pk=household.pk).update(name=f"Famille {name}")
        members = HouseholdMember.objects.filter(household=household)
        Person.objects.filter(pk__in=members.values("person")).update(last_name=name)
        for home in Occupancy.objects.filter(household=household):
            where = {"label": f"Gite{number}x", "street": f"{number} rue Cachee{number}x"}
            Place.objects.filter(pk=home.main_place_id).update(**where)


def _every_address(organisation):
    """Every page of one row, list, fixed address and search; those that are not opened are known."""
    pages = pages_of_everything(organisation)
    stand_in(organisation.pk)
    _named_rarely()
    searches = [f"/recherche/?q={word}" for word in ("kanari", "gite", "cachee", "diallo")]
    pages = [*pages[:-1], *LISTS, *_fixed_addresses(), *searches]
    met = {resolve(url.partition("?")[0]).view_name for url in pages}
    walled = {name for name, view in addresses().items() if _is_behind_a_wall(view)}
    assert walled - met == NOT_OPENED
    return pages


def test_no_answer_tells_a_name_beyond_ones_places(client, drawn):
    organisation = an_organisation()
    pages = _every_address(organisation)
    come_in(client, organisation, *ROLES, everywhere=False)

    for url, words in _told_to(client, [*pages, _calendar(client)], drawn):
        if not url.startswith(NAMES_PAYERS):
            assert not NAME.search(words), url
            assert not HOME.search(words), url


def test_no_answer_tells_a_secret_address(client, drawn, monkeypatch):
    organisation = an_organisation()
    pages = _every_address(organisation)
    Household.objects.update(hidden_at=timezone.now())
    unknowing = Role(
        "unknowing",
        "Tout sauf où",
        "",
        frozenset().union(*(role.actions for role in ROLES.values())),
        frozenset(SIGHTS) - {"people.hidden_addresses"},
    )
    monkeypatch.setitem(ROLES, "unknowing", unknowing)
    come_in(client, organisation, "unknowing")

    named = 0
    for url, words in _told_to(client, [*pages, _calendar(client)], drawn):
        named += bool(NAME.search(words))
        assert not AS_PYTHON.search(words), url
        # One's day lists things that have nothing to do with one another: line by line.
        for said in words.split("<li>") if url == "/" else [words]:
            assert not set(NAME.findall(said)) & set(HOME.findall(said)), url
    assert named > 50
