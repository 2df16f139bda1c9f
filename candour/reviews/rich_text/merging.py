"""Two texts that were written on the same one, as one text to begin from: nothing of either is left out."""

from candour.reviews.rich_text.schema import Node, children

Nodes = dict[str, Node]


def merge(base: Node, mine: Node, theirs: Node) -> Node:
    """Mine in its order; where only they changed a block, theirs; where both did, mine and then theirs.

    What they added stands behind the block that it followed. What one of the two took out and the other left
    as it was is out; what the other changed stays.
    """
    was, own, other = _by_id(base), _by_id(mine), _by_id(theirs)
    merged: list[Node] = []
    follows = _additions(was, own, other)
    merged += follows.get("", [])
    for key, node in own.items():
        merged += _one(was.get(key), node, other.get(key)) + follows.get(key, [])
    return {"type": "doc", "content": merged}


def _by_id(document: Node) -> Nodes:
    return {node["attrs"]["id"]: node for node in children(document)}


def _one(was: Node | None, mine: Node, theirs: Node | None) -> list[Node]:
    if theirs is None:  # they took it out, or I added it
        return [] if mine == was else [mine]
    if theirs in (mine, was):
        return [mine]
    return [theirs] if mine == was else [mine, theirs]


def _additions(was: Nodes, own: Nodes, other: Nodes) -> dict[str, list[Node]]:
    """What only their text has, behind the last block before it that mine has too."""
    found: dict[str, list[Node]] = {}
    place = ""
    for key, node in other.items():
        if key in own:
            place = key
        elif node != was.get(key):
            found.setdefault(place, []).append(node)
    return found
