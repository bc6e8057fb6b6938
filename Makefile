# Nærvær. `make demo` and `make test` each work alone in a fresh clone with Python 3.11, Node 20 and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMPS := var/stamps
THEME := src/naervaer/web/design
WORKERS ?= 2
PORT ?= 8000
DEMO_ARGS ?=
TEST_ARGS ?=
BENCH_SIZE ?= large
# The rules, the figures, what may be read from a file, and who may see what; each room's pages are tried by make test.
QUICK := tests/conventions tests/contract tests/core tests/figures tests/files tests/web/access tests/web/test_said.py \
    tests/web/test_slots.py tests/web/test_remembering.py tests/web/audit tests/web/design
CHROMIUM := $(firstword $(wildcard /usr/bin/chromium /usr/bin/chromium-browser))

.PHONY: setup demo test check bench lint clean
.DEFAULT_GOAL := demo

setup: $(STAMPS)/python $(STAMPS)/theme

$(STAMPS)/python: requirements.lock pyproject.toml
	@mkdir -p $(STAMPS)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 eller nyere mangler."; exit 1; }
	@echo "Henter Python-pakker ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet "$$(sed -n 's/^\(uv==[^ ]*\).*/\1/p' requirements.lock)"
	@$(BIN)/uv pip sync --quiet --python $(BIN)/python --require-hashes requirements.lock \
	    || $(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

$(STAMPS)/node: package.json package-lock.json
	@mkdir -p $(STAMPS)
	@echo "Henter designsystemet ..."
	@npm ci --silent --no-audit --no-fund
	@touch $@

$(STAMPS)/theme: $(STAMPS)/node $(wildcard $(THEME)/theme/*)
	@echo "Bygger temaet ..."
	@npm run --silent build
	@touch $@

demo: setup
	@$(BIN)/naervaer demo --port $(PORT) $(DEMO_ARGS)

test: setup
	@if [ -n "$$DATABASE_URL" ]; then echo "Tester på PostgreSQL (DATABASE_URL)."; \
	else echo "Tester på SQLite. Sæt DATABASE_URL for at teste på PostgreSQL."; fi
	@if [ -z "$(CHROMIUM)" ]; then echo "Chromium findes ikke her: browserprøverne springes over."; fi
	$(BIN)/pytest -n $(WORKERS) $(if $(CHROMIUM),,-m "not browser") $(TEST_ARGS)

lint: $(STAMPS)/python
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: setup lint
	$(BIN)/python -W ignore -m django makemigrations --check --dry-run --settings naervaer.web.settings.test
	$(BIN)/pytest -n $(WORKERS) -m "not browser and not slow and not walk" $(QUICK)

bench: setup
	@$(BIN)/python -m benchmarks.all --size $(BENCH_SIZE)

clean:
	rm -rf $(VENV) node_modules var $(THEME)/static/theme
