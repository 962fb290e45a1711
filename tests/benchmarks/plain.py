"""A PDF by WeasyPrint and a deck by python-pptx, in their own looks: what a short script would do.

python plain.py page.html slides.json out/plain
"""

import json
import sys
from pathlib import Path
from typing import Any

import pptx
from weasyprint import HTML

TITLE_AND_CONTENT = 1


def main(page: Path, slides: Path, out: Path) -> None:
    """Write both files."""
    HTML(string=page.read_text(encoding="utf-8")).write_pdf(out.with_suffix(".pdf"))
    presentation: Any = pptx.Presentation()
    for heading, texts in json.loads(slides.read_text(encoding="utf-8")):
        slide = presentation.slides.add_slide(presentation.slide_layouts[TITLE_AND_CONTENT])
        slide.shapes.title.text = heading
        slide.placeholders[1].text_frame.text = "\n".join(texts)
    presentation.save(out.with_suffix(".pptx"))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
