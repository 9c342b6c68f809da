"""Forms of TIMEX3 values."""

import pytest

from hronika.record import TimeType
from hronika.timex import is_value

RIGHT: dict[TimeType, str] = {
    "DATE": "2024-02-29 2024-12 2024 199 19 2020-W53 2024-W10-WE 2024-SP 2024-Q4 2024-H2 PRESENT_REF "
    "PAST_REF FUTURE_REF XXXX-12 XXXX-12-24 XXXX-02-29",
    "TIME": "2024-05-06T07:15 2024-05-06T24:00 2024-05-06TEV T14:30 2024-05-06T07:15:59 TMO",
    "DURATION": "P3D PXM P1.5Y PT8H PT30M PTXM P1Y6M P2W3D P1DT2H P1000Y PXY",
    "SET": "XXXX-WXX-2 XXXX-WXX-2T10:00 XXXX-WXX-WE XXXX-XX-XXTEV XXXX-12-24 XXXX-05 XXXX-SU P1D PT20M",
}
WRONG: dict[TimeType, str] = {
    "DATE": "2023-02-29 2024-13 2024-00 0000 0000-01-01 2024-W54 2021-W53 2024-W00 2024-XX 2024-05-32 "
    "20240506 2024-5-6 pirmdien 2024-05-06T10:00 P3D 2024-Q5 2024-H3 1 20245 XXXX-02-30 ٢٠٢٤ 2024-05-06Z",
    "TIME": "2024-05-06 2024-05-06T25:00 2024-05-06T07:60 2024-05T07:15 T T7:15 2024-02-30TEV 2024-W10TMO",
    "DURATION": "P PT P3 3D P3D4 PD 2024 P-3D P3DT P1H PXX P3D\n",
    "SET": "XXXX XXXX-WXX XXXX-WXX-8 XXXX-13 XXXX-02-30 2024-05-06 XXXX-XX-XXT25:00 katru",
}


@pytest.mark.parametrize("kind", RIGHT)
def test_right_values(kind: TimeType) -> None:
    assert [value for value in RIGHT[kind].split() if not is_value(kind, value)] == []


@pytest.mark.parametrize("kind", WRONG)
def test_wrong_values(kind: TimeType) -> None:
    assert [value for value in ["", *WRONG[kind].split(" ")] if is_value(kind, value)] == []
