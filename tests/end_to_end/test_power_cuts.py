"""A power cut in the middle of work leaves every step whole or absent. 200 kills: ``power_cuts.py --rounds 200``."""

from __future__ import annotations

import importlib.util
from pathlib import Path


def test_killing_the_program_at_random_moments_never_leaves_half_a_step(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("power_cuts", Path(__file__).with_name("power_cuts.py"))
    assert spec is not None
    assert spec.loader is not None
    power_cuts = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(power_cuts)
    assert power_cuts.rounds(4, tmp_path) == []
