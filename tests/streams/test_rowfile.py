"""A file of rows that is gone on with after any end: nothing lost, nothing twice, nothing half."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerproof.errors import FileUnreadable, OutputBusy, OutputDiffers
from careerproof.streams.rowfile import RowFile, find_kept, open_rows

ASKED = {"verb": "screen", "posting": "1"}
ITEMS = [("a.pdf", 'a,"1\n2"\n'), ("b.pdf", ""), ("c.pdf", "c,1\nc,2\n"), ("ü.pdf", "ü,1\n")]
WHOLE = "name,n\n" + "".join(rows for _, rows in ITEMS)


def _write(target: Path, items: list[tuple[str, str]], *, end: int | None = None, restart: bool = False) -> int:
    """Write the items until `end`, an exception in its place; how many were done before."""
    with open_rows(target, asked=ASKED, kept={"today": "2026-06-15"}, heading="name,n\n", restart=restart) as file:
        before = file.done
        for number, (name, rows) in enumerate(file.skip(items, lambda item: item[0]), before):
            if number == end:
                raise KeyboardInterrupt
            file.add(name, rows)
        file.finish()
    return before


def _parts(target: Path) -> list[str]:
    return sorted(path.name for path in target.parent.iterdir())


@pytest.mark.parametrize("end", range(len(ITEMS)))
def test_an_interrupted_run_is_gone_on_with(tmp_path: Path, end: int) -> None:
    """Whatever the moment; the finished file stands alone."""
    target = tmp_path / "rows.csv"
    target.write_text("the one before", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt):
        _write(target, ITEMS, end=end)
    assert target.read_text(encoding="utf-8") == "the one before"
    assert find_kept(target) == {"today": "2026-06-15"}
    assert _write(target, ITEMS) == end
    assert target.read_text(encoding="utf-8") == WHOLE
    assert _parts(target) == ["rows.csv"]
    assert find_kept(target) == {}


@settings(max_examples=60, deadline=None)
@given(lost=st.integers(0, 60), torn=st.integers(0, 40), junk=st.binary(max_size=30))
def test_whatever_a_fallen_machine_leaves_is_mended(
    tmp_path_factory: pytest.TempPathFactory, lost: int, torn: int, junk: bytes
) -> None:
    """Rows that were cut, entries that were cut, half a row at the end: the next run gives the whole file."""
    target = tmp_path_factory.mktemp("rows") / "rows.csv"
    with pytest.raises(KeyboardInterrupt):
        _write(target, ITEMS, end=3)
    part, log = target.with_name("rows.csv.part"), target.with_name("rows.csv.part.log")
    rows = part.read_bytes()
    part.write_bytes(rows[: max(0, len(rows) - lost)] + junk if not lost else rows[: max(0, len(rows) - lost)])
    entries = log.read_bytes()
    log.write_bytes(entries[: max(entries.index(b"\n") + 1, len(entries) - torn)])
    _write(target, ITEMS)
    assert target.read_text(encoding="utf-8") == WHOLE


def test_another_question_is_refused_and_named(tmp_path: Path) -> None:
    """Nothing is lost by it; --restart begins anew."""
    target = tmp_path / "rows.csv"
    with pytest.raises(KeyboardInterrupt):
        _write(target, ITEMS, end=2)
    asked = {**ASKED, "posting": "2"}
    with pytest.raises(OutputDiffers, match="another posting"), open_rows(target, asked=asked):
        pass
    assert _write(target, ITEMS) == 2
    with pytest.raises(KeyboardInterrupt):
        _write(target, ITEMS, end=2)
    assert _write(target, ITEMS, restart=True) == 0
    assert target.read_text(encoding="utf-8") == WHOLE


def test_another_input_is_refused(tmp_path: Path) -> None:
    """A file that came between, or went, is seen by its name."""
    target = tmp_path / "rows.csv"
    with pytest.raises(KeyboardInterrupt):
        _write(target, ITEMS, end=2)
    with pytest.raises(OutputDiffers, match=r"item 1 .* it is 0.pdf"):
        _write(target, [("0.pdf", "0\n"), *ITEMS])
    with pytest.raises(OutputDiffers, match=r"item 2 .* there is none"):
        _write(target, ITEMS[:1])
    assert _write(target, ITEMS) == 2


def test_a_part_of_another_program_is_not_touched(tmp_path: Path) -> None:
    """Only --restart throws it away."""
    target, part = tmp_path / "rows.csv", tmp_path / "rows.csv.part"
    part.write_text("somebody's", encoding="utf-8")
    with pytest.raises(OutputDiffers, match="another program"):
        _write(target, ITEMS)
    assert part.read_text(encoding="utf-8") == "somebody's"
    _write(target, ITEMS, restart=True)
    assert target.read_text(encoding="utf-8") == WHOLE


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps the open file itself")
def test_two_runs_do_not_write_one_file(tmp_path: Path) -> None:
    """The second is told; the first goes on."""
    target = tmp_path / "rows.csv"
    with open_rows(target, asked=ASKED) as first:
        with pytest.raises(OutputBusy), open_rows(target, asked=ASKED):
            pass
        first.add("a", "1\n")
        first.finish()
    assert target.read_text(encoding="utf-8") == "1\n"


def test_a_folder_that_is_not_there_is_told_before_any_work(tmp_path: Path) -> None:
    """With what to do now."""
    with pytest.raises(FileUnreadable, match="cannot be written"), open_rows(tmp_path / "no" / "rows.csv", asked=ASKED):
        pass


def test_parquet_has_numbers_texts_and_nulls(tmp_path: Path) -> None:
    """The same rows give the same bytes, whether the run was interrupted or not."""
    from pyarrow import parquet

    def write(target: Path, end: int | None = None) -> None:
        with open_rows(target, asked=ASKED, heading="name,score,told\n", numbers=("score",)) as file:
            _fill(file, end)
            file.finish()

    whole, cut = tmp_path / "whole.parquet", tmp_path / "cut.parquet"
    write(whole)
    with pytest.raises(KeyboardInterrupt):
        write(cut, 1)
    assert (tmp_path / "cut.parquet.part").read_text(encoding="utf-8") == "name,score,told\na,1.5,\n"
    write(cut)
    assert whole.read_bytes() == cut.read_bytes()
    table = parquet.read_table(whole)
    assert table.to_pylist() == [
        {"name": "a", "score": 1.5, "told": None},
        {"name": "b", "score": None, "told": "two\nlines, one cell"},
    ]
    assert _parts(whole) == ["cut.parquet", "whole.parquet"]


def _fill(file: RowFile, end: int | None) -> None:
    rows = [("a", "a,1.5,\n"), ("b", 'b,,"two\nlines, one cell"\n')]
    for number, (name, text) in enumerate(file.skip(rows, lambda item: item[0]), file.done):
        if number == end:
            raise KeyboardInterrupt
        file.add(name, text)
