# Two commands do everything on a fresh machine: `make demo` and `make test`.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test bench lint types imports pytest train fold extras lock clean

demo: .venv/run
	$(BIN)/bigsociety demo

test: lint types imports pytest

lint: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/dev
	$(BIN)/mypy

imports: .venv/dev
	$(BIN)/lint-imports

pytest: .venv/dev
	$(BIN)/pytest

bench: .venv/dev
	$(BIN)/python -m benchmarks

train: .venv/run
	$(BIN)/python -m nlp.training

# Takes corrections and coded samples into nlp/data: make fold FILES="corrections.jsonl coded.csv"
fold: .venv/run
	$(BIN)/python -m nlp.fold $(FILES)

# What only some need: pages that want a browser, import past one machine.
extras: .venv/run requirements-extras.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-extras.lock

# --no-deps: the locks are complete, and old pips refuse hashes for a requirement with extras.
.venv/run: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "bigsociety needs Python 3.11 or later: make PYTHON=python3.11")'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

.venv/dev: .venv/run requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.lock
	touch $@

# Needs uv; the constraints come from pyproject.toml.
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
	    --group build pyproject.toml -o requirements.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
	    --group build --extra browser --extra dask -c requirements.lock pyproject.toml \
	    -o requirements-extras.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
	    --group build --group dev --extra browser --extra dask -c requirements-extras.lock \
	    pyproject.toml -o requirements-dev.lock

clean:
	rm -rf .venv build demo.db demo.db-* demo.db.*
