# `make run` and `make test` work in a fresh clone: they make .venv and install all that they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.installed
WEB := pipeline/view/web
LOCKS := requirements
COMPILE = $(BIN)/uv pip compile --quiet --no-config --generate-hashes --no-annotate --python-version 3.11 \
	--custom-compile-command 'make lock' $(UPGRADE) pyproject.toml

.DEFAULT_GOAL := help
.PHONY: help run test check format quality bench web webcheck lock lowest pythons licences sbom audit dist clean

help:  ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

# Exactly what the lock holds, each file with a hash of it, nothing compiled; then the project itself.
$(READY): pyproject.toml $(LOCKS)/dev.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Sayso needs Python 3.11 or later: make PYTHON=python3.12 ..." >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --only-binary :all: \
		--requirement $(LOCKS)/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
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
	$(BIN)/python -m tests.bench $(SECTION)

lock: $(READY)  ## pin what pyproject.toml asks for, in requirements/ (UPGRADE=--upgrade: at the newest versions)
	$(COMPILE) --universal --extra dev --extra cluster --output-file $(LOCKS)/dev.txt
	$(COMPILE) --universal --constraint $(LOCKS)/dev.txt --extra cluster --output-file $(LOCKS)/cluster.txt
	$(COMPILE) --universal --constraint $(LOCKS)/dev.txt --output-file $(LOCKS)/run.txt
	$(COMPILE) --upgrade --resolution lowest-direct --extra dev --extra cluster --output-file $(LOCKS)/lowest.txt
	@$(MAKE) --no-print-directory licences

lowest: $(READY)  ## run the tests with the lowest versions that pyproject.toml allows (FAST=--fast: a part of them)
	$(BIN)/python -m tests.supply.pythons --lowest $(FAST)

pythons: $(READY)  ## run the tests on the other Pythons that are at hand (FAST=--fast; VERSIONS=3.13)
	$(BIN)/python -m tests.supply.pythons $(FAST) $(VERSIONS)

licences: $(READY)  ## list the licences of all dependencies in docs/licences.md; fails where one is not allowed
	$(BIN)/python -m tests.supply.licences

audit: $(READY)  ## ask whether holes are known in what is locked, where a service for that can be reached
	$(BIN)/python -m tests.supply.audit

sbom: $(READY)  ## write the bill of materials of the installed program, dist/sayso.cdx.json
	$(BIN)/python -m tests.supply.sbom

dist: $(READY)  ## build wheel and sdist into dist/ twice, compare, and try the wheel in an empty environment
	$(BIN)/python -m tests.supply.dist

clean:  ## remove what was made
	rm -rf $(VENV) out build dist
