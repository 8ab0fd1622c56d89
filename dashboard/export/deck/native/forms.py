"""Every form that has a native one, by the name that a specification gives it."""

from collections.abc import Callable

from pptx.shapes.base import BaseShape

from dashboard.charts.drawing import FORM
from dashboard.exhibits.exhibit import Chart
from dashboard.export.deck.native.bars import bars
from dashboard.export.deck.native.dots import dots
from dashboard.export.deck.native.dumbbell import dumbbell
from dashboard.export.deck.native.heatmap import heatmap
from dashboard.export.deck.native.intervals import intervals
from dashboard.export.deck.native.place import Place
from dashboard.export.deck.native.slope import slope
from dashboard.export.deck.native.stack import stack
from dashboard.export.deck.native.two_sided import two_sided

Form = Callable[[Place, Chart], BaseShape]

FORMS: dict[str, Form] = {
    "bars": bars,
    "dots": dots,
    "dumbbell": dumbbell,
    "heatmap": heatmap,
    "intervals": intervals,
    "slope": slope,
    "stack": stack,
    "two_sided": two_sided,
}


def form_of(chart: Chart) -> Form | None:
    """How a chart is drawn natively; None where there is only its picture."""
    return FORMS.get(chart.spec.get("usermeta", {}).get(FORM, ""))
