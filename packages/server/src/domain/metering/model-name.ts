const MODEL_NAME = /^[\x21-\x7e]{1,200}$/

/** The name of a model as somebody wrote it; undefined for what is no such name, so that it is neither kept nor shown. */
export const modelName = (value: unknown): string | undefined =>
  typeof value === 'string' && MODEL_NAME.test(value) ? value : undefined
