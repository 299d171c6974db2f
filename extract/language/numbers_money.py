"""Money: the currency of an amount, by a sign or code before it or a word behind it, and where its print begins."""

from __future__ import annotations

from extract.language.numbers_amounts import Amount
from extract.language.tokens import Pieces, words

CURRENCY_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₩": "KRW", "₽": "RUB", "₴": "UAH", "₹": "INR", "₺": "TRY", "₪": "ILS"}
CURRENCY_WORDS = {
    word: code
    for code, names in (
        ("USD", "dollar dollars usd"), ("EUR", "euro euros eur"), ("GBP", "pounds sterling gbp"),
        ("RUB", "rouble roubles ruble rubles rub"),
        ("UAH", "hryvnia hryvnias"), ("CNY", "yuan renminbi"), ("KRW", "won"), ("JPY", "yen"), ("PLN", "zloty zlotys"), ("INR", "rupees"),
        ("ILS", "shekels"), ("IRR", "rial rials"), ("SEK", "kronor"), ("BRL", "reais"), ("NGN", "naira"), ("ZAR", "rand"), ("KZT", "tenge"),
        ("HUF", "forints"), ("lei", "leu lei"), ("MYR", "ringgit"), ("IDR", "rupiah"), ("THB", "baht"), ("VND", "dong"),
        ("BDT", "taka"), ("CZK", "koruna"), ("GEL", "lari"), ("AFN", "afghanis"), ("ETB", "birr"), ("GHS", "cedis"),
    )
    for word in names.split()
} | {
    word: word for word in words("kroner crowns francs lira liras riyals dirhams pesos dinars shillings cents pence sen kopecks")
} | {"p": "pence"}  # fmt: skip
"""Word after an amount to its ISO 4217 code, or to itself where several states share the word and for the small coin."""
_SHORT = frozenset({"p", "sen", "won", "rand", "dong", "pence"})
"""Words that are other words too, and money only right behind their digits."""
_CODES = {
    word: word.upper() for word in words("usd eur gbp rub chf cad aud nzd hkd sgd jpy cny inr pln uah sek nok dkk ngn zar kes try myr")
} | {"rm": "MYR", "rs": "INR"}
"""Codes before an amount: 'USD 1,700', 'RM2.70'."""
_DOLLARS = {"us": "USD", "u.s.": "USD", "c": "CAD", "ca": "CAD", "a": "AUD", "au": "AUD", "hk": "HKD", "nz": "NZD", "s": "SGD", "nt": "TWD",
            "r": "BRL", "j": "JMD"}  # fmt: skip
"""Letters before a dollar sign, in capitals: 'HK$216,925'."""
_NATIONAL = {
    (state, unit): code
    for unit, states in (
        ("dollar", "canadian:CAD australian:AUD kong:HKD singapore:SGD zealand:NZD taiwan:TWD namibian:NAD liberian:LRD"),
        ("pound", "egyptian:EGP syrian:SYP lebanese:LBP sudanese:SDG"),
        ("franc", "swiss:CHF cfa:XAF rwandan:RWF congolese:CDF guinean:GNF"),
        ("dinar", "iraqi:IQD kuwaiti:KWD serbian:RSD algerian:DZD jordanian:JOD libyan:LYD tunisian:TND"),
        ("lira", "turkish:TRY"),
        ("rupee", "indian:INR pakistani:PKR lankan:LKR nepali:NPR"),
        ("peso", "mexican:MXN philippine:PHP argentine:ARS colombian:COP chilean:CLP"),
        ("riyal", "saudi:SAR qatari:QAR yemeni:YER"),
        ("crown", "czech:CZK swedish:SEK norwegian:NOK danish:DKK"),
        ("shilling", "kenyan:KES ugandan:UGX tanzanian:TZS somali:SOS"),
    )
    for state, code in (pair.split(":") for pair in states.split())
}
"""Currencies that share their word, by the word before it: 'Egyptian pounds'."""
_BETWEEN = frozenset(
    words(
        "us u.s. canadian american australian british danish swedish norwegian czech swiss turkish chinese russian hong kong new singapore "
        "zealand sri malaysian iranian afghan of"
    )
) | {state for state, _ in _NATIONAL}
"""Words between an amount and its currency."""


def currency(p: Pieces, amount: Amount, after: int) -> tuple[str, int | None] | None:
    """(currency, last piece of its word or None) of the amount; None if it is no money. `after` is the piece behind the number."""
    sign = _sign(p, amount)
    if sign is not None:
        prefix = _prefix(p, sign)
        return (_DOLLARS[p.lows[prefix]] if prefix is not None else CURRENCY_SIGNS[p.lows[sign]]), None
    before = p.lows[amount.first - 1] if amount.first else ""
    if before in _CODES and p.texts[amount.first - 1].isupper():
        return _CODES[before], None
    if before == "ps" and _garbled_pounds(p, amount):
        return "GBP", None
    for at in range(after, min(amount.last + 4, len(p.lows))):
        low = p.lows[at]
        if low in _SHORT and at != amount.last + 1:
            return None
        if low in CURRENCY_WORDS or low in CURRENCY_SIGNS:
            code = _NATIONAL.get((p.lows[at - 1], low.removesuffix("s"))) or CURRENCY_WORDS.get(low) or CURRENCY_SIGNS[low]
            return None if _weighs(p, at) else (code, at)
        if low not in _BETWEEN:
            return None
    return None


def _sign(p: Pieces, amount: Amount) -> int | None:
    """The piece with the sign: before the number, or behind the 'between' that opens a range."""
    for at in (amount.first - 1, amount.first + 1 if p.lows[amount.first] == "between" else -1):
        if 0 <= at < len(p.lows) and p.lows[at] in CURRENCY_SIGNS:
            return at
    return None


def _prefix(p: Pieces, sign: int) -> int | None:
    """The piece with the letters before a dollar sign; None without any. 'A' must touch the sign: elsewhere it is an article."""
    at = sign - 1
    if at < 0 or p.lows[sign] != "$" or p.lows[at] not in _DOLLARS or not p.texts[at].isupper():
        return None
    return at if p.lows[at] != "a" or p.touches(at) else None


def _garbled_pounds(p: Pieces, amount: Amount) -> bool:
    """True for 'PS2.7m' and 'PS21,700': the pound sign as texts have it that were forced into ASCII."""
    big = any(mark in p.texts[amount.first] for mark in ",.") or amount.value is not None and amount.value >= 1000
    return p.touches(amount.first - 1) and p.texts[amount.first - 1] == "PS" and big


def _weighs(p: Pieces, at: int) -> bool:
    """True for pounds of weight: '400 pounds of explosives', 'weighing 90 pounds'."""
    if p.lows[at] != "pounds":
        return False
    return p.lows[at + 1 : at + 2] == ["of"] or any(low.startswith("weigh") for low in p.lows[max(0, at - 6) : at])


def money_start(p: Pieces, first: int) -> int:
    """The piece at which the print of an amount of money begins: its sign or code, and the letters before a dollar sign."""
    if first and p.lows[first - 1] in CURRENCY_SIGNS:
        prefix = _prefix(p, first - 1)
        return first - 1 if prefix is None else prefix
    coded = first > 0 and (p.lows[first - 1] in _CODES and p.texts[first - 1].isupper() or p.lows[first - 1] == "ps")
    return first - coded
