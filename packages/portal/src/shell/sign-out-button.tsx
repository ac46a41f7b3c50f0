import { Button } from '@mantine/core'

/** Ends the session: a form, so that the server answers with a page that anybody may see. */
export const SignOutButton = () => (
  <form method="post" action="/sign-out">
    <Button type="submit" variant="subtle" fullWidth justify="flex-start" size="compact-md">
      Sign out
    </Button>
  </form>
)
