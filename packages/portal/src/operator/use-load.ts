import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { type LoadTable, type RowOutcome, readOutcomes } from './load-table.ts'
import type { OperatorApi } from './operator-api.ts'
import { operatorApi } from './operator-api.ts'

/** What can be loaded for a partner, each by an operation of its own. */
export const LOADS = {
  importHardware: { label: 'Hardware', key: 'serialNumber' },
  importLicences: { label: 'Licences', key: 'externalId' },
  importClaimKeys: { label: 'Claim keys', key: 'externalId' },
  importShipments: { label: 'Shipments', key: 'externalId' },
} as const satisfies Partial<Record<keyof OperatorApi, object>>
export type LoadName = keyof typeof LOADS

// A list is long: each part may take its time.
const PATIENCE = { timeoutMs: 180_000 }

/** Loads a table part by part; what was loaded before one that fails stays, and loading it again changes nothing. */
export const useLoad = (partnerId: string) => {
  const [outcomes, setOutcomes] = useState<readonly RowOutcome[]>([])
  const loading = useMutation({
    mutationFn: async ({ name, table }: { readonly name: LoadName; readonly table: LoadTable }) => {
      setOutcomes([])
      for (const { first, csv } of table.parts) {
        const answer = await operatorApi[name]({ partnerId, csv }, PATIENCE)
        const found = readOutcomes(answer, first)
        setOutcomes((before) => [...before, ...found])
      }
    },
  })
  return { outcomes, loading }
}
