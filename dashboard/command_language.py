"""The language of the command line: which one is asked for, and the help in it."""

import os
from typing import cast

from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from assessment.errors import refused
from dashboard.i18n import LANGUAGES, Words


def environment_language() -> str:
    """The language of the environment, English when it is none of ours."""
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if (language := os.environ.get(variable, "")[:2].lower()) in LANGUAGES:
            return language
    return "en"


def take_language(arguments: list[str]) -> str | None:
    """Take `--language` out of the arguments; None without it.

    Raises Refused for a language that is none of ours.
    """
    for position, argument in enumerate(arguments):
        name, joined, value = argument.partition("=")
        if name == "--language":
            if not joined:
                value = next(iter(arguments[position + 1 : position + 2]), "")
            if value not in LANGUAGES:
                raise refused("language_unknown", found=value, expected=", ".join(LANGUAGES))
            del arguments[position : position + (1 if joined else 2)]
            return value
    return None


def translate_help(command: TyperGroup | TyperCommand, words: Words) -> None:
    """Put the reader's words in the place of the message ids, in a command and all below it."""
    command.help = words.text(command.help or "")
    for parameter in cast("list[TyperOption | TyperArgument]", command.params):
        parameter.help = words.text(parameter.help or "")
    if isinstance(command, TyperGroup):
        for below in cast("dict[str, TyperCommand]", command.commands).values():
            translate_help(below, words)
