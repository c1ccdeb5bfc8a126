"""What tests of profiles have in common."""

from reader.model import Parts, Profile


def profiles(parts: Parts) -> list[tuple[str, str]]:
    return [(profile.name, profile.kind) for profile in parts.profiles]


def only(parts: Parts) -> Profile:
    assert len(parts.profiles) == 1
    return parts.profiles[0]
