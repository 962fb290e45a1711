"""What do we hold in memory, and under which addresses?

Templates name pictures and fonts by these addresses before WeasyPrint is there to ask for them; then the shelf hands
them out.
"""

from dataclasses import dataclass

SCHEME = "house:"


@dataclass(frozen=True, slots=True)
class Held:
    """Bytes that we hold, and what they are."""

    content: bytes
    media_type: str
