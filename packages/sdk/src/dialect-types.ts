import type { OptionsOf } from './call-options.ts'
import type { Operation } from './operation.ts'

type Json<T> = T extends { content: { 'application/json': infer Body } } ? Body : Text<T>
// What comes line by line, as a certificate or as a page is for the caller to read.
type TextType = 'application/x-ndjson' | 'application/x-pem-file' | 'text/markdown'
type Text<T> = T extends { content: infer C }
  ? keyof C & TextType extends never
    ? undefined
    : string
  : undefined
type Flat<T> = { [K in keyof T]: T[K] }
type Nothing = Record<never, never>

type PathOf<O> = O extends { parameters: { path: infer P extends object } } ? P : unknown
type QueryOf<O> = O extends { parameters: { query?: infer Q } }
  ? [NonNullable<Q>] extends [never]
    ? unknown
    : NonNullable<Q>
  : unknown
// An endpoint that takes an empty object is described as one that may hold any key.
type JsonBodyOf<O> = O extends { requestBody: { content: { 'application/json': infer B } } }
  ? string extends keyof B
    ? unknown
    : B
  : unknown

/** A table as text (RFC 4180), in place of rows; its first line names the columns. */
interface Csv {
  readonly csv: string
}
type BodyOf<O> = O extends { requestBody: { content: { 'text/csv': string } } }
  ? JsonBodyOf<O> | Csv
  : JsonBodyOf<O>

/** The inputs of an operation, as one flat object. */
type Input<O> = Flat<PathOf<O> & QueryOf<O> & BodyOf<O>>
type Answer<O> = O extends { responses: infer R } ? Json<R[keyof R]> : never
type Item<O> = Answer<O> extends { data: (infer T)[] } ? T : never

type Method<I, Options, Result> = Nothing extends I
  ? (input?: I, options?: Options) => Result
  : (input: I, options?: Options) => Result

/** Reads every item of a list, page by page; `limit` is the size of a page. */
type EveryItem<O, T extends Operation> = Method<
  Omit<Input<O>, 'cursor' | 'offset'>,
  OptionsOf<T>,
  AsyncGenerator<Item<O>, void, undefined>
>

/** One typed method for each operation of a dialect; lists can be read to their end with `.all()`. */
export type Dialect<Operations, Table extends Record<string, Operation>> = {
  readonly [Name in keyof Table]: Name extends keyof Operations
    ? Method<Input<Operations[Name]>, OptionsOf<Table[Name]>, Promise<Answer<Operations[Name]>>> &
        (Table[Name] extends { paging: object }
          ? { readonly all: EveryItem<Operations[Name], Table[Name]> }
          : unknown)
    : never
}
