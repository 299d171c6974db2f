"""What the fact rules say of the claims of a block, without comparing what is told alike again and again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from math import ceil
from typing import Any

from db.resolve.blocks import Key, is_across
from db.resolve.claim_view import ClaimView
from db.resolve.fact_rules import QUOTE_SHARE, same_fact
from db.resolve.judgements import Pair, pair_of
from db.resolve.slots import stems
from db.resolve.verdict import Verdict

LARGE_BLOCK = 400
"""Contents of one block compared with each other; of a larger one only claims of equal content are."""

Judged = dict[Pair, Verdict]


def judged(blocks: Iterable[tuple[Key, Sequence[ClaimView]]]) -> Judged:
    """What the rules say of the pairs of each block that are worth a word.

    All that are the same are tied together, though not each with each, and of equal contents one pair is called unsure.
    """
    found: Judged = {}
    for key, block in blocks:
        if len(block) > 1:
            found |= star(block) if key[0] in WORDS else linked(block, is_across(key))
    return found


class Alike:
    """Claims of a block that are told alike and are one fact."""

    def __init__(self, first: ClaimView) -> None:
        self.first = first
        self._said: dict[bool, Verdict | None] = {}
        """What the rules say of two such claims, of one group of stories and of two."""
        self.apart: ClaimView | None = None
        """The first one of another group of stories."""

    def takes(self, view: ClaimView, found: Judged) -> bool:
        """Whether the claim of equal content is one fact with them; its pair with the first is found then."""
        together = view.group == self.first.group
        if together not in self._said:
            self._said[together] = same_fact(self.first, view)
        said = self._said[together]
        if said is None or said.judgement != "same":
            return False
        found[pair_of(self.first.key, view.key)] = said
        if self.apart is None and not together:
            self.apart = view
        return True

    def pair(self, other: Alike, across: bool) -> tuple[ClaimView, ClaimView] | None:
        """One claim of each; across stories the two are of different groups, and None where there are no such two."""
        if not across or self.first.group != other.first.group:
            return self.first, other.first
        if other.apart is not None:
            return self.first, other.apart
        return (self.apart, other.first) if self.apart is not None else None


def linked(block: Sequence[ClaimView], across: bool) -> Judged:
    """The pairs of a block: each claim with the first that is told alike, and one pair of every two contents.

    Of n reprints of a story with k claims, n * k + k * k pairs are looked at instead of n * n * k * k.
    """
    found: Judged = {}
    by_content: dict[tuple[Any, ...], Alike] = {}
    contents: list[Alike] = []
    for view in block:
        content = view.content()
        alike = by_content.get(content)
        if alike is None or not alike.takes(view, found):
            contents.append(by_content.setdefault(content, Alike(view)) if alike is None else Alike(view))
    if len(contents) <= LARGE_BLOCK:
        for one, other in combinations(contents, 2):
            pair = one.pair(other, across)
            said = same_fact(*pair) if pair else None
            if pair and said and said.judgement != "different":
                found[pair_of(pair[0].key, pair[1].key)] = said
    return found


def star(block: Sequence[ClaimView]) -> Judged:
    """Each claim compared with the first of each group only, and only with those that have a telling word in common.

    Who is president is said in every story, and n claims have n * n pairs.
    """
    found: Judged = {}
    firsts: list[ClaimView] = []
    by_word: dict[str, list[int]] = {}
    by_content: dict[tuple[Any, ...], tuple[ClaimView, Verdict | None]] = {}
    for view in block:
        content = view.content()
        first, said = by_content.get(content, (None, None))
        if first is None:
            words = WORDS[view.record_type](view)
            near = [firsts[i] for i in sorted({i for word in words for i in by_word.get(word, ())})]
            first, said = next(((one, same) for one in near if (same := _same(one, view))), (view, None))
            if first is view:
                for word in words:
                    by_word.setdefault(word, []).append(len(firsts))
                firsts.append(view)
        elif said is None:
            said = _same(first, view)
        by_content[content] = first, said
        if said and first is not view:
            found[pair_of(first.key, view.key)] = said
    return found


def _same(one: ClaimView, other: ClaimView) -> Verdict | None:
    """The verdict, if it is that the two are the same."""
    said = same_fact(one, other)
    return said if said and said.judgement == "same" else None


def title_words(view: ClaimView) -> Iterable[str]:
    """The words of a post: two posts are one only if they share one."""
    return stems(view.cells["title"])


def quote_words(view: ClaimView) -> Iterable[str]:
    """The longest words of a saying, as many as it takes to share one with any saying that has QUOTE_SHARE of all words in common.

    Method: prefix filtering of set similarity joins (Chaudhuri, Ganti and Kaushik 2006), long words taken for the rare ones.
    """
    words = stems(view.cells["quote_text"])
    kept = len(words) - ceil(QUOTE_SHARE * len(words) - 1e-9) + 1
    return sorted(words, key=lambda word: (-len(word), word))[:kept]


WORDS = {"role": title_words, "statement": quote_words}
"""Record types whose rule is as good as an equality, so that one comparison with each group is enough."""
