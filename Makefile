# Every target makes the virtual environment from the lock first, where it is missing or stale.
.DEFAULT_GOAL := help
.PHONY: help demo test coverage lint bench docs locale lock clean

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
LOCK := requirements/lock.txt
NO_DEPS_LOCK := requirements/jars.txt
SPARK_LOCK := requirements/spark.txt
SPARK_STAMP := $(VENV)/.spark-installed
QUIET := -qq --disable-pip-version-check
# The default Python if it will do, else another that is there; PYTHON=… on the command line wins.
PYTHON ?= $(shell for p in python3 python python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null \
	&& { echo $$p; break; }; done)

help: ## Show the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 10

$(STAMP): $(LOCK) $(NO_DEPS_LOCK) pyproject.toml
	@test -n "$(PYTHON)" || { echo "codev-graph needs Python 3.11, 3.12 or 3.13." >&2; exit 1; }
	@echo "Setting up $(VENV) (once; a minute or two) …" >&2
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip install $(QUIET) --no-deps --require-hashes -r $(LOCK)
	@$(BIN)/python -m pip install $(QUIET) --no-deps --require-hashes -r $(NO_DEPS_LOCK)
	@$(BIN)/python -m pip install $(QUIET) --no-deps --no-build-isolation --editable .
	@touch $@

$(SPARK_STAMP): $(STAMP) $(SPARK_LOCK)
	@echo "Adding Spark for its tests (once; half a gigabyte) …" >&2
	@$(BIN)/python -m pip install $(QUIET) --no-deps --require-hashes --no-build-isolation \
		-r $(SPARK_LOCK)
	@touch $@

demo: $(STAMP) ## The main job on the real data: tables → out/
	@$(BIN)/codev-graph demo

test: $(SPARK_STAMP) ## Everything: style, types, import direction, tests, browser tests
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh tests/run.sh

coverage: $(SPARK_STAMP) ## The tests once more, with the lines that none of them reaches
	@PATH="$(CURDIR)/$(BIN):$$PATH" pytest --numprocesses 2 --cov --cov-report=term:skip-covered

lint: $(STAMP) ## Style, types and import direction alone
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: $(STAMP) ## Benchmarks → docs/benchmarks.md (SCALE=small|xl JOBS="…" RESUME=yes PATIENCE=s LIMIT=s)
	@$(BIN)/python benchmarks/run.py $(if $(SCALE),--scale $(SCALE)) $(if $(JOBS),--jobs $(JOBS)) \
		$(if $(RESUME),--resume) $(if $(PATIENCE),--patience $(PATIENCE)) \
		$(if $(LIMIT),--limit $(LIMIT))
	@$(BIN)/python docs/make_benchmarks.py

docs: $(STAMP) ## Generated documentation: measures, questions, ontology pages
	@for file in docs/make_*.py; do $(BIN)/python $$file || exit 1; done

locale: $(STAMP) ## Extract the texts, update the catalogs and compile them
	@$(BIN)/python tests/catalogs.py

lock: ## Resolve the dependencies again (needs uv)
	@uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--no-header --extra owl --group dev pyproject.toml --output-file $(LOCK)
	@uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		--no-annotate --constraint $(LOCK) requirements/spark.in --output-file $(SPARK_LOCK)

clean: ## Remove what the other targets made
	@rm -rf $(VENV) out build dist artefacts .coverage .mypy_cache .pytest_cache .ruff_cache \
		.import_linter_cache .hypothesis
