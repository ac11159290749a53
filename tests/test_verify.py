"""Verification: a PDF says which content it was made from, and is compared with the content of today."""

from __future__ import annotations

import io
import json
import re
import sys
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import page
import pikepdf
import pytest
from command_line import run
from hypothesis import given
from hypothesis import strategies as st
from pack_copies import PACKS, change, copy_pack

from handouts.keywords import Origin, keywords, origin, parse_keywords
from handouts.library import find_pack, load_pack, read_files
from handouts.request import ExerciseRequest, PatientRequest, Request
from handouts.reviews import UNREVIEWED, Review, Standing, State
from handouts.selection import select
from handouts.verify import Conformance, compared, plain_verdict, told
from layouts.inspection import conformance, keywords_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from handouts.model import Pack

TODAY = date(2026, 11, 24)
ALWAYS = ("glossary", "pack", "red-flags", "safety", "sources", "words")


def minimal() -> Pack:
    return load_pack([PACKS], "minimal", "en")


def origin_of(request: Request, review: Standing = UNREVIEWED) -> Origin:
    pack = minimal()
    return origin(pack, select(pack, request), review)


REQUEST = Request(pack="minimal", sections=("heat",), exercises=(ExerciseRequest(id="walk"),))


# ---- the hashes of parts


def test_every_file_is_in_exactly_one_part_and_changes_its_hash(tmp_path: Path) -> None:
    pack = copy_pack(tmp_path)
    before = load_pack([tmp_path], "minimal", "en").part_hashes
    touched = set()
    for name in read_files([tmp_path], find_pack([tmp_path], "minimal"), "en").own:
        path = pack / name
        text = path.read_bytes()
        path.write_bytes(text + b"# changed\n")
        after = load_pack([tmp_path], "minimal", "en").part_hashes
        [part] = [name for name in before if before[name] != after[name]]
        assert part == name.removeprefix("en/").removesuffix(".yaml")
        touched.add(part)
        path.write_bytes(text)
    assert touched == set(before) - {"words"}
    assert all(len(digest) == 8 for digest in before.values())


def test_the_words_of_the_program_are_a_part(tmp_path: Path) -> None:
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "en.yaml").write_text("about: {title: About}\n", encoding="utf-8")
    before, after = (load_pack(folders, "minimal", "en").part_hashes for folders in ([PACKS], [tmp_path, PACKS]))
    assert [name for name in before if before[name] != after[name]] == ["words"]


# ---- keywords


def test_a_file_says_what_it_was_made_from() -> None:
    pack = minimal()
    parts = [*ALWAYS, "sections/heat-precautions", "sections/heat", "sections/exercises", "exercises/walk"]
    assert keywords(origin_of(REQUEST)) == (
        "pack minimal 1.0",
        f"content {pack.content_hash}",
        "language en",
        "review unreviewed",
        *(f"part {name} {pack.part_hashes[name]}" for name in parts),
    )


REVIEW = Review("Jane Doe, MD", "GP 100%", "2026-11-24", "2027-11-24", "en", "1.0", "a" * 64)


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("reviewed", ["review reviewed until 2027-11-24", "signed by Jane Doe%2C MD%2C GP 100%25"]),
        ("expired", ["review expired until 2027-11-24"]),
        ("changed", ["review changed"]),
    ],
)
def test_a_file_says_how_its_content_stood(state: State, said: list[str]) -> None:
    of = origin_of(REQUEST, Standing(state, (REVIEW,)))
    assert [word for word in keywords(of) if word.startswith(("review", "signed"))] == said
    assert parse_keywords(", ".join(keywords(of))) == of


def test_nothing_of_the_patient_is_in_the_keywords() -> None:
    asked = replace(
        REQUEST, patient=PatientRequest("Ana Müller", "0042"), clinician="Dr B", notes="Rest.", stage="acute"
    )
    assert keywords(origin_of(asked)) == keywords(origin_of(REQUEST))


