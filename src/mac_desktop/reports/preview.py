"""Pictures of the pages of a PDF, for a screen."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2

from mac_desktop.domain.problems import UserError
from mac_desktop.texts import N_

# PDFium must not be entered by two threads at once, not even to give things back: what is not closed here, under the
# lock, is closed whenever Python gets round to it, on any thread, and that can end the process.
_ONE_AT_A_TIME = threading.Lock()


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    with _ONE_AT_A_TIME:
        try:
            pdf = pypdfium2.PdfDocument(str(path))
        except (pypdfium2.PdfiumError, OSError) as error:
            raise UserError(
                N_("The file {path} cannot be shown: it is missing or is not a whole PDF. Make the report again."),
                path=str(path),
            ) from error
        try:
            yield pdf
        finally:
            pdf.close()


def page_sizes(path: Path) -> list[tuple[float, float]]:
    """Width and height of every page in points, as they are shown. UserError when it is not a PDF."""
    with _opened(path) as pdf:
        return [pdf.get_page_size(i) for i in range(len(pdf))]


def page_count(path: Path) -> int:
    """How many pages the PDF has."""
    return len(page_sizes(path))


def page_text(path: Path, page: int, within: tuple[float, float, float, float] | None = None) -> str:
    """The text of page number `page`, counted from 0, as it can be copied; `within` is left, bottom, right and top in
    points from the page's lower left corner."""
    with _opened(path) as pdf, closing(pdf[page]) as leaf, closing(leaf.get_textpage()) as text:
        return str(text.get_text_bounded(*within) if within else text.get_text_bounded())


def page_png(path: Path, page: int, dpi: float = 100) -> bytes:
    """Page number `page`, counted from 0, as a PNG picture of `dpi` pixels an inch."""
    with _opened(path) as pdf, closing(pdf[page]) as leaf, closing(leaf.render(scale=dpi / 72)) as bitmap:
        picture = bitmap.to_pil().copy()  # the picture of `to_pil` lives in the bitmap's own memory
    out = BytesIO()
    picture.save(out, "PNG", compress_level=1)
    return out.getvalue()
