"""Pages that carry the widget: a plain one, one on another site, and three hostile ones."""

from collections.abc import Callable
from pathlib import Path

from fastapi import FastAPI, Response
from fastapi.responses import FileResponse, HTMLResponse

WIDGET = Path(__file__).parents[2] / "widget"
# no inline script, no inline style, no eval, and nothing may be made markup or code of
CSP = "default-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'"


def add_host_pages(app: FastAPI, origin: Callable[[], str]) -> None:
    """origin: where the widget comes from, known once the server runs."""

    @app.get("/page/{language}")
    async def page(language: str) -> HTMLResponse:
        return HTMLResponse(host_page(language, script="/widget/chat.js"))

    @app.get("/elsewhere")
    async def elsewhere() -> Response:
        policy = (
            f"default-src 'none'; script-src {origin()}; style-src {origin()};"
            f" connect-src {origin()}; require-trusted-types-for 'script'; trusted-types 'none'"
        )
        body = host_page("sv", script=f"{origin()}/widget/chat.js", styles="")
        return HTMLResponse(body, headers={"content-security-policy": policy})

    @app.get("/hostile/{kind}")
    async def hostile(kind: str) -> Response:
        body = HOSTILE[kind].format(widget=widget("sv", f"{origin()}/widget/chat.js"))
        loose = {"content-security-policy": "default-src * 'unsafe-inline'"}
        return HTMLResponse(body, headers=loose)

    @app.get("/favicon.ico")
    async def favicon() -> Response:
        return Response(status_code=204)

    @app.get("/attributes")
    async def attributes() -> FileResponse:
        return FileResponse(WIDGET / "demo.attributes.html")

    @app.get("/demo.css")
    async def style() -> FileResponse:
        return FileResponse(WIDGET / "demo.css")


def widget(language: str, script: str, attributes: str = "") -> str:
    return f"""<privacy-desk lang="{language}" {attributes}><a href="/form/{language}">Skriv</a>
        </privacy-desk><script type="module" src="{script}"></script>"""


def host_page(
    language: str, *, script: str, styles: str = '<link rel="stylesheet" href="/demo.css">'
) -> str:
    return f"""<!doctype html><html lang="{language}"><title>A page</title>{styles}
        <main><h1>A page</h1><p><a href="#end">A link of the page</a></p></main>
        {widget(language, script)}</html>"""


HOSTILE = {
    # styles that shout at everything
    "styles": """<!doctype html><html lang="sv"><title>Styles</title><style>
        * {{ all: unset !important; display: none !important; visibility: hidden !important;
             font-size: 3px !important; color: red !important; pointer-events: none !important }}
        html, body, main {{ display: block !important; transform: scale(.5) !important;
             filter: blur(1px) !important; overflow: hidden !important; contain: strict }}
        </style><main>A page {widget}</main></html>""",
    # old scripts that change what every object can do, listen to every key and wrap fetch
    "scripts": """<!doctype html><html lang="sv"><title>Scripts</title><script>
        Object.prototype.extra = Array.prototype.each = function () {{ return "extra"; }};
        window.name = window.status = window.open = null;
        const real = window.fetch;
        window.fetch = function () {{ return real.apply(window, arguments); }};
        window.$ = window.element = window.icon = window.button = "taken";
        window.keys = [];
        for (const type of ["keydown", "keypress", "keyup"])
          document.addEventListener(type, e => {{ keys.push(e.key); e.preventDefault(); }});
        document.addEventListener("click", e => document.body.dataset.clicked = e.target.localName);
        </script><main>A page {widget}</main></html>""",
    # a document that misleads: another base, right to left, inside a form, covered by a layer
    "document": """<!doctype html><html lang="sv" dir="rtl"><title>Document</title>
        <base href="https://elsewhere.example/deep/" target="_top">
        <style>.layer {{ position: fixed; inset: 0; z-index: 2147483647; background: #0008 }}
        form {{ position: absolute; inset: 0 auto auto 0; width: 20px; height: 20px;
        overflow: hidden; opacity: .99 }}</style><main><h1>A page</h1></main>
        <form action="https://elsewhere.example/take" onkeydown="event.key === 'Enter' && submit()">
        {widget}</form><div class="layer"></div></html>""",
}
