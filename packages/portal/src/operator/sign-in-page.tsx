import { Button, Container, PasswordInput, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Navigate, useLocation } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { queryClient } from '../query-client.ts'
import { formText } from '../shared/form-text.ts'
import { Page } from '../shared/page.tsx'
import { Problem } from '../shared/problem.tsx'
import { signInByKey, signInByLink } from './operator-api.ts'

const useSignIn = (signIn: (given: string) => Promise<void>) =>
  useMutation({
    mutationFn: signIn,
    meta: { signsIn: true },
    // What somebody else saw before is not this one's.
    onSuccess: () => queryClient.clear(),
  })

const ByKey = () => {
  const signingIn = useSignIn(signInByKey)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    signingIn.mutate(formText(new FormData(event.currentTarget), 'key'))
  }
  if (signingIn.isSuccess) return <Navigate to="/operator" replace />
  return (
    <form onSubmit={submit} autoComplete="off">
      <Stack>
        <PasswordInput
          name="key"
          label="Operator key"
          description="The server printed it at its first start, and keeps it in operator.key in its data directory."
          required
          data-autofocus
        />
        {signingIn.isError && <Problem error={signingIn.error} />}
        <Button type="submit" loading={signingIn.isPending}>
          Sign in
        </Button>
      </Stack>
    </form>
  )
}

const ByLink = ({ token }: { readonly token: string }) => {
  const signingIn = useSignIn(signInByLink)
  if (signingIn.isSuccess) return <Navigate to="/operator" replace />
  return (
    <Stack>
      <Text>This link signs this browser in as the operator, once.</Text>
      {signingIn.isError && <Problem error={signingIn.error} />}
      <Button onClick={() => signingIn.mutate(token)} loading={signingIn.isPending}>
        Sign in
      </Button>
    </Stack>
  )
}

/** Where the operator signs in: with the operator key, or by a link that holds a token behind its `#`. */
export const OperatorSignInPage = () => {
  const [token] = useState(useLocation({ select: ({ hash }) => hash }))
  return (
    <Container size="xs" py="xl" component="main">
      <Page title="Operator" about="For whoever runs this installation.">
        {token === '' ? <ByKey /> : <ByLink token={token} />}
      </Page>
    </Container>
  )
}
