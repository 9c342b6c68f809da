"""What is one and the same is not counted."""

import pytest

from hronika import read


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Jums nepatīk vienas un tās pašas lietas.", []),
        ("Abi dzimuši vienā un tajā pašā pilsētā.", []),
        ("Uz vienas un tās pašas skatuves uzstāsies divi aktieri.", [2.0]),
        ("Viņiem ir viena un tā pati mašīna.", []),
        ("Viņiem ir viena mašīna un divi velosipēdi.", [1.0, 2.0]),
    ],
)
def test_one_and_the_same_is_no_quantity(text: str, values: list[float]) -> None:
    assert [quantity.value for quantity in read(text).quantities] == values
