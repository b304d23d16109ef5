"""Signs what is given out, where there is an identity to sign with; names it unsigned elsewhere.

`INKLING_SIGNING_IDENTITY` is a Developer ID on macOS, a certificate's name on Windows, and a GnuPG
key on Linux; `INKLING_NOTARY_PROFILE` is a profile kept by Apple's notarytool.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

IDENTITY, NOTARY = "INKLING_SIGNING_IDENTITY", "INKLING_NOTARY_PROFILE"
TIMESTAMPS = "http://timestamp.digicert.com"


def mark() -> str:
    """What the name of a file that is given out ends in."""
    return "" if os.environ.get(IDENTITY) else "-unsigned"


def sign_app(app: Path, resources: Path) -> None:
    """Sign programs and libraries before they are packed, on the systems that look for it."""
    identity = os.environ.get(IDENTITY)
    if not identity:
        print(f"  unsigned: {IDENTITY} is not set")
    elif sys.platform == "darwin":
        entitlements = resources / "package" / "entitlements.plist"
        words = ["codesign", "--force", "--timestamp", "--options", "runtime"]
        words += ["--entitlements", str(entitlements), "--sign", identity]
        code = [*app.rglob("*.dylib"), *app.rglob("*.so"), app]  # from the inside out
        for path in code:
            subprocess.run([*words, str(path)], check=True)
    elif sys.platform == "win32":
        words = ["signtool", "sign", "/n", identity, "/fd", "sha256", "/td", "sha256"]
        programs = [str(path) for path in app.glob("*.exe")]
        subprocess.run([*words, "/tr", TIMESTAMPS, *programs], check=True)


def sign_file(file: Path) -> None:
    """Sign what is given out itself: on Linux by a signature beside it, on macOS by a ticket."""
    identity, profile = os.environ.get(IDENTITY), os.environ.get(NOTARY)
    if sys.platform == "linux" and identity:
        words = ["gpg", "--local-user", identity, "--armor", "--detach-sign", str(file)]
        subprocess.run(words, check=True)
    if sys.platform == "darwin" and identity and profile:
        words = ["xcrun", "notarytool", "submit", str(file), "--keychain-profile", profile]
        subprocess.run([*words, "--wait"], check=True)
    elif sys.platform == "darwin":
        print(f"  not notarised: {IDENTITY} and {NOTARY} are not both set")
