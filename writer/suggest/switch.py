"""Where and until when the writer wants no suggestions but those asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace

HOUR = 3600.0


@dataclass(frozen=True, slots=True)
class Switch:
    """Times are in seconds of one clock; a document is named by its path, "" without a file."""

    off_documents: frozenset[str] = frozenset()
    off_until: float = 0.0

    def is_on(self, document: str, now: float) -> bool:
        """Whether anything may be offered by itself."""
        return now >= self.off_until and document not in self.off_documents

    def with_document(self, document: str, *, off: bool) -> Switch:
        """The same, off for this document or no more."""
        others = self.off_documents - {document}
        return replace(self, off_documents=others | {document} if off else others)

    def for_an_hour(self, now: float) -> Switch:
        """The same, off for an hour from now."""
        return replace(self, off_until=now + HOUR)

    def on_again(self) -> Switch:
        """The same, where no hour is being waited for."""
        return replace(self, off_until=0.0)
