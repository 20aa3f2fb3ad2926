from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from palier.base.kit.sheets import LARGEST
from palier.base.ui.fields import DayField
from palier.base.ui.forms import ActionForm
from palier.doors.exchange.headings import HEADINGS
from palier.doors.exchange.papers import LARGEST as LARGEST_FOLDER
from palier.doors.exchange.previewing import Preview
from palier.doors.exchange.recipes import RECIPES
from palier.work.leases.models import REGIMES

RECIPE_CHOICES = [(code, recipe.title) for code, recipe in RECIPES.items()]
SKIPPED = "-"
ON = "Les soldes et plans sont ceux de ce jour ; les contrats gardent leurs propres dates."


class ReceiveSheet(ActionForm):
    content = forms.FileField(
        label="Votre tableau",
        help_text="Tableur (.xlsx, .ods, .xls) ou texte (.csv), 20 Mo au plus, tel qu’il est : "
        "titres sur une ou deux lignes, cellules fusionnées, totaux et lignes vides compris.",
        error_messages={"empty": "Ce fichier est vide. Vérifiez que c’est le bon."},
    )
    recipe = forms.ChoiceField(
        label="Ce qu’il contient",
        choices=[("", "Je ne sais pas : devinez"), *RECIPE_CHOICES],
        required=False,
    )
    on = DayField(label="Repris au", help_text=ON)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        upload = cleaned.get("content")
        if upload is not None:
            if upload.size > LARGEST:
                raise ValidationError(
                    {"content": "Ce fichier dépasse 20 Mo. Rien n’a été importé. Coupez-le."}
                )
            cleaned |= {"content": upload.read(), "name": upload.name}
        return cleaned


class BringPapers(ActionForm):
    content = forms.FileField(
        label="Dossier compressé (.zip)",
        help_text="Le nom de chaque fichier, ou de son dossier, commence par le numéro du contrat "
        "(B-0012), la référence d’avant ou le nom du ménage : « DIALLO Awa - bail.pdf ». 200 Mo "
        "au plus.",
        error_messages={"empty": "Ce fichier est vide. Vérifiez que c’est le bon."},
    )

    def clean_content(self) -> bytes:
        upload = self.cleaned_data["content"]
        if upload.size > LARGEST_FOLDER:
            raise ValidationError("Ce dossier dépasse 200 Mo. Rien n’a été gardé. Coupez-le.")
        content: bytes = upload.read()
        return content


class SayHow(ActionForm):
    recipe = forms.ChoiceField(label="Ce tableau contient", choices=RECIPE_CHOICES)
    on = DayField(label="Repris au", help_text=ON)
    regime = forms.ChoiceField(
        label="Régime, si le tableau ne le dit pas",
        choices=[("", "Le demander"), *REGIMES],
        required=False,
    )
    site = forms.CharField(
        label="Site, si le tableau ne le dit pas", max_length=120, required=False
    )

    def ask_for(self, shown: Preview) -> list[dict[str, Any]]:
        """One choice a column; gives each column with its field, for the page."""
        groups: dict[str, list[tuple[str, str]]] = {}
        for code in HEADINGS:
            if code in shown.recipe.codes:
                heading = HEADINGS[code]
                groups.setdefault(heading.group, []).append((code, heading.label))
        choices: list[Any] = [(SKIPPED, "Ne pas reprendre"), *groups.items()]
        asked = []
        for column in shown.reading.table.columns:
            name = f"column_{column.index}"
            self.fields[name] = forms.ChoiceField(
                label=f"Colonne {column.letter}, {column.said}",
                choices=choices,
                initial=column.code or SKIPPED,
            )
            asked.append({"column": column, "field": self[name]})
        return asked

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        columns = {
            name.removeprefix("column_"): cleaned.pop(name).replace(SKIPPED, "")
            for name in list(cleaned)
            if name.startswith("column_")
        }
        return {**cleaned, "columns": columns}


class AnswerTwins(ActionForm):
    """For each line where someone may be known: which household, or nobody we know."""

    def ask_for(self, shown: Preview) -> None:
        by_line: dict[int, list[tuple[str, str]]] = {}
        sure: dict[int, str] = {}
        for twin in shown.reading.twins:
            words = f"Oui : {twin.hint} ({twin.reasons})"
            by_line.setdefault(twin.line, []).append((str(twin.household_id), words))
            if twin.is_sure:
                sure.setdefault(twin.line, str(twin.household_id))
        names = {twin.line: twin.told for twin in shown.reading.twins}
        for line, choices in by_line.items():
            answered = shown.context.answers.get(str(line))
            self.fields[f"line_{line}"] = forms.ChoiceField(
                label=f"Ligne {line} : {names[line]}, déjà connu ?",
                choices=[*dict(choices).items(), ("0", "Non, c’est quelqu’un d’autre")],
                initial=sure.get(line, "0") if answered is None else str(answered),
                widget=forms.RadioSelect(attrs={"data-tiles": "yes"}),
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        answers = {
            name.removeprefix("line_"): int(cleaned.pop(name))
            for name in list(cleaned)
            if name.startswith("line_")
        }
        return {**cleaned, "answers": answers}


class CarryOutImport(ActionForm):
    pass


class GiveBackImport(ActionForm):
    pass


class UndoImport(ActionForm):
    pass


class DropSheet(ActionForm):
    pass
