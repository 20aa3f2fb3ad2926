from palier.base.kit import room


class Documents(room.Room):
    name = "palier.base.documents"
    verbose_name = "documents"
