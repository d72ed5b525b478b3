"""The bench of the questions, on graphs that are made up."""

from __future__ import annotations

from pathlib import Path

from pipeline.graph import build, disk, questions
from tests.bench.questions import answered, hardest, values
from tests.samples import CORPUS


def test_each_question_is_asked_about_something_that_is_there(tmp_path: Path) -> None:
    build(CORPUS, tmp_path)
    file = tmp_path / "graph.nq"
    hard = hardest(disk.open_made(file).store)
    for question in questions.list_questions():
        told = answered(file, question.name, values(question, hard), memory=True)
        assert told.best <= told.worst
        assert told.rows or question.name not in ("said-about", "said-by", "names-by-outlet", "event-words")
