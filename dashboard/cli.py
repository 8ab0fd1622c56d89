"""The command line: the same domain as the dashboard, for scripts and for the consultant.

Exit codes: 0 done, 1 the input was refused, 2 wrong usage. Messages go to standard error.
"""

import sys
from typing import NoReturn, cast

import typer
from typer.core import TyperGroup

from assessment.errors import Problem, Refused
from dashboard.command_language import environment_language, take_language, translate_help
from dashboard.commands.answers import check, inspect, load_responses, undo_load
from dashboard.commands.before_fielding import init, plan, questionnaire
from dashboard.commands.exporting import export
from dashboard.commands.keeping import backup, erase, restore, upgrade
from dashboard.commands.publishing import release
from dashboard.commands.showing import demo, gaps, results, serve, statistics
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
    "demo": demo,
    "init": init,
    "plan": plan,
    "questionnaire": questionnaire,
    "inspect": inspect,
    "check": check,
    "load": load_responses,
    "undo": undo_load,
    "results": results,
    "gaps": gaps,
    "statistics": statistics,
    "export": export,
    "release": release,
    "backup": backup,
    "restore": restore,
    "upgrade": upgrade,
    "erase": erase,
    "serve": serve,
}

app = typer.Typer(
    help="cli.keskmes",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
for name, command in COMMANDS.items():
    app.command(name, help=f"cli.{name}")(command)


def main() -> NoReturn:
    """Run the command line; `--language` may stand anywhere, else the environment's is taken."""
    arguments = sys.argv[1:]
    words = words_in(environment_language())
    try:
        asked = take_language(arguments)
        words = words_in(asked or words.language)
        group = cast("TyperGroup", typer.main.get_command(app))
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
