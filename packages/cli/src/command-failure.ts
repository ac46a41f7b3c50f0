import type { Ending } from './exit-codes.ts'

/** A failure that the command itself explains. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure'
  readonly ending: Ending
  readonly next: string | undefined

  constructor(ending: Ending, message: string, next?: string) {
    super(message)
    this.ending = ending
    this.next = next
  }
}
