"""Every route has a mark, and every mark keeps out whom it should: walked from the URL map, for every role."""

from __future__ import annotations

import pytest
from flask import Flask
from werkzeug.routing import IntegerConverter, Rule

from app.domain.access import RULES, Actor, Permission, may
from app.web.access import PUBLIC, SIGNED_IN, mark_of
from tests.browser import Browser
from tests.people import People

ROLES = ("ana", "lea", "rita", "toni", "bo", "ada", "nobody")
EXAMPLES = {"int": "999999", "default": "unknown", "path": "unknown", "string": "unknown"}
SAFE = {"GET", "HEAD", "OPTIONS"}


def rules(app: Flask) -> list[Rule]:
    return [rule for rule in app.url_map.iter_rules() if rule.endpoint != "static"]


def example_path(rule: Rule) -> str:
    values = {name: example(rule, name) for name in rule.arguments}
    return rule.build(values, append_unknown=False)[1]


def example(rule: Rule, name: str) -> object:
    converter = type(rule._converters[name])
    return 999_999 if issubclass(converter, IntegerConverter) else "unknown"


def test_every_route_is_marked(app: Flask):
    assert [rule.endpoint for rule in rules(app) if mark_of(app, rule.endpoint) is None] == []


def test_every_permission_has_a_row_and_every_mark_is_one(app: Flask):
    assert set(RULES) == set(Permission)
    for rule in rules(app):
        assert mark_of(app, rule.endpoint) in {PUBLIC, SIGNED_IN, *Permission}


def test_paths_are_kebab_case_resources(app: Flask):
    for rule in rules(app):
        fixed = [part for part in rule.rule.split("/") if part and not part.startswith("<")]
        assert all(part == part.lower() and "_" not in part for part in fixed), rule.rule


def test_a_stranger_gets_only_public_pages(app: Flask, browse: Browser):
    for rule in rules(app):
        if mark_of(app, rule.endpoint) == PUBLIC:
            continue
        answer = knock(browse, rule)
        assert answer.status_code in {303, 401}, (rule.rule, answer.status_code)
        if answer.status_code == 303:
            assert answer.location.startswith("/sign-in"), rule.rule


@pytest.mark.parametrize("role", ROLES)
def test_each_role_gets_just_the_routes_its_permissions_open(
    app: Flask, browse: Browser, people: People, role: str
):
    actor: Actor = getattr(people, role)
    for rule in rules(app):
        mark = mark_of(app, rule.endpoint)
        if rule.endpoint == "account.sign_out":
            continue
        answer = knock(browse.signed_in(actor), rule)
        allowed = mark in {PUBLIC, SIGNED_IN} or may(actor, Permission(mark))
        if allowed:
            # A made-up id may be unknown or not one's own, a form empty; but the door is open and nothing breaks.
            assert answer.status_code < 500, (role, rule.rule, answer.status_code)
        else:
            assert answer.status_code == 403, (role, rule.rule, answer.status_code)


def test_every_unsafe_route_refuses_a_form_without_its_token(app: Flask, browse: Browser, people: People):
    ada = browse.signed_in(people.ada)
    for rule in rules(app):
        for method in rule.methods - SAFE:
            answer = ada.client.open(example_path(rule), method=method)
            if mark_of(app, rule.endpoint) in {PUBLIC, SIGNED_IN} or may(
                people.ada, Permission(mark_of(app, rule.endpoint))
            ):
                assert answer.status_code == 400, (rule.rule, method, answer.status_code)


def knock(browser: Browser, rule: Rule):
    path = example_path(rule)
    return browser.get(path) if "GET" in rule.methods else browser.post(path)
