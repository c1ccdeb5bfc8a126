"""The values that travel between the rooms of the house. Data only; no decisions, no I/O.

Times are aware and UTC; a time that nobody gave is `None`. Text has been through `reader.text.clean`.

`from reader.model import X` works for all of them. Making a class takes a while, so each group is made when one of its
values is first asked for:

    parts        The parts of an article, as the analysis gives them, the library keeps them and the desk shows them.
    disclaimers  The kinds of fine print.
    entries      What feeds say, on its way into the library.
    polls        What the poller and its schedule go by.
    intake       What the library and those who bring articles tell each other.
    lists        What lists of articles are made of.
    articles     What stands behind a row of a list: the article whole, and the companies that it names.
    sources      Subscriptions, views and rules.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reader.model.articles import Article as Article
    from reader.model.articles import CompanyRow as CompanyRow
    from reader.model.articles import FormerText as FormerText
    from reader.model.articles import Gist as Gist
    from reader.model.articles import Revision as Revision
    from reader.model.disclaimers import DISCLAIMER_GROUPS as DISCLAIMER_GROUPS
    from reader.model.disclaimers import DISCLAIMER_KINDS as DISCLAIMER_KINDS
    from reader.model.disclaimers import kinds_in_words as kinds_in_words
    from reader.model.entries import AnalysedArticle as AnalysedArticle
    from reader.model.entries import Enclosure as Enclosure
    from reader.model.entries import Entry as Entry
    from reader.model.entries import ParsedFeed as ParsedFeed
    from reader.model.intake import Asked as Asked
    from reader.model.intake import Brought as Brought
    from reader.model.intake import KeptState as KeptState
    from reader.model.intake import Known as Known
    from reader.model.intake import KnownArticle as KnownArticle
    from reader.model.intake import LeadsTo as LeadsTo
    from reader.model.intake import Notice as Notice
    from reader.model.intake import PreparedArticle as PreparedArticle
    from reader.model.intake import Saved as Saved
    from reader.model.intake import StoredHtml as StoredHtml
    from reader.model.lists import ArticleRow as ArticleRow
    from reader.model.lists import Moment as Moment
    from reader.model.parts import Block as Block
    from reader.model.parts import BlockKind as BlockKind
    from reader.model.parts import Company as Company
    from reader.model.parts import Disclaimer as Disclaimer
    from reader.model.parts import DisclaimerOrigin as DisclaimerOrigin
    from reader.model.parts import Highlight as Highlight
    from reader.model.parts import Highlights as Highlights
    from reader.model.parts import Link as Link
    from reader.model.parts import Mark as Mark
    from reader.model.parts import Parts as Parts
    from reader.model.parts import Profile as Profile
    from reader.model.parts import ProfileKind as ProfileKind
    from reader.model.parts import Role as Role
    from reader.model.polls import FeedState as FeedState
    from reader.model.polls import PassTotals as PassTotals
    from reader.model.polls import Validators as Validators
    from reader.model.sources import ADDRESS_LOST as ADDRESS_LOST
    from reader.model.sources import LONGEST_INTERVAL as LONGEST_INTERVAL
    from reader.model.sources import Feed as Feed
    from reader.model.sources import Rule as Rule
    from reader.model.sources import Sources as Sources
    from reader.model.sources import SourceView as SourceView
    from reader.model.sources import Subscription as Subscription
    from reader.model.sources import View as View

_GROUPS = {
    "parts": "Parts Block Link Mark Highlights Highlight Profile Company Disclaimer"
    " BlockKind Role ProfileKind DisclaimerOrigin",
    "disclaimers": "DISCLAIMER_GROUPS DISCLAIMER_KINDS kinds_in_words",
    "entries": "Enclosure Entry ParsedFeed AnalysedArticle",
    "polls": "Validators FeedState PassTotals",
    "intake": "Notice KnownArticle Known LeadsTo Saved PreparedArticle Brought KeptState StoredHtml Asked",
    "lists": "ArticleRow Moment",
    "articles": "FormerText Article Revision Gist CompanyRow",
    "sources": "ADDRESS_LOST LONGEST_INTERVAL Feed Subscription View SourceView Sources Rule",
}
_GROUP_OF = {name: group for group, names in _GROUPS.items() for name in names.split()}


if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        group = _GROUP_OF.get(name)
        if group is None:
            raise AttributeError(f"module 'reader.model' has no attribute {name!r}")
        from importlib import import_module

        values = vars(import_module(f"reader.model.{group}"))
        globals().update((each, values[each]) for each in _GROUPS[group].split())
        return values[name]
