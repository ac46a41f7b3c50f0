/** How quotation marks and apostrophes are written: as they are, in PHP, in Python and React, in Go, in XML. */
const QUOTES = [
  ['"', "'"],
  ['&quot;', '&#39;'],
  ['&quot;', '&#x27;'],
  ['&#34;', '&#39;'],
  ['&quot;', '&apos;'],
] as const

/** How a text looks in HTML and XML. */
export const htmlForms = (text: string): readonly string[] => {
  const base = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return QUOTES.map(([quote, apostrophe]) => base.replaceAll('"', quote).replaceAll("'", apostrophe))
}