letters = st.characters(exclude_categories=["C", "Z"]) | st.sampled_from(", %")
texts = st.text(letters, min_size=1, max_size=80).map(lambda text: " ".join(text.split())).filter(bool)
ids = st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9})?", fullmatch=True)
digests = st.text("0123456789abcdef", min_size=8, max_size=8)


@given(
    st.builds(
        Origin,
        pack_id=ids,
        version=texts,
        content_hash=st.text("0123456789abcdef", min_size=64, max_size=64),
        language=st.sampled_from(["en", "pt-BR", "zh_Hans"]),
        state=st.sampled_from(get_args(State)),
        until=st.just("") | st.dates().map(lambda day: day.isoformat()),
        signers=st.lists(texts, max_size=3).map(tuple),
        parts=st.dictionaries(ids.map("sections/{}".format) | ids, digests, max_size=5),
    )
)
def test_keywords_read_back_as_they_were_said(of: Origin) -> None:
    of = replace(
        of, until=of.until * (of.state in ("reviewed", "expired")), signers=of.signers * (of.state == "reviewed")
    )
    assert parse_keywords(", ".join(keywords(of))) == of


@pytest.mark.parametrize(
    ("version", "shown"),
    [
        ("1.0 beta", "1.0 beta"),
        (" 1.0 ", "1.0"),
        ("1.0\N{NO-BREAK SPACE}beta", "1.0 beta"),
        ("1.0  \N{EM SPACE}beta", "1.0 beta"),
        ("%20 1.0%0A", "%20 1.0%0A"),
    ],
)
def test_a_version_with_spaces_is_told_in_one_line(version: str, shown: str) -> None:
    found = parse_keywords(", ".join(keywords(replace(origin_of(REQUEST), version=version))))
    assert found
    assert told(compared(found, None, (), TODAY, ()))[0] == f"made from:  minimal {shown}, language en"


@pytest.mark.parametrize(
    ("odd", "shown"),
    [
        ("review reviewed", "reviewed until a day that it does not tell"),
        ("review expired", "reviewed, but that ran out on a day that it does not tell"),
        ("review reviewed until 2026-02-30", "reviewed until a day that it does not tell"),
        ("review approved until 2027-01-01", "not reviewed by a clinician"),
        ("review unreviewed until 2027-01-01, signed by Dr X", "not reviewed by a clinician"),
        ("review changed, signed by Dr X", "not reviewed since the content was changed"),
        ("signed by Dr X", "not reviewed by a clinician"),
    ],
)
def test_an_odd_review_is_told_in_plain_words(odd: str, shown: str) -> None:
    found = parse_keywords(f"{ODD}, {odd}")
    assert found
    assert f"printed as: {shown}" in told(compared(found, minimal(), (), TODAY, ()))


ODD = "pack minimal 1.0, content " + "a" * 64 + ", language en"
FRAGMENTS = [
    "pack",
    "part",
    "%2C",
    "%",
    "content ",
    "until",
    "review ",
    ",",
    " ",
    "../..",
    "\0",
    "\x1b[31m",
    "\ud800",
    "a" * 300,
]


@given(st.text() | st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=5)).map("".join))
def test_odd_keywords_are_no_crash(text: str) -> None:
    for said in (text, f"{ODD}, {text}"):
        found = parse_keywords(said)
        if found:
            lines = told(compared(found, minimal_once(), (), TODAY, ()))
            assert all(line.isprintable() for line in lines)
            json.dumps(plain_verdict(compared(found, None, (), TODAY, ())))


def minimal_once(kept: list[Pack] = []) -> Pack:  # noqa: B006 - loaded once for all examples
    if not kept:
        kept.append(minimal())
    return kept[0]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "holiday, sea",
        "pack minimal 1.0",
        ODD.replace("minimal", "../x"),
        ODD.replace("aaaa", "AAAA"),
        ODD.replace(",", ";"),
    ],
)
def test_other_keywords_are_not_ours(text: str) -> None:
    assert parse_keywords(text) is None


