"""The rules for changing an account (*konto*). Each says in Danish what to do when it says no."""

from naervaer.core.verdicts import ALLOWED, Verdict, refused

OWN = "Det er din egen konto. Brug Min side, eller bed en anden administrator."


def may_invite(*, own: bool, open_: bool) -> Verdict:
    """An invitation takes the old password away, so nobody gives themselves one."""
    if own:
        return refused(OWN)
    return ALLOWED if open_ else refused("Kontoen er lukket. Genåbn den først.")


def may_close(*, own: bool, open_: bool) -> Verdict:
    if own:
        return refused(OWN)
    return ALLOWED if open_ else refused("Kontoen er allerede lukket.")


def may_reopen(*, open_: bool) -> Verdict:
    return refused("Kontoen er ikke lukket.") if open_ else ALLOWED


def may_reset_second_factor(*, own: bool, has_one: bool) -> Verdict:
    if own:
        return refused(OWN)
    return ALLOWED if has_one else refused("Kontoen har ikke totrinslogin.")
