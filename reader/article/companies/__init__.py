"""The companies of an article: their names in any script, and their tickers.

    finding                       the search: what is proven, then every further print of it
    scan, judged_runs, verdict    names in stretches of capitals, and what their own words prove
    context, surroundings         what stands around them: in the whole text, at one place
    namesakes                     towns and people with the name of a known company
    before_names, german          the words before a name; German, where all nouns have capitals
    behind_names                  what may stand behind a name and say something of it
    cjk, cjk_known                Chinese, Japanese and Korean texts
    cyrillic                      names in quotation marks beside a legal form
    listing, tickers, brackets    lists of companies, codes of shares, what brackets behind a name say
    known, names, words           companies known by name, the forms of names, the word lists
    firms, firm_keys              forms of one name come together, in an article and between articles

The words and names that they look for lie in `vocabularies/companies`.
"""
