"""Stories into the assessment file."""

from pathlib import Path

import polars as pl

from assessment.story import Story
from assessment.writing import open_to_write
from queries.runner import execute, insert


def save_story(path: Path, story: Story) -> None:
    """Write a story in the place of the one of its name. Raises Refused as `open_to_write` does."""
    with open_to_write(path) as file:
        execute(file.connection, "undo/stories", story=story.id)
        row = {"story": story.id, "content": story.model_dump_json()}
        insert(file.connection, "stories", pl.DataFrame([row]))


def remove_story(path: Path, name: str) -> None:
    """Remove a story by its name. Raises Refused as `open_to_write` does."""
    with open_to_write(path) as file:
        execute(file.connection, "undo/stories", story=name)
