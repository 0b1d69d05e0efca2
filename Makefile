SHELL := /bin/bash
# `make up` starts everything, `make test` tests it; both bring what they need.
.DEFAULT_GOAL := help
.PHONY: help up setup test test-all check lock train bench evaluate words browser

UV := $(shell uv --version >/dev/null 2>&1 && echo uv || echo .tools/bin/uv)
UV_FILE := $(if $(filter uv,$(UV)),,.tools/bin/uv)
PY := .venv/bin/python
# compiled modules are kept: the tests start hundreds of processes
unexport PYTHONDONTWRITEBYTECODE

help:          ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/'

up: setup      ## everything on this machine, until Ctrl-C
	@.venv/bin/privacy-desk up

setup: .venv/.installed bot/.venv/.installed

PYTEST := $(PY) -m pytest -n 2 --dist loadgroup --no-loadscope-reorder
test: setup browser   ## the tests but those marked heavy or faults: before each commit
	$(PYTEST) -m "not heavy and not faults"

test-all: setup browser   ## every test, as CI runs them
	$(PYTEST)

check: setup node_modules/.installed   ## style, types, imports, migrations, the assistant's data
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	node_modules/.bin/tsc
	.venv/bin/lint-imports
	$(PY) -m commands.check_migrations
	cd bot && RASA_TELEMETRY_ENABLED=false .venv/bin/python -W ignore -m rasa data validate \
	    --fail-on-warnings --domain domain --data ../data --config config.yml 2>&1 | tr '\r' '\n' | tail -n 5; \
	    exit $${PIPESTATUS[0]}

train: setup   ## the assistant, if its inputs have changed
	.venv/bin/privacy-desk train

evaluate: setup  ## understanding and redaction, on messages that nothing is trained on
	$(PY) -m tests.evaluate_redaction
	$(PY) -m tests.evaluate

bench: setup   ## speed: a message through the whole system, the batch job on 100,000 cases
	$(PY) -m tests.bench

words: setup   ## what the console says, from its code into the catalogues of its languages
	.venv/bin/pybabel -q extract -F console/babel.cfg --no-wrap --add-location=file --sort-by-file --omit-header -o console/locale/messages.pot console
	.venv/bin/pybabel -q update -i console/locale/messages.pot -d console/locale --no-wrap --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date

lock: $(UV_FILE)  ## the locks, from the two pyproject.toml
	$(UV) pip compile -q --universal --generate-hashes --python-version 3.11 pyproject.toml -o requirements.lock
	$(UV) pip compile -q --universal --generate-hashes --python-version 3.11 --group dev pyproject.toml -o requirements-dev.lock
	$(UV) pip compile -q --universal --generate-hashes --python-version 3.10 --extra postgresql bot/pyproject.toml -o bot/requirements.lock

browser:
	@command -v chromium >/dev/null || { apt-get update -q && apt-get install -y -q --no-install-recommends chromium; } \
	    || { echo "The browser tests need Chromium: install Debian's package chromium and start again."; exit 1; }

node_modules/.installed: package.json
	@echo "Installing what checks the widget's types …"
	@command -v npm >/dev/null || { apt-get update -q && apt-get install -y -q --no-install-recommends nodejs npm; } \
	    || { echo "The check of the widget's types needs npm: install it and start again."; exit 1; }
	@npm install --no-package-lock --no-audit --no-fund --silent
	@touch $@

.tools/bin/uv:
	python3 -m venv .tools
	.tools/bin/pip install --quiet uv

.venv/.installed: requirements-dev.lock pyproject.toml | $(UV_FILE)
	@echo "Installing the main environment …"
	@test -d .venv || $(UV) venv -q --python 3.12 .venv || $(UV) venv -q --python 3.11 .venv
	@$(UV) pip sync -q --python $(PY) requirements-dev.lock
	@$(UV) pip install -q --python $(PY) --no-deps --no-build-isolation --editable .
	@touch $@

bot/.venv/.installed: bot/requirements.lock | $(UV_FILE)
	@echo "Installing Rasa's environment (Python 3.10) …"
	@test -d bot/.venv || $(UV) venv -q --python 3.10 bot/.venv
	@$(UV) pip sync -q --python bot/.venv/bin/python bot/requirements.lock
	@touch $@
