"""Where the numbers of one exhibit come from, for what is seen without the others."""

from dashboard.readout import WAVE, Readout, Told

OF_ONE_WAVE = ("filter.wave", "source.answered", "source.questionnaire")
"""Lines of the provenance that are another one for each wave."""


def source_of(readout: Readout, told: Told) -> str:
    """What was chosen for an exhibit and the provenance, in one line.

    Of another wave than the readout's only what holds for both: what was chosen names the wave.
    """
    reading, provenance = readout.reading, readout.provenance
    is_here = told.entry.choices.get(WAVE, reading.wave) == reading.wave
    aside = [] if is_here else [reading.text(msgid) for msgid in OF_ONE_WAVE]
    lines = [f"{name} {value}" for name, value in provenance.lines if name not in aside]
    return " · ".join(filter(None, (told.about, provenance.organisation, *lines)))
