"""A centre sets the figures that rules measure against, and every rule of its store goes by them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from mac_desktop.domain.problems import WrongUse
from mac_desktop.forms.lookup import RuleContext
from mac_desktop.services import limits, stores
from mac_desktop.services.context import Context
from mac_desktop.services.lookup import StoreLookup
from mac_desktop.texts import Texts


@pytest.fixture
def ctx(tmp_path: Path) -> Iterator[Context]:
    made = stores.new_store(
        tmp_path / "centre.macdesk",
        office="KBL",
        user="officer",
        now=lambda: dt.datetime(2026, 4, 20, tzinfo=dt.UTC),
        texts=Texts(),
    )
    yield made
    made.store.close()


def test_a_threshold_of_the_centre_reaches_its_rules_and_can_be_given_up(ctx: Context) -> None:
    name, (threshold, _) = next(iter(limits.thresholds().items()))
    assert limits.set_limit(ctx, name, threshold.default + 7).is_own
    assert _held(ctx).limit(threshold) == threshold.default + 7
    assert not limits.set_limit(ctx, name, None).is_own
    assert _held(ctx).limit(threshold) == threshold.default


def test_an_unknown_threshold_and_a_negative_figure_are_refused(ctx: Context) -> None:
    name = next(iter(limits.thresholds()))
    with pytest.raises(WrongUse):
        limits.set_limit(ctx, "no.such", 1)
    with pytest.raises(WrongUse):
        limits.set_limit(ctx, name, -1)
    assert not any(limit.is_own for limit in limits.limits(ctx))


def test_every_threshold_has_one_meaning() -> None:
    from mac_desktop.forms.rules.all_rules import RULES

    meanings = {(t.name, t.meaning, t.default, t.unit) for rule in RULES for t in rule.thresholds}
    assert len(meanings) == len({name for name, *_ in meanings})


def _held(ctx: Context) -> RuleContext:
    with ctx.store.read() as connection:
        lookup = StoreLookup(connection)
        assert lookup.limits is not None
        return RuleContext(lookup, ctx.today)
