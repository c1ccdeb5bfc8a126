"""Where profiles end, and what only looks like one."""

from article.writing import paragraphs, read


def test_what_somebody_said_below_a_profile_is_no_part_of_it():
    about = "Quellmoor is a provider of maps for people who walk, with offices in Ellerby and Harrow."
    said = "“Our maps help people to find the way home,” said Ida Marr, chief executive of Quellmoor, on Monday."
    parts = read(f"<h1>Maps</h1>{paragraphs()}<h3>About Quellmoor</h3><p>{about}</p><p>{said}</p>")
    assert [one.description for one in parts.profiles] == [about]


def test_a_paragraph_that_looks_ahead_is_no_profile():
    told = "As Quellmoor continues to grow, its platform is committed to the town, and the sky is the limit for it."
    html = f"<h1>Quellmoor grows</h1><p>ELLERBY, 4 May 2031 (Ridge Wire) - Quellmoor has grown.</p>{paragraphs()}"
    assert not read(f"{html}<p>{told}</p>").profiles
