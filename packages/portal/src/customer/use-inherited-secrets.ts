import { useQuery } from '@tanstack/react-query'
import { useCustomer } from './customer-place.ts'

/** The partner's secrets that apply here. */
export const useInheritedSecrets = () => {
  const { id, api } = useCustomer()
  return useQuery({
    queryKey: ['customer', id, 'secrets', 'inherited'],
    queryFn: ({ signal }) => api.listInheritedPartnerSecrets({}, { signal }),
  })
}
