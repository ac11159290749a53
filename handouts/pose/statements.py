"""What a figure says that can't be drawn as it stands: known before a single joint is placed."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from handouts.pose.finding import Finding, limb_trail
from handouts.pose.presets import resolve
from handouts.pose.proportions import RANGES
from handouts.pose.skeleton import SIDES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handouts.pose.finding import Trail
    from handouts.pose.model import Arrow, Figure, Limbs, Place, Pose, Props
    from handouts.pose.presets import Resolved
    from handouts.pose.skeleton import Side

_STANDS_FOR: Final[dict[Place, tuple[str, str]]] = {
    "wall": ("wall", "`wall: 40`"),
    "seat": ("chair", "`chair: 0`"),
    "counter": ("counter", "`counter: 30`"),
    "rail": ("rail", "`rail: 30`"),
    "step": ("step", "`step: 10`"),
    "bed": ("bed", "`bed: 50`"),
}
"""The prop that a surface belongs to, and how it is written."""
_NO_FOOTHOLD: Final = {"wall", "counter", "rail"}
_LIMBS: Final = {
    "hand": ("shoulder", "elbow", "wrist", "hand"),
    "foot": ("hip", "knee", "ankle", "toe", "heel", "thigh", "thigh-back", "shin", "calf"),
}
"""Places that move with a hand or a foot."""
_WITH_A_HAND: Final = ("elbow", "wrist", "hand")
"""Of them, those that are known only when the hand is planted."""
_SIDEWAYS: Final = ("tip", "turn", "bend", "twist", "neck_turn", "neck_bend")
_CORNERS: Final = {"point": 1, "zone": 3, "area": 3, "line": 2, "arrow": 2}
"""So many places at least a mark of a kind has."""
_ALONG: Final = (-20, 110)
"""Percent of a part of the body; what joins two parts lies before 0 and behind 100."""
_EDGE: Final = 100
_HELD_ALONG: Final = 2
"""So many places at least a towel or a stick runs along."""


def range_findings(figure: Figure) -> Iterator[Finding]:
    """Angles that no joint can do."""
    for index, pose in enumerate(figure.poses):
        parts: list[tuple[Trail, object]] = [(("poses", index), pose)]
        parts += [(("poses", index, name), getattr(pose, name)) for name in ("both", *SIDES)]
        for trail, part in parts:
            for name, (least, most) in RANGES.items():
                angle = getattr(part, name, None)
                if angle is not None and not least <= angle <= most:
                    message = f"{name}: {angle} degrees are beyond what people can do"
                    yield Finding((*trail, name), message, f"write a number from {least} to {most}")


def arrow_findings(figure: Figure) -> Iterator[Finding]:
    """Arrows that don't say what they show."""
    for index, pose in enumerate(figure.poses):
        for number, arrow in enumerate(pose.arrows):
            yield from _of_arrow(arrow, ("poses", index, "arrows", number), first=index == 0)


def _of_arrow(arrow: Arrow, trail: Trail, *, first: bool) -> Iterator[Finding]:
    kinds = [name for name in ("track", "at", "round") if getattr(arrow, name)]
    if len(kinds) != 1:
        found = " and ".join(kinds) if kinds else "none of them"
        message = f"expected one of track, at and round in an arrow, found {found}"
        yield Finding(trail, message, "write `track: right.knee`, `at: chest, go: up`, or `round: right.hip`")
    elif (arrow.at is None) != (arrow.go is None):
        there, missing = ("at", "go") if arrow.at else ("go", "at")
        hint = "write where it begins and where it goes: `{at: chest, go: up}`"
        yield Finding(trail, f"an arrow with {there} needs {missing}", hint)
    elif arrow.track and first:
        hint = "write it in the pose that the movement leads to, or `at` and `go` here"
        yield Finding((*trail, "track"), "the first pose has no movement to track", hint)


def planting_findings(figure: Figure) -> Iterator[Finding]:
    """Hands and feet on things that aren't there, or that can't carry them; people who sit on nothing."""
    for index, pose in enumerate(figure.poses):
        resolved = resolve(pose)
        for side in SIDES:
            limbs = resolved.right if side == "right" else resolved.left
            for name, place in (("hand", limbs.hand), ("foot", limbs.foot)):
                if place:
                    yield from _of_planting(figure.props, limb_trail(pose, index, side, name), name, side, place)
            if limbs.foot and _hand_at(resolved, limbs.foot):
                hint = "plant the hand on the foot instead: `hand: right.toe`"
                message = f"foot: {limbs.foot} has no place of its own, for that hand is planted, too"
                yield Finding(limb_trail(pose, index, side, "foot"), message, hint)
        for name, limb in (("hand", "arm"), ("foot", "leg")):
            if all(_on_limb(other, name, getattr(limbs, name)) for other, limbs in _others(resolved)):
                hint = "plant one of them, and say the angles of the other"
                yield Finding(
                    limb_trail(pose, index, "left", name), f"each {name} is planted on the other {limb}", hint
                )
        if resolved.rests == "seat" and resolved.height is None and figure.props.chair is None:
            hint = "write `chair: 0` under `props`, or the `height` of the hips"
            yield Finding(("poses", index, "base"), "the person sits, and there is no chair", hint)


