"""The pages of the support of a council."""

from portal.support.pages.agreement import Reader, address_of, agreement_page
from portal.support.pages.agreement import title_of as version_of
from portal.support.pages.appointment import address, appointment_page, plan_of, title_of
from portal.support.pages.overview import Overview, overview_page
from portal.support.pages.papers import printed
from portal.support.pages.period import period_address, period_page, period_title, running_page
from portal.support.pages.words import form_page, task_words

__all__ = [
    "Overview",
    "Reader",
    "address",
    "address_of",
    "agreement_page",
    "appointment_page",
    "form_page",
    "overview_page",
    "period_address",
    "period_page",
    "period_title",
    "plan_of",
    "printed",
    "running_page",
    "task_words",
    "title_of",
    "version_of",
]
