"""What of a stranger's template goes into our decks?

Masters, layouts, themes, the notes master and the pictures and fonts that they show. The template's slides, sections,
comments, custom data and author stay behind, unread. What could act or phone home is refused, for a designer should
know of it: macros, embedded objects, parts from elsewhere.
"""

import posixpath
import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml import etree

from reportgen.errors import Problem
from reportgen.theme.borrowed import Parts, Relation
from reportgen.theme.template.archive import Archive, RefusedError

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
RELATION = f"{{{PACKAGE}/relationships}}Relationship"
CONTENT_TYPES = "[Content_Types].xml"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
_MAIN_TYPES = re.compile(
    r"application/vnd\.openxmlformats-officedocument\.presentationml\.(presentation|template|slideshow)\.main\+xml"
)
# What each kind of part may lead to; everything else that it leads to is left behind or refused.
_KEPT = {
    "officeDocument": {"slideMaster", "notesMaster", "theme", "tableStyles", "font"},
    "slideMaster": {"slideLayout", "theme", "image"},
    "slideLayout": {"slideMaster", "image", "themeOverride"},
    "notesMaster": {"theme", "image"},
    "theme": {"image"},
    "themeOverride": {"image"},
}
_OBJECTS = {
    "oleObject",
    "package",
    "control",
    "activeXControlBinary",
    "vmlDrawing",
    "diagramData",
    "chart",
    "media",
    "video",
    "audio",
}
_SAFE_SCHEMES = {"http", "https", "mailto"}
_PICTURES = {"png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "emf", "wmf", "svg", "webp"}
_PICTURE_TYPES = {"jpg": "jpeg", "tif": "tiff", "svg": "svg+xml", "emf": "x-emf", "wmf": "x-wmf"}


def kept(archive: Archive) -> tuple[Parts | None, tuple[Problem, ...]]:
    """The parts that a deck needs, or everything that forbids taking them."""
    walk = _Walk(archive)
    try:
        found = walk.run()
    except RefusedError as error:
        walk.problems.append(error.problem)
        found = None
    return (None if walk.problems else found), tuple(dict.fromkeys(walk.problems))


class _Walk:
    """The way from the package through everything that is kept."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.problems: list[Problem] = []
        self.contents: dict[str, bytes] = {}
        self.types: dict[str, str] = {}
        self.relations: dict[str, tuple[Relation, ...]] = {}
        self._defaults: dict[str, str] = {}
        self._overrides: dict[str, str] = {}

    def run(self) -> Parts | None:
        if CONTENT_TYPES not in self.archive.names:
            self._refuse("template-unreadable", "holds no presentation", "")
            return None
        self._read_types()
        main = [each.target for each in self._relations("") if each.kind == "officeDocument"]
        if not main or main[0] not in self.archive.names:
            self._refuse("template-unreadable", "holds no presentation", "")
            return None
        presentation = main[0]
        kind = self._type_of(presentation)
        if not _MAIN_TYPES.fullmatch(kind) and "macro" not in kind.lower():
            self._refuse(
                "template-unreadable", f"is no presentation ({kind or 'without a content type'})", presentation
            )
            return None
        self._take(presentation, "officeDocument")
        self.types[presentation] = MAIN_TYPE
        return Parts(
            presentation,
            MappingProxyType(self.contents),
            MappingProxyType(self.types),
            MappingProxyType(self.relations),
            self._first_layout(presentation),
        )

    def _read_types(self) -> None:
        for element in self.archive.tree(CONTENT_TYPES):
            tag, kind = etree.QName(element).localname, element.get("ContentType", "")
            if tag == "Default":
                self._defaults[element.get("Extension", "").lower()] = kind
            elif tag == "Override":
                self._overrides[element.get("PartName", "").lstrip("/")] = kind
            if "macroenabled" in kind.lower() or "vbaproject" in kind.lower():
                self._refuse(
                    "template-macro", "holds macros; save the template as .potx or .pptx", element.get("PartName", "")
                )
        for name in sorted(self.archive.names):
            if "vbaproject" in name.lower() or "vbadata" in name.lower():
                self._refuse("template-macro", "holds macros; save the template as .potx or .pptx", name)

    def _type_of(self, part: str) -> str:
        return self._overrides.get(part) or self._defaults.get(part.rpartition(".")[2].lower(), "")

    def _take(self, part: str, kind: str) -> None:
        """Keep a part and all that it needs."""
        self.contents[part] = self.archive.read(part)
        self.types[part] = self._type_of(part)
        if part.endswith(".xml"):
            # Also what comes out of the parser is what is used: nothing is understood that was not judged.
            self._judge(self.archive.tree(part), part)
        elif kind == "image":
            self._judge_picture(part)
        kept: list[Relation] = []
        for relation in self._relations(part):
            if relation.is_external:
                self._judge_external(relation, part)
                kept += [relation] if relation.kind == "hyperlink" else []
            elif relation.kind in _KEPT.get(kind, set()):
                if relation.target not in self.archive.names:
                    self._refuse("template-unreadable", f"leads to {relation.target}, which is missing", part)
                    continue
                kept.append(relation)
                if relation.target not in self.contents:
                    self._take(relation.target, relation.kind)
            else:
                self._judge_left(relation, part)
        self.relations[part] = tuple(kept)

    def _judge(self, tree: Any, part: str) -> None:
        for element in tree.iter("{*}hlinkClick", "{*}hlinkHover", "{*}hlinkMouseOver"):
            action = element.get("action", "")
            if action.startswith(("ppaction://macro", "ppaction://program", "ppaction://ole")):
                self._refuse(
                    "template-macro", f"starts something when it is clicked ({action}); take the link away", part
                )
        if next(tree.iter("{*}oleObj", "{*}control", "{*}contentPart"), None) is not None:
            self._refuse("template-object", "embeds an object of another program; replace it with a picture", part)

    def _judge_picture(self, part: str) -> None:
        extension = part.rpartition(".")[2].lower()
        if extension not in _PICTURES:
            self._refuse("template-object", "is no picture that a slide shows; use PNG, JPEG or SVG", part)
        elif not self.types[part].startswith("image/"):
            self.types[part] = f"image/{_PICTURE_TYPES.get(extension, extension)}"
        if extension == "svg":
            tree = self.archive.tree(part)
            links = [
                value for element in tree.iter() for name, value in element.attrib.items() if name.endswith("href")
            ]
            if (
                any(not link.startswith(("#", "data:image/")) for link in links)
                or tree.find(".//{*}script") is not None
            ):
                self._refuse("template-external", "is a drawing that runs or fetches something; export it again", part)

    def _judge_external(self, relation: Relation, part: str) -> None:
        scheme = urlsplit(relation.target).scheme.lower()
        if relation.kind != "hyperlink":
            self._refuse(
                "template-external", f"fetches its {relation.kind} from elsewhere ({relation.target}); embed it", part
            )
        elif scheme not in _SAFE_SCHEMES:
            self._refuse(
                "template-external", f"links to {relation.target}; only web and mail addresses are taken", part
            )

    def _judge_left(self, relation: Relation, part: str) -> None:
        if relation.kind == "vbaProject":
            self._refuse("template-macro", "holds macros; save the template as .potx or .pptx", relation.target)
        elif relation.kind in _OBJECTS or relation.kind.startswith("diagram"):
            self._refuse("template-object", f"embeds a {relation.kind}; replace it with a picture", part)

    def _relations(self, part: str) -> tuple[Relation, ...]:
        folder, file = posixpath.split(part)
        name = posixpath.join(folder, "_rels", f"{file}.rels")
        if name not in self.archive.names:
            return ()
        return tuple(self._listed(self.archive.tree(name), folder))

    def _listed(self, tree: Any, folder: str) -> Iterator[Relation]:
        for element in tree.iter(RELATION):
            target, kind = element.get("Target", ""), element.get("Type", "").rsplit("/", 1)[-1]
            if element.get("TargetMode") == "External":
                yield Relation(element.get("Id", ""), kind, target, is_external=True)
            else:
                # A target may carry a place within a part, and its letters may be escaped (OPC 9.3).
                path = unquote(target.partition("#")[0])
                resolved = (
                    path.lstrip("/") if path.startswith("/") else posixpath.normpath(posixpath.join(folder, path))
                )
                yield Relation(element.get("Id", ""), kind, resolved)

    def _first_layout(self, presentation: str) -> str | None:
        """The layout of the template's first sample slide, which says how its designer opens a deck."""
        slides = {each.id: each.target for each in self._relations(presentation) if each.kind == "slide"}
        tree = self.archive.tree(presentation)
        for element in tree.iterfind("{*}sldIdLst/{*}sldId"):
            part = slides.get(element.get(f"{{{OFFICE}}}id", ""))
            if part is None:
                return None
            return next((each.target for each in self._relations(part) if each.kind == "slideLayout"), None)
        return None

    def _refuse(self, code: str, message: str, part: str) -> None:
        self.problems.append(Problem(code, message, part))
