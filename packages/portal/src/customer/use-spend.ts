import { useQuery } from '@tanstack/react-query'
import { endInUtc, startInUtc } from '../shared/days.ts'
import type { AnswerOf } from '../tenantry.ts'
import { useCustomer } from './customer-place.ts'
import type { SpendSearch } from './spend-search.ts'

export type Spend = AnswerOf<'getOrgSpend'>
export type SpendRow = Spend['data'][number]

/** What was spent, by the day, the model or the agent. */
export const useSpend = (groupBy: 'day' | 'model' | 'agent', { from, to }: SpendSearch) => {
  const { id, api } = useCustomer()
  return useQuery({
    queryKey: ['customer', id, 'spend', groupBy, from, to],
    queryFn: ({ signal }) =>
      api.getOrgSpend(
        {
          groupBy,
          ...(from !== undefined && { from: startInUtc(from) }),
          ...(to !== undefined && { to: endInUtc(to) }),
        },
        { signal },
      ),
  })
}
