"""What each line is: a key point, a profile, fine print, the page around the article, or its body.

    deciding                   the order of it all; every other module decides about lines of one sort
    draft, labels              where the text begins and ends; what short lines announce
    key points                 highlights: below a label (shapes), else as a deck (decks); points, echoes
    profiles                   profiles: below a label (profile_texts); without one fused, datasheets, authors,
                               foot_profiles; subjects, called, describing: of whom they are, and what they tell
    fine print                 fineprint, underlabels, printkinds; origins, datelines: who the text comes from
                               adverts: what is paid for, on the page and in the article
    the page                   page: the order of its passes; boilerplate, marks: what a line says by itself
                               above, tails: what only its place and its form tell
                               sections, listed, strange, teasers, links, feeds, offers, replies: lists and boxes
    the body all the same      tables, contacts

Each role comes with the name of the rule that gave it (`Line.rule`).
"""
