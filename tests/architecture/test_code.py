"""Rules about the code itself. Each failure says what to do."""

import ast

from tests.architecture.sources import ROOT, modules, nodes, place

DRAWERS = {"core", "common", "utils", "helpers", "misc"}
CLOCKS = {"now", "today", "localdate", "localtime", "utcnow"}
MAY_READ_THE_CLOCK = ("views", "middleware.py", "management/", "jobs.py", "queries.py", "queries/", "forms")
ACROSS = {"models", "queries", "commands"}
PURE = {"eligibility", "reading", "writing", "plan"}
SLICES = (
    "cases",
    "documents",
    "notifications",
    "action_plans",
    "reviews",
    "recommendations",
    "families",
    "disclosure",
)


def test_no_folder_is_a_drawer_for_everything() -> None:
    found = [str(path) for path in (ROOT / "candour").rglob("*") if path.stem in DRAWERS]
    assert not found, f"Name these after what they hold (docs/architecture.md): {found}"


def _is_status(target: ast.expr) -> bool:
    return isinstance(target, ast.Attribute) and (target.attr == "status" or target.attr.endswith("_status"))


def test_only_perform_changes_a_status() -> None:
    found = [
        place(path, node)
        for path, node in nodes((ast.Assign, ast.AnnAssign, ast.AugAssign))
        if any(map(_is_status, getattr(node, "targets", [getattr(node, "target", None)])))
    ]
    assert not found, f"Change a status by workflow.perform (docs/how-to/add-a-transition.md): {found}"


def _updates_a_status(node: ast.AST) -> bool:
    if (
        not isinstance(node, ast.Call)
        or not isinstance(node.func, ast.Attribute)
        or node.func.attr != "update"
    ):
        return False
    return any(keyword.arg and keyword.arg.endswith("status") for keyword in node.keywords)


def test_no_query_updates_a_status_past_perform() -> None:
    found = [place(path, node) for path, node in nodes(ast.Call) if _updates_a_status(node)]
    assert not found, f"Change a status by workflow.perform (docs/how-to/add-a-transition.md): {found}"


def _reaches_past_sight(node: ast.AST, parents: dict[ast.AST, ast.AST]) -> bool:
    if not isinstance(node, ast.Attribute) or node.attr != "objects":
        return False
    parent = parents.get(node)
    return not (isinstance(parent, ast.Attribute) and parent.attr == "visible_to")


def test_views_reach_records_only_through_visible_to() -> None:
    found = []
    for path, tree in modules().items():
        if "/views" not in path:
            continue
        parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
        found += [place(path, node) for node in ast.walk(tree) if _reaches_past_sight(node, parents)]
    assert not found, (
        f"Write .objects.visible_to(request.sight) in views (docs/how-to/add-a-page.md): {found}"
    )


def _asks_the_clock(node: ast.AST) -> bool:
    if (
        not isinstance(node, ast.Call)
        or not isinstance(node.func, ast.Attribute)
        or node.func.attr not in CLOCKS
    ):
        return False
    if node.func.attr in {"localdate", "localtime"} and node.args:
        return False
    return isinstance(node.func.value, ast.Name) and node.func.value.id in {"timezone", "date", "datetime"}


def test_below_the_page_time_is_an_argument() -> None:
    allowed = {
        "candour/access/middleware.py",
        "candour/cases/models/visibility.py",
        "candour/reviews/thread/of_review.py",
        "candour/design_system/context.py",
    }
    found = [
        place(path, node)
        for path, node in nodes(ast.Call)
        if _asks_the_clock(node)
        and path not in allowed
        and not any(part in path for part in MAY_READ_THE_CLOCK)
        and not path.startswith(("candour/front_door/", "candour/config/"))
    ]
    assert not found, f"Take `at=` from the view instead of reading the clock: {found}"


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.ImportFrom) and node.module:
        return [f"{node.module}.{alias.name}" for alias in node.names]
    return [alias.name for alias in node.names] if isinstance(node, ast.Import) else []


def _crosses_badly(path: str, name: str) -> bool:
    parts = name.split(".")
    if len(parts) < 3 or parts[0] != "candour" or parts[1] not in SLICES:
        return False
    here = path.split("/")[1]
    public = ACROSS | PURE | {"row_security", "urls"}
    return here in SLICES and here != parts[1] and parts[2] not in public


def test_slices_meet_only_at_models_queries_and_commands() -> None:
    found = [
        f"{place(path, node)} imports {name}"
        for path, node in nodes((ast.Import, ast.ImportFrom))
        for name in _imported(node)
        if _crosses_badly(path, name)
    ]
    assert not found, f"Across slices import models, queries and commands only: {found}"


def test_no_signals_carry_the_domain() -> None:
    found = [
        place(path, node)
        for path, node in nodes((ast.Import, ast.ImportFrom))
        for name in _imported(node)
        if "signals" in name or name.startswith("django.dispatch")
    ]
    assert not found, f"What follows from what is a line in candour/config/reactions.py: {found}"


def test_modules_stay_readable() -> None:
    long = [path for path in modules() if len((ROOT / path).read_text().splitlines()) > 400]
    assert not long, f"Turn these into packages: {long}"
