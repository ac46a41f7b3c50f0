/** An event's name as people read it: `org.claim_link_issued` becomes "Org: claim link issued". */
export const eventWords = (type: string): string => {
  const [noun = '', what = ''] = type.split('.')
  const words = `${noun.replaceAll('_', ' ')}: ${what.replaceAll('_', ' ')}`
  return words.charAt(0).toUpperCase() + words.slice(1)
}
