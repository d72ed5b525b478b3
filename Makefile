# `make run` and `make test` work in a fresh clone: they make .venv and install all that they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.installed
WEB := pipeline/view/web

.DEFAULT_GOAL := help
.PHONY: help run test check format quality bench web webcheck clean

help:  ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Sayso needs Python 3.11 or later: make PYTHON=python3.12 ..." >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

run: $(READY)  ## set up, read the articles in seeds/ and make out/
	$(BIN)/sayso run seeds --out out

test: $(READY)  ## set up and run all tests
	$(BIN)/python -m pytest

check: $(READY)  ## lint, types, import contracts, doctests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest --quiet pipeline

format: $(READY)  ## lay the code out
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

web: $(WEB)/node_modules/.installed  ## build the explorer's script and style from their sources (needs Node.js 20 or later)
	cd $(WEB) && npm run --silent build

webcheck: $(WEB)/node_modules/.installed  ## lint, type and test them, and see that the committed build is theirs
	cd $(WEB) && npm run --silent check && npm test --silent && npm run --silent build -- --check

$(WEB)/node_modules/.installed: $(WEB)/package-lock.json
	@command -v npm >/dev/null || { echo "The page's sources need Node.js 20 or later (with npm); the built page does not." >&2; exit 2; }
	cd $(WEB) && npm ci --silent
	@touch $@

quality: $(READY)  ## measure against the annotated corpora, where they are at hand
	$(BIN)/python -m tests.quality

bench: $(READY)  ## all figures of speed, in one run
	$(BIN)/python -m tests.bench

clean:  ## remove what was made
	rm -rf $(VENV) out build dist
