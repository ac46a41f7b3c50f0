/** The same text but for its last letter. */
export const withTypo = (text: string): string => `${text.slice(0, -1)}${text.endsWith('B') ? 'C' : 'B'}`