def test_what_is_odd_in_our_keywords_is_left_out() -> None:
    found = parse_keywords(
        f"{ODD}, review reviewed until 2027-02-30, part x/y/z 12345678, part heat 1234, signed by \x1b"
    )
    assert found == Origin("minimal", "1.0", "a" * 64, "en", "reviewed", "", ("\N{REPLACEMENT CHARACTER}",), {})


# ---- comparing


def test_a_part_that_is_gone_has_changed() -> None:
    of = replace(origin_of(REQUEST), content_hash="b" * 64)
    pack = minimal()
    fewer = replace(pack, part_hashes={name: it for name, it in pack.part_hashes.items() if name != "exercises/walk"})
    verdict = compared(of, fewer, (), TODAY, ())
    assert (verdict.content, verdict.changed, verdict.holds) == ("changed", ("exercises/walk",), False)
    assert "         - exercise walk" in "\n".join(told(verdict))


def test_a_file_that_names_no_parts_may_print_what_has_changed() -> None:
    found = parse_keywords(ODD)
    assert found
    lines = told(compared(found, minimal(), (), TODAY, ()))
    assert "content:    changed since; the file does not tell which parts it prints" in lines


UNKNOWN = "            no such sign-off is on record here"


@pytest.mark.parametrize(
    ("record", "known"),
    [
        ({}, True),
        ({"until": "2030-01-01", "date": "2026-11-25"}, True),
        ({"name": "Jane  Doe, MD"}, True),
        ({"content_hash": "b" * 64}, False),
        ({"language": "de"}, False),
        ({"name": "Jane Do"}, False),
        ({"role": "GP"}, False),
    ],
)
def test_a_sign_off_that_no_record_knows_is_told(record: dict[str, str], *, known: bool) -> None:
    signed = replace(REVIEW, content_hash="a" * 64)
    of = replace(origin_of(REQUEST, Standing("reviewed", (signed,))), content_hash="a" * 64)
    for pack in (minimal(), None):
        verdict = compared(of, pack, [replace(signed, **record)], TODAY, ())
        assert verdict.on_record == known
        assert (UNKNOWN in told(verdict)) == (not known)


def test_every_name_must_be_on_record_and_someone_must_be_named() -> None:
    of = replace(origin_of(REQUEST, Standing("reviewed", (REVIEW,))), content_hash=REVIEW.content_hash)
    assert not compared(replace(of, signers=(*of.signers, "Dr X, GP")), None, [REVIEW], TODAY, ()).on_record
    assert not compared(replace(of, signers=()), None, [REVIEW], TODAY, ()).on_record
    assert compared(replace(of, state="unreviewed", signers=()), None, [], TODAY, ()).on_record


@pytest.mark.parametrize(
    ("entry", "holds"),
    [
        (Conformance("X", claimed=True), True),
        (Conformance("X", claimed=True, passed=3, failed=0), True),
        (Conformance("X", claimed=True, passed=3, failed=1, faults=("no",)), False),
        (Conformance("X", claimed=True, faults=("broken",)), False),
        (Conformance("X", claimed=False), False),
        (Conformance("X", claimed=False, passed=3, failed=0), False),
    ],
)
def test_a_file_holds_unless_something_speaks_against_it(entry: Conformance, *, holds: bool) -> None:
    assert compared(origin_of(REQUEST), minimal(), (), TODAY, [entry]).holds == holds


# ---- at the command line


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with a clinic's folder over the minimal pack in `packs`, and a day."""
    desk = tmp_path / "desk"
    (desk / "clinic" / "minimal").mkdir(parents=True)
    copy_pack(desk / "packs")
    monkeypatch.chdir(desk)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795500000")  # 24 November 2026
    return desk


