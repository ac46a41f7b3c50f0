import { useQuery } from '@tanstack/react-query'
import type { AnswerOf } from '../tenantry.ts'
import { useCustomer } from './customer-place.ts'

/** What the partner has seen, and what it may still do. */
export type Receipt = AnswerOf<'getHandOverReceipt'>

export const useReceipt = () => {
  const { id, api } = useCustomer()
  return useQuery({
    queryKey: ['customer', id, 'receipt'],
    queryFn: ({ signal }) => api.getHandOverReceipt({}, { signal }),
  })
}
