"""Which lines belong to the web site and not to the article?

Recognised by their whole wording, never by a word inside: a person may "share" and a treaty may be "signed".
"""

import re

from reportgen.intake import wording

_WHAT = r"(?:(?:this|the|our|full|more|these)\s+)*"
_PIECE = r"(?:article|explainer|story|page|post|brief|briefing|analysis|report|timeline|link|piece)"
_PATTERNS: tuple[tuple[str, str], ...] = (
    ("a logo", r"(?:[\w&’' .-]{1,40}\s)?logo"),
    (
        "navigation",
        r"(?:toggle|open|close|show|hide)\s+(?:the\s+)?(?:main\s+)?(?:navigation|menu|nav|sidebar|search|theme|dark mode|contents)"
        r"|(?:main\s+)?menu|navigation|search(?:\s+(?:…|\.\.\.|the site|this site))?|home|close|about(?: us)?|contact(?: us)?|explainers|"
        r"skip to (?:the\s+)?(?:main\s+|page\s+)?(?:content|navigation|article)|(?:back|return|scroll) to (?:the\s+)?top|back|top|next|previous|"
        r"(?:next|previous|prev)\s+" + _PIECE + r"s?|jump to\b.*|go to\b.{0,30}|on this page|in this " + _PIECE + r"|(?:table of )?contents|"
        r"(?:all )?(?:topics|categories|archive|newsroom|careers|help|faqs?|site ?map)|breadcrumbs?|"
        r"(?:home|start)\s*[>»›/|].*|(?:[\w&’' -]{2,30}\s*[>»›]\s*){1,5}[\w&’' -]{2,60}|(?:[\w&’' -]{2,25}\s*\|\s*){2,9}[\w&’' -]{2,25}",
    ),
    (
        "a share line",
        r"shared?(?:\s+(?:on|via|to|with)\b.{0,40}|\s+(?:this|the)(?:\s+" + _PIECE + r"\b.{0,30})?)?|tweet(?: this)?|copy(?: the)? link(?: to clipboard)?|"
        r"link copied!?|(?:print|save|email|e-mail|bookmark|download|listen to|cite|gift|pin)(?:\s+" + _WHAT + _PIECE + r"|\s+pdf|\s+as pdf|\s+for later)?"
        r"|listen|facebook|twitter|linkedin|whatsapp|telegram|reddit|instagram|youtube|x \(twitter\)|bluesky|threads|mastodon|rss(?: feed)?"
        r"|follow\s+(?:us|the|our|along)\b.{0,40}|(?:facebook|twitter|x|linkedin|whatsapp|email|reddit|bluesky|copy link|print|\s|[|·•/,])+",
    ),
    ("an account line", r"(?:log|sign)[ -]?(?:in|out|on|up)|register|(?:my )?account|create (?:an |your )?(?:free )?account|(?:log|sign) in\b.{0,40}"),
    (
        "a subscription line",
        r"(?:sign|signing) ?up\s+(?:for|to|now|today|here|free)\b.*|subscribe\b.{0,80}|join (?:our|the) (?:newsletter|mailing list|community)\b.{0,60}|"
        r"get (?:our|the|your|free)\b.{0,40}\b(?:newsletter|e?-?mail|inbox|updates|alerts)\b.{0,40}|(?:our |the |free |daily |weekly )*newsletters?|"
        r"(?:enter )?your e?-?mail(?: address)?(?: here)?|e?-?mail address|donate(?: now)?|support (?:us|our (?:work|journalism))\b.{0,40}|become a member\b.{0,40}|"
        r"no spam\b.{0,60}|unsubscribe\b.{0,60}|(?:turn on |get |enable )?notifications|already a (?:subscriber|member)\?.{0,30}",
    ),
    (
        "a cookie or legal line",
        r"(?:we|this (?:site|website|page)|our (?:site|website|partners)|by (?:using|continuing))\b.{0,120}\bcookies?\b.*|cookies?(?: (?:policy|notice|settings|preferences|consent))?|"
        r"(?:accept|reject|decline|allow|manage|customi[sz]e)(?: (?:all|only|essential|necessary|optional|my|your|the))*(?: (?:cookies?|preferences|settings|choices))?|"
        r"(?:privacy|terms|legal|imprint|impressum|accessibility|disclaimer|do not sell)\b.{0,50}|"
        r"(?:copyright\b|©|\(c\)\s*(?:19|20)\d\d).*|.{0,60}©\s*(?:19|20)\d\d.*|.{0,60}\ball rights reserved\b.{0,60}|got it!?|i (?:agree|accept)|ok(?:ay)?",
    ),
    (
        "a control of the page",
        r"(?:show|load|view|see|display|hide|read)\s+(?:all|more|less|fewer|older|earlier|newer|previous|full|the full|the rest|everything)\b.{0,40}|"
        r"(?:expand|collapse|open|close)(?:\s+(?:all|section|details|this|more|timeline|list))*|more|less|continue reading\b.{0,40}|keep reading\b.{0,30}|click (?:here|to)\b.{0,50}|"
        r"tap (?:here|to)\b.{0,50}|scroll (?:down|to|for)\b.{0,40}|swipe\b.{0,30}|loading(?: more)?(?:…|\.\.\.)?|(?:please )?(?:enable|turn on) javascript\b.{0,60}|"
        r"(?:sort|filter)(?:ed)? by\b.{0,40}|(?:newest|oldest|latest) first|reset(?: filters?)?|play|pause|watch(?: now| the video)?|enlarge(?: image)?|zoom(?: in| out)?|"
        r"(?:page )?\d+ (?:of|/) \d+",
    ),
    (
        "an advertisement",
        r"(?:advertisements?|advertising|ads?|sponsored(?: content)?|paid (?:content|post)|promoted|partner content|remove ads|(?:advertisement|ad)\b.{0,30}(?:below|continue).{0,30})",
    ),
    (
        "a reading time or date line",
        r"(?:reading time:?\s*)?(?:about\s+|~|≈)?\d{1,3}[- ]?(?:min(?:ute)?s?)(?:[. ]*(?:read|reading time))|reading time:?\s*\d+\s*min(?:ute)?s?|"
        r"(?:updated|published|posted)?\s*\d+ (?:seconds?|minutes?|hours?|days?|weeks?|months?) ago|(?:just )?(?:updated|published) (?:today|now|yesterday)|\d+ (?:comments?|shares?|views?|likes?|reactions?)|"
        r"(?:leave|post|add|write) a comment|comments?|join the (?:conversation|discussion)\b.{0,30}",
    ),
    (
        "a byline",
        r"(?:(?:written|reported|edited|compiled) )?by (?!the end|late|mid|early|way|far|law|then|now)(?:(?:[A-Z][\w.’'-]+|de|van|von|der|and|&|of|the|,)\s*){2,8}",
    ),
    (
        "a picture line",
        r"(?:photo(?:graph)?s?|image|illustration|picture|graphic|video|credit|caption|map|chart|source image)(?:\s+(?:by|credit|courtesy|caption|source))?\s*[:/|©].{0,160}|"
        r"(?:photo|image|illustration|photograph|graphic|picture)s?\s+(?:by|courtesy of)\b.{0,80}|.{0,60}\bgetty images\b.{0,40}|(?:.{0,60}/)?(?:reuters|afp|shutterstock|unsplash|istock)(?: photo)?",
    ),
    (
        "a note of the site",
        r"was this (?:page |article |explainer )?(?:helpful|useful)\?.{0,20}|(?:send|give) (?:us )?feedback|feedback|report (?:an|a) (?:error|mistake|problem)\b.{0,30}|suggest (?:an|a) (?:edit|correction)|"
        r"powered by\b.{0,40}|made with\b.{0,40}|built (?:by|with)\b.{0,40}|(?:download|get) (?:on |it on |our |the )?(?:the )?(?:app(?: store)?|google play)\b.{0,20}|"
        r"(?:listen to|read) (?:it|this) (?:in|on)\b.{0,40}|read more\b.*|learn more\b.{0,40}|find out more\b.{0,40}|see also\b.{0,120}|more (?:on|about|from|in)\b.{0,80}|related:.{0,160}|also read:.{0,160}",
    ),
)
_KEEP_CASE = {"a byline"}
_CHROME = tuple(
    (reason, re.compile(pattern, 0 if reason in _KEEP_CASE else re.IGNORECASE)) for reason, pattern in _PATTERNS
)
# What heads a box of links; what follows belongs to it.
_BOX_HEADS = re.compile(
    r"(?:most|top|more)\s+(?:read|popular|viewed|shared|commented|stories|explainers|articles)\b.{0,30}|trending\b.{0,30}|popular(?: now| stories| articles| explainers)?|"
    r"(?:related|recommended|similar|latest|recent|other|featured|suggested)\s+(?:articles?|stories|story|explainers?|reading|posts?|content|news|coverage|topics|links|briefs?)\b.{0,20}|"
    r"(?:related|recommended)(?: for you)?|you (?:may|might) (?:also )?(?:like|be interested in)\b.{0,20}|(?:what to )?read next|up next|editors?['’]s? picks?|in other news|"
    r"from (?:the|our) (?:archive|archives|newsroom)|discover more|explore more|keep exploring|more (?:on|from|in|about) .{0,60}|(?:join the )?(?:discussion|conversation)|comments?(?: \(\d+\))?|"
    r"follow us|about (?:us|the authors?|this site|the brief desk)|(?:sign up (?:for|to) )?(?:our |the )?(?:daily |weekly |free )?newsletter",
    re.IGNORECASE,
)


