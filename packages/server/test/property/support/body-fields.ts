import type { Schema } from './documented-operations.ts'

export type Path = readonly (string | number)[]
/** One field of a documented body. */
export interface Field {
  readonly path: Path
  readonly schema: Schema
  readonly required: boolean
}

/** Every field of a body at any depth; of alternatives, the first one that is an object. */
export const fieldsOf = (schema: Schema, path: Path = []): Field[] => {
  const object = (schema.anyOf ?? schema.oneOf)?.find(({ type }) => type === 'object') ?? schema
  const items = schema.items === undefined ? [] : [[0, schema.items] as const]
  const children = [...Object.entries(object.properties ?? {}), ...items]
  return children.flatMap(([name, child]) => [
    { path: [...path, name], schema: child, required: object.required?.includes(String(name)) ?? false },
    ...fieldsOf(child, [...path, name]),
  ])
}

/** A path as refusals name it: `location.labels[0]`. */
export const spelled = (path: Path): string =>
  path.map((step, at) => (typeof step === 'number' ? `[${step}]` : `${at === 0 ? '' : '.'}${step}`)).join('')

/** A copy of the body that holds another value at the path; `undefined` takes the field out. */
export const replaced = (body: unknown, [step, ...rest]: Path, value: unknown): unknown => {
  if (step === undefined) return value
  if (typeof step === 'number') {
    const list = Array.isArray(body) ? [...(body as unknown[])] : []
    list[step] = replaced(list[step], rest, value)
    return list
  }
  const known = body !== null && typeof body === 'object' && !Array.isArray(body) ? body : {}
  return { ...known, [step]: replaced((known as Record<string, unknown>)[step], rest, value) }
}
