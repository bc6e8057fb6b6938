"""Invented people: given names and family names of mixed origin, put together by a random generator.

No real person is meant. There are no CPR numbers; people are known by numbers like *tjenestenumre*.
"""

import numpy as np

GIVEN_NAMES = (
    "Anne Mads Fatima Lone Jens Kirsten Omar Helle Søren Mette Amina Lars Birgitte Peter Hanne Yusuf Camilla "
    "Thomas Karen Ali Pia Henrik Zeynep Rikke Morten Susanne Ahmed Charlotte Nikolaj Inger Leyla Kasper Dorte "
    "Michael Ida Hassan Lene Rasmus Marianne Elif Christian Sofie Jakob Gitte Nadia Anders Tina Martin Emilie "
    "Piotr Louise Simon Agnieszka Jonas Vibeke Tariq Julie Frederik Malene Minh Ulla Emil Samira Bente Oliver "
    "Katarzyna Trine Magnus Thuy Laura Victor Eva Abdi Signe Bo Hodan Astrid Ivan Maja Erik Selma Karl Nanna "
    "Goran Lea Viggo Ayse Freja Dragan Clara Kurt Mira Otto Jasmin Aksel Sanne Finn Ingrid "
)

FAMILY_NAMES = (
    "Birk Overgaard El-Khatib Dalsgaard Holm Nygaard Yilmaz Kjær Lund Bach Hansen Thygesen Rahimi Skov "
    "Mortensen Nguyen Bruun Østergaard Kowalski Vestergaard Jensen Dam Farah Krogh Lindholm Petersen Aydin "
    "Toft Winther Møller Hussein Riis Frandsen Kaya Bjerre Sørensen Ravn Ahmadi Munk Nielsen Petrovic Haugaard "
    "Fogh Rasmussen Tran Juhl Storm Ali Kristensen Brandt Demir Lauridsen Hald Andersen Wójcik Bang Enevoldsen "
    "Warsame Jørgensen Ladefoged Pham Meldgaard Christensen Hasani Gade Poulsen Eskildsen Larsen Ibrahimi "
    "Søgaard Knudsen Mohamud Buch Olesen Jovanovic Thomsen Aagaard Svendsen Sahin Bundgaard Madsen Nowak "
    "Vinther Johansen Osman Lykke Villadsen Iversen Khan Steffensen Friis "
)


def invent(rng: np.random.Generator, count: int) -> list[str]:
    """``count`` names; all different as long as there are names enough."""
    given, family = GIVEN_NAMES.split(), FAMILY_NAMES.split()
    possible = len(given) * len(family)
    rounds = -(-count // possible)
    order = np.concatenate([rng.permutation(possible) for _ in range(rounds)])[:count]
    return [f"{given[n % len(given)]} {family[n // len(given)]}" for n in order.tolist()]
