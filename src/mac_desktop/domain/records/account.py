"""Who works in this store and what each may do."""

from __future__ import annotations

from mac_desktop.domain.records import base


class UserAccount(base.Record, table=True):
    """A person who works in the store. Without any active account everybody who can open it may do everything."""

    __tablename__ = "user_account"

    sign_in: str | None = base.text(required=True, length=80, unique=True)
    full_name: str | None = base.text(required=True, length=120)
    roles: str | None = base.codes("user_role", required=True)
    active: str | None = base.code("yes_no", required=True)
    office: str | None = base.text(length=80)
    remarks: str | None = base.memo()
