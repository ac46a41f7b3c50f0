import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { PlaceKeyContext } from '../shared/place-key.ts'
import { Shell } from '../shell/shell.tsx'
import { operatorApi } from './operator-api.ts'

const ENTRIES = [
  { label: 'Overview', to: '/operator', exact: true },
  { label: 'Partners', to: '/operator/partners' },
  { label: 'Mail outbox', to: '/operator/outbox' },
]

const SignOutButton = () => {
  const leaving = useMutation({
    mutationFn: () => operatorApi.endOperatorSession(),
    // All that was read is forgotten with the page.
    onSuccess: () => location.assign('/operator/sign-in'),
    onError: () => notifications.show({ color: 'red', message: 'You are still signed in: try again.' }),
  })
  return (
    <Button variant="default" onClick={() => leaving.mutate()} loading={leaving.isPending}>
      Sign out
    </Button>
  )
}

/** The pages of whoever runs the installation. */
export const OperatorFrame = () => (
  <PlaceKeyContext.Provider value={['operator', 'installation']}>
    <Shell name="Operator" entries={ENTRIES} account={<SignOutButton />} />
  </PlaceKeyContext.Provider>
)
