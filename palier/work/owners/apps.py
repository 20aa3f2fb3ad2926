from django.apps import AppConfig


class Owners(AppConfig):
    name = "palier.work.owners"
    verbose_name = "propriétaires"

    def ready(self) -> None:
        from palier.work.owners import figures, privacy, reactions, shell  # noqa: F401
