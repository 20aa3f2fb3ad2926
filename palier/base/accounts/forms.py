from typing import Any

from django import forms

from palier.base.accounts.actions import LAW_ANSWERS
from palier.base.accounts.passwords import one_form
from palier.base.documents.logos import LARGEST
from palier.base.tenancy.figures import Declared
from palier.base.tenancy.models import Organisation, Site, Team, User
from palier.base.tenancy.reads import colleagues, teams_of, workplaces
from palier.base.tenancy.roles import ROLES
from palier.base.ui.fields import DayField, SirenField
from palier.base.ui.forms import ActionForm
from palier.law.territory import DEPARTMENTS, department_of

TILES = {"data-tiles": "yes"}


class SignIn(forms.Form):
    email = forms.EmailField(
        label="Adresse électronique", widget=forms.EmailInput(attrs={"autocomplete": "username"})
    )
    password = forms.CharField(
        strip=False,
        label="Mot de passe",
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class Forgotten(forms.Form):
    email = forms.EmailField(
        label="Adresse électronique", widget=forms.EmailInput(attrs={"autocomplete": "username"})
    )


class OwnPassword(forms.Form):
    password = forms.CharField(
        strip=False,
        label="Mot de passe",
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class NewPassword(forms.Form):
    password = forms.CharField(
        label="Nouveau mot de passe",
        help_text="Douze signes au moins. Le plus sûr et le plus simple : quatre mots sans lien, ou "
        "une phrase à vous.",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
    )
    again = forms.CharField(
        label="Encore une fois",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
    )

    def clean(self) -> dict[str, str]:
        told: dict[str, str] = super().clean() or {}
        typed = [one_form(told[name]) for name in ("password", "again") if name in told]
        if len(typed) == 2 and typed[0] != typed[1]:
            self.add_error("again", "Ce n’est pas le même que le premier.")
        return told


class ChangePassword(NewPassword):
    current = forms.CharField(
        label="Mot de passe actuel",
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        strip=False,
    )
    field_order = ["current", "password", "again"]


class Settings(forms.Form):
    theme = forms.ChoiceField(
        label="Apparence",
        choices=[("auto", "Comme l’appareil"), ("light", "Clair"), ("dark", "Sombre")],
        widget=forms.RadioSelect(attrs=TILES),
    )
    single_keys = forms.BooleanField(
        label="Raccourcis à une lettre", required=False, help_text="N pour noter, G pour aller."
    )


class _WithRoles(ActionForm):
    roles = forms.MultipleChoiceField(
        label="Rôles", widget=forms.CheckboxSelectMultiple(attrs=TILES), choices=()
    )
    supervisor = forms.ModelChoiceField(
        label="Encadrement",
        queryset=User.objects.none(),
        required=False,
        help_text="La personne qui peut lire ses notes secrètes.",
    )
    team = forms.CharField(
        label="Équipe",
        max_length=120,
        required=False,
        help_text="« Équipe accès », « Pôle résidences » : créée la première fois qu’on l’écrit.",
    )

    def prepare(self) -> None:
        self.fields["roles"].choices = [(r.code, r.label) for r in ROLES.values()]  # type: ignore[attr-defined]
        self.fields["supervisor"].queryset = colleagues(self.actor)  # type: ignore[attr-defined]


class _WithPlaces(ActionForm):
    everywhere = forms.BooleanField(
        label="Partout",
        required=False,
        help_text="Tous les sites et tous les ménages de l’association. Rien ici ni dessous : nulle "
        "part, on ne voit alors que ce qui n’est d’aucun lieu.",
    )
    departments = forms.MultipleChoiceField(
        label="Départements entiers",
        choices=[],
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs=TILES),
        help_text="Tous leurs sites d’aujourd’hui, d’après leur code postal, en plus de ceux cochés.",
    )
    sites = forms.ModelMultipleChoiceField(
        label="Sites",
        queryset=Site.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs=TILES),
        help_text="Ce qui s’y passe, et les ménages qui y vivent.",
    )
    teams = forms.ModelMultipleChoiceField(
        label="Équipes",
        queryset=Team.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs=TILES),
        help_text="Les ménages que leurs membres accompagnent. Les siens, toujours.",
    )

    def prepare(self) -> None:
        super().prepare()
        sites = workplaces(self.actor)
        self.fields["sites"].queryset = sites  # type: ignore[attr-defined]
        codes = {department_of(site.postcode) for site in sites} - {""}
        whole: Any = self.fields["departments"]
        whole.choices = [(code, DEPARTMENTS[code]) for code in sorted(codes)]
        if len(codes) < 2:
            del self.fields["departments"]
        self.fields["teams"].queryset = teams_of(self.actor)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Whole departments are their sites."""
        told: dict[str, Any] = super().clean() or {}
        codes = told.pop("departments", [])
        if codes and "sites" in told:
            more = [s.pk for s in workplaces(self.actor) if department_of(s.postcode) in codes]
            chosen = [site.pk for site in told["sites"]]
            told["sites"] = Site.objects.filter(pk__in={*chosen, *more})
        return told


class ChangePerimeter(_WithPlaces):
    pass


class InviteMember(_WithPlaces, _WithRoles):
    first_name = forms.CharField(label="Prénom", max_length=100)
    last_name = forms.CharField(label="Nom", max_length=100)
    email = forms.EmailField(label="Adresse électronique")
    job = forms.CharField(label="Fonction", max_length=100)
    starts_on = DayField(label="À partir du")
    field_order = [
        "first_name",
        "last_name",
        "email",
        "job",
        "starts_on",
        "supervisor",
        "team",
        "roles",
        "everywhere",
        "departments",
        "sites",
        "teams",
    ]


class ChangeRoles(_WithRoles):
    pass


class EndMembership(ActionForm):
    last_on = DayField(label="Dernier jour d’accès")


class ChangeCard(ActionForm):
    name = forms.CharField(label="Nom", max_length=200)
    siren = SirenField(label="SIREN", required=False, max_length=11)
    street = forms.CharField(label="Adresse", max_length=200, required=False)
    postcode = forms.CharField(label="Code postal", max_length=10, required=False)
    town = forms.CharField(label="Commune", max_length=100, required=False)
    phone = forms.CharField(label="Téléphone", max_length=30, required=False)
    email = forms.EmailField(label="Adresse électronique", required=False)
    approvals = forms.CharField(
        label="Agréments", required=False, help_text="Écrits au pied de chaque document."
    )
    due_day = forms.IntegerField(
        label="Jour d’échéance du loyer", min_value=1, max_value=28, help_text="De 1 à 28."
    )
    proration = forms.ChoiceField(
        label="Mois entamé",
        choices=Organisation.Proration,
        help_text="Comment se compte un mois habité en partie.",
    )
    proration_from = DayField(
        label="S’il change, à partir du mois du",
        required=False,
        help_text="Vide : le mois prochain. Les mois d’avant gardent leur façon de compter.",
    )
    logo = forms.FileField(
        label="Logo", required=False, help_text="PNG, JPEG ou SVG, 300 Ko au plus."
    )
    no_logo = forms.BooleanField(label="Retirer le logo", required=False)

    def clean_logo(self) -> bytes | None:
        upload = self.cleaned_data.get("logo")
        return upload.read(LARGEST + 1) if upload else None


class SetFigure(ActionForm):
    value = forms.CharField(label="Valeur", max_length=200)
    starts_on = DayField(label="Depuis le")
    source = forms.CharField(
        label="D’où cela vient",
        max_length=200,
        required=False,
        help_text="Charte, convention, règlement intérieur, décision du conseil…",
    )

    def speak_of(self, declared: Declared) -> None:
        """Ask for the value in the words of the figure."""
        if declared.options:
            self.fields["value"].widget = forms.Select(choices=list(declared.options))


class NoteLawChecked(ActionForm):
    found = forms.ChoiceField(
        label="Ce que vous avez lu",
        choices=[("", "—"), *LAW_ANSWERS.items()],
        help_text="Changée : Palier le dit à tous, et calcule encore d’après l’ancienne jusqu’à sa "
        "mise à jour ; saisissez les montants qui se saisissent.",
    )
    checked_on = DayField(label="Vérifiée le", past=True)
    source = forms.CharField(
        label="Où", max_length=200, help_text="Journal officiel, site de l’Insee, circulaire…"
    )
