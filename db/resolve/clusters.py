"""Clusters: what is one thing when pairs are judged, without ever joining two that somebody says are different."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from db.resolve.judgements import RULES, Pair, Word


def clusters(ids: Iterable[str], words: Mapping[Pair, Word]) -> list[frozenset[str]]:
    """The ids in groups: joined by `same`, people's words first, then by falling score; a join that would bring a `different` pair
    together is left out. The outcome depends on the words alone, not on their order. Ids of `words` outside `ids` are ignored.
    """
    known = set(ids)
    enemies: dict[str, set[str]] = {}
    joins = []
    for (left, right), word in words.items():
        if left not in known or right not in known:
            continue
        if word.judgement == "different":
            enemies.setdefault(left, set()).add(right)
            enemies.setdefault(right, set()).add(left)
        elif word.judgement == "same":
            joins.append((word.actor == RULES, -(word.score or 0.0), left, right))
    group: dict[str, set[str]] = {}
    for *_, left, right in sorted(joins):
        ours, theirs = group.setdefault(left, {left}), group.setdefault(right, {right})
        if ours is theirs or any(enemies.get(one, set()) & theirs for one in (ours if enemies else ())):
            continue
        small, large = sorted((ours, theirs), key=len)
        large |= small
        for one in small:
            group[one] = large
    together = {id(members): frozenset(members) for members in group.values()}
    return [*together.values(), *(frozenset((one,)) for one in known.difference(group))]


def connected(start: Iterable[str], words: Mapping[Pair, Word]) -> set[str]:
    """The ids and all that judgements tie them to, however far; a pair that is unsure ties nothing."""
    near: dict[str, list[str]] = {}
    for (left, right), word in words.items():
        if word.judgement != "unsure":
            near.setdefault(left, []).append(right)
            near.setdefault(right, []).append(left)
    found, queue = set(start), list(start)
    while queue:
        for other in near.get(queue.pop(), ()):
            if other not in found:
                found.add(other)
                queue.append(other)
    return found
