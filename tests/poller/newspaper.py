"""A page of a newspaper with one article among its menus."""

SENTENCES = [
    f"Shipment {n} of spodumene left the northern quay on a bulk carrier bound for the converter at Ostrela Point, "
    f"where {n} furnaces wait for ore that was promised in the spring and never came."
    for n in range(1, 13)
]
MENU = "".join(f"<li><a href='/s/{n}'>Section {n} of this newspaper</a></li>" for n in range(60))
RELATED = "".join(
    f"<div class='card'><p>Another story number {n} that has nothing to do with the shipments and goes on for a while, "
    f"so that it looks like text and weighs as much as the paragraphs of the article itself do.</p></div>"
    for n in range(20)
)
ARTICLE = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
PAGE = (
    "<!doctype html><html><head><title>Quay</title><script>var x = 'tracker';</script></head><body>"
    f"<header><nav><ul>{MENU}</ul></nav></header>"
    "<main><h1>Ore leaves the quay</h1>"
    "<div class='box'><h3>Key Points</h3><ul><li>Twelve shipments have left the northern quay.</li>"
    "<li>Furnaces at Ostrela Point wait.</li></ul></div>"
    f"<article>{ARTICLE}</article>"
    "<div class='small'><p>Disclaimer: This article is for information only and is not investment advice.</p></div>"
    f"</main><section class='more'>{RELATED}</section><footer><p>Imprint and contact</p></footer></body></html>"
)
