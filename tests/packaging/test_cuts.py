from __future__ import annotations

from pathlib import Path

from writer.packaging.cuts import CUTS, Cut, Saved, caught, cut


def put(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"12345")


def test_what_is_cut_goes_and_is_counted(tmp_path: Path) -> None:
    put(tmp_path, "a/include/x.h", "a/include/deep/y.h", "a/b.so", "a/keep.h")
    saved = cut(tmp_path, (Cut("headers", ("a/include/*",), "training"),))
    assert saved == [Saved("headers", 10)]
    assert sorted(p.name for p in tmp_path.rglob("*") if p.is_file()) == ["b.so", "keep.h"]


def test_an_empty_module_stands_in_for_an_import(tmp_path: Path) -> None:
    put(tmp_path, "a/_plugin.cpython-311-x86_64-linux-gnu.so")
    cut(tmp_path, (Cut("plug-in", ("a/_plugin.*[od]",), "training", emptied=True),))
    assert [p.name for p in (tmp_path / "a").iterdir()] == ["_plugin.py"]
    assert (tmp_path / "a" / "_plugin.py").read_bytes() == b""


def test_the_same_cuts_fit_every_system() -> None:
    def goes(name: str) -> bool:
        return any(caught(a_cut, name) for a_cut in CUTS)

    assert goes("PySide6/Qt/plugins/imageformats/libqtiff.so")
    assert goes("PySide6/plugins/imageformats/qtiff.dll")
    assert goes("PySide6/Qt/plugins/imageformats/libqtiff.dylib")
    assert goes("PySide6/Qt/translations/qtbase_de.qm")
    assert goes("PySide6/translations/qtbase_de.qm")
    for kept in (
        "PySide6/Qt/translations/qtbase_zh_CN.qm",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqwayland.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
        "PySide6/Qt/plugins/imageformats/libqjpeg.so",
        "tensorflow/lite/python/libpywrap_tflite_common.so",
    ):
        assert not goes(kept), kept
