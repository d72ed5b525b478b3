"""Plain texts and what each of their lines is: text → kinds."""

import pytest

from pipeline.stages.parse.layout import Layout, lay_out

LONG = "The army denied on Tuesday that it had shelled the bridge, which was hit for the second time this week."
MORE = '"We have not fired a single round," said General John Roe, who commands the northern group of the army.'


def shown(text: str, laid: Layout) -> list[tuple[str, str]]:
    """Kind and first words of each block."""
    return [(block.kind, " ".join(text[block.start : block.end].split()[:3])) for block in laid.blocks]


def test_a_seed_with_date_line_byline_and_stamp() -> None:
    header = " date 2024-10-01 Bridge in Orvel hit\nBy Al Mayadeen English\n1 Oct 2024 23:31"
    text = f"{header}\n{LONG}\nNext to it\n{MORE}\n"
    laid = lay_out(text)
    assert shown(text, laid) == [
        ("dateline", "date 2024-10-01"),
        ("title", "Bridge in Orvel"),
        ("byline", "By Al Mayadeen"),
        ("dateline", "1 Oct 2024"),
        ("paragraph", "The army denied"),
        ("heading", "Next to it"),
        ("paragraph", '"We have not'),
    ]
    assert (laid.title, laid.byline, laid.outlet) == (
        "Bridge in Orvel hit",
        "Al Mayadeen English",
        "Al Mayadeen English",
    )
    assert laid.published == "2024-10-01T23:31"


@pytest.mark.parametrize(
    ("header", "published"),
    [
        ("date 2024-10-01 Title\n1 Oct 2024 23:31", "2024-10-01T23:31"),
        ("date 2024-10-01 Title\n2 Oct 2024 01:31 AEST", "2024-10-02T01:31+10:00"),  # the same time, elsewhere
        ("date 2024-10-01 Title\n23:31 GMT", "2024-10-01T23:31+00:00"),
        ("date 2024-10-01 Title\n5 March 2021", "2024-10-01"),  # they speak of different things
        ("date 2024-10-01 Title\nUpdated 2 Oct 2024", "2024-10-01"),
        ("date 2024-13-45 Title\nBy Ana Reyes", None),
        ("date 0000-00-00 Title\nBy Ana Reyes", None),
        ("Title\nBy Ana Reyes", None),
        ("Title\nOctober 2024", "2024-10"),
    ],
)
def test_when_it_was_published(header: str, published: str | None) -> None:
    laid = lay_out(f"{header}\n{LONG}\n{MORE}\n")
    assert laid.title == "Title"
    assert laid.published == published


def test_title_standfirst_bare_name_and_stamp() -> None:
    text = f"Bridge hit again\nArmy denies shelling\nAna Reyes\nTuesday 1 October 2024, 23:31 BST\n{LONG}\n{MORE}"
    laid = lay_out(text)
    assert [kind for kind, _ in shown(text, laid)] == [
        "title",
        "heading",
        "byline",
        "dateline",
        "paragraph",
        "paragraph",
    ]
    assert (laid.byline, laid.published) == ("Ana Reyes", "2024-10-01T23:31+01:00")


def test_the_first_line_is_no_title_if_it_is_a_sentence() -> None:
    laid = lay_out(f"Troops have left the town.\n{LONG}\n{MORE}")
    assert laid.title is None
    assert [block.kind for block in laid.blocks] == ["paragraph"] * 3


WRAPPED = """\
Ministry says bridge was hit

ORVEL, Lutania (Reuters) - Shelling damaged a bridge in Orvel on
Monday, spokeswoman Ana Reyes told reporters at a briefing in the
capital.

"No soldiers crossed it," she added. A resident said that two people
were hurt when the bridge fell into the river.

Smoke over the town

Residents described a second explosion late in the evening, and said
that windows were broken. (AFP)
"""


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_hard_wrapped_paragraphs_are_one_block(end: str) -> None:
    text = WRAPPED.replace("\n", end)
    laid = lay_out(text)
    assert shown(text, laid) == [
        ("title", "Ministry says bridge"),
        ("dateline", "ORVEL, Lutania (Reuters)"),
        ("paragraph", "Shelling damaged a"),
        ("paragraph", '"No soldiers crossed'),
        ("heading", "Smoke over the"),
        ("paragraph", "Residents described a"),
        ("credit", "(AFP)"),
    ]
    assert text[laid.blocks[2].start : laid.blocks[2].end].endswith(f"{end}capital.")
    assert laid.outlet == "Agence France-Presse"


