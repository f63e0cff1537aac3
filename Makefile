# `make demo` and `make test` alone do everything on a fresh Debian or Ubuntu with Python 3.11 or newer.
# TORCH_INDEX_URL=https://download.pytorch.org/whl/cpu make demo     takes PyTorch without CUDA (see README.md)

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint bench beside models held-out calibrate soak fuzz wheel clean
PYTHON_HERE := .venv/bin/python
# Two cores: the tests of the parts run side by side, one thread each; those of the window one after another, on one display.
PYTEST := OMP_NUM_THREADS=1 $(PYTHON_HERE) -m pytest

help: ## this list
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1\t\2/p' Makefile | expand -t 16

setup: ## the virtual environment and the system libraries, when they are not there yet
	@scripts/setup.sh

demo: setup ## the main job on a simulated session; leaves build/demo/window.png and build/demo/predictions.json
	@scripts/demo.sh

test: setup ## all tests, under a virtual display
	$(PYTEST) tests --ignore=tests/gui -n 2 --dist loadfile
	HIDDEN=1 scripts/with_display.sh env OMP_NUM_THREADS=2 $(PYTHON_HERE) -m pytest tests/gui

lint: setup ## ruff, mypy --strict on all but the window, and the direction of imports
	$(PYTHON_HERE) -m ruff check .
	$(PYTHON_HERE) -m ruff format --check .
	$(PYTHON_HERE) -m mypy
	.venv/bin/lint-imports

bench: setup ## speed, in ratios measured in one run: features, inference, training, start of the window, memory
	@HIDDEN=1 OMP_WAIT_POLICY=PASSIVE scripts/with_display.sh $(PYTHON_HERE) -m tests.benchmarks

models: setup ## train the shipped networks again and write models/README.md (hours)
	@scripts/models.sh

soak: setup ## the tests that run long; SOAK_SHARE=0.1 runs a tenth of each
	HIDDEN=1 scripts/with_display.sh $(PYTHON_HERE) -m pytest tests -m soak

fuzz: setup ## ten minutes of broken audio files for the loader
	SOAK_SHARE=1 $(PYTHON_HERE) -m pytest tests/files/test_audio_fuzz.py -m soak -s

beside: setup ## start, jump and memory beside Sonic Visualiser on 30 s and an hour (needs it and xdotool installed)
	@$(PYTHON_HERE) -m tests.benchmarks.beside_sonic_visualiser

held-out: setup ## score the networks in models/ on places never trained on; rewrites models/README.md
	.venv/bin/workbench models --score models

calibrate: setup ## measure how far off every shipped method is; writes models/calibration/ and resources/reports/calibration.md
	WORKBENCH_MODELS=build/no-own-models .venv/bin/workbench calibrate --simulate all --out models/calibration --page resources/reports/calibration.md

compare: setup ## all methods on simulated places nothing learnt from; writes resources/reports/methods.md (ten minutes)
	@scripts/compare.sh

wheel: setup ## dist/*.whl with networks and resources inside
	$(PYTHON_HERE) -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

clean: ## removes what was built, the virtual environment too
	rm -rf build dist .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