def _of_planting(props: Props, trail: Trail, name: str, side: Side, place: Place) -> Iterator[Finding]:
    if _on_limb(side, name, place):
        yield Finding(trail, f"{name}: {place} is a part of the same limb", "plant it on something else")
    elif name == "foot" and place in _NO_FOOTHOLD:
        hint = "write `foot: floor`, `seat`, `step`, `bed` or a place of the body"
        yield Finding(trail, f"foot: nobody can stand on the {place}", hint)
    elif place in _STANDS_FOR and getattr(props, _STANDS_FOR[place][0]) is None:
        thing, example = _STANDS_FOR[place]
        yield Finding(trail, f"{name}: there is no {thing}", f"write {example} under `props`")


def _hand_at(resolved: Resolved, place: Place) -> Place | None:
    """What the hand is planted on that carries a place of an arm along; feet are planted before hands."""
    for side, limbs in (("right", resolved.right), ("left", resolved.left)):
        if place in {f"{side}.{joint}" for joint in _WITH_A_HAND}:
            return limbs.hand
    return None


def _others(resolved: Resolved) -> tuple[tuple[Side, Limbs], tuple[Side, Limbs]]:
    """Each side, with the limbs of the other one."""
    return (("right", resolved.left), ("left", resolved.right))


def _on_limb(side: Side, name: str, place: Place | None) -> bool:
    """True for a place on the limb that a hand or a foot ends."""
    return place is not None and place in {f"{side}.{joint}" for joint in _LIMBS[name]}


def prop_findings(figure: Figure) -> Iterator[Finding]:
    """Things that are held at fewer places than they need."""
    for name in ("towel", "stick"):
        places = getattr(figure.props, name)
        if places and len(places) < _HELD_ALONG:
            hint = f"say where it begins and ends: `{name}: [right.hand, left.hand]`"
            yield Finding(("props", name), f"{name}: one place is too few", hint)


def mark_findings(figure: Figure) -> Iterator[Finding]:
    """Marks with too few places, off the body, or with a label that nothing would show."""
    for index, pose in enumerate(figure.poses):
        for number, mark in enumerate(pose.marks):
            trail = ("poses", index, "marks", number)
            if len(mark.at) < _CORNERS[mark.kind]:
                message = f"expected at least {_CORNERS[mark.kind]} places for a mark of the kind {mark.kind}"
                yield Finding((*trail, "at"), f"{message}, found {len(mark.at)}", "add what is missing")
            if mark.label and mark.kind != "point":
                yield Finding((*trail, "label"), "label: only a point has one", "delete it, or mark a point")
            if mark.both and mark.label in {"R", "L"}:
                message = f"label: {mark.label} would stand on both sides"
                yield Finding((*trail, "label"), message, "write one mark for each side")
            if mark.kind == "point" and mark.label:
                continue  # a letter may stand beside the body
            for place, (_, along, aside) in enumerate(mark.at):
                if not (_ALONG[0] <= along <= _ALONG[1] and -_EDGE <= aside <= _EDGE):
                    hint = f"write {_ALONG[0]} to {_ALONG[1]} for along, -{_EDGE} to {_EDGE} for beside"
                    yield Finding((*trail, "at", place), f"a place that is off the body: {along}, {aside}", hint)


def side_findings(figure: Figure) -> Iterator[Finding]:
    """A figure of something that is done on one side, which would look the same for the other one."""
    if not any(map(_differs, figure.poses)) and not any("." in place for place in _places_of(figure)):
        message = "the exercise is sided, but right and left are the same in its figure"
        hint = "draw it for the right side: say in `right:` what that side does"
        yield Finding((), message, hint)


def _differs(pose: Pose) -> bool:
    resolved = resolve(pose)
    return resolved.right != resolved.left or any(getattr(resolved, name) for name in _SIDEWAYS)


def _places_of(figure: Figure) -> Iterator[str]:
    props = figure.props
    arrows = chain.from_iterable(pose.arrows for pose in figure.poses)
    named = chain([props.ball, props.box], *((arrow.track, arrow.at, arrow.round) for arrow in arrows))
    spots = (spot for pose in figure.poses for mark in pose.marks for spot in mark.at)
    return chain((place for place in named if place), (part for part, _, _ in spots))
