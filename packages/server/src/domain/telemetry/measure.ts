import type { Secret } from '../../kernel/secret.ts'

/** What a device may say in one field, with its unit and its bounds. */
export type Measure =
  | {
      readonly is: 'number' | 'integer'
      readonly unit: string
      readonly min: number
      readonly max: number
    }
  | { readonly is: 'flag' }
  | { readonly is: 'choice'; readonly of: readonly string[] }
  | { readonly is: 'text'; readonly charactersMax: number }
  | { readonly is: 'texts'; readonly charactersMax: number; readonly entriesMax: number }
  | { readonly is: 'choices'; readonly of: readonly string[]; readonly entriesMax: number }
  /** Digits in base 16 that are not kept. */
  | { readonly is: 'secret'; readonly charactersMax: number }

/** The value of a measure. */
export type ValueOf<M extends Measure> = M extends { readonly is: 'number' | 'integer' }
  ? number
  : M extends { readonly is: 'flag' }
    ? boolean
    : M extends { readonly is: 'choice'; readonly of: readonly (infer Choice)[] }
      ? Choice
      : M extends { readonly is: 'choices'; readonly of: readonly (infer Choice)[] }
        ? readonly Choice[]
        : M extends { readonly is: 'secret' }
          ? Secret
          : M extends { readonly is: 'text' }
            ? string
            : readonly string[]

export const number = (unit: string, min: number, max: number) => ({ is: 'number', unit, min, max }) as const
export const integer = (unit: string, min: number, max: number) =>
  ({ is: 'integer', unit, min, max }) as const
export const flag = { is: 'flag' } as const
export const choice = <const Choice extends string>(...of: readonly Choice[]) =>
  ({ is: 'choice', of }) as const
export const text = (charactersMax: number) => ({ is: 'text', charactersMax }) as const
export const texts = (charactersMax: number, entriesMax: number) =>
  ({ is: 'texts', charactersMax, entriesMax }) as const
export const choices = <const Choice extends string>(of: readonly Choice[], entriesMax: number) =>
  ({ is: 'choices', of, entriesMax }) as const
export const secret = (charactersMax: number) => ({ is: 'secret', charactersMax }) as const
