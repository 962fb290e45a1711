"""Office and status are told apart."""

import pytest

from reportgen.intake import people


@pytest.mark.parametrize(
    ("line", "role", "status"),
    [
        ("President of Belarus (Seeking relief)", "President of Belarus", "Seeking relief"),
        ("Envoy (Trump administration) (Leading talks)", "Envoy (Trump administration)", "Leading talks"),
        (
            "Leader (Imprisoned in Belarus (high-profile detainee))",
            "Leader",
            "Imprisoned in Belarus (high-profile detainee)",
        ),
        ("Secretary (since September 2025) (Turning it)", "Secretary (since September 2025)", "Turning it"),
        ("Head [Hearing (twice)]", "Head", "Hearing (twice)"),
        ("Leader (Imprisoned)", "Leader", "Imprisoned"),
        ("Director, UN Environment Programme (UNEP)", "Director, UN Environment Programme (UNEP)", ""),
        ("Member of Parliament (S&D); rapporteur", "Member of Parliament (S&D); rapporteur", ""),
        ("Senator (D-NY)", "Senator (D-NY)", ""),
        ("President (2017–2021)", "President (2017–2021)", ""),
        ("Minister (acting)", "Minister (acting)", ""),
        ("MP for Witney (Labour)", "MP for Witney (Labour)", ""),
        ("(Waiting)", "", "Waiting"),
        ("A) b (c", "A) b (c", ""),
    ],
)
def test_it_splits_role_and_status(line: str, role: str, status: str) -> None:
    assert people.split_role(line) == (role, status)
