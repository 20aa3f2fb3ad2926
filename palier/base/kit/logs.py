"""What the server says of itself on its console."""

import logging

PLAIN = {400, 403, 404, 410, 422}


class Brief(logging.Filter):
    """Answers that are nobody’s fault are told in one line, without their trace."""

    def filter(self, record: logging.LogRecord) -> bool:
        if getattr(record, "status_code", None) in PLAIN:
            record.exc_info, record.exc_text = None, None
        return True
