"""Times that only an analysed sentence, its day of publication and what was told before it can date."""

from datetime import date

import pytest

from hronika.article import Article
from hronika.reading.reader import Reader


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize(
    ("published", "text", "expected"),
    [
        # a range whose end is to come may have begun
        ("2024-05-07", "No 6. līdz 12. maijam notiks dzejas nedēļa.", ["2024-05-06", "2024-05-12"]),
        ("2024-10-09", "No 7. līdz 20. oktobrim skolēni varēs pieteikties.", ["2024-10-07", "2024-10-20"]),
        ("2024-03-15", "Izstāde būs skatāma no 1. marta līdz 2. aprīlim.", ["2024-03-01", "2024-04-02"]),
        ("2024-12-10", "Tirdziņš darbosies no 20. decembra līdz 7. janvārim.", ["2024-12-20", "2025-01-07"]),
        # what has been lies back, but for a day that something was put on
        ("2024-05-16", "Likumu pieņēma 20. maijā.", ["2023-05-20"]),
        ("2024-05-16", "Tiesa nākamo sēdi nolika 20. maijā.", ["2024-05-20"]),
        ("2024-05-16", "Sacensības pārcēla uz 20. maiju.", ["2024-05-20"]),
        ("2025-05-19", "Biļetes uz jūnija beigām jau pārdotas.", ["2025-06"]),
        ("2025-05-19", "Uz 1. janvāri novadā bija reģistrēti 900 iedzīvotāji.", ["2025-01-01"]),
        # a year told in the same clause
        ("2024-05-16", "Pagājušogad likumu pieņēma 20. maijā.", ["2023", "2023-05-20"]),
        ("2024-05-16", "Pērn skolu atvēra septembrī.", ["2023", "2023-09"]),
        # counted from what was told before
        ("2024-02-15", "2022. gadā peļņa bija divi miljoni, gadu iepriekš – viens.", ["2022", "2021"]),
        ("2024-02-15", "Gadu iepriekš viņš bija Tallinā.", ["P1Y"]),
        ("2025-06-12", "Viņš izbrauca 12. aprīļa rītā. Kopš tā laika laivas nav.", ["2025-04-12TMO"] * 2),
        # two units, a place in a list, every second one
        ("2024-05-07", "Uzņēmumu dibināja pirms diviem gadiem un trim mēnešiem.", ["2022-02"]),
        ("2024-05-07", "Viņa pazuda pirms nedēļas un divām dienām.", ["2024-04-28"]),
        ("2024-02-15", "Ne 12., ne 13. februārī akcijas netirgoja.", ["2024-02-12", "2024-02-13"]),
        ("2024-02-15", "Veikals bija slēgts gan 3., gan 4. februārī.", ["2024-02-03", "2024-02-04"]),
        ("2024-02-15", "Sapulce notiek katru otro otrdienu.", ["P2W"]),
        # other ways to write a day
        ("2024-05-07", "Datumi: 20/02/2017, 20.02.17., 20.II 2017.", ["2017-02-20"] * 3),
        ("2024-05-07", "Cena pieauga par 3/4, bet versija 1.12.17 un rezultāts 20/10 paliek.", []),
        # periods
        ("2024-02-15", "Šajā periodā piesaistīti 30 miljoni, vidējā termiņā būs vairāk.", [None, None]),
        ("2024-02-15", "Krietni ilgāku laiku meklēja mežā, pēc kāda laika atrada.", [None, None]),
        ("2025-06-12", "Šāgada pavasaris bija auksts, pērngada rudens silts.", ["2025-SP", "2024-FA"]),
        ("2025-06-12", "Par šo pusgadu ziņos vēlāk.", ["2025-H1"]),
        # names and amounts are none
        ("2025-06-03", "«Līgo vakara» biļetes izpārdotas.", []),
        ("2024-02-15", "Peļņa bija pieci miljoni, divus gadus strādāja bez tās.", ["P2Y"]),
    ],
)
def test_values(reader: Reader, published: str, text: str, expected: list[str | None]) -> None:
    record = reader.read(Article(text, published=date.fromisoformat(published)))
    assert [time.value for time in record.times] == expected


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Naktī gaiss atdzisa līdz mīnus 5 grādiem.", [-5]),
        ("Vietām būs mīnus septiņpadsmit grādu.", [-17]),
        ("Gaisa temperatūra ir plus 5 grādi.", [5]),
    ],
)
def test_a_minus_in_words(reader: Reader, text: str, values: list[float]) -> None:
    assert [quantity.value for quantity in reader.read(Article(text)).quantities] == values
