import { DomainError } from '../kernel/errors.ts'

/** What a dialect calls the fields of the domain. */
export type Spelling = Readonly<Record<string, string>>

const spelledIn = (spelling: Spelling, field: string): string | undefined => {
  const [, name = '', rest = ''] = /^(\w+)(.*)$/.exec(field) ?? []
  const spelled = spelling[name]
  return spelled === undefined ? undefined : spelled + rest
}

/** Runs a call and, where it is refused for a field that the caller spells otherwise, says the caller's word for it. */
export const nameFields = async <T>(spelling: Spelling, call: Promise<T>): Promise<T> =>
  call.catch((error: unknown) => {
    if (!(error instanceof DomainError) || error.field === undefined) throw error
    const { code, field, message } = error
    const spelled = spelledIn(spelling, field)
    if (spelled === undefined) throw error
    throw new DomainError(code, message.replace(field, spelled), { field: spelled, cause: error })
  })
