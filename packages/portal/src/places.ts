import { queryOptions } from '@tanstack/react-query'
import { isSignedOut, signInAgain } from './query-client.ts'
import { apiAt } from './tenantry.ts'

const readPlaces = async (signal: AbortSignal) => {
  try {
    return await apiAt({}).listUserPlaces({}, { signal })
  } catch (error) {
    if (!isSignedOut(error)) throw error
    signInAgain()
    // The browser is on its way: nobody sees an error before it has gone.
    return new Promise<never>(() => {})
  }
}

/** Who is signed in, and where they have a place. */
export const placesQuery = queryOptions({
  queryKey: ['places'],
  queryFn: ({ signal }) => readPlaces(signal),
  staleTime: 60_000,
})
