"""Coming in as a visitor does: with the form of the door."""

import re

import pytest

PASSWORD = "huisraad-demo"


def fields_of(page):
    return dict(
        re.findall(r'name="(csrf_token|act)"[^>]*value="([^"]+)"', page.text.split("<main")[1])
    )


def sign_in(client, who="ondersteuner", password=PASSWORD, path="/sign-in", **data):
    fields = {**fields_of(client.get(path)), "email": f"{who}@huisraad.example", **data}
    return client.post("/sign-in", data={**fields, "password": password})


def is_in(client):
    return client.get("/help").status_code == 200


@pytest.fixture
def visitor(client_as):
    return client_as(None)