HERE = ("--content", "clinic", "--content", "packs")
CONFORMS = re.compile(
    r"PDF/UA-1:   claimed; \d+ rules passed, 0 failed\nPDF/A-2a:   claimed; \d+ rules passed, 0 failed"
)


def build(name: str = "x.pdf", *words: str) -> Path:
    done = run("build", "minimal", *HERE, "-q", "-o", name, *words)
    assert done.status == 0, done.err
    return Path(name)


def sign(*words: str) -> None:
    signer = ("--name", "Jane Doe, MD", "--role", "physiotherapist", "--until", "2027-11-24")
    assert run("review", "sign", "minimal", *HERE, *signer, *words).status == 0


def verified(path: Path = Path("x.pdf")) -> tuple[int, list[str]]:
    """Status and lines, without those about conformance, which is good."""
    done = run("verify", str(path), *HERE)
    assert done.err == ""
    assert CONFORMS.fullmatch("\n".join(done.lines[-2:]))
    return done.status, done.lines[:-2]


@pytest.mark.usefixtures("desk")
def test_from_signing_to_change_to_expiry(monkeypatch: pytest.MonkeyPatch) -> None:
    build("draft.pdf")
    sign()
    build("signed.pdf")
    made = "made from:  minimal 1.0, language en"
    by = "reviewed until 2027-11-24"
    same = "content:    the same as today"
    assert verified(Path("signed.pdf")) == (
        0,
        [made, f"printed as: {by}, by Jane Doe, MD, physiotherapist", f"today:      {by}", same],
    )
    assert verified(Path("draft.pdf")) == (
        0,
        [made, "printed as: not reviewed by a clinician", f"today:      {by}", same],
    )

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1895500000")  # in 2030
    build("late.pdf")
    late = "reviewed, but that ran out on 2027-11-24"
    assert verified(Path("late.pdf")) == (0, [made, f"printed as: {late}", f"today:      {late}", same])
    assert verified(Path("signed.pdf"))[1][2:] == [f"today:      {late}", same]

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795500000")
    overlay = Path("clinic/minimal/en/sections/overview.yaml")
    overlay.parent.mkdir(parents=True)
    overlay.write_text("title: Our own title\n", encoding="utf-8")
    build("changed.pdf")
    status, lines = verified(Path("signed.pdf"))
    assert (status, lines[2:]) == (
        1,
        [
            "today:      not reviewed since the content was changed",
            "content:    changed since:",
            "            - section overview",
        ],
    )
    assert verified(Path("changed.pdf")) == (
        0,
        [
            made,
            "printed as: not reviewed since the content was changed",
            "today:      not reviewed since the content was changed",
            same,
        ],
    )
    assert "Not yet reviewed by a clinician" in run("build", "minimal", *HERE, "--text", "-q", "-o", "-").out

    sign()
    assert run("build", "minimal", *HERE, "--text", "-q", "-o", "-").out.count("Reviewed by a clinician") == 1


@pytest.mark.parametrize(
    ("path", "old", "new", "told_"),
    [
        ("en/exercises/walk.yaml", "name: Walk", "name: Stroll", ["- exercise walk"]),
        ("exercises/walk.yaml", "minutes: 5", "minutes: 6", ["- exercise walk"]),
        ("en/sections/heat-precautions.yaml", "title: ", "title: Now ", ["- section heat-precautions"]),
        ("en/safety.yaml", "conditions:", "conditions: # all", ["- safety rules"]),
        ("red-flags.yaml", "red_flags:", "red_flags: # all", ["- warning signs"]),
        ("pack.yaml", 'version: "1.0"', 'version: "1.1"', ["- title, default choices or dates of the pack"]),
        ("sources.yaml", "sources:", "sources: # all", ["- sources"]),
        ("en/glossary.yaml", "terms:", "terms: # all", ["- medical words"]),
    ],
)
def test_what_has_changed_is_told(desk: Path, path: str, old: str, new: str, told_: list[str]) -> None:
    build("x.pdf", "-s", "heat", "-x", "walk")
    change(desk / "packs/minimal" / path, old, new)
    status, lines = verified()
    assert (status, [line.strip() for line in lines[3:]]) == (1, ["content:    changed since:", *told_])


