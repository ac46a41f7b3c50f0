import { AsyncLocalStorage } from 'node:async_hooks'
import type { OperatorTx, Store, Tx } from '../../../../src/store/store.ts'

/** What befalls the first writing transaction of a call. */
export type Fault =
  /** It fails before its nth write, or at its commit where it has fewer; the server lives on. */
  | { readonly kind: 'fails'; readonly write: number }
  /** The server dies before the commit. */
  | { readonly kind: 'dies before' }
  /** The server dies after the commit, so that nobody is told. */
  | { readonly kind: 'dies after' }

interface Ambush {
  readonly fault: Fault
  sprung: boolean
}

const ambushes = new AsyncLocalStorage<Ambush>()
const WRITES = new Set<string | symbol>(['insert', 'update', 'delete', 'execute', 'with'])

/** Runs a call with a fault in its way; answers whether the fault came to pass. */
export const withFault = async <T>(fault: Fault, call: () => Promise<T>): Promise<readonly [T, boolean]> => {
  const ambush = { fault, sprung: false }
  const result = await ambushes.run(ambush, call)
  return [result, ambush.sprung]
}

const fault = (): Error => new Error('A fault made by the test.')

const failingAt = <X extends Tx | OperatorTx>(tx: X, write: number): X => {
  let writes = 0
  return new Proxy(tx, {
    get: (target, name) => {
      if (WRITES.has(name) && writes++ === write) throw fault()
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

/** A store that a test can take away from its server, as a kill would, and that ambushes lie in. */
export const mortalStore = (store: Store): { readonly store: Store; kill(): void } => {
  let dead = false
  const alive = <T>(work: () => Promise<T>): Promise<T> => (dead ? Promise.reject(fault()) : work())

  const ambushed = async <X extends Tx | OperatorTx, T>(
    open: (work: (tx: X) => Promise<T>) => Promise<T>,
    work: (tx: X) => Promise<T>,
  ): Promise<T> => {
    const ambush = ambushes.getStore()
    if (ambush === undefined || ambush.sprung) return open(work)
    ambush.sprung = true
    const { fault: what } = ambush
    const result = await open(async (tx) => {
      const done = await work(what.kind === 'fails' ? failingAt(tx, what.write) : tx)
      if (what.kind === 'dies after') return done
      throw fault()
    })
    if (what.kind === 'dies after') throw fault()
    return result
  }

  return {
    kill: () => {
      dead = true
    },
    store: {
      ...store,
      asTenant: (reach, work, options) =>
        alive(() =>
          options?.readOnly === true
            ? store.asTenant(reach, work, options)
            : ambushed((inside) => store.asTenant(reach, inside, options), work),
        ),
      asOperator: (work, options) =>
        alive(() =>
          options?.readOnly === true
            ? store.asOperator(work, options)
            : ambushed((inside) => store.asOperator(inside, options), work),
        ),
      asLookup: (work, options) => alive(() => store.asLookup(work, options)),
      asIdentity: (work) => alive(() => store.asIdentity(work)),
      asOwner: (work) => alive(() => store.asOwner(work)),
      // The database outlives whoever dies on it.
      close: async () => {},
    },
  }
}
