import { QueryClient } from '@tanstack/react-query'
import { TenantryError } from '@tenantry/sdk'

/** Whoever is no longer signed in goes to sign in, and comes back here. */
export const signInAgain = (): void => {
  location.assign(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`)
}

export const isSignedOut = (error: unknown): boolean =>
  error instanceof TenantryError && error.kind === 'unauthenticated'

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // The SDK tries again by itself where that is of use.
      retry: false,
      staleTime: 10_000,
    },
    // What was minted is shown once, and kept nowhere.
    mutations: { gcTime: 0 },
  },
})

const leaveWhereSignedOut = (error: unknown): void => {
  if (isSignedOut(error)) signInAgain()
}
queryClient.getQueryCache().config.onError = leaveWhereSignedOut
queryClient.getMutationCache().config.onError = leaveWhereSignedOut
