# Every target is a command of dev.py, which needs nothing but Python 3.11 or later. `make` alone lists them.

PYTHON ?= python3
COMMANDS := run test pytest check format bench bench-redaction bench-leaks database migrate demo shell manage reference candour stop clean locks

.PHONY: help $(COMMANDS)

help:
	@$(PYTHON) dev.py help

$(COMMANDS):
	@$(PYTHON) dev.py $@ $(ARGS)
