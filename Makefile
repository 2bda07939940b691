# Two commands do everything: `make site` and `make test`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help site test test-long scores wheel clean fuzz audit sbom

help: ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' Makefile

site: $(VENV)/.site-ready ## Set up, and build articles/ into _site/
	$(BIN)/digest build .

test: $(VENV)/.test-ready ## Set up, and run every check and test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n auto --dist worksteal

test-long: $(VENV)/.test-ready ## Run the tests that take minutes
	$(BIN)/pytest -m long --timeout 0

scores: $(VENV)/.test-ready ## Score the reading of articles against the gold records
	$(BIN)/python -m tests.gold.scores

wheel: $(VENV)/.test-ready ## Build the wheel into dist/
	$(BIN)/python -m build --wheel --outdir dist .

fuzz: $(VENV)/.fuzz-ready ## Fuzz the reading of articles for ten minutes (Linux)
	$(BIN)/python -m tests.fuzz.run --minutes 10

audit: $(VENV)/.audit-ready ## Ask whether what the digest needs has known weaknesses
	$(BIN)/pip freeze --exclude-editable > $(VENV)/audited.txt
	$(BIN)/pip-audit --strict --no-deps --disable-pip -r $(VENV)/audited.txt

sbom: $(VENV)/.audit-ready ## List all that the digest is made of in dist/sbom.json (CycloneDX)
	@mkdir -p dist
	$(PYTHON) -m venv --clear $(VENV)/bare
	$(VENV)/bare/bin/pip install --quiet --disable-pip-version-check .
	$(VENV)/bare/bin/pip uninstall --quiet --yes --disable-pip-version-check pip setuptools
	$(BIN)/cyclonedx-py environment --pyproject pyproject.toml --output-reproducible --of JSON -o dist/sbom.json $(VENV)/bare/bin/python
	@rm -r $(VENV)/bare

clean: ## Remove what was made: the environment, the memory and the site
	rm -rf $(VENV) .digest _site ._site.* dist tests/node_modules

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or later is needed; this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.site-ready: pyproject.toml | $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.test-ready: pyproject.toml tests/tools.sh tests/package.json | $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[test]'
	sh tests/tools.sh $(BIN)
	@touch $@ $(VENV)/.site-ready

$(VENV)/.fuzz-ready: $(VENV)/.test-ready
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[fuzz]'
	@touch $@

$(VENV)/.audit-ready: $(VENV)/.test-ready
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[audit]'
	@touch $@
