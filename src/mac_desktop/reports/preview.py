"""Pictures of the pages of a PDF, for a screen."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2

from mac_desktop.domain.problems import UserError
from mac_desktop.texts import N_

# PDFium must not be entered by two threads at once.
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


def page_text(path: Path, page: int) -> str:
    """The text of page number `page`, counted from 0, as it can be copied."""
    with _opened(path) as pdf:
        return str(pdf[page].get_textpage().get_text_bounded())


def page_png(path: Path, page: int, dpi: float = 100) -> bytes:
    """Page number `page`, counted from 0, as a PNG picture of `dpi` pixels an inch."""
    with _opened(path) as pdf:
        picture = pdf[page].render(scale=dpi / 72).to_pil()
    out = BytesIO()
    picture.save(out, "PNG", compress_level=1)
    return out.getvalue()
