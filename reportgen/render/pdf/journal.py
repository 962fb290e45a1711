"""What did WeasyPrint complain about?

It reports a missing picture or a property that it does not know in its log and carries on with exit code 0; we
listen, so that nobody has to read logs to learn that a page is wrong.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

_LOGGER = logging.getLogger("weasyprint")


class _Listener(logging.Handler):
    def __init__(self, messages: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._messages = messages

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message."""
        self._messages.append(record.getMessage())


@contextmanager
def listening() -> Iterator[list[str]]:
    """The warnings and errors logged while the block runs; they go nowhere else."""
    messages: list[str] = []
    listener = _Listener(messages)
    was_propagating = _LOGGER.propagate
    _LOGGER.addHandler(listener)
    _LOGGER.propagate = False
    try:
        yield messages
    finally:
        _LOGGER.removeHandler(listener)
        _LOGGER.propagate = was_propagating
