# Everything a person or CI runs. Each target makes the environment in .venv/ when it is not there.

PYTHON ?= python3
PORT ?= 8501
BIN := .venv/bin
READY := .venv/.ready

.PHONY: run test check golden train bench lock clean

run: $(READY)  ## build the index and open the page on 127.0.0.1
	$(BIN)/assistant search 智能工厂 -n 1 > /dev/null
	$(BIN)/assistant app --port $(PORT)

test: $(READY)  ## all tests
	$(BIN)/python -m pytest

check: $(READY)  ## style, types, and the one way of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

golden: $(READY)  ## rewrite the golden texts; a person reads the difference
	$(BIN)/python -m pytest tests/documents tests/drafting tests/e2e --golden

train: $(READY)  ## train the bundled matcher and embedder anew
	$(BIN)/python -m eval train

bench: $(READY)  ## whole-process times as ratios
	$(BIN)/python -m eval bench

lock: $(READY)  ## write the versions that are installed into requirements.lock
	$(BIN)/python -m pip freeze --exclude-editable --exclude pip --exclude setuptools \
		| sed 's/^torch==\([0-9.]*\)+cpu$$/torch==\1/' > requirements.lock

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache out

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "需要 Python 3.11 或更新版本（make PYTHON=python3.12 …）"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $(READY)
