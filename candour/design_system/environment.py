"""The Jinja2 environment of every page: macros, filters and a few global names."""

from django.templatetags.static import static
from django.urls import reverse
from jinja2 import BaseLoader, ChainableUndefined, ChoiceLoader, Environment, PackageLoader, PrefixLoader

from candour.design_system import charts, words
from candour.design_system.drawing import Components, unchanged

GOVUK = "govuk_frontend_jinja"


def url(name: str, *arguments: object, **named: object) -> str:
    """The address of a page, by the name of its view."""
    return reverse(name, args=arguments or None, kwargs=named or None)


def environment(*, loader: BaseLoader, auto_reload: bool = False, **_defaults: object) -> Environment:
    """Jinja2 as the pages need it; the GOV.UK macros rely on undefined names that chain."""
    macros = PrefixLoader({GOVUK: PackageLoader(GOVUK)})
    made = Environment(
        loader=ChoiceLoader([loader, macros]),
        auto_reload=auto_reload,
        autoescape=True,
        undefined=ChainableUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {"static": static, "url": url, "ui": Components(made), "charts": charts}
    made.filters |= words.FILTERS
    # Indenting would change what people typed in a text area inside a fieldset, a little more at each save.
    made.filters["indent"] = unchanged
    return made
