from typing import Any

from django import forms

from palier.base.ui.forms import ActionForm
from palier.work.letters.models import LetterTemplate


class AddLetterTemplate(ActionForm):
    title = forms.CharField(
        label="Nom du modèle", max_length=120, help_text="« Rendez-vous au bureau »."
    )
    content = forms.FileField(label="Document Word (.docx)")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        upload = cleaned.get("content")
        if upload is not None:
            cleaned |= {"content": upload.read(6 * 1024 * 1024), "name": upload.name}
        return cleaned


class WriteLetter(ActionForm):
    template = forms.ModelChoiceField(
        label="Modèle", queryset=LetterTemplate.objects.none(), empty_label=None
    )

    def prepare(self) -> None:
        field: Any = self.fields["template"]
        rows = LetterTemplate.objects.visible_to(self.actor).filter(retired_on=None)
        field.queryset = rows.order_by("title", "pk")
