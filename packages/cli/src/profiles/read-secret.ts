import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { text } from 'node:stream/consumers'

/** Asks on standard error and reads one line. */
export const askLine = async (question: string): Promise<string> => {
  const asking = createInterface({ input: process.stdin, output: process.stderr })
  const answer = await asking.question(question)
  asking.close()
  return answer.trim()
}

/** Reads one line that is not shown; from a pipe, its first line. */
export const readSecret = async (question: string): Promise<string> => {
  if (!process.stdin.isTTY) return ((await text(process.stdin)).split('\n')[0] ?? '').trim()
  process.stderr.write(question)
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const asking = createInterface({ input: process.stdin, output: nowhere, terminal: true })
  const answer = await asking.question('')
  asking.close()
  process.stderr.write('\n')
  return answer.trim()
}
