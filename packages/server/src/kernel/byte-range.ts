/** Bytes of something, both ends counting from 0. */
export interface ByteRange {
  readonly first: number
  readonly last: number
}

const SINGLE = /^bytes=(\d{0,15})-(\d{0,15})$/

/**
 * Reads a `Range` header for something of so many bytes (RFC 9110, section 14): one range of bytes, or undefined for
 * what is ignored and so means all of it, several ranges among that. `none` where the range lies behind the end.
 */
export const parseByteRange = (header: string | undefined, size: number): ByteRange | undefined | 'none' => {
  const [, from = '', to = ''] = SINGLE.exec(header ?? '') ?? []
  if (from === '' && to === '') return undefined
  if (from === '') {
    const length = Math.min(Number(to), size)
    return length === 0 ? 'none' : { first: size - length, last: size - 1 }
  }
  const first = Number(from)
  const last = to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (to !== '' && Number(to) < first) return undefined
  return first >= size ? 'none' : { first, last }
}
