"""A release is checked by its list and the list's signature; one flipped byte anywhere is refused in a sentence."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ARTEFACT = "ssl-workbench-field_0.1.0_amd64.deb"


@dataclass(frozen=True)
class Release:
    folder: Path
    environment: dict[str, str]

    def sum_up(self) -> None:
        script = ROOT / "packaging" / "checksums.sh"
        subprocess.run([script, self.folder], env=os.environ | self.environment, check=True, capture_output=True)

    def verify(self, **more: str) -> tuple[int, str]:
        """Exit status and the one thing said."""
        command = [ROOT / "packaging" / "verify.sh", self.folder]
        environment = os.environ | self.environment | more
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        return done.returncode, (done.stdout + done.stderr).strip()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    dist = tmp_path / "배포 files"
    dist.mkdir()
    (dist / ARTEFACT).write_bytes(os.urandom(5000))
    (dist / "ssl-workbench-0.1.0-field-windows-x64.exe").write_bytes(b"MZ" + os.urandom(500))
    return dist


@pytest.fixture
def unsigned(folder: Path) -> Release:
    release = Release(folder, {"RELEASE_KEY": "", "RELEASE_MINISIGN_KEY": "", "RELEASE_MINISIGN_PUBLIC": ""})
    release.sum_up()
    return release


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """A keyring of its own with the release's key and somebody else's."""
    if shutil.which("gpg") is None:
        pytest.skip("gpg is not installed")
    home = tmp_path_factory.mktemp("gpg")
    home.chmod(0o700)
    environment = {"GNUPGHOME": str(home)}
    for name in ("release@example.org", "somebody@example.org"):
        make = ["gpg", "--batch", "--passphrase", "", "--quick-gen-key", name, "ed25519", "sign", "never"]
        subprocess.run(make, env=os.environ | environment, check=True, capture_output=True)
    yield environment
    subprocess.run(["gpgconf", "--kill", "all"], env=os.environ | environment, check=False)


@pytest.fixture
def signed(folder: Path, keys: dict[str, str]) -> Release:
    release = Release(folder, keys | {"RELEASE_KEY": "release@example.org", "RELEASE_MINISIGN_KEY": ""})
    release.sum_up()
    return release


def flip(path: Path, at: int = -1) -> None:
    """One bit of one byte, by default in the middle."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2 if at < 0 else at] ^= 1
    path.write_bytes(data)


def test_a_whole_release_is_taken_and_what_that_proves_is_said(unsigned: Release) -> None:
    status, said = unsigned.verify()
    assert status == 0
    assert said == "All 2 files fit SHA256SUMS. The list is not signed: this tells of damage, not of forgery."
    assert unsigned.verify(SIGNED="1")[0] == 1


def test_a_signed_release_is_taken(signed: Release) -> None:
    assert signed.verify(SIGNED="1") == (0, "All 2 files are as released, and the list is signed (gpg).")


@pytest.mark.parametrize("name", [ARTEFACT, "ssl-workbench-0.1.0-field-windows-x64.exe"])
def test_a_flipped_byte_in_an_artefact_is_refused_by_name(signed: Release, name: str) -> None:
    flip(signed.folder / name)
    status, said = signed.verify()
    assert status == 1
    assert said.startswith(f"{name} is not the file that was released: its SHA-256 is ")
    assert said.count("\n") == 0


def test_a_flipped_byte_in_the_list_is_refused(signed: Release) -> None:
    flip(signed.folder / "SHA256SUMS", at=0)
    refused = (1, "SHA256SUMS does not fit its signature SHA256SUMS.asc: one of the two was changed.")
    assert signed.verify() == refused


def test_a_flipped_byte_in_the_signature_is_refused(signed: Release) -> None:
    flip(signed.folder / "SHA256SUMS.asc")
    refused = (1, "SHA256SUMS does not fit its signature SHA256SUMS.asc: one of the two was changed.")
    assert signed.verify() == refused


def test_a_flipped_byte_in_an_unsigned_list_is_refused_by_name(unsigned: Release) -> None:
    flip(unsigned.folder / "SHA256SUMS", at=0)
    status, said = unsigned.verify()
    assert status == 1
    assert said.startswith("ssl-workbench-0.1.0-field-windows-x64.exe is not the file that was released")


def test_somebody_elses_signature_is_refused(signed: Release) -> None:
    by_another = Release(signed.folder, signed.environment | {"RELEASE_KEY": "somebody@example.org"})
    by_another.sum_up()
    status, said = signed.verify()
    assert status == 1
    assert said.startswith("SHA256SUMS.asc was made with the key ")
    assert said.endswith(", not with release@example.org.")


