"""Where do pictures and fonts come from?

From memory, and from nowhere else: WeasyPrint asks for addresses under `house:` that we have put on the shelf, and
whatever else it asks for stops the render. Its own fetcher would read `file:///etc/passwd` and call the network.
"""

from collections.abc import Callable, Mapping

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from reportgen.render.pdf.held import Held


class RefusedError(FatalURLFetchingError):  # type: ignore[misc]  # WeasyPrint ships no types
    """An address that is not on the shelf was asked for; a BaseException, since WeasyPrint swallows the others."""


class Shelf(URLFetcher):  # type: ignore[misc]  # WeasyPrint ships no types
    """Serves what is found under an address and refuses the rest."""

    def __init__(self, find: Callable[[str], Held | None]) -> None:
        super().__init__(allowed_protocols=())
        self._find = find

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """The bytes under an address.

        Raises:
            RefusedError: the address is not on the shelf.
        """
        found = self._find(url)
        if found is None:
            raise RefusedError(url)
        return URLFetcherResponse(url, found.content, {"Content-Type": found.media_type})
