import { type PGlite, parse, protocol, type QueryOptions, type Results } from '@electric-sql/pglite'
import { LRUCache } from 'lru-cache'

const { serialize } = protocol
const STATEMENTS_MAX = 500
/** What is longer has a list of somebody's in it, and will hardly come again: kept, such statements would fill the memory. */
const KEPT_CHARACTERS_MAX = 20_000

type Messages = Parameters<typeof parse.parseResults>[0]
type BoundValue = NonNullable<NonNullable<Parameters<typeof serialize.bind>[0]>['values']>[number]

interface PreparedStatement {
  readonly name: string
  readonly parameterTypes: readonly number[]
}

/**
 * Runs queries on the embedded database as prepared statements. PGlite's own `query` has every statement parsed and
 * planned anew, in three exchanges; kept prepared, a statement needs one exchange and keeps its plan.
 */
export class EmbeddedStatements {
  readonly #database: PGlite
  readonly #prepared = new LRUCache<string, PreparedStatement>({
    max: STATEMENTS_MAX,
    dispose: ({ name }) => void this.#forgotten.push(name),
  })
  /** Names of statements that the next exchange closes. */
  readonly #forgotten: string[] = []
  #made = 0

  constructor(database: PGlite) {
    this.#database = database
  }

  /** Runs one query. Throws PGlite's error, with PostgreSQL's code, when it is refused. */
  async query(text: string, values: readonly unknown[], options: QueryOptions): Promise<Results> {
    const statement = this.#prepared.get(text) ?? (await this.#prepare(text))
    try {
      return await this.#run(statement, values, options)
    } finally {
      if (text.length > KEPT_CHARACTERS_MAX) this.#forgotten.push(statement.name)
    }
  }

  async #run(
    { name, parameterTypes }: PreparedStatement,
    values: readonly unknown[],
    options: QueryOptions,
  ): Promise<Results> {
    const messages = await this.#exchange(
      serialize.bind({
        statement: name,
        values: values.map((value, at) => this.#bound(value, parameterTypes[at])),
      }),
      serialize.describe({ type: 'P' }),
      serialize.execute({}),
    )
    const [results] = parse.parseResults(messages, this.#database.parsers, options)
    if (results === undefined) throw new Error('The database did not answer a query.')
    return results
  }

  async #prepare(text: string): Promise<PreparedStatement> {
    const name = `tenantry_${++this.#made}`
    const messages = await this.#exchange(
      serialize.parse({ name, text }),
      serialize.describe({ type: 'S', name }),
    )
    const prepared = { name, parameterTypes: parse.parseDescribeStatementResults(messages) }
    if (text.length <= KEPT_CHARACTERS_MAX) this.#prepared.set(text, prepared)
    return prepared
  }

  #bound(value: unknown, type: number | undefined): BoundValue {
    if (value === null || value === undefined) return null
    const serializer = type === undefined ? undefined : this.#database.serializers[type]
    return serializer === undefined ? String(value) : serializer(value)
  }

  // The sync at the end makes the database ready again, also after an error in one of the messages before it.
  async #exchange(...messages: readonly Uint8Array[]): Promise<Messages> {
    const closing = this.#forgotten.splice(0).map((name) => serialize.close({ type: 'S', name }))
    const whole = Buffer.concat([...closing, ...messages, serialize.sync()])
    const answer = await this.#database.execProtocol(whole, { throwOnError: true, syncToFs: false })
    return answer.messages
  }
}