def test_words_of_the_program_that_have_changed_are_told(desk: Path) -> None:
    build()
    (desk / "clinic" / "words").mkdir()
    (desk / "clinic" / "words" / "en.yaml").write_text("about: {title: About}\n", encoding="utf-8")
    assert verified()[1][-1].strip() == "- words of the program"


def test_a_change_of_what_is_not_printed_is_a_change_all_the_same(desk: Path) -> None:
    build("x.pdf", "-s", "heat")
    change(desk / "packs/minimal/en/exercises/walk.yaml", "name: Walk", "name: Stroll")
    status, lines = verified()
    assert (status, lines[3:]) == (1, ["content:    changed since, but in nothing that this file prints"])


SHIPPED_ALONE = (
    "note: the handout was compared with the shipped content alone\n"
    "  hint: if it was made with a clinic's own content, name the folder: --content DIR\n"
)


@pytest.mark.usefixtures("desk")
def test_a_folder_that_was_not_named_is_asked_for() -> None:
    copy = Path("clinic/sciatica/en/sections/overview.yaml")
    copy.parent.mkdir(parents=True)
    signer = ("--content", "clinic", "--name", "Jane Doe", "--role", "GP")
    assert run("review", "sign", "sciatica", *signer).status == 0
    assert run("build", "-s", "overview", "-q", "-o", "signed.pdf", *signer[:2]).status == 0
    found = run("verify", "signed.pdf")
    assert (found.status, found.err) == (0, SHIPPED_ALONE)
    assert UNKNOWN in found.lines
    assert run("verify", "signed.pdf", "-q").err == run("verify", "signed.pdf", *signer[:2]).err == ""

    copy.write_text("title: Our own title\n", encoding="utf-8")
    assert run("build", "-s", "overview", "-q", "-o", "own.pdf", *signer[:2]).status == 0
    assert (run("verify", "own.pdf").status, run("verify", "own.pdf").err) == (1, SHIPPED_ALONE)
    assert (run("verify", "own.pdf", *signer[:2]).status, run("verify", "own.pdf", *signer[:2]).err) == (0, "")
    assert json.loads(run("verify", "own.pdf", "--json").out)["content"] == "changed"


@pytest.mark.usefixtures("desk")
def test_a_sign_off_of_earlier_content_is_still_on_record() -> None:
    sign()
    path = build()
    overlay = Path("clinic/minimal/en/sections/overview.yaml")
    overlay.parent.mkdir(parents=True)
    overlay.write_text("title: Our own title\n", encoding="utf-8")
    sign()
    assert UNKNOWN not in verified(path)[1]
    Path("clinic/minimal/reviews.yaml").unlink()
    assert UNKNOWN in verified(path)[1]


@pytest.mark.usefixtures("desk")
def test_a_pack_that_is_not_here_can_not_be_compared() -> None:
    build()
    found = run("verify", "x.pdf")
    assert (found.status, found.err) == (1, SHIPPED_ALONE)
    assert found.lines[:3] == [
        "made from:  minimal 1.0, language en",
        "printed as: not reviewed by a clinician",
        "content:    this pack is not here in this language, so nothing can be compared",
    ]


def test_content_with_errors_can_not_be_compared(desk: Path) -> None:
    build()
    change(desk / "packs/minimal/pack.yaml", "published:", "publisht:")
    found = run("verify", "x.pdf", *HERE)
    assert (found.status, found.out) == (1, "")
    assert "unknown key 'publisht'" in found.err


