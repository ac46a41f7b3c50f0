import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useCustomer } from './customer-place.ts'

/** Lets the pages of the organization look again, and says what was done. */
export const useChanged = (): ((message: string) => Promise<void>) => {
  const { id } = useCustomer()
  const cache = useQueryClient()
  return async (message) => {
    await cache.invalidateQueries({ queryKey: ['customer', id] })
    notifications.show({ message })
  }
}
