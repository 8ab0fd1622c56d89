"""The plan before fielding as JSON; keys as in docs/interface.md."""

import json
from collections.abc import Iterable, Mapping

from assessment import merges, prospects
from assessment.merges import possible_merges, small_units
from assessment.organisation import Group
from assessment.prospects import Outlook, Prospect


def plan_as_json(outlooks: Mapping[str, Outlook]) -> str:
    """An object by wave: the plan of full response, the prospects, the small units, the merges."""
    report = {wave: _outlook(outlook) for wave, outlook in outlooks.items()}
    return json.dumps(report, ensure_ascii=False)


def _outlook(outlook: Outlook) -> dict[str, object]:
    plan = outlook.full
    return {
        "invited": outlook.people,
        "method": plan.method,
        "shown": _listed(plan.shown),
        "too_small": _listed(plan.too_small),
        "complementary": _listed(plan.complementary),
        "prospects": [_prospect(outlook, one) for one in outlook.prospects],
        "small_units": [
            {"unit": one.unit, "invited": one.people, "hides": _listed(one.hides)}
            for one in small_units(outlook)
        ],
        "merges": [
            {
                "units": list(one.units),
                "into": one.into,
                "shown_before": one.shown[0],
                "shown_after": one.shown[1],
                "likely_before": one.likely[0],
                "likely_after": one.likely[1],
                "opens": _listed(one.opens),
                "closes": _listed(one.closes),
            }
            for one in possible_merges(outlook)
        ],
        "simulation": {
            "generator": prospects.GENERATOR,
            "seed": prospects.SEED,
            "draws": outlook.draws,
            "questions": prospects.QUESTIONS,
            "rated_from": prospects.RATED_FROM,
            "likely_response": merges.LIKELY,
        },
    }


def _prospect(outlook: Outlook, prospect: Prospect) -> dict[str, object]:
    kinds = outlook.tallies(prospect.shown).items()
    return {
        "order": prospect.order.name,
        "release_order": list(prospect.order.kinds),
        "response": prospect.condition.response,
        "skipped": prospect.condition.skipped,
        "draws": prospect.draws,
        "kinds": [{"kind": kind, "groups": of.groups, "shown": of.shown} for kind, of in kinds],
        "groups": [_keys(group) | {"share": share} for group, share in prospect.shown.items()],
    }


def _listed(groups: Iterable[Group]) -> list[dict[str, object]]:
    return [_keys(group) for group in groups]


def _keys(group: Group) -> dict[str, object]:
    return {key: value for key, value in group._asdict().items() if value}
