"""A room as Django knows it: once every room is there, it says what it declares, lends and hears."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.module_loading import module_has_submodule

SPEAKS = ("figures", "privacy", "reactions", "shell", "ties")


class Room(AppConfig):
    """An app of the house; those of `SPEAKS` that it has are read at the start."""

    def ready(self) -> None:
        for name in SPEAKS:
            if module_has_submodule(self.module, name):
                import_module(f"{self.name}.{name}")
