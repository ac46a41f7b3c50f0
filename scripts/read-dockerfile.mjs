/** The stages of a Dockerfile, each with its steps in order. */
export const readDockerfile = (text) => {
  const stages = []
  const lines = text.replace(/\\\n\s*/g, '').split('\n')
  for (const line of lines) {
    const [, name, words] = /^([A-Z]+) (.+)$/.exec(line) ?? []
    if (name === undefined) continue
    if (name === 'FROM') {
      const [image, , stage] = words.split(' ')
      stages.push({ image, name: stage ?? 'last', folder: '/', steps: [] })
      continue
    }
    const [, from] = /^--from=(\S+) /.exec(words) ?? []
    stages.at(-1).steps.push({ name, from, rest: words.replace(/^--from=\S+ /, '') })
  }
  return stages
}
