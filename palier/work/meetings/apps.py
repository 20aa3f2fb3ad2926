from palier.base.kit import room


class Meetings(room.Room):
    name = "palier.work.meetings"
    verbose_name = "réunions"
