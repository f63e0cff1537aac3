"""File names that try to leave a session's folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path


def hostile_names(secret: Path) -> list[str]:
    """Names for a file in a folder three levels below the one that holds `outside/`, where `secret` lies.

    Many of them would reach the secret if they were followed on some system or after some decoding.
    """
    tail = f"{secret.parent.name}/{secret.name}"
    return list(dict.fromkeys([*_upwards(tail), *_absolute(secret), *_windows(tail), *_disguised(tail), *_devices()]))


def _upwards(tail: str) -> Iterator[str]:
    for n in (*range(1, 13), 30):
        yield "../" * n + tail
    for up in (
        "./../../../",
        "a/../../../../",
        "a/b/../../../../../",
        "..//..//..//",
        "../././../../",
        "x/./../../../../",
    ):
        yield up + tail
        yield f"{up}cases/../{tail}"
    yield from ("..", "../", "../..", "../../", ".", "./", "./.", "", " ", "a/..", "a/../..", "../session.json")
    yield from (
        f" ../../../{tail}",
        f"../../../{tail} ",
        f"../../../{tail}/",
        f"../../../{tail}/.",
        f"m.wav/../../../../{tail}",
    )
    yield from (f"{secret_folder}/../{tail}" for secret_folder in ("m.wav/../../..", ".//..//../..", "a//../../../.."))
    yield from (f"..;/..;/{tail}", f".../.../{tail}", f"....//....//{tail}", f"~/{tail}", f"~root/{tail}")
    yield from (f"$HOME/../{tail}", "${HOME}/x", "$(cat /etc/passwd)", "`id`", "%HOME%/x", "; rm -rf ~", "| cat x")


def _absolute(secret: Path) -> Iterator[str]:
    yield from (f"{secret}", f"/{secret}", f"//{secret}", f"/.{secret}", f"/proc/self/root{secret}", f"/..{secret}")
    yield from (f" {secret}", f"\t{secret}", f"{secret}\n", f"file:{secret}", f"file://{secret}", f"FILE:///{secret}")
    yield from ("/etc/passwd", "/etc/shadow", "/root/.ssh/id_rsa", "/", "//", "/.", "/tmp", "http://localhost/x.wav")
    yield from ("file:///etc/passwd", "https://example.org/a.obj", "ftp://x/y", "data:audio/wav;base64,UklGRg==")


def _windows(tail: str) -> Iterator[str]:
    back = tail.replace("/", "\\")
    yield from (f"..\\..\\..\\{back}", f"a\\..\\..\\..\\{back}", f"..\\../{tail}", f"../..\\{back}", f"\\{back}", "\\")
    for drive in ("C:\\", "C:/", "C:", "c:\\", "Z:\\..\\", "\\\\?\\C:\\", "\\\\.\\C:\\", "//?/C:/", "//./C:/"):
        yield f"{drive}Windows\\win.ini"
    yield from ("\\\\server\\share\\a.wav", "//server/share/a.wav", "\\\\?\\UNC\\server\\share\\a", "\\\\.\\pipe\\x")
    yield from ("CON", "con.wav", "NUL", "nul.obj", "AUX", "COM1", "com1.wav", "LPT1", "PRN.png", "CLOCK$", "COM\u00b9")
    yield from (
        "m.wav:hidden:$DATA",
        "m.wav:hidden",
        "m.wav::$DATA",
        "m.wav.",
        "m.wav ",
        "m.wav...",
        "a<b>.wav",
        'a"b.wav',
        "a?b*.wav",
    )


def _disguised(tail: str) -> Iterator[str]:
    for up in (
        "\u2024\u2024/",  # one dot leaders
        "\u2025/",  # two dot leader
        "\uff0e\uff0e/",  # fullwidth full stops
        "\ufe52\ufe52/",  # small full stops
        "..\u2215",  # division slash
        "..\u2044",  # fraction slash
        "..\uff0f",  # fullwidth solidus
        "..\u29f8",  # big solidus
        "..\uff3c",  # fullwidth reverse solidus
        "..\u200b/",  # zero width space
        ".\u200d./",  # zero width joiner
        "\ufeff../",  # byte order mark
        "..\u00a0/",  # no-break space
        "\u202e../",  # right-to-left override
        ".\u0307./",  # a combining dot
        "..%2f",
        "%2e%2e/",
        "%2e%2e%2f",
        "..%252f",
        "..%c0%af",
        "..%5c",
        "&#46;&#46;/",
        "\\u002e\\u002e/",
        "\\x2e\\x2e/",
        "..\x00/",
        "..\x7f/",
        "..\r\n/",
        "..\x1b[2J/",
    ):
        yield up * 3 + tail
    yield from (f"m.wav\x00../../../{tail}", f"../../../{tail}\x00.wav", "\x00", "m\x00.wav", "\x01", "\n", "m.wav\n")
    yield from (
        "a/" * 600 + "m.wav",
        "x" * 300 + ".wav",
        "x" * 70_000,
        "../" * 400 + "etc/passwd",
        "m" + "\u0301" * 500,
    )
    yield from ("\u212aelvin.wav", "\ud7ff", "\U0010ffff.wav", "\u2028.wav", "\ufffe")


def _devices() -> Iterator[str]:
    for name in ("zero", "null", "random", "full", "tty", "stdin", "stdout", "fd/0", "fd/1", "mem", "ptmx", "shm/x"):
        yield f"/dev/{name}"
        yield f"../../../../../../../../../../dev/{name}"
    yield from (f"/proc/{who}/root/etc/passwd" for who in ("self", "1", "thread-self", "self/task/1"))
    yield from ("/proc/self/cwd/../x", "/proc/self/exe", "/run/secrets/x", "/var/run/docker.sock", "/boot/x")
    yield from ("/proc/self/environ", "/proc/self/mem", "/proc/self/fd/0", "/proc/kmsg", "/sys/power/state")