def test_a_signature_of_an_unknown_key_asks_for_the_key(signed: Release, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir(mode=0o700)
    status, said = signed.verify(GNUPGHOME=str(tmp_path / "empty"))
    assert status == 1
    assert "import the release's public key" in said


@dataclass(frozen=True)
class ShortLived:
    """A release, signed with a key that is then revoked or expires."""

    release: Release

    def gpg(self, *words: str, said: str = "") -> str:
        command = ["gpg", "--batch", "--yes", "--pinentry-mode", "loopback", "--passphrase", "", *words]
        environment = os.environ | self.release.environment
        return subprocess.run(command, env=environment, input=said, check=True, capture_output=True, text=True).stdout

    @property
    def fingerprint(self) -> str:
        listed = self.gpg("--with-colons", "--list-keys", self.release.environment["RELEASE_KEY"])
        return next(line.split(":")[9] for line in listed.splitlines() if line.startswith("fpr:"))


@pytest.fixture
def short_lived(folder: Path, keys: dict[str, str]) -> ShortLived:
    name = f"{folder.parent.name}@example.org"
    made = ShortLived(Release(folder, keys | {"RELEASE_KEY": name, "RELEASE_MINISIGN_KEY": ""}))
    made.gpg("--quick-gen-key", name, "ed25519", "sign", "1d")
    made.release.sum_up()
    assert made.release.verify(SIGNED="1")[0] == 0
    return made


@pytest.mark.parametrize("named", [True, False])
def test_a_signature_of_a_revoked_key_is_refused(short_lived: ShortLived, named: bool) -> None:
    fingerprint = short_lived.fingerprint
    home = Path(short_lived.release.environment["GNUPGHOME"])
    written = (home / "openpgp-revocs.d" / f"{fingerprint}.rev").read_text(encoding="utf-8")
    short_lived.gpg("--import", said=written.replace(":-----BEGIN", "-----BEGIN"))
    status, said = short_lived.release.verify(SIGNED="1", RELEASE_KEY=fingerprint if named else "")
    assert status == 1
    assert "was made with a key that was revoked" in said


def test_a_signature_of_an_expired_key_is_refused(short_lived: ShortLived) -> None:
    fingerprint = short_lived.fingerprint
    short_lived.gpg("--quick-set-expire", fingerprint, "seconds=1")
    time.sleep(2.1)
    status, said = short_lived.release.verify(SIGNED="1", RELEASE_KEY=fingerprint)
    assert status == 1
    assert "has expired" in said


def test_a_missing_file_and_a_list_that_leads_elsewhere_are_refused(unsigned: Release) -> None:
    kept = (unsigned.folder / "SHA256SUMS").read_text(encoding="utf-8")
    (unsigned.folder / "SHA256SUMS").write_text(kept + "0" * 64 + "  ../../etc/passwd\n", encoding="utf-8")
    assert "'../../etc/passwd' is not one that a release has" in unsigned.verify()[1]
    (unsigned.folder / ARTEFACT).unlink()
    assert unsigned.verify()[0] == 1


def test_a_file_that_the_list_does_not_name_is_told(unsigned: Release) -> None:
    (unsigned.folder / "more.deb").write_bytes(b"?")
    status, said = unsigned.verify()
    assert status == 0
    assert "more.deb is not in SHA256SUMS: it was not checked." in said


@pytest.mark.skipif(shutil.which("minisign") is None, reason="minisign is not installed")
def test_minisign_signs_and_refuses_too(folder: Path, tmp_path: Path) -> None:
    secret, public = tmp_path / "release.key", tmp_path / "release.pub"
    subprocess.run(["minisign", "-G", "-W", "-s", secret, "-p", public], check=True, capture_output=True)
    key = public.read_text(encoding="utf-8").splitlines()[1]
    settings = {"RELEASE_KEY": "", "RELEASE_MINISIGN_KEY": str(secret), "RELEASE_MINISIGN_PUBLIC": key}
    release = Release(folder, settings)
    release.sum_up()
    assert release.verify(SIGNED="1") == (0, "All 2 files are as released, and the list is signed (minisign).")
    flip(folder / "SHA256SUMS", at=0)
    assert release.verify() == (
        1,
        "SHA256SUMS does not fit its signature SHA256SUMS.minisig: one of the two was changed.",
    )
