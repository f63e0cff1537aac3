# `make demo` and `make test` alone do everything on a fresh Debian or Ubuntu with Python 3.11 or newer.
# TORCH_INDEX_URL=https://download.pytorch.org/whl/cpu make demo     takes PyTorch without CUDA (see README.md)

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint bench beside beyond models model-sums held-out calibrate guide translations soak soak-pages fuzz wheel package package-field package-test clean
PYTHON_HERE := .venv/bin/python
# Two cores: tests run side by side, one thread each; those of the window on a display each, but for those marked `alone`.
SIDE_BY_SIDE := OMP_NUM_THREADS=1 $(PYTHON_HERE) -m pytest --dist loadfile --durations=20
A_DISPLAY_EACH := --tx "2*popen//python=scripts/with_display.sh $(PYTHON_HERE)"

help: ## this list
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1\t\2/p' Makefile | expand -t 16

setup: ## the virtual environment and the system libraries, when they are not there yet
	@scripts/setup.sh

demo: setup ## the main job on a simulated session; leaves build/demo/window.png and build/demo/predictions.json
	@scripts/demo.sh

test: setup ## all tests, under a virtual display
	$(SIDE_BY_SIDE) -n 2 tests --ignore=tests/gui
	HIDDEN=1 $(SIDE_BY_SIDE) $(A_DISPLAY_EACH) tests/gui -m "not soak and not alone"
	HIDDEN=1 scripts/with_display.sh $(PYTHON_HERE) -m pytest tests/gui -m alone --durations=10

lint: setup ## ruff, mypy --strict on all but the window, and the direction of imports
	$(PYTHON_HERE) -m ruff check .
	$(PYTHON_HERE) -m ruff format --check .
	$(PYTHON_HERE) -m mypy
	.venv/bin/lint-imports

bench: setup ## speed, in ratios measured in one run: features, inference, training, start of the window, memory
	@HIDDEN=1 OMP_WAIT_POLICY=PASSIVE scripts/with_display.sh $(PYTHON_HERE) -m tests.benchmarks

models: setup ## train the shipped networks again and write models/README.md (hours)
	@scripts/models.sh

# Longer than any of these tests takes: pytest tells where a test hangs that takes so long.
LONG := -o faulthandler_timeout=1200
FUZZ := tests/files/test_audio_fuzz.py

soak: setup ## the tests that run long, but for `make fuzz`; SOAK_SHARE=0.1 runs a tenth of each
	HIDDEN=1 scripts/with_display.sh $(PYTHON_HERE) -m pytest tests -m soak --ignore=$(FUZZ) --ignore=tests/architecture $(LONG) --durations=0

soak-pages: setup ## every long command that a page shows, and the guide's pictures drawn anew and compared (half an hour)
	HIDDEN=1 scripts/with_display.sh $(PYTHON_HERE) -m pytest tests/architecture -m soak $(LONG) --durations=0

fuzz: setup ## ten minutes of broken audio files for the loader
	SOAK_SHARE=1 $(PYTHON_HERE) -m pytest $(FUZZ) -m soak -s $(LONG)

beside: setup ## start, jump and memory beside Sonic Visualiser on 30 s and an hour (needs it and xdotool installed)
	@$(PYTHON_HERE) -m tests.benchmarks.beside_sonic_visualiser

held-out: setup ## score the networks in models/ on places never trained on; rewrites models/README.md
	.venv/bin/workbench models --score models
	scripts/model_sums.sh

calibrate: setup ## measure how far off every shipped method is; writes models/calibration/ and resources/reports/calibration.md
	WORKBENCH_MODELS=build/no-own-models .venv/bin/workbench calibrate --simulate all --out models/calibration --page resources/reports/calibration.md
	scripts/model_sums.sh

model-sums: ## models/SHA256SUMS, after networks or calibrations changed
	scripts/model_sums.sh

guide: setup ## the pictures of docs/guide, drawn from a simulated campaign (four minutes); GUIDE_ONLY=inspect,tape for some
	@scripts/guide_pictures.sh

translations: setup ## the texts of the window and what Qt reads of their translations
	@scripts/translations.sh

compare: setup ## all methods on simulated places nothing learnt from; writes resources/reports/methods.md (ten minutes)
	@scripts/compare.sh

beyond: setup ## PlaceField beside all others, with the networks' training (hours); writes resources/reports/beyond.md; KEEP=1 goes on
	@scripts/beyond.sh

wheel: setup ## dist/*.whl with networks and resources inside
	$(PYTHON_HERE) -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

package: setup ## both editions as .deb and .run with SHA256SUMS in dist/, of the last commit (half an hour, 6 GB)
	@packaging/linux/package.sh

package-field: setup ## the field edition's folder alone, and its selftest; what CI does
	@packaging/linux/field_selftest.sh

package-test: setup ## tries what `make package` left in an empty Debian (root, a network, an hour)
	@packaging/linux/try_packages.sh field
	@packaging/linux/try_packages.sh full
	@packaging/linux/lint_packages.sh

clean: ## removes what was built, the virtual environment too
	rm -rf build dist .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
