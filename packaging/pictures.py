"""Draws every page of the window and the telling pages of the report on the sample country into docs/pictures.

    make pictures

Look at them afterwards: pictures find ugliness, tests find change.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from mac_desktop.cli.main import run
from mac_desktop.reports.preview import page_count, page_png, page_text

TARGET = Path(__file__).resolve().parents[1] / "docs" / "pictures"
DPI = 80
REPORT_PAGES = {
    "article7-title": "Reporting Formats for Article 7",
    "article7-cover": "COVER PAGE",
    "article7-form-a": "Form A:",
    "article7-form-b": "Form B:",
    "article7-form-c": "Form C:",
    "article7-form-d": "Form D:",
    "article7-form-e": "Form E:",
    "article7-form-f": "Form F:",
    "article7-form-g": "Form G:",
    "article7-form-h": "Form H:",
    "article7-form-i": "Form I:",
    "article7-form-j": "Form J:",
}


def main() -> int:
    """Run the demo in a folder that is thrown away and keep its pictures."""
    with tempfile.TemporaryDirectory() as folder:
        code = run(["demo", "--out", folder, "--no-window", "--user", "demo"])
        if code:
            return code
        TARGET.mkdir(parents=True, exist_ok=True)
        for picture in Path(folder).glob("*.png"):
            shutil.copyfile(picture, TARGET / picture.name)
        pdf = Path(folder) / "article7-2025.pdf"
        texts = [page_text(pdf, page) for page in range(page_count(pdf))]
        for name, words in REPORT_PAGES.items():
            # The cover page names every form too, so a form is looked for behind it.
            first = 2 if "form-" in name else 0
            page = next(i for i in range(first, len(texts)) if words in texts[i])
            (TARGET / f"{name}.png").write_bytes(page_png(pdf, page, DPI))
    return 0


if __name__ == "__main__":
    sys.exit(main())
