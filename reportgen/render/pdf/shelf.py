"""Where do pictures and fonts come from?

From memory, and from nowhere else: WeasyPrint asks for addresses under `house:` that we have put on the shelf, and
whatever else it asks for stops the render. Its own fetcher would read `file:///etc/passwd` and call the network.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

SCHEME = "house:"


@dataclass(frozen=True, slots=True)
class Held:
    """Bytes that we hold, and what they are."""

    content: bytes
    media_type: str


class RefusedError(FatalURLFetchingError):  # type: ignore[misc]  # WeasyPrint ships no types
    """An address that is not on the shelf was asked for; a BaseException, since WeasyPrint swallows the others."""


class Shelf(URLFetcher):  # type: ignore[misc]  # WeasyPrint ships no types
    """Serves what it was given and refuses the rest."""

    def __init__(self, held: Mapping[str, Held]) -> None:
        super().__init__(allowed_protocols=())
        self._held = held

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """The bytes under an address.

        Raises:
            RefusedError: the address is not on the shelf.
        """
        found = self._held.get(url)
        if found is None:
            raise RefusedError(url)
        return URLFetcherResponse(url, found.content, {"Content-Type": found.media_type})
