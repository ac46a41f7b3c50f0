import { useQuery } from '@tanstack/react-query'
import { useCustomer } from './customer-place.ts'

/** The projects of the organization. */
export const useProjects = () => {
  const { id, api } = useCustomer()
  return useQuery({
    queryKey: ['customer', id, 'projects'],
    queryFn: ({ signal }) => api.listProjects({}, { signal }),
  })
}
