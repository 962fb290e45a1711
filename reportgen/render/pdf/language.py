"""In which language are the words that the house puts beside a brief's own?"""

from markupsafe import Markup

HOUSE_LANGUAGE = "en"


def house_language(language: str) -> Markup:
    """The attribute for the house's own words, which are English whatever language the brief is in."""
    return Markup("") if language.split("-")[0].lower() == HOUSE_LANGUAGE else Markup(f'lang="{HOUSE_LANGUAGE}"')
