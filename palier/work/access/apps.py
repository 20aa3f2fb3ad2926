from django.apps import AppConfig


class Access(AppConfig):
    name = "palier.work.access"
    verbose_name = "accueil"

    def ready(self) -> None:
        from palier.work.access import figures, privacy, shell  # noqa: F401
