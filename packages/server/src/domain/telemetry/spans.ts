/** A time that begins with `from` and ends before `to`. */
export interface Span {
  readonly from: Date
  readonly to: Date
}

interface Flip {
  readonly kind: string
  readonly at: Date
}

/** The times in which something was up, from what it was before and its flips in the order of time. */
export const spansUp = (flips: readonly Flip[], wasUp: boolean, { from, to }: Span): readonly Span[] => {
  const spans: Span[] = []
  let since = wasUp ? from : undefined
  for (const { kind, at } of flips) {
    if (at >= to) break
    if (kind === 'connected') since ??= at > from ? at : from
    else if (since !== undefined) {
      if (at > since) spans.push({ from: since, to: at })
      since = undefined
    }
  }
  if (since !== undefined && to > since) spans.push({ from: since, to })
  return spans
}

/** Spans in the order of their beginnings, as few as say the same: those that touch are one, and nothing lies outside. */
export const mergeSpans = (spans: readonly Span[], within: Span): readonly Span[] => {
  const merged: Span[] = []
  for (const { from, to } of spans.toSorted((a, b) => a.from.getTime() - b.from.getTime())) {
    const span = {
      from: from > within.from ? from : within.from,
      to: to < within.to ? to : within.to,
    }
    const last = merged.at(-1)
    if (span.to <= span.from) continue
    if (last === undefined || span.from > last.to) merged.push(span)
    else if (span.to > last.to) merged[merged.length - 1] = { from: last.from, to: span.to }
  }
  return merged
}
