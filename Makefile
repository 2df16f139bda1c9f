# Every target is a command of dev.py, which needs nothing but Python 3.11 or later. `make` alone lists them.

# Debian and Ubuntu build their Python with profiles: an eighth quicker in the tests than one that was compiled plainly.
SYSTEM := /usr/bin/python3
NEW_ENOUGH := import sys, ensurepip; assert sys.version_info >= (3, 11)
PYTHON ?= $(shell $(SYSTEM) -c '$(NEW_ENOUGH)' 2>/dev/null && echo $(SYSTEM) || echo python3)
COMMANDS := run test pytest check format bench bench-redaction bench-leaks database migrate demo shell manage reference candour stop clean locks

.PHONY: help $(COMMANDS)

help:
	@$(PYTHON) dev.py help

$(COMMANDS):
	@$(PYTHON) dev.py $@ $(ARGS)
