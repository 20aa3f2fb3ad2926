from django.apps import AppConfig


class Documents(AppConfig):
    name = "palier.base.documents"
    verbose_name = "documents"
