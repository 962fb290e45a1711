"""Which lines belong to the web site and not to the article?

Recognised by their whole wording, never by a word inside: a person may "share" and a treaty may be "signed".
The wordings stand one to a line; each is a regular expression that must fit the whole line.
"""

import re

from reportgen.intake import dates, wording

_PIECE = r"(?:article|explainer|story|page|post|brief|briefing|analysis|report|timeline|link|piece)"
_SHARED_ON = (
    r"(?:facebook|twitter|x|linkedin|whatsapp|telegram|reddit|instagram|youtube|bluesky|threads|mastodon|email)"
)

_WORDINGS: dict[str, str] = {
    "a logo": r"""
        (?:[\w&’' .-]{1,40}\s)?logo
        """,
    "navigation": rf"""
        (?:toggle|open|close|show|hide) (?:the )?(?:main )?(?:navigation|menu|nav|sidebar|search|theme|contents)
        toggle dark mode
        (?:main )?menu
        navigation
        search(?: ?(?:…|\.\.\.|the site|this site))?
        home|close|about|about us|contact|contact us|explainers|back|top|next|previous
        help|faqs?|archive|newsroom|careers
        (?:all )?(?:topics|categories)
        site ?map
        breadcrumbs?
        skip to (?:the )?(?:main |page )?(?:content|navigation|article)
        (?:back|return|scroll) to (?:the )?top
        (?:next|previous|prev) {_PIECE}s?
        (?:jump|go) to\b.{{0,200}}
        on this page
        in this {_PIECE}
        (?:table of )?contents
        (?:home|start) ?[>»›/|].*
        (?:[\w&’' -]{{2,30}} ?[>»›] ?){{1,5}}[\w&’' -]{{2,60}}
        (?:[\w&’' -]{{2,25}} ?\| ?){{2,9}}[\w&’' -]{{2,25}}
        """,
    "a share line": rf"""
        shared?
        shared? (?:on|via|to|with)\b.{{0,40}}
        share (?:this|the)(?: {_PIECE}\b.{{0,30}})?
        tweet(?: this)?
        copy(?: the)? link(?: to clipboard)?
        link copied!?
        (?:print|save|email|e-mail|bookmark|download|listen to|cite|gift|pin)(?: (?:this|the|as)?(?: ?{_PIECE}| ?pdf))?
        save for later
        listen
        x \(twitter\)|rss(?: feed)?
        {_SHARED_ON}(?:[\s|·•/,]+(?:{_SHARED_ON}|copy link|print))*
        follow (?:us|the|our|along)\b.{{0,40}}
        """,
    "an account line": r"""
        (?:log|sign)[ -]?(?:in|out|on|up)
        (?:log|sign) in\b.{0,40}
        register
        (?:my )?account
        create (?:an |your )?(?:free )?account
        already a (?:subscriber|member)\?.{0,30}
        """,
    "a subscription line": r"""
        (?:sign|signing) ?up (?:for|to|now|today|here|free)\b.*
        subscribe\b.{0,80}
        join (?:our|the) (?:newsletter|mailing list|community)\b.{0,60}
        join (?:over |our |the )?[\d,.]+(?:k|m| million)?\+? (?:readers|subscribers|others|members)\b.{0,60}
        get (?:our|the|your|free)\b.{0,40}\b(?:newsletter|e?-?mail|inbox|updates|alerts)\b.{0,40}
        (?:our |the |free |daily |weekly )*newsletters?
        (?:enter )?your e?-?mail(?: address)?(?: here)?
        e?-?mail address
        donate(?: now)?
        support (?:us|our (?:work|journalism))\b.{0,40}
        become a member\b.{0,40}
        no spam\b.{0,60}
        unsubscribe\b.{0,60}
        (?:turn on |get |enable )?notifications
        """,
    "a cookie or legal line": r"""
        (?:we|this (?:site|website|page)|our (?:site|website|partners)|by (?:using|continuing))\b.{0,120}\bcookies?\b.*
        cookies?(?: (?:policy|notice|settings|preferences|consent))?
        (?:accept|reject|decline|allow|manage|customi[sz]e)(?: (?:all|only|essential|necessary|optional|my|your|the))*
        (?:accept|reject|decline|allow|manage|customi[sz]e)\b.{0,30}\b(?:cookies?|preferences|settings|choices)
        (?:privacy|terms|legal|imprint|impressum|accessibility|disclaimer|do not sell)\b.{0,50}
        (?:copyright\b|©|\(c\) ?(?:19|20)\d\d).*
        .{0,60}© ?(?:19|20)\d\d.*
        .{0,60}\ball rights reserved\b.{0,60}
        got it!?|i agree|i accept|ok|okay
        """,
    "a control of the page": r"""
        (?:show|load|view|see|display|hide|read) (?:all|more|less|fewer|older|earlier|newer|previous)\b.{0,40}
        (?:show|view|see|read) (?:the )?full\b.{0,40}
        (?:show|view|see|read) (?:the rest|everything)
        (?:expand|collapse|open|close)(?: (?:all|section|details|this|more|timeline|list))*
        more|less
        (?:continue|keep) reading\b.{0,40}
        (?:click|tap) (?:here|to)\b.{0,50}
        scroll (?:down|to|for)\b.{0,40}
        swipe\b.{0,30}
        loading(?: more)?(?:…|\.\.\.)?
        (?:please )?(?:enable|turn on) javascript\b.{0,60}
        (?:sort|filter)(?:ed)? by\b.{0,40}
        (?:newest|oldest|latest) first
        reset(?: filters?)?
        play|pause|watch(?: now| the video)?|enlarge(?: image)?|zoom(?: in| out)?
        (?:page )?\d+ (?:of|/) \d+
        """,
    "an advertisement": r"""
        advertisements?|advertising|ads?|promoted|remove ads
        sponsored(?: content)?
        (?:paid|partner) (?:content|post)
        (?:advertisement|ad)\b.{0,30}(?:below|continue).{0,30}
        """,
    "a reading time or count": r"""
        (?:reading time:? ?)?(?:about |~|≈)?\d{1,3}[- ]?min(?:ute)?s?[. ]*(?:read|reading time)
        reading time:? ?\d+ ?min(?:ute)?s?
        (?:updated |published |posted )?\d+ (?:seconds?|minutes?|hours?|days?|weeks?|months?) ago
        (?:just )?(?:updated|published) (?:today|now|yesterday)
        \d+ (?:comments?|shares?|views?|likes?|reactions?)
        (?:leave|post|add|write) a comment
        comments?
        join the (?:conversation|discussion)\b.{0,30}
        """,
    "a picture line": r"""
        (?:photo(?:graph)?s?|image|illustration|picture|graphic|video|credit|caption|map|chart) ?[:/|©].{0,160}
        (?:photo(?:graph)?|image|illustration|graphic|picture)s? (?:by|courtesy of|credit|caption|source)\b.{0,160}
        .{0,60}\bgetty images\b.{0,40}
        (?:.{0,60}/)?(?:reuters|afp|shutterstock|unsplash|istock)(?: photo)?
        """,
    "a note of the site": r"""
        was this (?:page |article |explainer )?(?:helpful|useful)\?.{0,20}
        (?:(?:send|give) (?:us )?)?feedback
        report (?:an|a) (?:error|mistake|problem)\b.{0,30}
        suggest (?:an|a) (?:edit|correction)
        (?:powered by|made with|built (?:by|with))\b.{0,40}
        (?:download|get) (?:on |it on |our |the )?(?:the )?(?:app(?: store)?|google play)\b.{0,20}
        (?:listen to|read) (?:it|this) (?:in|on)\b.{0,40}
        (?:read|learn|find out) more\b.*
        see also\b.{0,120}
        more (?:on|about|from|in)\b.{0,80}
        (?:related|also read):.{0,160}
        """,
}
# Read with its capitals: "By Jane Smith" signs an article, "By the end of 2026" begins a sentence.
_BYLINE = re.compile(
    r"(?:(?:Written|Reported|Edited|Compiled) by|By) (?!The\b)"
    r"(?:(?:[A-Z][\w.’'-]+|de|van|von|der|and|&|of|the|,)\s*){2,8}"
)
# What heads a box of links or a form; what follows belongs to it.
_BOX_HEADS = r"""
    (?:most|top|more) (?:read|popular|viewed|shared|commented|stories|explainers|articles)\b.{0,30}
    trending\b.{0,30}
    popular(?: now| stories| articles| explainers)?
    (?:related|recommended|similar|latest|other|suggested) (?:articles?|stories|story|explainers?)\b.{0,20}
    recent (?:articles|stories|explainers|posts|news)
    (?:related|recommended|similar|latest|suggested) (?:reading|posts?|content|news|coverage|links|briefs?)\b.{0,20}
    (?:related|recommended)(?: for you)?
    you (?:may|might) (?:also )?(?:like|be interested in)\b.{0,20}
    (?:what to )?read next|up next|in other news|discover more|explore more|keep exploring
    editors?['’]s? picks?
    from (?:the|our) (?:archives?|newsroom)
    more (?:on|from|in|about) .{0,60}
    (?:join the )?(?:discussion|conversation)
    comments?(?: \(\d+\))?
    follow us
    about (?:us|the authors?|this site)
    (?:sign up (?:for|to) )?(?:our |the )?(?:daily |weekly |free )?newsletter
    """
