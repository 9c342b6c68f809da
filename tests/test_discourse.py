"""Who is meant: the discourse model by hand-made analyses, and its cost in long articles."""

import sys
from collections.abc import Callable
from itertools import product
from types import FrameType
from typing import Any

import hand_made

import hronika
from hronika.article import Article
from hronika.language import load_language
from hronika.reading.attribution.discourse import DiscourseModel, SpeakerTurn
from hronika.reading.document.document import Document
from hronika.reading.document.tokens import TokenSequence
from hronika.reading.pipeline import STAGES

TWO_MAYORS = (
    """
    Ogres Ogre PROPN Gen.Fem.Sing 2 nmod B-GPE
    mērs mērs NOUN Nom.Masc.Sing 3 nmod O
    Jānis Jānis PROPN Nom.Masc.Sing 5 nsubj B-person
    Ozols Ozols PROPN Nom.Masc.Sing 3 flat I-person
    tikās tikties VERB - 0 root O
    ar ar ADP - 9 case O
    Liepājas Liepāja PROPN Gen.Fem.Sing 8 nmod B-GPE
    mēru mērs NOUN Acc.Masc.Sing 9 nmod O
    Kārli Kārlis PROPN Acc.Masc.Sing 5 obl B-person
    Egli Egle PROPN Acc.Masc.Sing 9 flat I-person""",
    """
    mērs mērs NOUN Nom.Masc.Sing 2 nsubj O
    runā runāt VERB - 0 root O""",
)


def model(*sentences: str) -> DiscourseModel:
    document = hand_made.read(*sentences)
    return DiscourseModel(document, TokenSequence(document.analysis), set())


def test_a_role_is_that_of_who_has_it_and_was_named_last() -> None:
    discourse = model(*TWO_MAYORS)
    bare, last = discourse.with_role(10, set(), False), discourse.with_role(10, {"Ogre"}, False)
    assert (bare and bare.name, last and last.name) == ("Kārlis Egle", "Jānis Ozols")
    assert discourse.with_role(10, {"Rīga"}, False) is None


def test_before_anybody_is_named_a_role_is_that_of_the_first_who_has_it() -> None:
    bearer = model(*TWO_MAYORS).with_role(1, set(), False)
    assert bearer is not None
    assert bearer.name == "Jānis Ozols"


def test_a_pronoun_means_the_subject_or_who_spoke_last() -> None:
    discourse = model(*TWO_MAYORS)
    [ozols] = [entity for entity in discourse.entities.values() if entity.name == "Jānis Ozols"]
    assert discourse.antecedent(10, "male", plural=False, quoted=False) is ozols
    assert discourse.antecedent(10, "female", plural=False, quoted=False) is None
    turn = SpeakerTurn(4, "Anna Liepa", None, "female")
    discourse.add_turn(turn)
    assert discourse.antecedent(10, "female", plural=False, quoted=False) is turn
    assert discourse.antecedent(10, "female", plural=False, quoted=True) is None


def test_who_spoke_is_told_from_the_last_back_to_a_limit() -> None:
    discourse = model(*TWO_MAYORS)
    for token in range(0, 60, 2):
        discourse.add_turn(SpeakerTurn(token, str(token), None))
    assert [turn.token for turn in discourse.turns_before(31)] == list(range(30, 6, -2))
    assert list(discourse.turns_before(0)) == []


def test_an_institution_is_the_one_so_called_last() -> None:
    discourse = model(
        """
        Veselības veselība NOUN Gen.Fem.Sing 2 nmod B-organization
        ministrija ministrija NOUN Nom.Fem.Sing 3 nsubj I-organization
        klusē klusēt VERB - 0 root O""",
        """
        Kultūras kultūra NOUN Gen.Fem.Sing 2 nmod B-organization
        ministrija ministrija NOUN Nom.Fem.Sing 3 nsubj I-organization
        runā runāt VERB - 0 root O""",
    )
    called = [discourse.institution("ministrija", at) for at in (0, 3, 6)]
    assert [entity and entity.name for entity in called] == [
        None,
        "Veselības ministrija",
        "Kultūras ministrija",
    ]
    assert discourse.institution("teātris", 6) is None


def test_who_has_no_name_is_described() -> None:
    record = hronika.read("Kāda lieciniece sacīja, ka viņas kaimiņš vakar nodedzināja šķūni.")
    [statement] = record.statements
    [agent] = [item for event in record.events for item in event.participants if item.role == "agent"]
    assert (statement.speaker_name, statement.speaker_id) == ("lieciniece", None)
    assert (agent.span and agent.span.text, agent.name) == ("viņas kaimiņš", "viņas kaimiņš")


STEMS = [a + b for a, b in product(("Bal", "Der", "Gar", "Kul", "Mež", "Rud"), ("kan", "vit", "dom", "lej"))]
STORY = " ".join(
    (
        "Ogres mērs Jānis {0}iņš otrdien sacīja, ka budžets augs.",
        "Viņš piebilda, ka algas celsies.",
        'Uzņēmuma SIA "{0}e" vadītāja Anna {0}upe iebilda, ka naudas nepietiks.',
        "Vadītāja uzsvēra, ka uzņēmums maksās vairāk.",
        "Uzņēmums informēja, ka līgums ir parakstīts.",
        "{0}es ministrija atgādināja, ka termiņš beidzas.",
        "Paziņojumā teikts, ka ministrija lēmumu nemainīs.",
        "Mērs solīja jautājumu risināt.",
        "Viņa uzskata, ka lēmums ir kļūda.",
        "Viņi piebilda, ka gaidīs tiesu.\n",
    )
)


def lines_run(run: Callable[[Document], None], document: Document) -> int:
    """How many lines of this package running a stage takes: its cost, the same on every machine."""
    count = 0

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal count
        if event == "call" and "hronika" not in frame.f_code.co_filename:
            return None
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        run(document)
    finally:
        sys.settrace(before)
    return count


def test_attribution_costs_no_more_a_statement_in_a_longer_article() -> None:
    language = load_language("lv")
    position = [stage.name for stage in STAGES].index("attribution")
    costs = []
    for stories in (len(STEMS) // 3, len(STEMS)):
        text = "".join(STORY.format(stem) for stem in STEMS[:stories])
        document = Document(Article(text), language, language.analyser.analyse(text))
        for stage in STAGES[:position]:
            stage.run(document)
        cost = lines_run(STAGES[position].run, document)
        costs.append(cost / len(document.statements))
    assert len(document.entities) > 3 * len(STEMS)
    assert costs[1] < 1.1 * costs[0]
