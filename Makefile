# `make run` and `make test` need git, make, python3 (3.11 or newer) and python3-venv; they get the rest themselves.

PYTHON ?= python3
PORT ?= 8000
# Two workers; a file's tests stay together. `make test PYTEST='-k meeting'` runs a few in one process.
PYTEST ?= --numprocesses 2 --dist loadfile --no-loadscope-reorder

BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard portal/translations/*/LC_MESSAGES/*.po))
LOCALES := nl en

export HYPOTHESIS_STORAGE_DIRECTORY := .cache/hypothesis

.PHONY: help run test lint format bench soak translations constraints clean
.DEFAULT_GOAL := help

help:  ## what can be made
	@sed -nE 's/^([a-z]+):.*## (.*)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

run: .venv/.run $(CATALOGUES)  ## serve the demo on http://127.0.0.1:$PORT (8000); HUISRAAD_DATA names its data folder
	@HUISRAAD_DEMO=1 exec $(BIN)/huisraad start --demo --port $(PORT)

test: lint  ## every check and every test, those in a browser and on PostgreSQL included
	@BROWSER_BIN="$$(.ci/browser)" && POSTGRESQL_BIN="$$(.ci/postgresql)" && \
		export BROWSER_BIN POSTGRESQL_BIN TMPDIR="$$(.ci/scratch)" && exec $(BIN)/python -m pytest $(PYTEST)

lint: .venv/.dev $(CATALOGUES)  ## the checks that run nothing
	$(BIN)/ruff format --check --quiet
	$(BIN)/ruff check --quiet
	$(BIN)/mypy --no-error-summary
	$(BIN)/lint-imports --no-cache --no-logo
	$(BIN)/djlint templates --lint --quiet

format: .venv/.dev  ## lay out the code as the checks want it
	$(BIN)/ruff check --fix --quiet
	$(BIN)/ruff format --quiet

bench: .venv/.dev $(CATALOGUES)  ## what things cost beside the barest other way, a JSON object a line
	@$(BIN)/python -m tests.bench

soak: .venv/.dev $(CATALOGUES)  ## kill the server under use: is anything lost or doubled (SOAK='--kills 50 --power')
	@$(BIN)/python -m tests.soak $(SOAK)

translations: .venv/.dev  ## find the messages in code and templates, and add them to each language
	$(BIN)/pybabel --quiet extract --mapping-file pyproject.toml --output-file portal/translations/portal.pot \
		--project huisraad --add-location file --sort-by-file --no-wrap .
	for locale in $(LOCALES); do \
		$(BIN)/pybabel --quiet update --input-file portal/translations/portal.pot --output-dir portal/translations \
			--domain portal --locale $$locale --init-missing --no-fuzzy-matching --ignore-obsolete \
			--ignore-pot-creation-date --no-wrap || exit; \
	done

constraints: .venv/.dev  ## pin again what is tested; UPGRADE=--upgrade takes the newest
	$(BIN)/uv pip compile pyproject.toml --group build --output-file .ci/constraints.txt $(UV_COMPILE)
	$(BIN)/uv pip compile pyproject.toml --group dev --constraints .ci/constraints.txt \
		--output-file .ci/constraints-dev.txt $(UV_COMPILE)

UV_COMPILE = --universal --generate-hashes --no-annotate --no-header --quiet $(UPGRADE)

clean:  ## forget what can be made again; instance/ stays
	rm -rf .venv .cache .hypothesis dist $(CATALOGUES)
	find portal pictos tests -name __pycache__ -prune -exec rm -rf {} +

# .venv/.run: what the portal needs to run; .venv/.dev: what its makers need as well.

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit("Huisraad needs Python 3.11 or newer." if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv --clear .venv || { rm -rf .venv; exit 1; }

.venv/.run: .ci/constraints.txt pyproject.toml portal/buildhook.py | .venv/bin/python
	$(PIP) install --require-hashes --requirement $<
	$(PIP) install --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q portal pictos  # once, so that every start takes half as long
	@touch $@

.venv/.dev: .ci/constraints-dev.txt .venv/.run
	$(PIP) install --no-compile --require-hashes --requirement $<
	@touch $@

%.mo: %.po .venv/.run
	$(BIN)/pybabel --quiet compile --input-file $< --output-file $@
