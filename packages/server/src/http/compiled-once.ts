/**
 * Compiles a schema when it is first needed, and equal ones once. There are hundreds of them, of which many routes share
 * some: to compile all of them would be most of the time that the server takes to start.
 */
export const compiledOnce = <Compiled>(compile: (schema: object) => Compiled) => {
  const known = new Map<string, Compiled>()
  return (schema: object): (() => Compiled) => {
    let own: Compiled | undefined
    return () => {
      if (own !== undefined) return own
      const text = JSON.stringify(schema)
      own = known.get(text) ?? compile(schema)
      known.set(text, own)
      return own
    }
  }
}
