import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { usePlaceKey } from './place-key.ts'

/** Has everything of the place looked at again, and says what was done where that is not seen anyway. */
export const useChanged = (): ((message?: string) => Promise<void>) => {
  const queryKey = usePlaceKey()
  const cache = useQueryClient()
  return async (message) => {
    await cache.invalidateQueries({ queryKey })
    if (message !== undefined) notifications.show({ message })
  }
}
