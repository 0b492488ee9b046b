"""Small ontologies and graphs for tests, written in Turtle."""

from __future__ import annotations

import pyoxigraph as ox

PREFIXES = """
@prefix : <http://example.org/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix swrl: <http://www.w3.org/2003/11/swrl#> .
"""


def parse(text: str) -> list[ox.Quad]:
    return list(ox.parse(PREFIXES + text, format=ox.RdfFormat.TURTLE))


def triples(text: str) -> set[ox.Triple]:
    return {quad.triple for quad in parse(text)}


RULE = """
[] a swrl:Imp ; swrl:body ({body}) ; swrl:head ({head}) .
:px a swrl:Variable . :py a swrl:Variable . :pz a swrl:Variable .
"""


def swrl(body: str, head: str) -> str:
    return RULE.format(body=body, head=head)


def role(name: str, one: str, other: str) -> str:
    return (
        f"[a swrl:IndividualPropertyAtom; swrl:propertyPredicate {name};"
        f" swrl:argument1 {one}; swrl:argument2 {other}]"
    )
