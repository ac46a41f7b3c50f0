type Encode = (text: string) => string

const quoted =
  (quote: string, apostrophe: string): Encode =>
  (text) =>
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', quote)
      .replaceAll("'", apostrophe)

/** How a text looks in HTML and XML: with quotation marks and apostrophes as they are, and as PHP writes them. */
export const HTML_FORMS: readonly Encode[] = [quoted('"', "'"), quoted('&quot;', '&#39;')]

/** How Python and React, Go, and XML write it. */
export const MORE_HTML_FORMS: readonly Encode[] = [
  quoted('&quot;', '&#x27;'),
  quoted('&#34;', '&#39;'),
  quoted('&quot;', '&apos;'),
]
