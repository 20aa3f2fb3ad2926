"""The association's rules, in order, and what a change would do before it is made."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from palier.base.kit.typography import day_in_words, plural
from palier.base.tenancy.actors import ActorRequest
from palier.base.tenancy.middleware import needs_sight
from palier.base.ui.cards import Card, Line, Table, show_cards, verb, verbs
from palier.base.ui.lists import Chip
from palier.base.ui.pages import done, form_page, press
from palier.base.ui.subjects import Subject
from palier.work.arrears import actions, forms
from palier.work.arrears.finding import Impact, impact_of, in_words
from palier.work.arrears.forms.cases import SENT
from palier.work.arrears.models import ArrearsRule, ReminderTemplate
from palier.work.arrears.views.tabs import CASES, tabs_of
from palier.work.arrears.wording import template_of

RULES = ("Règles", "/impayes/regles/")


@needs_sight("arrears.cases")
def rules(request: ActorRequest) -> HttpResponse:
    rows = list(ArrearsRule.objects.visible_to(request.actor).order_by("rank"))
    return show_cards(
        request,
        title="Règles et modèles",
        lead="Lues chaque nuit, dans l’ordre : la dernière dont les conditions sont réunies l’emporte.",
        crumbs=[CASES],
        tabs=tabs_of(request.actor),
        verbs=verbs(
            verb(
                request,
                "arrears.add_rule",
                "Ajouter une règle",
                reverse("arrears:add_rule"),
                "plus",
                main=True,
            )
        ),
        cards=[
            _rules_card(request, rows),
            Card(
                "Vos modèles",
                [_template(request, kind) for kind in SENT],
                side=True,
                icon="document-text",
            ),
        ],
    )


def _rules_card(request: ActorRequest, rows: list[ArrearsRule]) -> Card:
    """The rules in their order; the usual ones, when there is none."""
    return Card(
        "Vos règles",
        [_line(request, row, rank, len(rows)) for rank, row in enumerate(rows)],
        empty="Aucune règle : rien n’est cherché la nuit.",
        verbs=[]
        if rows
        else verbs(
            verb(
                request,
                "arrears.adopt_usual_rules",
                "Reprendre les règles d’usage",
                reverse("arrears:adopt_usual_rules"),
                post=True,
            )
        ),
        icon="adjustments-horizontal",
    )


def _line(request: ActorRequest, row: ArrearsRule, rank: int, count: int) -> Line:
    ways = [("plus-tot", "Monter", rank > 0), ("plus-tard", "Descendre", rank < count - 1)]
    moves = [
        verb(
            request,
            "arrears.move_rule",
            label,
            reverse("arrears:move_rule", args=[row.pk, way]),
            post=True,
            about=row.name,
        )
        for way, label, possible in ways
        if possible
    ]
    change = verb(request, "arrears.change_rule", "Changer…", row, about=row.name)
    return Line(
        f"{row.rank}. {row.name}",
        in_words(row),
        chip=None if row.is_active else Chip("non appliquée", "wait"),
        verbs=verbs(*moves, change),
    )


def _template(request: ActorRequest, kind: str) -> Line:
    title, _ = template_of(request.actor.organisation, kind, request.today)
    own = (
        ReminderTemplate.objects.visible_to(request.actor)
        .filter(kind=kind, starts_on__lte=request.today)
        .order_by("-starts_on")
        .first()
    )
    why = f"vos mots, depuis le {day_in_words(own.starts_on)}" if own else "nos mots"
    label = {each.value: each.label for each in SENT}[kind]
    url = reverse("arrears:word_reminder", args=[kind])
    offered = verb(request, "arrears.word_reminder", "Changer les mots…", url, about=label)
    return Line(title, f"{label} : {why}", verbs=verbs(offered), icon="document-text")


@require_POST
@needs_sight("arrears.cases")
def adopt_usual_rules(request: ActorRequest) -> HttpResponse:
    return press(
        request,
        actions.adopt_usual_rules,
        request.actor.organisation,
        said="Règles d’usage reprises. La nuit prochaine les lira.",
        to=RULES[1],
    )


@needs_sight("arrears.cases")
def add_rule(request: ActorRequest) -> HttpResponse:
    form = forms.RuleForm(request)
    del form.fields["is_active"]
    return _rule_page(request, form, None)


ARREARS_RULE = Subject(
    ArrearsRule,
    "regles/<int:pk>/",
    page="arrears:change_rule",
)


@ARREARS_RULE.shown
def change_rule(request: ActorRequest, row: ArrearsRule) -> HttpResponse:
    names = [name for name in forms.RuleForm.base_fields if name != "seen"]
    initial = {name: getattr(row, name) for name in names}
    return _rule_page(request, forms.RuleForm(request, subject=row, initial=initial), row)


def _rule_page(
    request: ActorRequest, form: forms.RuleForm, row: ArrearsRule | None
) -> HttpResponse:
    """First what the rule would change today, then, once it was seen, the change."""
    impact = None
    if form.is_bound and form.is_valid():
        if form.cleaned_data.pop("seen"):
            action: Any = actions.change_rule if row else actions.add_rule
            if form.carry_out(action, row or request.actor.organisation):
                return done(
                    request, "Règle enregistrée : elle vaut dès la nuit prochaine.", RULES[1]
                )
        else:
            impact = _impact(request, row, form.proposal())
            data: Any = form.data.copy()  # type: ignore[attr-defined]
            data["seen"] = "on"
            form.data = data
    return form_page(
        request,
        form,
        title=f"Changer « {row.name} »" if row else "Ajouter une règle",
        submit="Appliquer ce changement" if impact else "Voir l’effet",
        back=RULES[1],
        crumbs=[CASES, RULES],
        lead="L’effet est montré avant que rien ne change.",
        template="arrears/rule.html",
        impact=impact,
        impact_card=_impact_card(impact) if impact else None,
    )


def _impact(request: ActorRequest, row: ArrearsRule | None, given: dict[str, Any]) -> Impact:
    told = list(ArrearsRule.objects.visible_to(request.actor).order_by("rank"))
    given = {"is_active": True, **given}
    new = ArrearsRule(
        organisation=request.actor.organisation,
        pk=row.pk if row else None,
        rank=row.rank if row else len(told) + 1,
        **given,
    )
    told = [new if row and each.pk == row.pk else each for each in told]
    told = [each for each in (told if row else [*told, new]) if each.is_active]
    return impact_of(request.actor.organisation, told, request.today)


def _impact_card(impact: Impact) -> Card:
    words = [
        plural(impact.entering, "ménage entrerait", "ménages entreraient"),
        plural(impact.leaving, "ne serait plus trouvé", "ne seraient plus trouvés"),
        plural(impact.changing, "changerait d’étape", "changeraient d’étape"),
    ]
    return Card(
        "Effet aujourd’hui",
        text="Si cette règle valait ce soir : " + ", ".join(words) + ".",
        table=Table(
            ["Règle", "Maintenant", "Ensuite"],
            [(name, str(was), str(will)) for name, was, will in impact.rows],
            numbers=(1, 2),
        ),
        tone="info",
        icon="eye",
    )


@require_POST
def move_rule(request: ActorRequest, pk: int, way: str) -> HttpResponse:
    row = get_object_or_404(ArrearsRule.objects.visible_to(request.actor), pk=pk)
    earlier = way == "plus-tot"
    return press(
        request, actions.move_rule, row, said="Ordre changé.", to=RULES[1], earlier=earlier
    )
