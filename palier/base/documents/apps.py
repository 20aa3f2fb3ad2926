from django.apps import AppConfig


class Documents(AppConfig):
    name = "palier.base.documents"
    verbose_name = "documents"

    def ready(self) -> None:
        from palier.base.documents import shell  # noqa: F401
