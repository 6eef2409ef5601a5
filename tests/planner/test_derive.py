"""Each operation of `recompute`, and each way to have no result."""

from __future__ import annotations

import pytest

from planner.derive import OPS, recompute
from planner.parts import DataColumn, Dataset, Derivation, Ref

DATA = {
    "d": Dataset(
        id="d",
        columns=(
            DataColumn(name="name", values=("a", "b", None, "d", "e")),
            DataColumn(name="n", kind="number", values=(4, 2, None, 6, 8)),
            DataColumn(name="m", kind="number", values=(1, 3, 5, 2, 1)),
            DataColumn(name="zero", kind="number", values=(0, 0, 0, 0, 0)),
            DataColumn(
                name="year", kind="date", precision="year",
                values=("2000-01-01", "2010-01-01", None, "2020-01-01", "2024-01-01"),
            ),
            DataColumn(
                name="day", kind="date", precision="day",
                values=("2024-02-28", "2024-03-01", None, "2024-12-31", "bad"),
            ),
        ),
    )
}  # fmt: skip


def compute(op, *inputs):
    refs = tuple(Ref(dataset="d", column=c, rows=rows) for c, rows in inputs)
    return recompute(Derivation(op=op, inputs=refs), DATA)


@pytest.mark.parametrize(
    ("op", "inputs", "expected"),
    [
        ("value", [("n", (3,))], 6),
        ("value", [("year", (1,))], 2010),
        ("sum", [("n", None)], 20),
        ("sum", [("n", (0,)), ("m", (0, 1))], 8),
        ("mean", [("n", None)], 5),
        ("median", [("n", None)], 5),
        ("min", [("n", None)], 2),
        ("max", [("n", None)], 8),
        ("count", [("n", None)], 4),
        ("count", [("name", None)], 4),
        ("count", [("n", (0, 2)), ("m", (1,))], 2),
        ("share", [("n", (3, 4)), ("n", None)], 0.7),
        ("share", [("n", (0,)), ("n", (0,)), ("m", (0, 1))], 0.5),
        ("share", [("name", (0,)), ("name", None)], 0.25),
        ("change", [("n", (0,)), ("n", (3,))], 2),
        ("change", [("day", (0,)), ("day", (1,))], 2),
        ("percent_change", [("n", (0,)), ("n", (3,))], 50),
        ("percent_change", [("n", (3,)), ("n", (0,))], -100 / 3),
        ("ratio", [("n", (3, 4)), ("n", (0,))], 3.5),
        ("difference", [("n", (0,)), ("n", (3,))], -2),
        ("times", [("n", (3, 4)), ("n", (0,))], 1.75),
        ("rank", [("n", (3,)), ("n", None)], 2),
        ("rank", [("m", (0,)), ("m", None)], 4),
        ("quartile1", [("n", None)], 3.5),
        ("quartile3", [("n", None)], 6.5),
        ("bin", [("n", None), ("n", (0, 3))], 2),
        ("correlation", [("n", None), ("n", None)], 1),
    ],
)
def test_every_operation(op, inputs, expected):
    assert compute(op, *inputs) == pytest.approx(expected)


def test_correlation_uses_the_rows_where_both_are_known():
    assert compute("correlation", ("n", None), ("m", None)) == pytest.approx(-0.6741998)


@pytest.mark.parametrize(
    ("op", "inputs"),
    [
        ("value", [("n", (2,))]),
        ("value", [("n", (0, 1))]),
        ("value", [("name", (0,))]),
        ("value", [("day", (4,))]),
        ("sum", [("n", (2,))]),
        ("sum", [("lost", None)]),
        ("sum", [("n", (9,))]),
        ("mean", [("n", ())]),
        ("share", [("n", (0,)), ("zero", None)]),
        ("percent_change", [("zero", (0,)), ("n", (0,))]),
        ("ratio", [("n", (0,)), ("zero", (0,))]),
        ("ratio", [("n", (0,))]),
        ("times", [("n", (0,)), ("zero", (0,))]),
        ("rank", [("n", (2,)), ("n", None)]),
        ("bin", [("n", None), ("n", (2,))]),
        ("correlation", [("n", (0, 1)), ("m", (0, 1))]),
        ("correlation", [("n", None), ("zero", None)]),
        ("count", [("lost", None)]),
    ],
)
def test_no_result_is_none(op, inputs):
    assert compute(op, *inputs) is None


def test_unknown_dataset_is_none():
    derivation = Derivation(op="sum", inputs=(Ref(dataset="x", column="n"),))
    assert recompute(derivation, DATA) is None


def test_every_operation_of_the_schema_is_there():
    from typing import get_args

    from planner.parts import Op

    assert {*OPS, "count"} == set(get_args(Op))
