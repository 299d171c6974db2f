"""Country: an ISO 3166-1 alpha-3 code, with Kosovo as XKX."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated

from pydantic import AfterValidator


@lru_cache(maxsize=1)
def country_codes() -> frozenset[str]:
    """Every accepted code: ISO 3166-1 alpha-3 and XKX."""
    import pycountry

    return frozenset(c.alpha_3 for c in pycountry.countries) | {"XKX"}


@lru_cache(maxsize=1)
def alpha2_codes() -> dict[str, str]:
    """ISO 3166-1 alpha-2 -> alpha-3, Kosovo with its user-assigned XK."""
    import pycountry

    return {c.alpha_2: c.alpha_3 for c in pycountry.countries} | {"XK": "XKX"}


def _known(code: str) -> str:
    if code not in country_codes():
        raise ValueError(f"{code!r} is not an ISO 3166-1 alpha-3 country code (Kosovo is XKX)")
    return code


Country = Annotated[str, AfterValidator(_known)]
