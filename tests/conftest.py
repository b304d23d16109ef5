"""What holds for every test: none reaches the network, and counts are told at the end."""

from __future__ import annotations

import socket
from collections.abc import Callable

import pytest

COUNTS = pytest.StashKey[list[str]]()


def pytest_configure(config: pytest.Config) -> None:
    """Begin with nothing to tell."""
    config.stash[COUNTS] = []


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Print what was counted."""
    if config.stash[COUNTS]:
        terminalreporter.section("counted")
        for line in config.stash[COUNTS]:
            terminalreporter.line(line)


@pytest.fixture
def tell(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Have a line printed at the end of the run, such as how many cases were tried."""
    return request.config.stash[COUNTS].append


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Inkling goes there only when a writer asks for a download: refuse all but this machine."""
    connect = socket.socket.connect

    def refuse(sock: socket.socket, address: object) -> None:
        host = address[0] if isinstance(address, tuple) else ""
        if sock.family in (socket.AF_INET, socket.AF_INET6) and host not in ("127.0.0.1", "::1"):
            raise AssertionError(f"a test tried to reach {address}")
        connect(sock, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", refuse)
