"""How LimeSurvey puts a survey: nothing kept of who answers, no way back, no results shown."""

from dashboard.fielding.asked import Survey
from dashboard.fielding.lss import Structure, html

SURVEY_ID = 100000
"""LimeSurvey gives another one where this is taken."""
SETTINGS = {
    # Nothing that tells who answered, or when.
    "anonymized": "Y",
    "datestamp": "N",
    "ipaddr": "N",
    "ipanonymize": "Y",
    "refurl": "N",
    "savetimings": "N",
    "usecookie": "N",
    "usetokens": "N",
    "tokenanswerspersistence": "N",
    "allowregister": "N",
    "allowsave": "N",
    "sendconfirmation": "N",
    "emailnotificationto": "",
    "emailresponseto": "",
    # One screen at a time and no way back.
    "format": "G",
    "allowprev": "N",
    "alloweditaftercompletion": "N",
    "questionindex": "0",
    "navigationdelay": "0",
    # On the screen only what is asked: whoever doesn't answer leaves it empty.
    "showwelcome": "Y",
    "showprogress": "Y",
    "shownoanswer": "N",
    "showgroupinfo": "X",
    "showqnumcode": "X",
    "showxquestions": "N",
    "nokeyboard": "N",
    "usecaptcha": "N",
    # Answers and their sums are the consultant's alone.
    "printanswers": "N",
    "publicstatistics": "N",
    "publicgraphs": "N",
    "listpublic": "N",
    "assessments": "N",
}


def add_settings(structure: Structure, survey: Survey) -> None:
    """The settings of a survey; its title, first and last words by language."""
    base, *others = survey.words
    structure.add(
        "surveys",
        sid=SURVEY_ID,
        gsid=1,
        admin="inherit",
        adminemail="inherit",
        bounce_email="inherit",
        template="inherit",
        language=base,
        additional_languages=" ".join(others),
        **SETTINGS,
    )
    for language, words in survey.words.items():
        first = survey.first_pages[language]
        paragraphs = [f"<p>{html(one)}</p>" for one in first.paragraphs]
        to_fill_in = [f"<p><strong>{html(one)}</strong></p>" for one in first.to_fill_in]
        structure.add(
            "surveys_languagesettings",
            surveyls_survey_id=SURVEY_ID,
            surveyls_language=language,
            surveyls_title=html(first.title),
            surveyls_description="",
            surveyls_welcometext="".join([*paragraphs, *to_fill_in]),
            surveyls_endtext=html(words.text("fielding.thanks")),
        )
