import { QueryClient } from '@tanstack/react-query'
import { TenantryError } from '@tenantry/sdk'

/** Whoever is no longer signed in goes to sign in, and comes back here. */
export const signInAgain = (): void => {
  const { pathname, search } = location
  location.assign(
    pathname.startsWith('/operator')
      ? '/operator/sign-in'
      : `/sign-in?next=${encodeURIComponent(pathname + search)}`,
  )
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
queryClient.getMutationCache().config.onError = (error, _given, _result, { meta }) => {
  // Whoever is about to sign in is where they should be.
  if (meta?.['signsIn'] !== true) leaveWhereSignedOut(error)
}
