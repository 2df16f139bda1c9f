"""Every page says who may open it, and a person's role decides as the generated table says."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from candour.access.requires import declaration_of


def every_page(
    patterns: list[URLPattern | URLResolver] | None = None, before: str = ""
) -> Iterator[tuple[str, URLPattern]]:
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            yield from every_page(pattern.url_patterns, before + str(pattern.pattern))
        else:
            yield before + str(pattern.pattern), pattern


def test_every_page_declares_who_may_open_it() -> None:
    silent = [address for address, pattern in every_page() if declaration_of(pattern.callback) is None]
    assert not silent, f"Decorate these with @requires, @signed_in or @open_to_anyone: {silent}"


def test_every_page_has_a_name() -> None:
    assert not [address for address, pattern in every_page() if not pattern.name]
