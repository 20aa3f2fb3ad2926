from palier.base.kit import room


class Journal(room.Room):
    name = "palier.base.journal"
    verbose_name = "journal"
