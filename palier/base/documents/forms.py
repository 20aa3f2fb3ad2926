from typing import Any

from django import forms

from palier.base.documents.actions import LARGEST
from palier.base.ui.forms import ActionForm


class KeepFile(ActionForm):
    content = forms.FileField(
        label="Fichier",
        help_text="PDF, image ou tableau, 20 Mo au plus.",
        error_messages={"empty": "Ce fichier est vide. Vérifiez que c’est le bon."},
    )
    label = forms.CharField(
        label="Ce que c’est",
        max_length=120,
        required=False,
        help_text="Par exemple : état des lieux d’entrée. Vide : le nom du fichier.",
    )

    sight = forms.ChoiceField(
        label="Pour qui",
        widget=forms.RadioSelect(attrs={"data-tiles": "yes"}),
        help_text="Qui n’en est pas ne saura pas que ce document existe.",
    )

    def ask_for_whom(self, offered: list[tuple[str, str]]) -> None:
        """Ask who will read it, when there is more than one answer."""
        field: Any = self.fields["sight"]
        field.choices, field.initial = offered, offered[0][0]
        if len(offered) == 1:
            field.widget, field.required = forms.HiddenInput(), False

    def clean_sight(self) -> str:
        return str(self.cleaned_data.get("sight") or self.fields["sight"].initial)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        upload = cleaned.get("content")
        if upload is not None:
            content = upload.read(LARGEST + 1)
            cleaned |= {"content": content, "name": upload.name}
        return cleaned


class RemoveFile(ActionForm):
    pass
