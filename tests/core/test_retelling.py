"""Sentences that lower rooms make are told in Korean, by templates that are theirs."""

from __future__ import annotations

import ast
import re
from functools import cache
from itertools import count
from pathlib import Path

import pytest

from tests.korean import assert_korean
from workbench.core.sentences import of_answers, of_places, of_sound
from workbench.core.sentences.retelling import PHRASES, TEXTS, known, retold
from workbench.core.spoken import Said
from workbench.files.spoken import translation

ROOT = Path(__file__).parents[2] / "workbench"
TEMPLATES = [said.template for said in (*of_sound.SENTENCES, *of_answers.SENTENCES, *of_places.SENTENCES)]
SOURCES = ("core/array", "judge", "localize", "engine", "files", "dsp")
COMPLETE = (
    *("core/array/checks.py", "core/array/frame.py", "core/array/off_site.py", "localize/fitness.py"),
    *("localize/plausible.py", "localize/one_line.py", "localize/silent_channels.py", "localize/time_space.py"),
    *("localize/arrival_times.py", "localize/delay_answer.py", "dsp/levels.py"),
)
"""All that these say is known."""
LEAST_LETTERS = 9


def filled(template: str, numbers: count[int] | None = None, depth: int = 0) -> str:
    """A sentence made of it, each value another one; of [is|are] the first."""
    numbers = numbers or count(1)

    @cache
    def value(name: str) -> str:
        if name in PHRASES and depth < 2:
            ways = PHRASES[name][:3]
            return filled(ways[min(depth, len(ways) - 1)].template, numbers, depth + 1)
        return f"M{next(numbers)}" if name in TEXTS or name in PHRASES else f"{next(numbers)}.5"

    return re.sub(r"\{(\w+)\}", lambda found: value(found[1]), re.sub(r"\[([^|]*)\|[^]]*\]", r"\1", template))


def names_in(template: str) -> tuple[list[str], list[str]]:
    """Numbers, then the others, each in order."""
    found = re.findall(r"\{(\w+)\}", template)
    is_text = [name in TEXTS or name in PHRASES for name in found]
    return [n for n, text in zip(found, is_text, strict=True) if not text], [
        n for n, text in zip(found, is_text, strict=True) if text
    ]


def patterns_of(path: Path) -> list[tuple[str, re.Pattern[str]]]:
    """What a file's texts may become, but for docstrings and what is passed to others by name of an argument."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    left_out = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    left_out |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for owner in ast.walk(tree):
        if isinstance(owner, ast.ClassDef):
            left_out |= {id(n.value) for n in owner.body if isinstance(n, ast.Assign)}
        if isinstance(owner, ast.Call) and getattr(owner.func, "id", "") in ("setting", "check"):
            left_out |= {id(part) for part in ast.walk(owner)}
    found = []
    for node in ast.walk(tree):
        if id(node) in left_out:
            continue
        parts = node.values if isinstance(node, ast.JoinedStr) else [node]
        texts = [str(p.value) if isinstance(p, ast.Constant) and isinstance(p.value, str) else "" for p in parts]
        if sum(c.isalpha() for c in "".join(texts)) >= LEAST_LETTERS and " " in "".join(texts).strip():
            found.append((ast.unparse(node), re.compile("".join(re.escape(t) if t else ".*" for t in texts))))
    return found


@pytest.fixture(scope="module")
def said_in_source() -> list[re.Pattern[str]]:
    files = [path for room in SOURCES for path in sorted((ROOT / room).glob("*.py"))]
    return [pattern for path in files for _, pattern in patterns_of(path)]


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_sentence_is_known_and_told_in_korean(template: str) -> None:
    translate = translation("ko")
    assert translate is not None
    sentence = filled(template)
    said = known(sentence)
    assert said is not None and said.template == template, sentence
    assert_korean(retold(sentence, translate))
    assert names_in(translate(template)) == names_in(template)
    assert not re.search(r"[\[\]]", translate(template))


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_is_what_some_room_says(template: str, said_in_source: list[re.Pattern[str]]) -> None:
    sentence = filled(template)
    assert any(p.fullmatch(sentence) or sentence.startswith(p.pattern.replace("\\", "")) for p in said_in_source)


@pytest.mark.parametrize("file", COMPLETE)
def test_no_sentence_of_a_room_is_unknown(file: str) -> None:
    examples = [filled(t) for t in TEMPLATES] + [re.sub(r"\[[^|]*\|([^]]*)\]", r"\1", t) for t in TEMPLATES]
    unknown = [text for text, pattern in patterns_of(ROOT / file) if not any(map(pattern.search, examples))]
    assert not unknown


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The answer lies 3.2 to 11.4 m outside the site", "추정 위치가 현장 밖 3.2~11.4 m에 있습니다"),
        ("M1, M2 and M3 are silent and left out", "M1, M2, M3: 소리가 없어 제외했습니다"),
        (
            "All 4 channels are silent at 3.20 s, 1.2 s in all",
            "채널 4개 모두: 소리가 없습니다(3.20초). 모두 1.2초입니다",
        ),
        ("North wall and M 2 are silent and left out", "North wall, M 2: 소리가 없어 제외했습니다"),
        (
            "TDOA needs at least 4 microphones; Yard 2 has 3. Add the others to the session.",
            "TDOA: 마이크가 4개 이상 필요한데, Yard 2에는 3개입니다. 나머지를 세션에 추가하세요.",
        ),
        ("Something new. M1 is silent and left out", "Something new. M1: 소리가 없어 제외했습니다"),
        ("Nobody ever said this of 3 m", "Nobody ever said this of 3 m"),
        ("", ""),
    ],
)
def test_korean_of(sentence: str, told: str) -> None:
    assert retold(sentence, translation("ko")) == told


def test_english_stays_as_it_is() -> None:
    sentence = "M1 and M2 are silent at 3.20 s, 1.2 s in all"
    assert retold(sentence, translation("en")) == sentence
    assert retold(sentence, lambda template: template) == sentence


def test_braces_in_names_are_names() -> None:
    assert retold("{n} is silent and left out", translation("ko")) == "{n}: 소리가 없어 제외했습니다"


def test_a_name_that_is_told_twice_must_be_the_same() -> None:
    start = "The calibration of a was made with another file of the network, so its radii are not shown; "
    assert isinstance(known(f"{start}make it again: workbench calibrate --with a"), Said)
    assert known(f"{start}make it again: workbench calibrate --with b") is None
