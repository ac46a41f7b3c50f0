const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Makes a text safe between tags and inside quoted attributes. */
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '')

/** Markup that is safe to send: made by `html` alone. */
export class Html {
  readonly #markup: string
  private constructor(markup: string) {
    this.#markup = markup
  }
  static of(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
    return new Html(strings.reduce((markup, text, at) => markup + rendered(values[at - 1]) + text))
  }
  toString(): string {
    return this.#markup
  }
}
type HtmlValue = string | number | Html | readonly Html[] | undefined | false

const rendered = (value: HtmlValue): string => {
  if (value === undefined || value === false) return ''
  if (value instanceof Html) return value.toString()
  return typeof value === 'object' ? value.join('') : escapeHtml(String(value))
}

/** Markup with values in it: texts are escaped, markup is taken as it is. */
export const html = Html.of

export const STYLE_PATH = '/pages.css'

/** What stands around a page. */
interface Surroundings {
  readonly head?: Html
  readonly before?: Html | false
  readonly after?: Html | false
}

/** A whole page, with what stands around it. */
export const wholePage = (
  title: string,
  parts: readonly (string | Html)[],
  { head, before, after }: Surroundings = {},
): string =>
  html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><link rel="stylesheet" href="${STYLE_PATH}">${head}</head>
<body>${before}<main><h1>${title}</h1>
${parts.map((part) => (part instanceof Html ? part : html`<p>${part}</p>\n`))}
</main>${after}</body>
</html>
`.toString()

/** A whole page without script. */
export const htmlPage = (title: string, ...parts: readonly (string | Html)[]): string =>
  wholePage(title, parts)

/** What keeps a link's token from leaking out of its page. */
export const PAGE_HEADERS = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
} as const
