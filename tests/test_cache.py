"""Compiled packs and clinics: the same, faster; and nothing worse than a recompilation when one is bad."""

from __future__ import annotations

import hashlib
import os
import pickle
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from pack_copies import PACKS, change, copy_pack

from handouts import compiled
from handouts.clinic import read_clinic
from handouts.diagnostics import Place
from handouts.library import find_pack, load_pack, read_files
from handouts.pack_compiler import compile_pack
from handouts.request_sources import read_request

ROOT = Path(__file__).parent.parent


def stored(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.compiled"))


def signed(pickled: bytes) -> bytes:
    return hashlib.sha256(pickled).digest() + pickled


def test_a_stored_pack_is_the_compiled_pack(own_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled_pack = compile_pack(read_files([PACKS], find_pack([PACKS], "minimal"), "en"))
    assert load_pack([PACKS], "minimal", "en") == compiled_pack
    assert len(stored(own_cache)) == 1
    monkeypatch.setitem(sys.modules, "handouts.pack_compiler", None)  # compiling again would fail
    recalled = load_pack([PACKS], "minimal", "en")
    assert isinstance(recalled.sections, compiled.Shelf)
    assert recalled == compiled_pack == recalled
    assert list(recalled.sections) == list(compiled_pack.sections)
    fewer = compiled.Shelf({name: recalled.sections[name] for name in list(recalled.sections)[1:]})
    assert replace(recalled, sections=fewer) != compiled_pack


def test_a_stored_pack_loads_without_the_libraries_that_compile(own_cache: Path) -> None:
    load_pack([PACKS], "minimal", "en")
    program = (
        "import sys; from pathlib import Path; from handouts.library import load_pack; "
        "print(load_pack([Path(sys.argv[1])], 'minimal', 'en').id, "
        "sorted({'pydantic', 'pydantic_core', 'yaml', 'markdown_it'} & set(sys.modules)))"
    )
    environment = {**os.environ, "HANDOUTS_CACHE": str(own_cache), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", program, str(PACKS)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "minimal []"


def test_changed_content_is_compiled_again(tmp_path: Path, own_cache: Path) -> None:
    pack = copy_pack(tmp_path)
    load_pack([tmp_path], "minimal", "en")
    change(pack / "en" / "exercises" / "walk.yaml", "name: Walk", "name: Stroll")
    assert load_pack([tmp_path], "minimal", "en").exercises["walk"].text.name.string == "Stroll"
    assert len(stored(own_cache)) == 2


def test_a_changed_program_compiles_again(own_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load_pack([PACKS], "minimal", "en")
    monkeypatch.setattr(compiled, "__version__", "99")
    load_pack([PACKS], "minimal", "en")
    assert len(stored(own_cache)) == 2


class Forged:
    """What someone who can write to the cache might put there."""

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return os.mkdir, (os.environ["FORGED_TRACE"],)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"rubbish",
        signed(b""),
        signed(pickle.dumps("no pack")),
        signed(pickle.dumps(Path())),
        signed(b"cos\nsystem\n(S'true'\ntR."),
        signed(b"chandouts.model\nAnnotated\n."),
        signed(b"\x80\x04\x8c\x0fhandouts.inline\x8c\nText.plain\x93."),
    ],
)
def test_a_bad_file_is_compiled_anew(own_cache: Path, content: bytes) -> None:
    first = load_pack([PACKS], "minimal", "en")
    [path] = stored(own_cache)
    path.write_bytes(content)
    assert load_pack([PACKS], "minimal", "en") == first
    assert path.read_bytes() != content


def test_a_forged_file_runs_nothing(tmp_path: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORGED_TRACE", str(tmp_path / "trace"))
    load_pack([PACKS], "minimal", "en")
    [path] = stored(own_cache)
    path.write_bytes(signed(pickle.dumps(Forged())))
    load_pack([PACKS], "minimal", "en")
    assert not (tmp_path / "trace").exists()


class Odd:
    """A class that no pack is made of."""


@pytest.mark.parametrize("value", [Forged(), Odd(), Path(), print])
def test_a_forged_shelf_gives_out_nothing_but_parts_of_packs(
    tmp_path: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch, value: object
) -> None:
    monkeypatch.setenv("FORGED_TRACE", str(tmp_path / "trace"))
    pack = load_pack([PACKS], "minimal", "en")
    [path] = stored(own_cache)
    shelf = compiled.Shelf({"overview": pack.sections["overview"]})
    shelf._pickled["heat"] = pickle.dumps(value)
    path.write_bytes(signed(pickle.dumps(replace(pack, sections=shelf))))
    forged = load_pack([PACKS], "minimal", "en")
    assert set(forged.sections) == {"overview", "heat"}, "the forgery was not taken"
    assert forged.sections["overview"] == pack.sections["overview"]
    with pytest.raises(pickle.UnpicklingError, match="has no place here"):
        forged.sections["heat"]
    assert not (tmp_path / "trace").exists()


def test_a_pack_of_other_content_is_not_taken(tmp_path: Path, own_cache: Path) -> None:
    load_pack([PACKS], "minimal", "en")
    [other] = stored(own_cache)
    pack = copy_pack(tmp_path)
    change(pack / "en" / "exercises" / "walk.yaml", "name: Walk", "name: Stroll")
    load_pack([tmp_path], "minimal", "en")
    [ours] = [path for path in stored(own_cache) if path != other]
    ours.write_bytes(other.read_bytes())
    assert load_pack([tmp_path], "minimal", "en").exercises["walk"].text.name.string == "Stroll"


def test_a_cache_that_can_not_be_written_is_no_problem(own_cache: Path) -> None:
    own_cache.touch()
    assert load_pack([PACKS], "minimal", "en").id == "minimal"


def test_only_the_newest_packs_are_kept(tmp_path: Path, own_cache: Path) -> None:
    pack = copy_pack(tmp_path)
    path = pack / "en" / "exercises" / "walk.yaml"
    text = path.read_text(encoding="utf-8")
    for number in range(20):
        path.write_text(f"{text}# {number}\n", encoding="utf-8")
        load_pack([tmp_path], "minimal", "en")
    assert len(stored(own_cache)) == 16
    files = read_files([tmp_path], find_pack([tmp_path], "minimal"), "en")
    assert compiled.recall("minimal-en", files.content_hash) is not None


@pytest.mark.parametrize(
    ("platform", "variables", "expected"),
    [
        ("linux", {"HANDOUTS_CACHE": "/own"}, Path("/own")),
        ("linux", {"XDG_CACHE_HOME": "/xdg"}, Path("/xdg/handouts")),
        ("linux", {}, Path("/home/cache/.cache/handouts")),
        ("darwin", {}, Path("/home/cache/Library/Caches/handouts")),
        ("win32", {"LOCALAPPDATA": "/local"}, Path("/local/handouts")),
        ("win32", {}, Path("/home/cache/AppData/Local/handouts")),
    ],
)
def test_the_cache_lies_where_the_system_keeps_caches(
    monkeypatch: pytest.MonkeyPatch, platform: str, variables: dict[str, str], expected: Path
) -> None:
    for name in ("HANDOUTS_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(Path, "home", lambda: Path("/home/cache"))
    assert compiled.cache_folder() == expected


def test_a_clinic_is_checked_once_and_reads_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "clinic.yaml"
    path.write_text("name: Example Physiotherapy\nlogo: logo.png\ncolours: {main: '#005a5b'}\n", encoding="utf-8")
    first = read_clinic(path)
    monkeypatch.setitem(sys.modules, "handouts.validation", None)  # checking again would fail
    assert read_clinic(path) == first
    copy = tmp_path / "elsewhere" / "clinic.yaml"
    copy.parent.mkdir()
    copy.write_bytes(path.read_bytes())
    clinic, places = read_clinic(copy)
    assert clinic.logo == str(copy.parent / "logo.png")
    assert places["clinic", "name"] == Place(str(copy), 1, 7)


def test_nothing_of_a_request_is_kept(tmp_path: Path, own_cache: Path) -> None:
    path = tmp_path / "request.yaml"
    path.write_text("patient: {name: Ana Example}\n", encoding="utf-8")
    read_request(path)
    load_pack([PACKS], "minimal", "en")
    assert all(b"Ana" not in kept.read_bytes() for kept in stored(own_cache))
