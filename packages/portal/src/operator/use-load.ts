import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { type LoadTable, type RowOutcome, readOutcomes } from './load-table.ts'
import type { OperatorApi } from './operator-api.ts'
import { operatorApi } from './operator-api.ts'

/** What can be loaded for a partner, each by an operation of its own. */
export const LOADS = {
  importHardware: 'Hardware',
  importLicences: 'Licences',
  importClaimKeys: 'Claim keys',
  importShipments: 'Shipments',
} as const satisfies Partial<Record<keyof OperatorApi, string>>
export type LoadName = keyof typeof LOADS

// A list is long: each part may take its time.
const PATIENCE = { timeoutMs: 180_000 }

/** Loads a table part by part, until the page is left; what was loaded before one that fails stays, and loading it again changes nothing. */
export const useLoad = (partnerId: string) => {
  const stopper = useRef<AbortController>(undefined)
  useEffect(() => () => stopper.current?.abort(), [])
  const [outcomes, setOutcomes] = useState<readonly RowOutcome[]>([])
  const loading = useMutation({
    mutationFn: async ({ name, table }: { readonly name: LoadName; readonly table: LoadTable }) => {
      const stopped = new AbortController()
      stopper.current = stopped
      setOutcomes([])
      for (const { first, csv } of table.parts) {
        const answer = await operatorApi[name]({ partnerId, csv }, { ...PATIENCE, signal: stopped.signal })
        const found = readOutcomes(answer, first)
        setOutcomes((before) => [...before, ...found])
      }
    },
  })
  return { outcomes, loading }
}
