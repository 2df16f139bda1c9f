"""Call the macros of the templates from Python and from pages."""

from functools import cache
from pathlib import Path
from typing import Protocol, cast

from django.template import engines
from django.template.backends.jinja2 import Jinja2
from jinja2 import Environment
from markupsafe import Markup

COMPONENTS = Path(__file__).parent / "jinja2" / "components"


class Macro(Protocol):
    def __call__(self, *arguments: object, **named: object) -> Markup: ...


def unchanged(text: str, *_arguments: object, **_named: object) -> str:
    """The text as it is."""
    return text


def govuk(component: str, parameters: dict[str, object]) -> Markup:
    """Draw a GOV.UK component, named as in its own documentation, such as `date-input`."""
    name = "govuk" + component.title().replace("-", "")
    return _govuk_macro(component, name)(parameters)


@cache
def _govuk_macro(component: str, name: str) -> Macro:
    engine = next(engine for engine in engines.all() if isinstance(engine, Jinja2))
    module = engine.env.get_template(f"govuk_frontend_jinja/components/{component}/macro.html").module
    return cast(Macro, getattr(module, name))


class Components:
    """Every macro in the folder `components`, by its name alone: `ui.summary_list(...)`."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._macros: dict[str, Macro] = {}

    def __getattr__(self, name: str) -> Macro:
        if name.startswith("_"):
            raise AttributeError(name)
        try:
            return self._all()[name]
        except KeyError:
            raise AttributeError(f"no component is called {name}") from None

    def names(self) -> list[str]:
        """Every component, for the test that the gallery leaves none out."""
        return sorted(self._all())

    def _all(self) -> dict[str, Macro]:
        if not self._macros:
            self._macros = self._read()
        return self._macros

    def _read(self) -> dict[str, Macro]:
        found: dict[str, Macro] = {}
        for path in sorted(COMPONENTS.glob("*.html")):
            module = self._environment.get_template(f"components/{path.name}").module
            macros = {name: value for name, value in vars(module).items() if not name.startswith("_")}
            if repeated := found.keys() & macros.keys():
                raise ValueError(f"two components are called {sorted(repeated)}")
            found |= macros
        return found
