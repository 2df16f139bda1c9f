"""`python -m candour` is the same as `candour`."""

import sys

from candour.config.command_line import main

sys.exit(main())