@pytest.mark.usefixtures("desk")
def test_the_verdict_is_data_too() -> None:
    sign()
    build()
    pack = load_pack([Path("clinic"), Path("packs")], "minimal", "en")
    found = run("verify", "x.pdf", *HERE, "--json")
    assert (found.status, found.err) == (0, "")
    data: dict[str, Any] = json.loads(found.out)
    assert [entry.pop("passed") > 100 for entry in data["conformance"]] == [True, True]
    [review] = data["review"].pop("reviews")
    assert (review["name"], review["until"]) == ("Jane Doe, MD", "2027-11-24")
    assert data == {
        "pack": "minimal",
        "version": "1.0",
        "language": "en",
        "content_hash": pack.content_hash,
        "printed_review": {
            "state": "reviewed",
            "until": "2027-11-24",
            "signers": ["Jane Doe, MD, physiotherapist"],
            "on_record": True,
        },
        "review": {"state": "reviewed", "until": "2027-11-24"},
        "content": "same",
        "changed": [],
        "conformance": [
            {"standard": "PDF/UA-1", "claimed": True, "failed": 0, "faults": []},
            {"standard": "PDF/A-2a", "claimed": True, "failed": 0, "faults": []},
        ],
        "holds": True,
    }


# ---- conformance


def altered(alter: Callable[[pikepdf.Pdf], object], **saving: Any) -> Path:
    """A handout that another program has changed."""
    path, result = build(), Path("altered.pdf")
    with pikepdf.open(path) as pdf:
        alter(pdf)
        pdf.save(result, **saving)
    return result


@pytest.mark.usefixtures("desk")
def test_a_file_that_does_not_conform_is_told() -> None:
    def alter(pdf: pikepdf.Pdf) -> None:
        del pdf.Root["/Lang"], pdf.Root["/StructTreeRoot"]

    found = run("verify", str(altered(alter)), *HERE)
    assert found.status == 1
    assert "content:    the same as today" in found.lines
    [ua] = [line for line in found.lines if line.startswith("PDF/UA-1:")]
    assert ua.startswith("PDF/UA-1:   claimed; ")
    assert not ua.endswith(" 0 failed")
    assert "            - " in found.out


@pytest.mark.usefixtures("desk")
def test_a_print_copy_is_for_paper_and_needs_no_tags() -> None:
    build("b.pdf", "--edition", "booklet", "--impose")
    done = run("verify", "b-print.pdf", *HERE)
    assert done.status == 0
    [line] = [line for line in done.lines if line.startswith("PDF/")]
    assert re.fullmatch(r"PDF/A-2b:   claimed; \d+ rules passed, 0 failed", line)


@pytest.mark.usefixtures("desk")
def test_a_file_that_claims_nothing_is_told() -> None:
    def alter(pdf: pikepdf.Pdf) -> None:
        del pdf.Root["/Metadata"]

    found = run("verify", str(altered(alter)), *HERE)
    assert found.status == 1
    assert "\nPDF/UA-1:   not claimed; " in found.out


@pytest.mark.parametrize("form", [b"<pdfuaid:part>1</pdfuaid:part>", b'pdfuaid:part="1"', b"pdfuaid:part='1'"])
def test_a_claim_may_be_written_in_several_forms(form: bytes) -> None:
    [accessible, archivable] = conformance(b"%PDF " + form)
    assert (accessible.claimed, archivable.claimed) == (True, False)
    assert conformance(b"%PDF " + form + form.replace(b"1", b"2"))[0].claimed is False


@pytest.mark.usefixtures("desk")
def test_without_the_checker_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    build()
    monkeypatch.setitem(sys.modules, "page", None)
    found = run("verify", "x.pdf", *HERE)
    not_checked = "claimed; not checked (to check it: pip install page-validation)"
    assert (found.status, found.lines[-2:]) == (0, [f"PDF/UA-1:   {not_checked}", f"PDF/A-2a:   {not_checked}"])
    [entry, _] = json.loads(run("verify", "x.pdf", *HERE, "--json").out)["conformance"]
    assert entry == {"standard": "PDF/UA-1", "claimed": True, "passed": None, "failed": None, "faults": []}


