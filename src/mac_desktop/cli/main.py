"""The same verbs as the window, without a screen.

Exit codes: 0 done, 1 the data has problems, 2 wrong use, 3 the world is at fault (file, disk, lock).
"""

from __future__ import annotations

import argparse
import datetime as dt
import getpass
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn, TextIO

from mac_desktop import paths
from mac_desktop.cli import outcome
from mac_desktop.domain.problems import UserError, WrongUse
from mac_desktop.texts import N_, Texts, available_languages

STORE_VARIABLE = "MAC_DESKTOP_STORE"
# A text in a record must not move the cursor or colour the terminal that it is listed on.
_VISIBLE = {code: f"\\x{code:02x}" for code in (*range(9), *range(11, 32), *range(127, 160))}


class _Parser(argparse.ArgumentParser):
    """An argument parser that reports wrong use as an exception, so that ``--json`` can tell it too."""

    def error(self, message: str) -> NoReturn:
        raise WrongUse(N_("{message}. See “{program} --help”."), message=message, program=self.prog)


def _parser() -> _Parser:
    parser = _Parser(prog="mac-desktop", description="Mine action records and Article 7 transparency reports.")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--store", type=Path, help="the store file (default: $MAC_DESKTOP_STORE, else your own store)")
    common.add_argument("--user", help="who acts, as history will say (default: your login name)")
    common.add_argument("--language", default="en", help="language of the output: en or fr")
    common.add_argument("--json", action="store_true", help="print JSON for programs")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", parser_class=_Parser)
    from mac_desktop.cli import (
        verb_demo,
        verbs_areas,
        verbs_centre,
        verbs_data,
        verbs_ledgers,
        verbs_records,
        verbs_reports,
    )

    verbs_of = (verbs_records, verbs_areas, verbs_data, verbs_reports, verbs_ledgers, verbs_centre, verb_demo)
    for module in verbs_of:
        module.add_verbs(verbs, common)
    return parser


def wants_window(arguments: Sequence[str]) -> bool:
    """Whether the arguments hold no verb: nothing, or only options that the window takes."""
    words = [a for i, a in enumerate(arguments) if not a.startswith("-") and not _is_option_value(arguments, i)]
    return not words and not any(a in ("-h", "--help") for a in arguments)


def _is_option_value(arguments: Sequence[str], place: int) -> bool:
    return place > 0 and arguments[place - 1] in ("--store", "--user", "--language")


def window_options(arguments: Sequence[str]) -> argparse.Namespace | int:
    """The options of a call without a verb: store, user, language. An exit code when they are wrong."""
    parser = _Parser(prog="mac-desktop")
    parser.add_argument("--store", type=Path)
    parser.add_argument("--user")
    parser.add_argument("--language", default="en")
    try:
        options = parser.parse_args(list(arguments))
    except WrongUse as error:
        return _tell_error(error, Texts(), as_json=False)
    options.store = store_path(options)
    return options


def store_path(options: argparse.Namespace) -> Path:
    """The store that is meant: the option, the environment, or the person's own."""
    chosen = options.store or os.environ.get(STORE_VARIABLE)
    try:
        return Path(chosen) if chosen else paths.own_store()
    except RuntimeError:  # what Path and platformdirs say of a person without a home
        raise UserError(N_("You have no home folder. Say where the store is with --store.")) from None


def run(arguments: Sequence[str]) -> int:
    """Carry out one verb, print its outcome and return the exit code."""
    as_json = "--json" in arguments
    texts = Texts()
    try:
        options = _parsed(arguments)
        if not getattr(options, "act", None):
            _parser().print_help()
            return outcome.WRONG_USE
        options.store = store_path(options)
        options.user = options.user or _login_name()
        options.now = lambda: dt.datetime.now(dt.UTC)
        options.texts = texts = _texts(options.language)
        result: outcome.Outcome = options.act(options)
        _print(result, as_json)
    except UserError as error:
        return _tell_error(error, texts, as_json)
    except BrokenPipeError:
        # Somebody reads only the beginning ("| head"): that is no fault, but the stream must not complain at the end.
        _mute(sys.stdout)
        return outcome.DONE
    return result.code


