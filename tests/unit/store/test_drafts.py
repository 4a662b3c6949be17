"""What is being typed survives, whatever else goes on."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time

import pytest

from mac_desktop.domain.problems import UserError
from mac_desktop.domain.records.organisation import Organisation
from mac_desktop.store import history, settings
from mac_desktop.store.drafts import discard_draft, drafts, save_draft


def test_a_draft_is_kept_over_itself_until_it_is_discarded(store, clock):
    assert drafts(store) == []
    first = save_draft(store, "accident", None, None, {"place": "Kab"}, at=clock(), by="amina")
    assert save_draft(store, "accident", None, first, {"place": "Kabul ☂"}, at=clock(), by="amina") == first
    second = save_draft(store, "task", "some-id", None, {}, at=clock(), by="amina")
    assert [(d.id, d.form_key, d.record_id, d.raw) for d in drafts(store)] == [
        (second, "task", "some-id", {}),
        (first, "accident", None, {"place": "Kabul ☂"}),
    ]
    discard_draft(store, first)
    assert [d.id for d in drafts(store)] == [second]


def test_drafts_leave_no_trace_in_the_history(store, clock):
    save_draft(store, "accident", None, None, {"place": "Kab"}, at=clock(), by="amina")
    with store.read() as conn:
        assert history.steps(conn) == []


def test_typing_is_kept_while_an_import_is_being_written(store, clock):
    with store.step("Import", by="x") as step:
        step.insert_many(Organisation, [{"name": "a"}] * 100)
        kept = []
        typing = threading.Thread(
            target=lambda: kept.append(save_draft(store, "task", None, None, {"name": "t"}, at=clock(), by="b"))
        )
        started = time.monotonic()
        typing.start()
        typing.join(4)
        assert len(kept) == 1
        assert time.monotonic() - started < 2
    assert len(drafts(store)) == 1


def test_drafts_are_there_after_the_program_was_killed(store, open_store):
    store.close()
    code = (
        "import os, sys\nfrom datetime import UTC, datetime\nfrom mac_desktop.store.engine import Store\n"
        "from mac_desktop.store.drafts import save_draft\nnow = lambda: datetime.now(UTC)\n"
        "store = Store.open(sys.argv[1], now=now, program_version='1', owner='x')\n"
        "save_draft(store, 'task', None, None, {'name': 'typed'}, at=now(), by='x')\nos.kill(os.getpid(), 9)\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", code, store.path], check=False, env=environment)
    assert [d.raw for d in drafts(open_store(store.path))] == [{"name": "typed"}]


def test_a_store_that_is_only_read_keeps_no_drafts(store, open_store, clock):
    reader = open_store(store.path, read_only=True)
    assert drafts(reader) == []
    with pytest.raises(UserError, match="reading only"):
        save_draft(reader, "task", None, None, {}, at=clock(), by="x")


def test_settings_are_kept_replaced_and_forgotten(store, open_store):
    assert settings.get(store, "mapping:a") is None
    settings.put(store, "mapping:a", "{}", by="amina")
    settings.put(store, "mapping:a", '{"b": 1}')
    settings.put(store, "other", "x")
    store.close()
    again = open_store(store.path)
    assert settings.get(again, "mapping:a") == '{"b": 1}'
    assert settings.names(again, "mapping:") == ["mapping:a"]
    settings.forget(again, "mapping:a")
    assert settings.get(again, "mapping:a") is None
