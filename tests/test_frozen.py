"""Frozen dataclasses behave like those of the standard library."""

from __future__ import annotations

import copy
import dataclasses
import pickle

import pytest

from handouts.frozen import dataclass


@dataclass(frozen=True)
class Point:
    """Two numbers."""

    x: int
    y: int = 0


@dataclass(frozen=True)
class Pixel(Point):
    """A point with a colour, and a property."""

    colour: str = "red"

    @property
    def name(self) -> str:
        return f"{self.colour} at {self.x}"


@dataclass(frozen=True, kw_only=True)
class Named:
    """A field that has to be named."""

    label: str


@dataclass(frozen=True)
class Empty:
    """No fields at all."""


@dataclass(frozen=True)
class Even:
    """A number that is checked, and a list of its own."""

    number: int
    seen: list[int] = dataclasses.field(default_factory=list)

    def __post_init__(self) -> None:
        if self.number % 2:
            raise ValueError("odd")


def test_only_frozen_classes_are_made() -> None:
    with pytest.raises(TypeError, match="only frozen dataclasses"):
        dataclass(frozen=False)


@pytest.mark.parametrize("name", ["x", "y", "new"])
def test_nothing_can_be_assigned_or_deleted(name: str) -> None:
    point = Point(1)
    with pytest.raises(dataclasses.FrozenInstanceError, match=f"cannot assign to field '{name}'"):
        setattr(point, name, 2)
    with pytest.raises(dataclasses.FrozenInstanceError, match=f"cannot delete field '{name}'"):
        delattr(point, name)
    assert point == Point(1, 0)


def test_values_of_one_class_are_equal_when_their_fields_are() -> None:
    assert Point(1, 2) == Point(1, 2)
    assert Point(1, 2) != Point(1, 3)
    assert Pixel(1, 2) != Point(1, 2)
    assert Point(1, 2) != (1, 2)
    assert Empty() == Empty()


def test_equal_values_have_one_hash() -> None:
    assert {Point(1, 2), Point(1, 2), Pixel(1, 2)} == {Point(1, 2), Pixel(1, 2)}
    assert hash(Pixel(1, 2, "red")) != hash(Pixel(1, 2, "blue"))


def test_what_holds_something_that_changes_has_no_hash() -> None:
    with pytest.raises(TypeError, match="unhashable"):
        hash(Named(label=[]))


def test_repr_shows_the_fields() -> None:
    assert repr(Pixel(1)) == "Pixel(x=1, y=0, colour='red')"
    assert repr(Empty()) == "Empty()"


def test_the_tools_of_the_standard_library_work() -> None:
    pixel = Pixel(1, 2, "blue")
    assert dataclasses.replace(pixel, x=3) == Pixel(3, 2, "blue")
    assert [entry.name for entry in dataclasses.fields(Pixel)] == ["x", "y", "colour"]
    assert dataclasses.asdict(pixel) == {"x": 1, "y": 2, "colour": "blue"}
    assert pixel.name == "blue at 1"


def test_fields_can_be_matched_by_position() -> None:
    match Pixel(1, 2, "blue"):
        case Pixel(x, y, colour=colour):
            assert (x, y, colour) == (1, 2, "blue")


def test_a_field_can_be_made_to_be_named() -> None:
    assert Named(label="a").label == "a"
    with pytest.raises(TypeError, match="positional"):
        Named("a")


@pytest.mark.parametrize(
    ("cls", "values", "named"),
    [
        (Point, (), {}),
        (Point, (1, 2, 3), {}),
        (Point, (1,), {"x": 1}),
        (Point, (1,), {"z": 1}),
        (Named, (), {}),
        (Empty, (1,), {}),
    ],
)
def test_each_field_takes_one_value_and_nothing_else_does(
    cls: type, values: tuple[object, ...], named: dict[str, object]
) -> None:
    with pytest.raises(TypeError):
        cls(*values, **named)


def test_values_are_taken_by_place_by_name_or_by_default() -> None:
    assert Point(1) == Point(x=1) == Point(y=0, x=1) == Point(1, y=0)
    assert Pixel(1, colour="blue") == Pixel(1, 0, "blue")


def test_a_factory_makes_a_value_for_each_instance() -> None:
    first, second = Even(2), Even(2)
    first.seen.append(1)
    assert (first.seen, second.seen) == ([1], [])
    assert Even(2, first.seen).seen is first.seen


def test_a_class_may_check_its_instances() -> None:
    with pytest.raises(ValueError, match="odd"):
        Even(1)


@pytest.mark.parametrize("value", [Point(1, 2), Pixel(1, 2, "blue"), Named(label="a"), Empty()])
def test_copies_are_equal_and_frozen(value: object) -> None:
    for same in (pickle.loads(pickle.dumps(value)), copy.copy(value), copy.deepcopy(value)):
        assert same == value
        assert hash(same) == hash(value)
        with pytest.raises(dataclasses.FrozenInstanceError):
            same.x = 9
