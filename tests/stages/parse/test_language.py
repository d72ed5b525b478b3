"""Which texts are taken for English."""

import pytest

from pipeline.stages.parse.language import require_english
from pipeline.stages.parse.unreadable import Unreadable

FRENCH_QUOTE = """\
The minister told reporters in Paris on Monday that nothing had been decided. "Nous ne partirons pas avant la fin de
la guerre, et nous le disons clairement à tous nos alliés et à nos amis," he said in French."""
ENGLISH = [
    "Troops leave Orvel",
    "Bridge hit",
    "No",
    "2,500",
    "Ministry says bridge was hit",
    "MINISTRY SAYS THE BRIDGE WAS HIT BY SHELLS ON MONDAY",
    "Muhammad al-Sudani, Abd al-Rahman al-Tikriti and Qais al-Khazali met Hadi al-Amiri for the talks in Baghdad.",
    "Muhammad al-Sudani, Abd al-Rahman al-Tikriti and Hadi al-Amiri met in Karbala with Nouri al-Maliki.",
    FRENCH_QUOTE,
    "ORVEL ROVERS Hired Ana Reyes, coach. Named John Roe captain.",
    "The word “مقاومة” means resistance, residents of the town said, and it stood on every wall.",
]
OTHERS = [
    ("Les soldats ont quitté la ville lundi soir après trois jours de combats, a dit le ministre.", "French"),
    ("El presidente dijo el lunes que el gobierno construirá un nuevo puente sobre el río.", "Spanish"),
    ("Der Präsident sagte am Montag, die Regierung werde eine neue Brücke über den Fluss bauen.", "German"),
    ("قال الرئيس يوم الاثنين إن الحكومة ستبني جسرا جديدا على النهر", "Arabic"),
    ("Президент сказал в понедельник, что правительство построит новый мост через реку.", "Russian"),
    ("Presiden mengatakan pada hari Senin bahwa pemerintah akan membangun jembatan baru.", "Indonesian"),
    ("总统星期一表示，政府将在河上建造一座新桥。", "Chinese"),
]


@pytest.mark.parametrize("text", ENGLISH)
def test_english_passes(text: str) -> None:
    assert require_english(text) == "en"


@pytest.mark.parametrize(("text", "name"), OTHERS)
def test_other_languages_are_named(text: str, name: str) -> None:
    with pytest.raises(Unreadable) as error:
        require_english(text)
    assert error.value.reason == "not-english"
    assert name in error.value.detail
    assert "translation" in error.value.detail


def test_a_foreign_article_with_an_english_quote_is_foreign() -> None:
    text = (
        OTHERS[0][0] + " « We have nothing to say to you today », a-t-il ajouté devant les journalistes à Paris. " * 2
    )
    with pytest.raises(Unreadable):
        require_english(text)
