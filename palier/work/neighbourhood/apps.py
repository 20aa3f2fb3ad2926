from django.apps import AppConfig


class Neighbourhood(AppConfig):
    name = "palier.work.neighbourhood"
    verbose_name = "quartier"

    def ready(self) -> None:
        from palier.work.neighbourhood import figures, privacy, shell  # noqa: F401
