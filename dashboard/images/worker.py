"""The process that draws: a chart to SVG, an SVG to PNG. A line of JSON in, a line of JSON out.

What is asked is `{"chart": specification with its rows}` or `{"svg": text, "scale": number}`; the
answer is `{"svg": text}`, `{"png": base64}` or `{"failed": why}`. It ends with its input.
"""

import json
import os
import resource
import sys
from base64 import b64encode
from typing import Any

import vl_convert

from dashboard.typeface import FOLDER


def _drawn(asked: dict[str, Any]) -> dict[str, str]:
    if "chart" in asked:
        return {"svg": vl_convert.vegalite_to_svg(asked["chart"], allowed_base_urls=[])}
    return {"png": b64encode(vl_convert.svg_to_png(asked["svg"], scale=asked["scale"])).decode()}


def _work() -> None:
    # What the libraries print must not get between the answers, and no core holds the labels.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    vl_convert.register_font_directory(FOLDER)
    for line in sys.stdin:
        try:
            answer = _drawn(json.loads(line))
        except ValueError as error:
            answer = {"failed": str(error)}
        print(json.dumps(answer), file=answers, flush=True)


if __name__ == "__main__":
    _work()
