# make demo and make test do all their own set-up on a fresh machine; the other targets use what they made.
PYTHON ?= python3
export PYTHONPATH := src
IN_VENV := .venv/bin/python -m
OUT ?= out

.DEFAULT_GOAL := help
.PHONY: help demo test run lint format types contracts texts reference pictures mutants lock ready ready-to-test

help: ## what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-10s %s\n", $$1, $$2 }'

ready:
	@PYTHON=$(PYTHON) sh packaging/setup.sh run

ready-to-test:
	@PYTHON=$(PYTHON) sh packaging/setup.sh dev

demo: ready ## make the sample country, import its workbooks, write the report, show the window (or pictures in out/)
	$(IN_VENV) mac_desktop demo --out $(OUT)

run: ready ## start the program
	$(IN_VENV) mac_desktop

test: ready-to-test lint types contracts ## lint, format, types, import contracts and all tests; needs no screen
	QT_QPA_PLATFORM=offscreen $(IN_VENV) pytest

lint: ready-to-test ## lint and format
	$(IN_VENV) ruff check
	$(IN_VENV) ruff format --check

format: ready-to-test ## bring the files into shape
	$(IN_VENV) ruff check --fix
	$(IN_VENV) ruff format

types: ready-to-test ## types
	$(IN_VENV) mypy

contracts: ready-to-test ## which package may import which
	.venv/bin/lint-imports

texts: ready-to-test ## collect the texts shown to people, update and compile their translations
	.venv/bin/python packaging/texts.py

reference: ready ## write docs/reference: every form, field, rule, code list, state and measure
	.venv/bin/python packaging/reference.py

pictures: ready ## pictures of every page and report page into docs/pictures
	.venv/bin/python packaging/pictures.py

mutants: ready-to-test ## what share of small breaks in domain/ and forms/ the tests notice (half an hour; docs/how_we_test.md)
	@PYTHON=$(PYTHON) sh packaging/setup.sh mutants
	nice .venv/bin/python packaging/mutants.py

lock: ## make requirements/*.lock again (needs uv)
	sh packaging/lock.sh