def test_what_the_checker_can_not_read_does_not_conform() -> None:
    [accessible, _] = conformance(b"%PDF-1.7 rubbish \x1b[31m")
    assert accessible.faults
    assert not accessible.holds
    assert accessible.passed is None


def test_what_the_checker_quotes_of_a_file_is_fit_to_show(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise page.PageError("no \x1b[31m\N{RIGHT-TO-LEFT OVERRIDE}\n  object " + "x" * 9999)

    monkeypatch.setattr(page, "validate_pdf_bytes", refuse)
    [fault] = conformance(b"")[0].faults
    assert fault.isprintable()
    assert fault.startswith("no \N{REPLACEMENT CHARACTER}[31m\N{REPLACEMENT CHARACTER} object xxx")
    assert len(fault) == 300


# ---- files from anywhere


def foreign() -> bytes:
    stream = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.docinfo["/Keywords"] = "holiday, sea"
        pdf.save(stream)
    return stream.getvalue()


PASSWORD = partial(altered, lambda _: None, encryption=pikepdf.Encryption(owner="a", user="b"))


@pytest.mark.parametrize(
    ("make", "told_"),
    [
        (lambda: Path("x.pdf").write_bytes(b""), "not a readable PDF file"),
        (lambda: Path("x.pdf").write_bytes(b"%PDF-1.7\nrubbish"), "not a readable PDF file"),
        (lambda: Path("x.pdf").write_bytes(build().read_bytes()[:20_000]), "not a readable PDF file"),
        (lambda: Path("x.pdf").write_bytes(foreign()), "this file does not say which content it was made from"),
        (lambda: PASSWORD().rename("x.pdf"), "the file asks for a password"),
    ],
    ids=["empty", "rubbish", "cut off", "foreign", "encrypted"],
)
@pytest.mark.usefixtures("desk")
def test_a_file_that_can_not_be_verified_gives_one_clear_error(make: Callable[[], object], told_: str) -> None:
    make()
    found = run("verify", "x.pdf", *HERE)
    assert (found.status, found.out) == (1, "")
    assert found.err.startswith(f"error: {told_}\n  x.pdf\n  hint: ")
    assert found.err.count("error: ") == 1


@pytest.mark.parametrize("path", ["missing.pdf", "clinic"])
@pytest.mark.usefixtures("desk")
def test_a_path_that_can_not_be_read_is_a_path_problem(path: str) -> None:
    found = run("verify", path, *HERE)
    assert (found.status, found.out) == (4, "")


@pytest.mark.usefixtures("desk")
def test_a_file_that_opens_without_a_password_is_read() -> None:
    path = altered(lambda _: None, encryption=pikepdf.Encryption(owner="a", user=""))
    assert "content:    the same as today" in run("verify", str(path), *HERE).lines


@pytest.mark.parametrize(
    "raw", [b"\xfe\xff\xd8\x00", b"\xfe\xff\xd8", b"\xff\xfe", b"\x80\x9f\x00", b"", b"\xfe\xff" + b"\0p" * 300_000]
)
def test_keywords_of_any_bytes_are_no_crash(raw: bytes) -> None:
    stream = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.trailer["/Info"] = pdf.make_indirect(pikepdf.Dictionary(Keywords=pikepdf.String(raw)))
        pdf.save(stream)
    assert parse_keywords(keywords_of(stream.getvalue(), "x.pdf")) is None


def test_the_keywords_of_a_sheet_come_out_as_they_went_in(desk: Path) -> None:
    assert desk.is_dir()
    text = keywords_of(build().read_bytes(), "x.pdf")
    found = parse_keywords(text)
    assert found
    assert ", ".join(keywords(found)) == text
