interface Reading {
  readonly records: string[][]
  record: string[]
  field: string
  isQuoted: boolean
}

const endField = (reading: Reading): void => {
  reading.record.push(reading.field)
  reading.field = ''
}
const endRecord = (reading: Reading): void => {
  endField(reading)
  reading.records.push(reading.record)
  reading.record = []
}

/** Quotes within quotes are doubled. Says how many characters it has read. */
const readQuoted = (reading: Reading, text: string, at: number): number => {
  if (text[at] !== '"') reading.field += text[at] ?? ''
  else if (text[at + 1] === '"') reading.field += '"'
  else reading.isQuoted = false
  return text[at] === '"' && text[at + 1] === '"' ? 2 : 1
}

const readPlain = (reading: Reading, letter: string): void => {
  if (letter === '"' && reading.field === '') reading.isQuoted = true
  else if (letter === ',') endField(reading)
  else if (letter === '\n') endRecord(reading)
  else reading.field += letter
}

/**
 * The records of a CSV text (RFC 4180), each a list of fields; lines may end in CRLF, and empty ones do not count. None
 * where a quote is opened and never closed: the rest of the text would be one field.
 */
export const parseCsv = (text: string): readonly (readonly string[])[] | undefined => {
  const plain = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const reading: Reading = { records: [], record: [], field: '', isQuoted: false }
  for (let at = 0; at < plain.length; ) {
    if (reading.isQuoted) at += readQuoted(reading, plain, at)
    else readPlain(reading, plain[at++] ?? '')
  }
  if (reading.isQuoted) return undefined
  if (reading.field !== '' || reading.record.length > 0) endRecord(reading)
  return reading.records.filter((record) => record.some((field) => field.trim() !== ''))
}

const quoted = (field: string): string => `"${field.replaceAll('"', '""')}"`

/** A CSV text of records; every field is quoted, so that none is taken for something else. */
export const formatCsv = (records: readonly (readonly string[])[]): string =>
  records.map((record) => `${record.map(quoted).join(',')}\r\n`).join('')