def test_a_wrapped_text_without_title_or_blank_lines() -> None:
    text = WRAPPED.split("\n\n", 1)[1].replace("\n\nSmoke over the town\n\n", "\n").replace("\n\n", "\n")
    assert [kind for kind, _ in shown(text, lay_out(text))] == [
        "dateline",
        "paragraph",
        "paragraph",
        "paragraph",
        "credit",
    ]


ASIDES = [
    ("(Reporting by Ana Reyes; editing by John Roe)", "credit"),
    ("Ana Reyes contributed to this report.", "credit"),
    ("(AFP)", "credit"),
    ("- Reuters", "credit"),
    ("© 2024 Orvel Herald. All rights reserved.", "credit"),
    ("With files from The Canadian Press", "credit"),
    ("Read more: Orvel in pictures", "furniture"),
    ("Advertisement", "furniture"),
    ("Click here to watch the interview", "furniture"),
    ("Sign up for our daily newsletter", "furniture"),
    ("FILE PHOTO: The bridge in Orvel before the war. REUTERS/Ana Reyes", "furniture"),
    ("Photo: Ana Reyes/Getty Images", "furniture"),
    ("Follow Ana Reyes on Twitter @anareyes", "furniture"),
    ("* * *", "furniture"),
    ("8:50 p.m.", "dateline"),
    # What only looks like it is a paragraph.
    ("Reporting the war is no crime, she said.", "paragraph"),
    ("Watch how they vote, he said.", "paragraph"),
    ("The photo shows a tank on the bridge.", "paragraph"),
    ("Click by click, the counter rose, residents said.", "paragraph"),
    ("Soldiers reported from the bridge that it had fallen.", "paragraph"),
    ("Advertisement for soldiers has stopped.", "paragraph"),
    ("He said Reuters reported it.", "paragraph"),
]


@pytest.mark.parametrize(("line", "kind"), ASIDES)
def test_what_is_no_part_of_the_story(line: str, kind: str) -> None:
    laid = lay_out(f"Bridge hit again\n\n{LONG}\n\n{line}\n\n{MORE}\n")
    assert [block.kind for block in laid.blocks] == ["title", "paragraph", kind, "paragraph"]


@pytest.mark.parametrize(
    ("paragraph", "dateline"),
    [
        ("ORVEL (Reuters) — Troops left the town on Monday.", "ORVEL (Reuters) —"),
        ("NEW ORVEL, Oct 1 (AFP) - Troops left the town.", "NEW ORVEL, Oct 1 (AFP) -"),
        ("ORVEL, Lutania — Troops left the town.", "ORVEL, Lutania —"),
        ("Orvel (AP) - Troops left the town.", "Orvel (AP) -"),
        ("(CNN)Troops left the town.", "(CNN)"),
        ("NATO — the alliance of the north — said that troops left.", None),
        ("COVID-19 cases rose.", None),
        ("TWO SOLDIERS -- BOTH FROM ORVEL -- WERE HURT.", None),
        ("ROE: We have left the town.", None),
        ("Orvel (population 200) - Troops left.", None),
        ("Ana Reyes (left) said that troops left.", None),
    ],
)
def test_datelines_before_the_first_paragraph(paragraph: str, dateline: str | None) -> None:
    text = f"{paragraph}\n{LONG}\n{MORE}"
    laid = lay_out(text)
    first = laid.blocks[0]
    if dateline is None:
        assert (first.kind, first.start, first.end) == ("paragraph", 0, len(paragraph))
    else:
        assert (first.kind, text[: first.end]) == ("dateline", dateline)
        assert laid.blocks[1].kind == "paragraph"


def test_a_title_known_from_elsewhere() -> None:
    text = f"BRIDGE HIT, AGAIN.\nDecember 10, 2013\n{LONG}"
    kinds = [block.kind for block in lay_out(text, "Bridge hit again").blocks]
    assert kinds == ["title", "dateline", "paragraph"]
    assert "title" not in [block.kind for block in lay_out(text, "Army denies shelling").blocks]
