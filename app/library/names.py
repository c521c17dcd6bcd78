"""What the words of cases and resources are called on the page."""

from __future__ import annotations

from typing import Final

from app.web.gettext import lazy_gettext

AGES: Final = {
    "primary": lazy_gettext("Primary school"),
    "junior": lazy_gettext("Junior high"),
    "senior": lazy_gettext("Senior high"),
    "adult": lazy_gettext("Adults at school"),
}
ISSUES: Final = {
    "abuse": lazy_gettext("Abuse"),
    "anxiety": lazy_gettext("Anxiety"),
    "bereavement": lazy_gettext("Bereavement"),
    "body-complaints": lazy_gettext("Pain without a known cause"),
    "boarding": lazy_gettext("Boarding"),
    "bullying": lazy_gettext("Bullying"),
    "confidentiality": lazy_gettext("Confidentiality"),
    "culture": lazy_gettext("Language and culture"),
    "eating": lazy_gettext("Eating"),
    "exam-pressure": lazy_gettext("Exams"),
    "family-conflict": lazy_gettext("Conflict in the family"),
    "friendship": lazy_gettext("Friendship"),
    "left-behind": lazy_gettext("Parents working away"),
    "low-mood": lazy_gettext("Low mood"),
    "online": lazy_gettext("Online"),
    "parents-refuse": lazy_gettext("Parents who refuse help"),
    "privacy": lazy_gettext("Privacy"),
    "psychosis": lazy_gettext("Signs of psychosis"),
    "re-entry": lazy_gettext("Coming back to school"),
    "referral": lazy_gettext("Referral"),
    "reporting": lazy_gettext("Mandatory reporting"),
    "safety-plan": lazy_gettext("Safety plan"),
    "school-refusal": lazy_gettext("Not coming to school"),
    "screening": lazy_gettext("Screening"),
    "self-care": lazy_gettext("Looking after oneself"),
    "self-injury": lazy_gettext("Self-injury"),
    "sexual-harm": lazy_gettext("Sexual harm"),
    "sleep": lazy_gettext("Sleep"),
    "suicide": lazy_gettext("Suicidal thoughts"),
    "violence": lazy_gettext("Violence"),
}
FORMS: Final = {
    "template": lazy_gettext("Template"),
    "guide": lazy_gettext("Guide"),
    "checklist": lazy_gettext("Checklist"),
    "letter": lazy_gettext("Letter"),
    "form": lazy_gettext("Form to fill in"),
    "lesson-plan": lazy_gettext("Lesson plan"),
    "poster": lazy_gettext("Poster"),
}
AUDIENCES: Final = {
    "psychology-teacher": lazy_gettext("psychology teachers"),
    "class-teacher": lazy_gettext("class teachers"),
    "dormitory-keeper": lazy_gettext("dormitory keepers"),
    "subject-teacher": lazy_gettext("subject teachers"),
    "school-leader": lazy_gettext("school leaders"),
}
