"""Pictures taken on a telephone: asked for in a form, checked before anything is done."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from palier.base.documents.actions import LARGEST, keep_file
from palier.base.tenancy.actors import Actor

PICTURES = (b"\x89PNG", b"\xff\xd8\xff")


class PhotosInput(forms.ClearableFileInput):
    allow_multiple_selected = True

    def __init__(self) -> None:
        super().__init__(attrs={"accept": "image/*", "multiple": True})


class UploadsField(forms.FileField):
    """Some files, as many as one takes."""

    widget = PhotosInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        files = data if isinstance(data, list | tuple) else [data] if data else []
        return [super(UploadsField, self).clean(each, initial) for each in files]


@dataclass(frozen=True)
class Photo:
    """A picture, as it was sent."""

    name: str
    content: bytes


class PhotosField(UploadsField):
    """Some pictures: JPEG or PNG, 20 MB each at most; anything else is said and nothing is kept."""

    def clean(self, data: Any, initial: Any = None) -> list[Photo]:
        found = []
        for each in super().clean(data, initial):
            if each.size > LARGEST:
                raise ValidationError(
                    f"« {each.name} » pèse {each.size // (1024 * 1024)} Mo : 20 Mo au plus. "
                    "Reprenez la photo en plus petit."
                )
            content = each.read()
            if not content.startswith(PICTURES):
                raise ValidationError(
                    f"« {each.name} » n’est pas une photo (JPEG ou PNG). Rien n’a été gardé."
                )
            found.append(Photo(each.name, content))
        return found


def keep_photos(
    row: models.Model, photos: Sequence[Photo], *, sight: str, label: str, actor: Actor
) -> None:
    """Keep pictures with the row they are about."""
    for photo in photos:
        keep_file(
            actor.organisation,
            about=row,
            content=photo.content,
            name=photo.name,
            label=label,
            sight=sight,
            actor=actor,
        )
