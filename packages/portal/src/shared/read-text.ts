const CHARACTERS_MAX = 255

/** A text as it stands in an address, where digits alone are a number; undefined where it is none, or blank. */
export const readText = (value: unknown): string | undefined => {
  const text = typeof value === 'number' ? String(value) : value
  return typeof text === 'string' && text.trim() !== '' ? text.trim().slice(0, CHARACTERS_MAX) : undefined
}
