"""A PDF is read by a library that knows nothing of Qt."""

from __future__ import annotations

import io
import threading

import pypdf
import pytest
from pytestqt.qtbot import QtBot

from writer.documents.exporting import About, as_html
from writer.documents.pandoc import StoppedError
from writer.gui.pdf import pdf


@pytest.mark.usefixtures("qtbot")
def test_every_word_is_on_a_numbered_page() -> None:
    paragraphs = [f"Paragraph {n} of the long night on the quay. " * 6 for n in range(60)]
    text = "# The quay\n\n" + "\n\n* * *\n\n".join(paragraphs) + "\n\nFinis: <Anna>.\n"
    go_on = threading.Event()
    data = pdf(as_html(text, go_on), About("The lamp"), go_on)
    reader = pypdf.PdfReader(io.BytesIO(data))
    pages = [page.extract_text() for page in reader.pages]
    assert len(pages) > 3
    assert reader.metadata is not None
    assert reader.metadata.title == "The lamp"
    words = " ".join(" ".join(pages).split())
    for n in range(60):
        assert f"Paragraph {n} of the long night" in words
    assert "Finis: <Anna>." in words
    for number, page in enumerate(pages, 1):
        assert page.split()[-1] == str(number)


def test_it_can_be_stopped(qtbot: QtBot) -> None:
    assert qtbot
    stop = threading.Event()
    stop.set()
    with pytest.raises(StoppedError):
        pdf("<p>One</p>", About(""), stop)
