/** Whether this is a CI run, in which nothing may be missing that a test needs. */
export const isContinuousIntegration = (environment: Readonly<Record<string, string | undefined>>): boolean =>
  !['', '0', 'false', undefined].includes(environment['CI'])
