/** One STOMP 1.2 frame as it travels in a text message (wire facts, section 3). */
export interface StompFrame {
  readonly command: string
  readonly headers: ReadonlyMap<string, string>
  readonly body: string
}

const ESCAPES: Readonly<Record<string, string>> = { '\\n': '\n', '\\r': '\r', '\\c': ':', '\\\\': '\\' }

const unescaped = (text: string): string => text.replace(/\\[nrc\\]/g, (pair) => ESCAPES[pair] ?? pair)

/** A frame to send. Its headers hold ids and numbers, so nothing of them is escaped. */
export const writeFrame = (command: string, headers: Readonly<Record<string, string>> = {}): string =>
  [command, ...Object.entries(headers).map(([name, value]) => `${name}:${value}`), '', '\0'].join('\n')

/** The frame in a message, or nothing where it is a heart-beat. */
export const readFrame = (message: string): StompFrame | undefined => {
  const text = message.replace(/^[\r\n]+/, '').replace(/\0[\r\n]*$/, '')
  if (text === '') return undefined
  const end = text.indexOf('\n\n')
  const [command = '', ...lines] = (end === -1 ? text : text.slice(0, end)).split('\n')
  const headers = new Map<string, string>()
  for (const line of lines) {
    const at = line.indexOf(':')
    // Of a header that is there twice the first counts.
    const name = unescaped(line.slice(0, at))
    if (at > 0 && !headers.has(name)) headers.set(name, unescaped(line.slice(at + 1)))
  }
  return { command: command.trim(), headers, body: end === -1 ? '' : text.slice(end + 2) }
}
