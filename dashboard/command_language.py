"""The language of the command line: which one is asked for, and the help in it."""

import os
from typing import cast

from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from dashboard.i18n import LANGUAGES, Words


def take_language(arguments: list[str]) -> str:
    """Take `--language` out of the arguments; without it the environment's, else English."""
    for position, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == "--language":
            value = value or next(iter(arguments[position + 1 : position + 2]), "")
            if value in LANGUAGES:
                del arguments[position : position + (1 if "=" in argument else 2)]
                return value
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if (language := os.environ.get(variable, "")[:2].lower()) in LANGUAGES:
            return language
    return "en"


def translate_help(command: TyperGroup | TyperCommand, words: Words) -> None:
    """Put the reader's words in the place of the message ids, in a command and all below it."""
    command.help = words.text(command.help or "")
    for parameter in cast("list[TyperOption | TyperArgument]", command.params):
        parameter.help = words.text(parameter.help or "")
    if isinstance(command, TyperGroup):
        for below in cast("dict[str, TyperCommand]", command.commands).values():
            translate_help(below, words)
