/** The end of a list as the portal's lists know it. */
export const readPage = async <T>(
  answer: Promise<{ readonly data: readonly T[]; readonly next?: string }>,
): Promise<{ readonly data: readonly T[]; readonly next: string | null }> => {
  const { data, next = null } = await answer
  return { data, next }
}
