# `make` alone lists the targets.
.DEFAULT_GOAL := help
PYTHON ?= python3
V := .venv/bin
# The locks name everything, so pip has nothing left to work out; left to itself it takes
# `coverage[toml]` for something the lock does not pin as soon as a newer coverage is out.
AS_LOCKED := --quiet --disable-pip-version-check --require-hashes --no-deps
DATABASE_URL ?=
PORT ?= 8000
export PORT

.PHONY: help run setup test check fix front-end translations migration db bench pictures demo-remove clean

help: ## List the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 20

run: .venv/ready static/dist/manifest.json app/translations/compiled ## Start everything: web, worker, queue, demonstration
	@exec $(V)/python -m app.serve

setup: .venv/ready-for-tests static/dist/manifest.json app/translations/compiled ## Install what running and testing need

test: setup .venv/browser ## Run the whole suite, on SQLite and on PostgreSQL
	@$(V)/python -m tests.run $(T)

check: setup ## Format, lint, import rules, types, content: everything but the tests
	$(V)/pip check --disable-pip-version-check
	$(V)/ruff format --check
	$(V)/ruff check
	$(V)/lint-imports
	$(V)/mypy
	$(V)/flask --app wsgi content check courses simulations

fix: .venv/ready-for-tests ## Format and mend what can be mended by machine
	$(V)/ruff format
	$(V)/ruff check --fix

front-end: ## Build styles, scripts and icons anew
	rm -f static/dist/manifest.json
	$(MAKE) static/dist/manifest.json

translations: .venv/ready-for-tests ## Collect the sentences to translate into app/translations
	$(V)/pybabel -q extract -F app/translations/babel.cfg --ignore-dirs='.* __*' -k lazy_gettext -k _ --no-location --no-wrap --omit-header -o app/translations/messages.pot app
	$(V)/pybabel -q update -i app/translations/messages.pot -d app/translations -l zh_Hans_CN --no-wrap --ignore-obsolete --omit-header --no-fuzzy-matching

migration: .venv/ready-for-tests ## Write a migration for changed models: make migration M="add a column"
	$(V)/flask --app wsgi db migration "$(M)"

db: .venv/ready ## Bring the database to the newest shape
	$(V)/flask --app wsgi db upgrade

bench: setup ## Measure pages against the floor and hold the budgets
	$(V)/python -m tests.bench

pictures: setup .venv/browser ## Photograph the pages shown in the README
	$(V)/python -m tests.journeys.pictures

demo-remove: .venv/ready ## Take the demonstration away again
	$(V)/flask --app wsgi demo remove

clean: ## Remove everything that can be made again; the data in var/ stays
	rm -rf .venv static/node_modules static/dist app/translations/compiled
	find app -name '*.mo' -delete

# --- what the targets stand on -------------------------------------------------

.venv/ready: requirements.lock
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Python 3.11 or newer is needed; this is " + sys.version.split()[0] + ". Name another one: make run PYTHON=python3.12")'
	@test -x $(V)/python || $(PYTHON) -m venv .venv
	$(V)/python -m pip install $(AS_LOCKED) -r requirements.lock
	@touch $@

.venv/ready-for-tests: .venv/ready requirements-dev.lock
	$(V)/python -m pip install $(AS_LOCKED) -r requirements-dev.lock
	@touch $@

.venv/browser: .venv/ready-for-tests
	@$(V)/python -m tests.install_browser
	@touch $@

static/node_modules/.package-lock.json: .venv/ready static/package.json static/package-lock.json
	cd static && PATH="$(CURDIR)/$(V):$$PATH" NODE_OPTIONS=--use-system-ca npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

static/dist/manifest.json: static/node_modules/.package-lock.json $(wildcard static/styles/* static/scripts/* static/icons/* static/brand/* static/build.mjs)
	cd static && PATH="$(CURDIR)/$(V):$$PATH" node build.mjs

app/translations/compiled: .venv/ready $(wildcard app/translations/*/LC_MESSAGES/*.po)
	@$(V)/pybabel -q compile -d app/translations
	@touch $@
