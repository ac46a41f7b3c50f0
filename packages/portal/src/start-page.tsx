import { Anchor, Button, Container, List, Paper, Text } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link, Navigate } from '@tanstack/react-router'
import { placesQuery } from './places.ts'
import { EmptyState } from './shared/empty-state.tsx'
import { Page } from './shared/page.tsx'
import { SignOutForm } from './shell/sign-out-form.tsx'

/** Leads to the one place of a person, or lets them choose. */
export const StartPage = () => {
  const { user, partners, organizations } = useSuspenseQuery(placesQuery).data
  const [partner] = partners
  const [org] = organizations
  if (partner !== undefined && partners.length + organizations.length === 1)
    return <Navigate to="/p/$partnerId" params={{ partnerId: partner.id }} replace />
  if (org !== undefined && partners.length + organizations.length === 1)
    return <Navigate to="/o/$orgId" params={{ orgId: org.id }} replace />
  return (
    <Container size="sm" py="xl" component="main">
      <Page title="Your places" about={`Signed in as ${user.email}`}>
        {partners.length + organizations.length === 0 ? (
          <EmptyState
            title="No place yet"
            action={
              <SignOutForm>
                <Button type="submit" variant="default">
                  Sign out
                </Button>
              </SignOutForm>
            }
          >
            Follow the link that you were sent: it gives you a place in an organization or at a partner.
          </EmptyState>
        ) : (
          <Paper withBorder p="lg">
            <List spacing="sm" listStyleType="none">
              {partners.map(({ id, name, role }) => (
                <List.Item key={id}>
                  <Anchor
                    renderRoot={(props) => <Link to="/p/$partnerId" params={{ partnerId: id }} {...props} />}
                  >
                    {name}
                  </Anchor>
                  <Text size="sm" c="dimmed">
                    Partner, you are {role}
                  </Text>
                </List.Item>
              ))}
              {organizations.map(({ id, name, role, partnerName }) => (
                <List.Item key={id}>
                  <Anchor renderRoot={(props) => <Link to="/o/$orgId" params={{ orgId: id }} {...props} />}>
                    {name}
                  </Anchor>
                  <Text size="sm" c="dimmed">
                    Organization set up by {partnerName}, you are {role}
                  </Text>
                </List.Item>
              ))}
            </List>
          </Paper>
        )}
      </Page>
    </Container>
  )
}
