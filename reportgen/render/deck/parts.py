"""Which parts does a deck gain as its slides are drawn: pictures, charts with their workbooks?

Pictures of the same content are one part.
"""

from dataclasses import dataclass, field

from reportgen.render.deck.package import OFFICE, Package, Relations

_CHART = f"{OFFICE}.drawingml.chart+xml"
_ENDINGS = {"image/jpeg": "jpg", "image/png": "png"}


@dataclass(slots=True)
class Parts:
    """What slides lead to; each name is told from where a slide stands."""

    package: Package
    _pictures: dict[bytes, str] = field(default_factory=dict)
    _charts: int = 0

    def picture(self, content: bytes, media_type: str) -> str:
        """Add a picture, unless it is there."""
        if content not in self._pictures:
            name = f"media/image{len(self._pictures) + 1}.{_ENDINGS[media_type]}"
            self.package.add(f"ppt/{name}", content)
            self._pictures[content] = f"../{name}"
        return self._pictures[content]

    def chart(self, xml: str, workbook: bytes) -> str:
        """Add a chart with the workbook that its relationship `rId1` leads to."""
        self._charts += 1
        book = f"embeddings/Microsoft_Excel_Sheet{self._charts}.xlsx"
        relations = Relations()
        relations.to("package", f"../{book}")
        self.package.add(f"ppt/{book}", workbook)
        self.package.add(f"ppt/charts/chart{self._charts}.xml", xml, _CHART, relations)
        return f"../charts/chart{self._charts}.xml"
