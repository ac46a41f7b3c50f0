import { DomainError } from '../../kernel/errors.ts'

/** Runs a call and, where it is refused for a field that the caller spelled otherwise, says the caller's word for it. */
export const nameFields = async <T>(
  spelling: Readonly<Record<string, string>>,
  call: Promise<T>,
): Promise<T> =>
  call.catch((error: unknown) => {
    if (!(error instanceof DomainError) || error.field === undefined) throw error
    const { code, field, message } = error
    const spelled = spelling[field]
    if (spelled === undefined) throw error
    throw new DomainError(code, message.replace(field, spelled), { field: spelled, cause: error })
  })
