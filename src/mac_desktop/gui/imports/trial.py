"""One file on its way in: what was understood, what the person changed, and what came of trying it. No widgets."""

from __future__ import annotations

from dataclasses import replace

from mac_desktop.domain.records.base import State
from mac_desktop.exchange.mapping import EVERY_OTHER, ColumnUse, ImportMapping
from mac_desktop.forms.binding import BoundField
from mac_desktop.forms.centre import CentreForms
from mac_desktop.services import import_review as reviews
from mac_desktop.services.import_review import ColumnReview, Target
from mac_desktop.services.imports import DryRun, Imported, Incoming
from mac_desktop.texts import Texts


class Trial:
    """The mapping in hand, changed only by these verbs; every change makes a dry run that was made before out of date.

    A target's key is "form.field", with "/part" for a part of a date or of a position.
    """

    def __init__(self, texts: Texts, forms: CentreForms, incoming: Incoming) -> None:
        self.incoming, self.forms = incoming, forms
        self.mapping: ImportMapping = incoming.mapping
        self.targets: dict[str, Target] = {t.key: t for t in reviews.targets(texts, forms, incoming.mapping.subject)}
        self.reviews: dict[str, ColumnReview] = {}
        self.dry: DryRun | None = None
        self.imported: Imported | None = None
        self.again = False
        self.chosen: set[str] = set()
        self.asked: dict[str, dict[str, int]] = {}
        self._seen: dict[str, object] = {}

    # ---- columns

    def keys_of(self, heading: str) -> list[str]:
        """The targets that a column goes to."""
        return [_key(use) for use in self.mapping.columns if use.heading == heading]

    def heading_of(self, key: str) -> str:
        """The column that goes to a target, or ""."""
        return next((use.heading for use in self.mapping.columns if _key(use) == key), "")

    def send(self, heading: str, before: str, key: str) -> list[str]:
        """Let a column go to `key` instead of `before`; "" is nowhere. Returns headings that had to give way."""
        kept = [u for u in self.mapping.columns if not (u.heading == heading and _key(u) in (before, key))]
        if not key:
            self._change(columns=tuple(kept))
            return []
        target = self.targets[key]
        rivals = [u for u in kept if u.to == target.to and (not target.part or u.part in ("", target.part))]
        place = next(
            (i for i, u in enumerate(self.mapping.columns) if u.heading == heading and _key(u) == before), len(kept)
        )
        left = [u for u in kept if u not in rivals]
        left.insert(min(place, len(left)), ColumnUse(heading, target.to, target.part))
        constants = {to: text for to, text in self.mapping.constants.items() if to not in (target.to, key)}
        self.chosen.add(f"{heading}>{key}")
        self.asked.pop(target.to, None)
        self._change(columns=tuple(left), constants=constants)
        return list(dict.fromkeys(u.heading for u in rivals if u.heading != heading))

    # ---- answers

    def fix(self, to: str, text: str) -> None:
        """Give all rows one value for a field; "" takes it back."""
        constants = {name: kept for name, kept in self.mapping.constants.items() if name != to}
        if text:
            constants[to] = text
        if constants != self.mapping.constants:
            self._change(constants=constants)

    def decide(self, to: str, value: str, means: str) -> None:
        """Say what a value of the file means; "" leaves it a problem. `EVERY_OTHER` stands for all others."""
        decided = {name: kept for name, kept in self.mapping.values.get(to, {}).items() if name != value}
        if means:
            decided[value] = means
        if decided != self.mapping.values.get(to, {}):
            self._change(values={**self.mapping.values, to: decided})

    def read_dates(self, to: str, order: str) -> None:
        """Say how the dates of a field read: "day_first" or "month_first"."""
        self._change(dates={**self.mapping.dates, to: order})

    def set_state(self, state: State) -> None:
        """The state that the new records get."""
        self._change(state=state)

    def _change(self, **changes: object) -> None:
        self.mapping = replace(self.mapping, **changes)  # type: ignore[arg-type]
        self.dry = None

    # ---- what was found

    def to_review(self) -> list[str]:
        """The fields whose values have to be looked at (again)."""
        wanted = {use.to: self._signature(use.to) for use in self.mapping.columns}
        self.reviews = {to: found for to, found in self.reviews.items() if to in wanted}
        return [to for to, signature in wanted.items() if self._seen.get(to) != signature or to not in self.reviews]

    def _signature(self, to: str) -> object:
        uses = tuple((u.heading, u.part) for u in self.mapping.columns if u.to == to)
        parts = tuple(item for item in self.mapping.constants.items() if item[0].startswith(f"{to}/"))
        return uses, parts, tuple(self.mapping.values.get(to, {}).items()), self.mapping.dates.get(to)

    def reviewed(self, found: list[ColumnReview], mapping: ImportMapping) -> None:
        """Take in what a look at the values found, unless the mapping has moved on since."""
        asked_of, self.mapping = self.mapping, mapping
        signatures = {one.to: self._signature(one.to) for one in found}
        self.mapping = asked_of
        for one in found:
            if self._signature(one.to) != signatures[one.to]:
                continue
            self.reviews[one.to], self._seen[one.to] = one, signatures[one.to]
            if one.may_decide:
                known = self.asked.setdefault(one.to, {})
                known.update({v.text: v.rows for v in one.open_values if v.text not in known})

    def field(self, to: str) -> BoundField:
        """The field of a "form.field"."""
        return self.targets[to].field

    @property
    def open_dates(self) -> list[ColumnReview]:
        """Columns whose dates read two ways and nobody has said how."""
        return reviews.unsettled(self.forms, self.mapping, self.reviews)[1]

    @property
    def open_fields(self) -> list[str]:
        """Needed fields that nothing gives."""
        return [to for to in reviews.needed(self.forms, self.mapping) if to in self.targets]

    @property
    def open_values(self) -> list[ColumnReview]:
        """Fields with values that a person could decide."""
        return reviews.unsettled(self.forms, self.mapping, self.reviews)[2]


def _key(use: ColumnUse) -> str:
    return f"{use.to}/{use.part}" if use.part else use.to


__all__ = ["EVERY_OTHER", "Trial"]