# Lines that may also be an organization, a category or a title: chrome among the sections only beside other chrome.
_SOFT = re.compile(
    r"[\w-]+|x \(twitter\)|(?:home|start)\b.*|more (?:on|about|from|in)\b.*|see also\b.*|(?:map|chart|video|graphic|caption|source image|picture)s?\b.*|"
    r"(?:close|open|show|hide) (?:the )?(?:search|sidebar|contents)|.*\d+ (?:of|/) \d+|by .*|about us|all topics|.*[|>»›].*|.*\breuters|.*/.*|(?:privacy|terms|legal)\b.*",
    re.IGNORECASE,
)
_NEVER_CONTENT = re.compile(r"share|logo|log ?in|sign ?in|sign ?up|advertisements?|subscribe|newsletter|.*©.*", re.IGNORECASE)
_STAMP = re.compile(
    r"(?:(?:last|first)\s+)?(?:updated?|published|posted|modified|reviewed|revised)(?:\s+on)?\s*[:|–—-]?\s*(.+)", re.IGNORECASE
)
_ARROWS = str.maketrans("", "", "→▾▸↓↑←▼▲⌄✕×")


def reason(text: str, *, is_among_entries: bool = False) -> str | None:
    """Why the line is none of the article's, or None when it may be; stricter among the entries of a section."""
    plain = wording.tidy(wording.tidy(text).translate(_ARROWS).strip(" ›»+"))
    if not any(letter.isalnum() for letter in plain):
        return "no words" if len(text) < 40 else None
    if len(plain) > 220:
        return None
    stamp = _STAMP.fullmatch(plain)
    if stamp and wording.is_date(stamp.group(1)):
        return "a date line"
    why = next((why for why, pattern in _CHROME if pattern.fullmatch(plain)), None)
    if is_among_entries and _SOFT.fullmatch(plain) and not _NEVER_CONTENT.fullmatch(plain):
        return None
    return why


def heads_box(text: str) -> bool:
    """Whether the line heads a box of links or a form: what follows it is none of the article's either."""
    return bool(_BOX_HEADS.fullmatch(wording.tidy(text)))
