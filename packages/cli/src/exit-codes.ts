/** How the command ends, for scripts. */
export const EXIT_CODES = {
  ok: { code: 0, meaning: 'done' },
  unexpected: { code: 1, meaning: 'something unexpected went wrong' },
  usage: {
    code: 2,
    meaning: 'the command line or an input is not right, or the key is missing or not accepted',
  },
  notFound: { code: 3, meaning: 'what was named does not exist' },
  conflict: { code: 4, meaning: 'it clashes with what is there' },
  limit: { code: 5, meaning: 'a limit is reached; try again later' },
  unreachable: { code: 6, meaning: 'the server cannot be reached or is not ready' },
  partial: { code: 7, meaning: 'some rows of a file could not be done; the report says which' },
} as const

export type Ending = keyof typeof EXIT_CODES
