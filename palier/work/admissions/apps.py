from django.apps import AppConfig


class Admissions(AppConfig):
    name = "palier.work.admissions"
    verbose_name = "admissions"

    def ready(self) -> None:
        from palier.work.admissions import privacy, reactions, shell  # noqa: F401
