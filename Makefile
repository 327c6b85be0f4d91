# `make run` shows the whole way on this machine; `make test` runs every check. Both make their own virtual environment.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test lint eval bench docs clean

run: .venv/installed
	@$(BIN)/councilgraph load --shipped --examples
	@$(BIN)/councilgraph query no-cpc-with-grants --as-of 2024-03-31 --format table
	@echo "By type of council"
	@$(BIN)/councilgraph query no-cpc-with-grants-by-group --as-of 2024-03-31
	@echo "How it is known: what the lists cover"
	@$(BIN)/councilgraph query coverage --programme cpc
	@echo "What was loaded"
	@$(BIN)/councilgraph status
	@echo
	@echo "Next: councilgraph queries | councilgraph status | councilgraph load YOUR-MINUTES | councilgraph councils resolve \"Bath & NE Somerset\""
	@echo "(in $(BIN); put it on your PATH with: . $(BIN)/activate)"

test: .venv/installed-test lint
	$(BIN)/pytest -q

lint: .venv/installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Quality of the extraction against annotated documents, and speed; both write benchmarks/results/.
eval: .venv/installed-test
	$(BIN)/python benchmarks/extraction.py

bench: .venv/installed-test
	$(BIN)/python benchmarks/loading.py
	$(BIN)/python benchmarks/questions.py

# The parts of docs/ that are derived from the vocabulary and the queries.
docs: .venv/installed-test
	$(BIN)/python docs/generate.py
	$(BIN)/python docs/worked.py

.venv/bin/python:
	$(PYTHON) -m venv .venv
	$(BIN)/pip install -q --upgrade pip

.venv/installed: .venv/bin/python pyproject.toml
	$(BIN)/pip install -q -e .
	@touch $@

.venv/installed-test: .venv/bin/python pyproject.toml
	$(BIN)/pip install -q -e '.[test]'
	@touch $@ .venv/installed

clean:
	rm -rf .venv build dist *.egg-info councilgraph-workspace
