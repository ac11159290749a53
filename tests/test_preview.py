"""Pages as pictures, to look at before printing."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf
import pytest
from PIL import Image
from printed import THEME, pages_of

from handouts.diagnostics import ExitStatus, HandoutError
from handouts.inline import Text
from layouts.preview import page_pictures
from layouts.text import Paragraph

if TYPE_CHECKING:
    from pathlib import Path


def written(folder: Path, count: int) -> Path:
    """A PDF with a page for each number."""
    pages = [Paragraph(THEME, Text.plain(f"Page {number}"), THEME.type.title) for number in range(1, count + 1)]
    for page in pages:
        page.wrap(THEME.width)
    path = folder / "handout.pdf"
    path.write_bytes(pages_of(*pages))
    return path


def refusal(pdf: Path, folder: Path) -> HandoutError:
    with pytest.raises(HandoutError) as caught:
        list(page_pictures(pdf, folder, 50))
    assert all(problem.hint and problem.place for problem in caught.value.problems)
    return caught.value


def test_each_page_is_a_png_in_a_folder_that_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "pages"
    paths = list(page_pictures(written(tmp_path, 2), folder, 50))
    assert paths == [folder / "page-1.png", folder / "page-2.png"]
    assert sorted(folder.iterdir()) == paths
    one, two = (Image.open(path) for path in paths)
    assert one.format == "PNG"
    assert one.tobytes() != two.tobytes()


@pytest.mark.parametrize("resolution", [20, 72, 300])
def test_the_size_follows_from_the_resolution(tmp_path: Path, resolution: int) -> None:
    [path] = page_pictures(written(tmp_path, 1), tmp_path, resolution)
    with Image.open(path) as picture:
        assert picture.size == pytest.approx([side * resolution / 72 for side in THEME.page], abs=1)
        assert sum(picture.convert("L").histogram()[:128]) > 0, "there is ink"
        assert picture.convert("L").getpixel((0, 0)) == 255


def test_names_sort_as_pages_do(tmp_path: Path) -> None:
    names = [path.name for path in page_pictures(written(tmp_path, 10), tmp_path, 20)]
    assert names == sorted(names)
    assert (names[0], names[-1]) == ("page-01.png", "page-10.png")


def test_pictures_come_one_by_one(tmp_path: Path) -> None:
    pictures = page_pictures(written(tmp_path, 2), tmp_path, 20)
    next(pictures)
    assert not (tmp_path / "page-2.png").exists()


def test_an_older_picture_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "page-1.png").write_bytes(b"old")
    [path] = page_pictures(written(tmp_path, 1), tmp_path, 20)
    with Image.open(path) as picture:
        assert picture.format == "PNG"


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"words"])
def test_what_is_no_pdf_is_refused_before_a_folder_is_made(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "no.pdf"
    path.write_bytes(data)
    error = refusal(path, tmp_path / "pages")
    assert (error.status, str(error)) == (ExitStatus.REFUSED, "not a readable PDF file")
    assert not (tmp_path / "pages").exists()


def test_a_locked_pdf_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, 1)
    stream = io.BytesIO()
    with pikepdf.open(path) as pdf:
        pdf.save(stream, encryption=pikepdf.Encryption(user="secret", owner="secret"))
    path.write_bytes(stream.getvalue())
    assert str(refusal(path, tmp_path)) == "not a readable PDF file"


def test_a_missing_file_is_a_problem_of_the_path(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.pdf", tmp_path).status is ExitStatus.PATH


@pytest.mark.parametrize("folder", ["taken", "taken/pages"])
def test_a_file_in_the_way_of_the_folder_is_a_problem_of_the_path(tmp_path: Path, folder: str) -> None:
    (tmp_path / "taken").touch()
    error = refusal(written(tmp_path, 1), tmp_path / folder)
    assert error.status is ExitStatus.PATH
    assert str(error).startswith("cannot write the file")


def test_pages_of_another_handout_do_not_stay_behind(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    list(page_pictures(written(tmp_path, 3), folder, 20))
    (folder / "page-notes.png").touch()
    list(page_pictures(written(tmp_path, 2), folder, 20))
    assert sorted(path.name for path in folder.iterdir()) == ["page-1.png", "page-2.png", "page-notes.png"]
