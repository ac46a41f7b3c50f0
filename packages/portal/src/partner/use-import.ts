import { useMutation } from '@tanstack/react-query'
import { TenantryError } from '@tenantry/sdk'
import { useEffect, useRef, useState } from 'react'
import { useChanged } from '../shared/use-changed.ts'
import type { AnswerOf } from '../tenantry.ts'
import { type ImportList, type ImportRow, importKey } from './import-list.ts'
import { type ImportRecord, openImportRecord, rowBefore } from './import-record.ts'
import { type PartnerPlace, usePartner } from './partner-place.ts'

type Made = AnswerOf<'createPartnerOrg'>

export type RowResult =
  | { readonly state: 'made'; readonly made: Made }
  /** Made so long ago that its credentials are told no more. */
  | { readonly state: 'madeBefore' }
  /** Asked for so long ago, without an answer, that asking again might make a double. */
  | { readonly state: 'unsure' }
  | { readonly state: 'refused'; readonly why: string }
export type RowResults = ReadonlyMap<number, RowResult>

// A long list reaches the rate limit; the SDK waits as long as the server asks for.
const PATIENCE = { retriesMax: 10, timeoutMs: 180_000 }

/** Whether it is this row that is at fault, so that the next ones may well work; what says when to come back is not. */
const isOfRow = (error: unknown): error is TenantryError =>
  error instanceof TenantryError &&
  (error.kind === 'invalid' || error.kind === 'conflict') &&
  error.retryAfterSeconds === undefined

interface Work {
  readonly api: PartnerPlace['api']
  readonly hash: string
  readonly record: ImportRecord
  readonly signal: AbortSignal
}

const create = async ({ api, hash, record, signal }: Work, row: ImportRow): Promise<RowResult> => {
  // When it was first asked for: from then on the server keeps its answer.
  const at = record.of(row.number)?.at ?? Date.now()
  record.keep(row.number, { ...record.of(row.number), at })
  try {
    const options = { ...PATIENCE, idempotencyKey: importKey(hash, row), signal }
    const made = await api.createPartnerOrg({ name: row.name }, options)
    record.keep(row.number, { at, orgId: made.organizationId })
    return { state: 'made', made }
  } catch (error) {
    if (!isOfRow(error)) throw error
    record.forget(row.number)
    return { state: 'refused', why: error.message }
  }
}

const settle = async (work: Work, row: ImportRow): Promise<RowResult> => {
  if (row.flaw !== undefined) return { state: 'refused', why: row.flaw }
  const before = rowBefore(work.record.of(row.number), Date.now())
  if (before === 'made') return { state: 'madeBefore' }
  return before === 'unsure' ? { state: 'unsure' } : create(work, row)
}

/** Makes the organizations of a list, one after the other; begun again it goes on where it was. */
export const useImport = ({ hash, rows }: ImportList) => {
  const { id, api } = usePartner()
  const changed = useChanged()
  const [results, setResults] = useState<RowResults>(new Map())
  const stopper = useRef<AbortController>(undefined)
  useEffect(() => () => stopper.current?.abort(), [])
  const settleAll = async (signal: AbortSignal) => {
    const record = openImportRecord(localStorage, `tenantry-import:${id}:${hash}`)
    for (const row of rows.filter(({ number }) => !results.has(number))) {
      const result = await settle({ api, hash, record, signal }, row)
      setResults((before) => new Map(before).set(row.number, result))
      if (signal.aborted) return
    }
  }
  const running = useMutation({
    mutationFn: async () => {
      const stopped = new AbortController()
      stopper.current = stopped
      await settleAll(stopped.signal).catch((error: unknown) => {
        // Whoever stopped it knows.
        if (!stopped.signal.aborted) throw error
      })
    },
    onSettled: () => changed(),
  })
  return {
    results,
    start: () => running.mutate(),
    stop: () => stopper.current?.abort(),
    isRunning: running.isPending,
    error: running.error,
  }
}
