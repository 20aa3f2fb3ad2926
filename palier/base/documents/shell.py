from palier.base.ui import shell

shell.menu(
    shell.MenuEntry(
        "documents.messages",
        "Envois",
        "documents:messages",
        "paper-airplane",
        action="documents.queue_message",
    )
)
