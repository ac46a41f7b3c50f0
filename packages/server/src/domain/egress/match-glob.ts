/** Whether a text is what a pattern says, in which `*` stands for any characters; in steps of the two lengths' product at most. */
export const matchesGlob = (pattern: string, text: string): boolean => {
  let [at, from] = [0, 0]
  // Where the last star was, and up to where it reaches by now.
  let [star, reach] = [-1, 0]
  while (from < text.length) {
    if (pattern[at] === '*') {
      star = at
      reach = from
      at++
    } else if (at < pattern.length && pattern[at] === text[from]) {
      at++
      from++
    } else if (star >= 0) {
      reach++
      at = star + 1
      from = reach
    } else return false
  }
  while (pattern[at] === '*') at++
  return at === pattern.length
}
