"""The command line: the same domain as the dashboard, for scripts and for the consultant.

Exit codes: 0 done, 1 the input was refused, 2 wrong usage. Messages go to standard error.
"""

import sys
from collections.abc import Iterable
from importlib import import_module
from typing import NoReturn, cast

import typer
from typer.core import TyperGroup

from assessment.errors import Problem, Refused
from dashboard.command_language import environment_language, take_language, translate_help
from dashboard.commands.speaking import say
from dashboard.i18n import words_in
from dashboard.sentences import sentence

WRONG_USAGE = {
    "language_unknown",
    "merge_not_a_pair",
    "output_needed",
    "definitions_needed",
    "template_not_taken",
    "template_with_update",
    "update_not_taken",
    "database_or_release",
    "release_needed",
    "erase_one",
}
"""Problems of the command itself, not of what it was given."""

COMMANDS = {
    "demo": ("sample", "demo"),
    "init": ("before_fielding", "init"),
    "plan": ("before_fielding", "plan"),
    "questionnaire": ("before_fielding", "questionnaire"),
    "inspect": ("answers", "inspect"),
    "check": ("answers", "check"),
    "load": ("answers", "load_responses"),
    "undo": ("answers", "undo_load"),
    "results": ("showing", "results"),
    "gaps": ("showing", "gaps"),
    "statistics": ("appendix", "statistics"),
    "export": ("exporting", "export"),
    "release": ("publishing", "release"),
    "backup": ("keeping", "backup"),
    "restore": ("keeping", "restore"),
    "upgrade": ("keeping", "upgrade"),
    "erase": ("keeping", "erase"),
    "serve": ("serving", "serve"),
}
"""By name, the module and the function: what one command draws with, another needn't import."""


def command_line(names: Iterable[str] = COMMANDS) -> typer.Typer:
    """The command line with these commands, whose modules are imported."""
    app = typer.Typer(
        help="cli.keskmes",
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    app.callback()(lambda: None)  # a single command would be no group
    for name in names:
        module, function = COMMANDS[name]
        commands = import_module(f"dashboard.commands.{module}")
        app.command(name, help=f"cli.{name}")(getattr(commands, function))
    return app


def __getattr__(name: str) -> typer.Typer:
    """`app`, the whole command line."""
    if name != "app":
        raise AttributeError(name)
    return command_line()


def main() -> NoReturn:
    """Run the command line; `--language` may stand anywhere, else the environment's is taken."""
    arguments = sys.argv[1:]
    words = words_in(environment_language())
    try:
        asked = take_language(arguments)
        words = words_in(asked or words.language)
        named = [one for one in arguments[:1] if one in COMMANDS]
        group = cast("TyperGroup", typer.main.get_command(command_line(named or COMMANDS)))
        translate_help(group, words)
        group.epilog = words.text("cli.option.language")
        # A saved story has a language of its own, unless another is asked for.
        group(arguments, obj=words, default_map={"export": {"language": asked}})
    except Refused as refusal:
        for problem in refusal.problems:
            say(sentence(words, problem))
        sys.exit(2 if WRONG_USAGE.issuperset(one.code for one in refusal.problems) else 1)
    except OSError as error:
        say(sentence(words, Problem("file_unreadable", str(error.filename or ""))))
    sys.exit(1)
