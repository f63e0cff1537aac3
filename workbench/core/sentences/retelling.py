"""A finished English sentence in another language.

Rooms below the window speak English and make whole sentences of names and numbers. Here each is known again by its
template, its values are taken out, and put into the template's translation; what no template matches stays as it is.

In templates {names} stand for values, as in core.spoken, and [is|are] for what only English tells apart. A value is a
number, unless it is called as one of TEXTS or PHRASES. Translations leave [...] out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from workbench.core.sentences import of_answers, of_places, of_sound
from workbench.core.spoken import Said, Translate, tr

_ALL = (*of_sound.SENTENCES, *of_answers.SENTENCES, *of_places.SENTENCES)
TEXTS = {"name", "other", "file", "title", "session", "site", "method", "axis", "bands"}
"""Values that are no numbers, and the same in all languages."""
_MICROPHONES = (tr("All {n} channels"), tr("{names} and {name}"))
_RANGE = tr("{least} to {most}")
PHRASES: dict[str, tuple[Said, ...]] = {
    "why": _ALL,
    "names": _MICROPHONES,
    "others": _MICROPHONES,
    "when": (
        tr("{when} and in {n} more [place|places]"), tr("from {first_s} to {end_s} s"), tr("at {at_s} s"),
    ),
    "amount": (tr("{ms} ms"), tr("{s} s")),
    "orders": (
        tr("{orders} and {order}"), tr("{orders}, {order}"), tr("{name} sounds as if it stood at {other}'s place"),
    ),
    "order": (tr("{name} sounds as if it stood at {other}'s place"),),
    "spans": (tr("{spans} and {span}"), _RANGE),
    "span": (_RANGE,),
    "sites": (tr("{sites} and {n} more"), tr("sites without a name")),
}  # fmt: skip
"""Values that are said in words, each in one of these ways or else as names are; tried in this order."""
_NUMBER = r"[-+\N{MINUS SIGN}]?\d+(?:[.,]\d+)*(?:e[-+]?\d+)?"
_PIECES = re.compile(r"(\{\w+\}|\[[^]]*\])")


def retold(sentence: str, translate: Translate | None) -> str:
    """The sentence in the language that `translate` knows templates in; several, or one with a hint, one by one.

    None = English: as it is. So is what nobody has a template or a translation for.
    """
    if translate is None or not sentence:
        return sentence
    if (whole := _retold(sentence, translate)) is not None:
        return whole
    parts = [_retold(part, translate) or part for part in re.split(r"\. (?=[A-Z])", sentence)]
    return ". ".join(parts)


def known(sentence: str) -> Said | None:
    """The template that a sentence was made of, and its values; None where there is none."""
    return _known(sentence.rstrip("."))


def _retold(sentence: str, translate: Translate) -> str | None:
    said = known(sentence)
    if said is None or translate(said.template) == said.template:
        return None
    return said.text(translate) + "." * sentence.endswith(".")


@dataclass(frozen=True)
class _Template:
    """literal : its longest piece that is always there; without it the pattern need not be tried."""

    said: Said
    pattern: re.Pattern[str]
    literal: str

    @classmethod
    def of(cls, said: Said) -> _Template:
        pattern, literals, seen = "", [""], set[str]()
        for piece in _PIECES.split(said.template):
            name = piece[1:-1]
            if piece.startswith("["):
                pattern += f"(?:{'|'.join(map(re.escape, name.split('|')))})"
            elif not piece.startswith("{"):
                pattern += re.escape(piece)
                literals.append(piece)
            elif name in seen:
                pattern += f"(?P={name})"
            else:
                seen.add(name)
                is_number = name not in TEXTS and name not in PHRASES
                pattern += f"(?P<{name}>{_NUMBER + f'(?: to {_NUMBER})?' if is_number else '.+?'})"
        return cls(said, re.compile(pattern), max(literals, key=len))

    @property
    def rank(self) -> tuple[bool, int]:
        """Names may hold any words: what begins with words of its own is tried first, and what has more of them."""
        own = self.said.template
        return own.startswith("{"), -len(_PIECES.sub("", own))

    def values_in(self, text: str) -> Said | None:
        if self.literal not in text or (found := self.pattern.fullmatch(text)) is None:
            return None
        return Said(self.said.template, {name: _value(name, value) for name, value in found.groupdict().items()})


def _value(name: str, value: str) -> str | Said:
    """A value that is said in words as what it was made of."""
    if name in TEXTS:
        return value
    return _first(_phrases(name), value) or value


@cache
def _phrases(name: str) -> tuple[_Template, ...]:
    ways = PHRASES.get(name, (_RANGE,))
    return _templates() if ways is _ALL else tuple(map(_Template.of, ways))


@cache
def _templates() -> tuple[_Template, ...]:
    """Made at the first sentence: people who read English need none."""
    return tuple(sorted(map(_Template.of, _ALL), key=lambda each: each.rank))


@lru_cache(maxsize=4096)
def _known(sentence: str) -> Said | None:
    return _first(_templates(), sentence)


def _first(templates: Iterable[_Template], text: str) -> Said | None:
    return next((said for each in templates if (said := each.values_in(text)) is not None), None)