def _parsed(arguments: Sequence[str]) -> argparse.Namespace:
    """The arguments read. FIELD=VALUE may stand anywhere, also behind options, which argparse alone refuses."""
    parser = _parser()
    options, rest = parser.parse_known_args(list(arguments))
    if rest and (not hasattr(options, "values") or any(r.startswith("-") or "=" not in r for r in rest)):
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    if rest:
        options.values = [*options.values, *rest]
    _refuse_unreadable(options)
    return options


def _refuse_unreadable(options: argparse.Namespace) -> None:
    """Words that are not UTF-8 can be the name of a file, but they are no text that a record can keep."""
    for value in vars(options).values():
        for text in value if isinstance(value, list) else [value]:
            if isinstance(text, str) and not _is_text(text):
                shown = text.encode("utf-8", "replace").decode("utf-8")
                raise WrongUse(N_("“{text}” holds a letter that cannot be read. Type it again."), text=shown)


def _is_text(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _login_name() -> str:
    try:
        name = getpass.getuser()
    except (KeyError, OSError, ImportError):  # a login that the system has no name for
        name = ""
    if not name or not _is_text(name):
        raise WrongUse(N_("Your login has no name that history could keep. Say who you are with --user."))
    return name


def _texts(language: str) -> Texts:
    known = available_languages()
    if language.partition("_")[0] not in known:
        raise WrongUse(
            N_("There is no language “{language}”. There are: {known}."), language=language, known=", ".join(known)
        )
    return Texts(language.partition("_")[0])


def _print(result: outcome.Outcome, as_json: bool) -> None:
    """Print an outcome; UserError when the output takes no more, as a file on a full disk."""
    try:
        if as_json:
            print(_json(result.facts, indent=1))
        else:
            for line in result.lines:
                print(_showable(line))
        if sys.stdout is not None:  # a program started without any output has none
            sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        _mute(sys.stdout)
        raise UserError(
            N_("It was done, but what there is to tell cannot be written where it was sent. Look for room on the disk.")
        ) from error


def _mute(stream: TextIO) -> None:
    """Let nothing more be written, so that the end of the program does not complain about it again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _encoding() -> str:
    return getattr(sys.stdout, "encoding", None) or "utf-8"


def _showable(line: str) -> str:
    """The line for a person: what the output cannot show, and what would command a terminal, by its number."""
    return _encodable(line.translate(_VISIBLE))


def _encodable(line: str) -> str:
    return line.encode(_encoding(), "backslashreplace").decode(_encoding())


def _json(facts: Any, indent: int | None = None) -> str:
    """JSON that stays valid on an output that cannot show every letter."""
    text = json.dumps(facts, ensure_ascii=False, indent=indent, default=str)
    return text if _encodable(text) == text else json.dumps(facts, indent=indent, default=str)


def tell_error(sentence: str, code: int, as_json: bool) -> int:
    """Print why nothing came of it, where programs or people look for it; gives the exit code back."""
    stream = sys.stdout if as_json else sys.stderr
    if stream is None:  # a program started without any output has none
        return code
    try:
        print(_json({"error": sentence, "exit": code}) if as_json else sentence, file=stream)
        stream.flush()  # what is only kept back would fail at the very end, and change the exit code there
    except OSError:  # when nobody can be told, the exit code still says it
        _mute(stream)
    return code


def _tell_error(error: UserError, texts: Texts, as_json: bool) -> int:
    code = outcome.WRONG_USE if isinstance(error, WrongUse) else outcome.WORLD_AT_FAULT
    sentence = texts(error.message, **_translated(error, texts)) if error.values else texts(error.message)
    return tell_error(sentence, code, as_json)


def _translated(error: UserError, texts: Texts) -> dict[str, Any]:
    return {name: texts(v) if isinstance(v, str) else v for name, v in error.values.items()}
