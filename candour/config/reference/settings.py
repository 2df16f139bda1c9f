"""Every setting that a deployment may give."""

from candour.config.environment import SETTINGS
from candour.config.reference.tables import table


def settings_page() -> str:
    rows = [
        (f"`{setting.name}`", setting.meaning, f"`{setting.default}`" if setting.default else "none")
        for setting in SETTINGS
    ]
    return "# Settings\n\nAll come from the environment.\n\n" + table(("Name", "Meaning", "Default"), rows)
