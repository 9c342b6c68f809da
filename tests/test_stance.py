"""What the source of a statement does with its content, by the cue and its negation."""

import pytest

import hronika

CASES = {
    "denies": [
        "Ministrs Jānis Vilkkalns noliedza, ka naudas nav.",
        "Ministrs Jānis Vilkkalns noliedz, ka naudas nav.",
        "Ministrs Jānis Vilkkalns ir noliedzis, ka naudas nav.",
        "Noliedzot, ka ražotni slēgs, uzņēmuma vadītājs Jānis Bērziņš pameta sēdi.",
        "Uzņēmuma pārstāve noraidīja, ka ražotni slēgs.",
        "Pārstāvji atspēkoja, ka ražotni slēgs.",
        "Ministrs Jānis Vilkkalns izslēdza, ka nodokļus cels.",
        "Ministre Anna Rudzāte neuzskata, ka naudas nav.",
        "Ministre Anna Rudzāte neuzskatīja, ka naudas nav.",
        "Deputāti nedomā, ka naudas nav.",
        "Deputāte Anna Rudzāte netic, ka naudas pietiks.",
        "Deputāte Anna Rudzāte nepieļauj, ka naudas pietiks.",
    ],
    "doubts": [
        "Deputāte Anna Rudzāte šaubās, vai naudas pietiks.",
        "Deputāti šaubījās, vai naudas pietiks.",
        "Deputāte Anna Rudzāte šaubījās, ka naudas pietiks.",
        "Deputāte Anna Rudzāte pauda šaubas, vai naudas pietiks.",
        "Deputāte Anna Rudzāte nav pārliecināta, ka naudas pietiks.",
        "Ministrs Jānis Vilkkalns necer, ka nauda būs.",
    ],
    "asks": [
        "Deputāte Anna Rudzāte jautāja, vai naudas pietiks.",
        "Deputāti vaicā, kāpēc naudas nav.",
        "Deputāte interesējās, kad būs nauda.",
        '"Vai naudas pietiks?" jautāja deputāte Anna Rudzāte.',
        '"Vai naudas pietiks?" sacīja deputāte Anna Rudzāte.',
        "Ministrs Jānis Vilkkalns prātoja, vai naudas pietiks.",
    ],
    "open": [
        "Ministrija neapstiprināja, ka naudas nav.",
        "Ministrija neapstiprina, ka naudas nav.",
        "Ministrija nav apstiprinājusi, ka naudas nav.",
        "Ministrijas pārstāve Anna Rudzāte neapliecināja, ka naudas nav.",
        "Ministrs Jānis Vilkkalns nenoliedza, ka naudas nav.",
        "Ministrs Jānis Vilkkalns nav noliedzis, ka naudas nav.",
        "Ministrs Jānis Vilkkalns ne apstiprināja, ne noliedza, ka naudas nav.",
        "Ministrs Jānis Vilkkalns nenoraidīja, ka nauda būs.",
        "Ministrs Jānis Vilkkalns neizslēdza, ka nodokļus cels.",
    ],
    "holds": [
        "Ministrs Jānis Vilkkalns sacīja, ka naudas nav.",
        "Ministrs Jānis Vilkkalns neslēpa, ka naudas nav.",
        "Ministrs Jānis Vilkkalns baidās, ka naudas nav.",
        "Ministrs Jānis Vilkkalns solīja, ka nauda būs.",
        "Ministrs Jānis Vilkkalns uzskata, ka naudas nav.",
        "Ministrija apstiprināja, ka naudas nav.",
        "Deputāte Anna Rudzāte nešaubās, ka naudas pietiks.",
        "Deputāte Anna Rudzāte ir pārliecināta, ka naudas pietiks.",
        "Ministrs Jānis Vilkkalns paskaidroja, kāpēc naudas nav.",
        '"Tā nav taisnība," noliedza ministrs Jānis Vilkkalns.',
        '"Kas notiks? To redzēsim," sacīja ministrs Jānis Vilkkalns.',
    ],
}


@pytest.mark.parametrize(
    ("stance", "text"), [(stance, text) for stance, texts in CASES.items() for text in texts]
)
def test_stance(stance: str, text: str) -> None:
    assert [statement.stance for statement in hronika.read(text).statements] == [stance]


def test_every_statement_of_a_reading_has_one() -> None:
    record = hronika.read('Anna Rudzāte: "Naudas nav." Viņa noliedz, ka zinājusi, vai tās pietiks.')
    assert record.statements
    assert None not in {statement.stance for statement in record.statements}
