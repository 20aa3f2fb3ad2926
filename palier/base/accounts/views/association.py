"""The association's own card, its figures, the law it read, its journals."""

from django.http import Http404, HttpResponse
from django.urls import reverse

from palier.base.accounts import actions, forms, lists, reads
from palier.base.accounts.actions import LAW_ANSWERS
from palier.base.kit.typography import day_in_words, plural
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.figures import FIGURES, figure
from palier.base.tenancy.middleware import needs_sight, open_to_members
from palier.base.tenancy.models import Figure, Organisation
from palier.base.tenancy.reads import main_entity
from palier.base.ui import lists as ui_lists
from palier.base.ui.cards import Card, Line, Verb, show_cards, verb, verbs
from palier.base.ui.lists import Chip
from palier.base.ui.pages import ask, done, form_page
from palier.law.checked import checked


@needs_sight("accounts.members")
def card(request: ActorRequest) -> HttpResponse:
    """The association's own card: what heads every document."""
    organisation = request.actor.organisation
    names = ("name", "street", "postcode", "town", "phone", "email", "approvals", "proration")
    initial = {name: getattr(organisation, name) for name in (*names, "due_day")}
    initial["siren"] = main_entity(organisation).siren
    form = forms.ChangeCard(request, subject=organisation, initial=initial)
    if form.carry_out(actions.change_card, organisation):
        return done(
            request, "Fiche enregistrée. Les prochains documents la porteront.", "accounts:card"
        )
    return form_page(
        request,
        form,
        title="L’association",
        submit="Enregistrer la fiche",
        back=reverse("ui:day"),
        lead="Ce qui figure en tête et au pied de chaque document.",
    )


@needs_sight("journal.security")
def security(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.SECURITY)


@needs_sight("journal.records")
def records(request: ActorRequest) -> HttpResponse:
    return ui_lists.show(request, lists.RECORDS)


def _said(organisation: Organisation, code: str) -> list[str]:
    """What was said of a figure, the latest first, each with its day and its source."""
    rows = Figure.objects.filter(organisation=organisation, code=code).order_by("-starts_on")
    return [
        f"Depuis le {day_in_words(row.starts_on)} : {FIGURES[code].in_words(row.value)}"
        + (f" ({row.source})" if row.source else "")
        for row in rows[:5]
    ]


@needs_sight("accounts.members")
def figures(request: ActorRequest) -> HttpResponse:
    """What the association decides for itself, room by room."""
    organisation, today = request.actor.organisation, request.today
    lines = [
        Line(
            declared.label,
            "\n".join(filter(None, [declared.help, *_said(organisation, code)])),
            reverse("accounts:set_figure", args=[code]),
            chip=Chip(declared.in_words(figure(organisation, code, today))),
        )
        for code, declared in FIGURES.items()
    ]
    return show_cards(
        request,
        title="Réglages de l’association",
        lead="Ce que votre association décide elle-même. Chaque changement a sa date et sa source.",
        crumbs=[("L’association", reverse("accounts:card"))],
        verbs=[Verb("Ce que dit la loi", reverse("accounts:law"), "scale")],
        cards=[Card("Ce qui est décidé", lines, icon="adjustments-horizontal")],
    )


@needs_sight("accounts.members")
def set_figure(request: ActorRequest, code: str) -> HttpResponse:
    declared = FIGURES.get(code)
    if declared is None:
        raise Http404(code)
    organisation = request.actor.organisation
    now = figure(organisation, code, request.today)
    form = forms.SetFigure(request, initial={"value": now, "starts_on": request.today})
    form.speak_of(declared)
    return ask(
        request,
        form,
        actions.set_figure,
        organisation,
        known={"code": code},
        title=declared.label,
        submit="Enregistrer ce réglage",
        said="Réglage enregistré.",
        back=reverse("accounts:figures"),
        crumbs=[("Réglages", reverse("accounts:figures"))],
        lead=declared.help,
    )


@open_to_members
def law(request: ActorRequest) -> HttpResponse:
    """Each rule of law that figures rest on: until when it was checked, what was published since."""
    states = reads.law_states(request.actor.organisation, request.today)
    late = [each for each in states if each.why or each.has_changed]
    fine = [each for each in states if not (each.why or each.has_changed)]
    return show_cards(
        request,
        title="Ce que dit la loi",
        lead="Chaque règle dit sa source et le jour où quelqu’un l’a relue. Rien n’est deviné : une "
        "règle publiée depuis est à vérifier avant de s’y fier.",
        crumbs=[("Réglages", reverse("accounts:figures"))]
        if request.actor.sees("accounts.members")
        else (),
        cards=[
            Card(
                f"À vérifier : {plural(len(late), 'règle')}" if late else "À vérifier",
                [_law_line(request, each) for each in late],
                empty="Toutes les règles ont été relues depuis leur dernière publication.",
                icon="scale",
            ),
            Card("Vérifiées", [_law_line(request, each) for each in fine], icon="check"),
        ],
    )


def _law_line(request: ActorRequest, state: reads.LawState) -> Line:
    rule, row, next_on = state.rule, state.seen, state.rule.next_on(request.today)
    told = [rule.about, rule.source, f"Relue pour Palier le {day_in_words(rule.checked_on)}"]
    if row is not None:
        told.append(
            f"{LAW_ANSWERS[row.value]}, lu le {day_in_words(row.starts_on)} : {row.source}"
        )
    if next_on is not None:
        told.append(f"Prochaine publication : {day_in_words(next_on)}")
    if state.has_changed:
        chip = Chip("a changé", "bad")
    else:
        chip = Chip(state.why, "wait") if state.why else Chip("vérifiée", "ok")
    noting = verb(
        request,
        "accounts.note_law_checked",
        "Noter une vérification…",
        reverse("accounts:note_law_checked", args=[rule.code]),
        about=rule.label,
    )
    return Line(rule.label, "\n".join(told), chip=chip, verbs=verbs(noting), icon="scale")


@needs_sight("accounts.members")
def note_law_checked(request: ActorRequest, code: str) -> HttpResponse:
    rule = checked().get(code)
    if rule is None:
        raise Http404(code)
    return ask(
        request,
        forms.NoteLawChecked(request, initial={"checked_on": request.today}),
        actions.note_law_checked,
        request.actor.organisation,
        known={"code": code},
        title=rule.label,
        submit="Noter cette vérification",
        said="Vérification notée.",
        back=reverse("accounts:law"),
        crumbs=[("Ce que dit la loi", reverse("accounts:law"))],
        lead=f"{rule.about} {rule.source}.",
    )