# Wordings that may also be an organization, a category or a title: among the entries of a section they are
# chrome only beside other chrome.
_AMBIGUOUS = r"""
    [\w-]+
    x \(twitter\)
    (?:home|start)\b.*
    more (?:on|about|from|in)\b.*
    see also\b.*
    (?:map|chart|video|graphic|caption|picture)s?\b.*
    (?:close|open|show|hide) (?:the )?(?:search|sidebar|contents)
    .*\d+ (?:of|/) \d+
    about us|all topics
    .*[|>»›/].*
    (?:privacy|terms|legal)\b.*
    """
_UNMISTAKABLE = r"""
    share|logo|log ?in|sign ?in|sign ?up|ads?|advertisements?|subscribe|newsletter
    .*©.*
    (?:photo(?:graph)?|image|illustration|credit)s?(?: by|:| ?/).*
    """


def _wording(alternatives: str) -> re.Pattern[str]:
    rows = [row.strip() for row in alternatives.strip().splitlines()]
    return re.compile("|".join(rows), re.IGNORECASE)


_CHROME = {reason: _wording(alternatives) for reason, alternatives in _WORDINGS.items()}
_HEADS = _wording(_BOX_HEADS)
_EITHER = _wording(_AMBIGUOUS)
_SURE = _wording(_UNMISTAKABLE)
_STAMP = re.compile(
    r"(?:(?:last|first)\s+)?(?:updated?|published|posted|modified|reviewed|revised)(?:\s+on)?\s*[:|–—-]?\s*(.+)",
    re.IGNORECASE,
)
# What parts an author from a date and a reading time on one line.
_PART = re.compile(r"\s*[·•|]\s*")
_ARROWS = str.maketrans("", "", "→▾▸↓↑←▼▲⌄✕×")
_LONGEST = 220


def reason(text: str, *, is_among_entries: bool = False) -> str | None:
    """Why the line is none of the article's, or None when it may be; stricter among the entries of a section."""
    plain = wording.tidy(wording.tidy(text).translate(_ARROWS).strip(" ›»+"))
    if not any(letter.isalnum() for letter in plain):
        return "no words" if len(text) < 40 else None
    if len(plain) > _LONGEST:
        return None
    if (stamp := _STAMP.fullmatch(plain)) and dates.is_date(stamp.group(1)):
        return "a date line"
    if not is_among_entries and _is_byline(plain):
        return "a byline"
    if is_among_entries and _EITHER.fullmatch(plain) and not _SURE.fullmatch(plain):
        return None
    return next((why for why, pattern in _CHROME.items() if pattern.fullmatch(plain)), None)


def _is_byline(plain: str) -> bool:
    """`By Jane Smith`, and with a date or a reading time beside it."""
    first, *others = _PART.split(plain)
    if not _BYLINE.fullmatch(first):
        return False
    return all(dates.is_date(part) or reason(part) for part in others)


def heads_box(text: str) -> bool:
    """Whether the line heads a box of links or a form: what follows it is none of the article's either."""
    return bool(_HEADS.fullmatch(wording.tidy(text)))
