"""The pages of the support of a council."""

from portal.support.pages.agreement import Reader, address_of, agreement_form, agreement_page
from portal.support.pages.appointment import address, appointment_page, form_page, plan_of
from portal.support.pages.overview import Overview, council_form_page, overview_page
from portal.support.pages.papers import printed
from portal.support.pages.words import task_words

__all__ = [
    "Overview",
    "Reader",
    "address",
    "address_of",
    "agreement_form",
    "agreement_page",
    "appointment_page",
    "council_form_page",
    "form_page",
    "overview_page",
    "plan_of",
    "printed",
    "task_words",
]
