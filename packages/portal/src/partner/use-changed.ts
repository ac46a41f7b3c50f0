import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { usePartner } from './partner-place.ts'

/** Says that a change was made, and has everything of the partner looked at again. */
export const useChanged = (): ((message: string) => Promise<void>) => {
  const { id } = usePartner()
  const cache = useQueryClient()
  return async (message) => {
    await cache.invalidateQueries({ queryKey: ['partner', id] })
    notifications.show({ message })
  }
}
