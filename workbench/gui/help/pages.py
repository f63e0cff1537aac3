"""Help's pages: Markdown files, one a panel, in the window's language.

A page types no key and no command's name itself. Where it has {key:ID}, {name:ID} or {menu:ID} stand the keys, the
name and the place in the menus that the command of that id has now; {keys:ID ID ...} is a table of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from workbench.files.shipped import resources_folder
from workbench.gui.commands.action_set import native
from workbench.gui.commands.actions import action_of, plain_title
from workbench.gui.commands.keys import Keys
from workbench.gui.language.words import tr

FIRST = "start"
"""The page with the contents."""
MARK = re.compile(r"\{(key|name|menu|keys):([a-z0-9_ -]+)\}")
LINK = re.compile(r"\[([^]]+)\]\(([a-z0-9-]+)\.md\)")
_SNIPPET = 160


@dataclass(frozen=True)
class Page:
    """A page as it is written. name : its file without .md; text : Markdown with commands as marks."""

    name: str
    text: str

    @property
    def title(self) -> str:
        return self.text.partition("\n")[0].removeprefix("#").strip()

    @property
    def summary(self) -> str:
        """Its first paragraph."""
        return " ".join(self.text.split("\n\n")[1].split())


@cache
def page_names() -> tuple[str, ...]:
    """All pages, in the order of the contents."""
    there = {file.stem for file in (resources_folder() / "help" / "en").glob("*.md")}
    listed = dict.fromkeys(name for _, name in LINK.findall(read_page(FIRST, "en").text))
    return FIRST, *(name for name in listed if name in there), *sorted(there - set(listed) - {FIRST})


@cache
def read_page(name: str, language: str) -> Page:
    """A page in that language, in English where it has none. KeyError where there is no such page."""
    for folder in (language, "en"):
        file = resources_folder() / "help" / folder / f"{name}.md"
        if file.is_file():
            return Page(name, file.read_text(encoding="utf-8"))
    raise KeyError(name)


def filled(text: str, keys: Keys) -> str:
    """The text with every command as it is called, and with the keys that it has now."""
    said: dict[str, Callable[[str], str]] = {
        "key": lambda id: f"**{said_keys(id, keys)}**",
        "name": lambda id: f"*{name_of(id)}*",
        "menu": lambda id: f"*{menu_of(id)}*",
        "keys": lambda ids: _table(ids.split(), keys),
    }
    return MARK.sub(lambda match: said[match[1]](match[2].strip()), text)


def said_keys(id: str, keys: Keys) -> str:
    """The keys that a command has now, as this system writes them."""
    its = keys.of(action_of(id))
    return tr(" or ").join(map(native, its)) if its else tr("no key")


def name_of(id: str) -> str:
    """What a command is called in the window's language."""
    return plain(tr(action_of(id).text))


def menu_of(id: str) -> str:
    """Where a command stands in the menus, and what it is called."""
    menus = action_of(id).menu.split("/") if action_of(id).menu else []
    return " > ".join([*map(plain_title, menus), name_of(id)])


def plain(text: str) -> str:
    """A command's text without its mnemonic, which in Korean stands behind it in brackets, and without dots."""
    return re.sub(r"\s*\(&\w\)", "", text).replace("&", "").rstrip("\N{HORIZONTAL ELLIPSIS}.")


def _table(ids: Iterable[str], keys: Keys) -> str:
    rows = [f"| {said_keys(id, keys).replace('|', chr(92) + '|')} | {name_of(id)} |" for id in ids]
    return "\n".join([f"| {tr('Keys')} | {tr('Command')} |", "|---|---|", *rows])


# ---- searching


@dataclass(frozen=True)
class Hit:
    """A page that has what was looked for, and what stands around it there."""

    page: Page
    around: str


def found(query: str, language: str, keys: Keys) -> tuple[Hit, ...]:
    """Pages with all words of the query, those that have them in their titles first; () for an empty query."""
    words = query.casefold().split()
    hits = []
    for name in page_names()[1:] if words else ():
        page = read_page(name, language)
        text = _bare(filled(page.text.partition("\n")[2], keys))
        if all(word in f"{page.title} {text}".casefold() for word in words):
            is_in_title = all(word in page.title.casefold() for word in words)
            hits.append((not is_in_title, len(hits), Hit(page, _around(text, words[0]))))
    return tuple(hit for *_, hit in sorted(hits, key=lambda hit: hit[:2]))


def _bare(markdown: str) -> str:
    """Words alone: no links, no marks of Markdown."""
    return " ".join(re.sub(r"[*#`|]|---+", " ", LINK.sub(r"\1", markdown)).split())


def _around(text: str, word: str) -> str:
    at = max(text.casefold().find(word), 0)
    start = max(at - _SNIPPET // 3, 0)
    piece = text[start : start + _SNIPPET].strip()
    dots = "\N{HORIZONTAL ELLIPSIS}"
    return f"{dots if start else ''}{piece}{dots if start + _SNIPPET < len(text) else ''}"
