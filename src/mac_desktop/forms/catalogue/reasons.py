"""Why questions are asked that many forms have. Each is said once."""

from __future__ import annotations

from mac_desktop.texts import N_

STATUS_DATE = N_("Figures of a day or a year count by what held then.")
STATUS_REASON = N_("Whoever reads the history must understand why it stopped, went on or came back.")
IDENTIFIER = N_("Letters, maps and files name the record by it, and the same report is not entered twice.")
REMARKS = N_("What has no question of its own may still matter to who reads the record later.")
