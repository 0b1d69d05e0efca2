"""What of a template or a page is read: the text and the attributes that are shown or spoken."""

from collections.abc import Iterator
from html.parser import HTMLParser

from jinja2 import Environment, nodes

SHOWN = {"alt", "aria-label", "content", "data-label", "label", "placeholder", "title", "value"}
#: What no language says in another way.
_SILENT = {"code", "kbd", "script", "style"}
_EMPTY = {"br", "img", "input", "link", "meta", "rect"}


class Reader(HTMLParser):
    """Collects what is read; `value` is read of buttons alone, `content` of no element here."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open: list[str] = []
        self._foreign = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        shown = SHOWN - {"content"} - (set() if tag == "button" else {"value"})
        self.found += [text for name, text in attrs if name in shown and text]
        if tag not in _EMPTY:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if data.strip() and not _SILENT & set(self._open):
            self.found.append(" ".join(data.split()))


def read(html: str) -> list[str]:
    reader = Reader()
    reader.feed(html)
    return reader.found


def words_of_template(environment: Environment, source: str) -> list[str]:
    """What a template shows that does not come out of a variable or a catalogue."""
    parts: list[str] = []
    for output in environment.parse(source).find_all(nodes.Output):
        for node in output.nodes:
            if isinstance(node, nodes.TemplateData):
                parts.append(node.data)
            else:
                parts += [" ", *_constants(node), " "]
    return read("".join(parts))


def _constants(node: nodes.Node) -> Iterator[str]:
    """The texts of an expression that can become its value."""
    if isinstance(node, nodes.Const):
        yield str(node.value)
    elif isinstance(node, nodes.CondExpr):
        yield from _constants(node.expr1)
        if node.expr2 is not None:
            yield from _constants(node.expr2)
    elif isinstance(node, nodes.Concat):
        for each in node.nodes:
            yield from _constants(each)
    elif isinstance(node, nodes.Or | nodes.And | nodes.Add):
        yield from _constants(node.left)
        yield from _constants(node.right)
    elif isinstance(node, nodes.Getitem) and isinstance(node.node, nodes.Dict):
        for pair in node.node.items:
            yield from _constants(pair.value)
    elif isinstance(node, nodes.Filter) and node.node is not None:
        yield from _constants(node.node)
