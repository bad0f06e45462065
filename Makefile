# The commands that a person types. CI types the same ones.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
SOURCES := $(shell find src -type f -not -name '*.pyc' 2>/dev/null)

.PHONY: demo test check format quality quality-fast coverage bench docs lock clean

demo: $(VENV)/installed  ## set up, build a record from the bundled reports and print a story's readout
	@$(BIN)/onrecord tour

test: $(VENV)/installed-dev  ## set up and run the tests on the built wheel
	$(BIN)/python -m pytest -q -n 2

check: $(VENV)/installed-dev  ## style, types, import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy -p onrecord
	$(BIN)/lint-imports

format: $(VENV)/installed-dev  ## put every file into the house format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

quality: $(VENV)/installed-dev  ## score every room on the labelled data and compare with the floors
	$(BIN)/python -m quality.run

quality-fast: $(VENV)/installed-dev  ## the part of it that runs in CI
	$(BIN)/python -m quality.run --fast

coverage: $(VENV)/installed-dev  ## which lines no test reaches
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -q
	$(BIN)/coverage combine -q
	$(BIN)/coverage report --skip-covered --sort=cover

bench: $(VENV)/installed-dev  ## measure speed and memory as ratios to named alternatives
	$(BIN)/python -m bench.run

docs: $(VENV)/installed-dev  ## write the generated reference pages again
	$(BIN)/python scripts/write_reference.py

lock:  ## choose the newest versions that fit and pin them with their hashes
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate \
	  pyproject.toml --extra dev requirements/build.in -o requirements/dev.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate \
	  -c requirements/dev.lock pyproject.toml requirements/build.in -o requirements/run.lock

clean:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/run-deps: requirements/run.lock | $(VENV)/bin/python
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/run.lock
	@touch $@

$(VENV)/dev-deps: requirements/dev.lock | $(VENV)/bin/python
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/dev.lock
	@touch $@

$(VENV)/installed: $(VENV)/run-deps pyproject.toml $(SOURCES)
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation --force-reinstall .
	@touch $@

$(VENV)/installed-dev: $(VENV)/dev-deps pyproject.toml $(SOURCES)
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation --force-reinstall .
	@touch $@
