import { useQuery } from '@tanstack/react-query'
import type { AnswerOf } from '../tenantry.ts'
import { usePartner } from './partner-place.ts'

export type SharedSecret = AnswerOf<'listPartnerSecrets'>[number]

/** The secrets that every organization inherits; never with their values. */
export const useSharedSecrets = () => {
  const { id, api } = usePartner()
  return useQuery({
    queryKey: ['partner', id, 'secrets'],
    queryFn: ({ signal }) => api.listPartnerSecrets({}, { signal }),
  })
}
