"""What the server says of itself on its console."""

import logging
import re

SECRET = re.compile(r"(/entrer/(?:cle|oubli)/)[^\s]+")
PLAIN = {400, 403, 404, 410, 422}


class Brief(logging.Filter):
    """Answers that are nobody’s fault are told in one line, without their trace; a link that opens
    something is never told whole."""

    def filter(self, record: logging.LogRecord) -> bool:
        told = record.getMessage()
        if "/entrer/" in told:
            record.msg, record.args = SECRET.sub(r"\1…", told), ()
        if getattr(record, "status_code", None) in PLAIN:
            record.exc_info, record.exc_text = None, None
        return True
