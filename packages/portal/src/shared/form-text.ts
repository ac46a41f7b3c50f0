/** What was typed into the field of this name, without the blanks around it. */
export const formText = (given: FormData, name: string): string => {
  const value = given.get(name)
  return typeof value === 'string' ? value.trim() : ''
}
