"""A date that is no EDTF is answered with the date that was meant, if it can be told."""

from __future__ import annotations

import pytest

from codev_graph.sources._dates_meant import dates_meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("31/03/2022", ["2022-03-31"]),
        ("3/4/2022", ["2022-04-03", "2022-03-04"]),
        ("06/2022", ["2022-06"]),
        ("2022/06/01", ["2022-06-01"]),
        ("2021-11-03 00:00:00", ["2021-11-03"]),
        ("2019-05-03T10:00", ["2019-05-03"]),
        ("mayo 2019", ["2019-05"]),
        ("Mayo de 2019", ["2019-05"]),
        ("3 nov 2021", ["2021-11-03"]),
        ("1º de marzo de 2021", ["2021-03-01"]),
        ("November 3rd, 2021", ["2021-11-03"]),
        ("ca. 2020", ["2020~"]),
        ("44197", ["2021-01-01"]),
        ("2021-13", []),
        ("31 de febrero de 2021", []),
        ("ma 2020", []),
        ("mayo", []),
        ("s/f", []),
        ("99999", []),
    ],
)
def test_what_a_date_may_mean(written: str, meant: list[str]) -> None:
    assert dates_meant(written) == meant
