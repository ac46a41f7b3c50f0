import { Button, Menu } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { placesQuery } from '../places.ts'
import { SignOutForm } from './sign-out-form.tsx'

/** Who is signed in, the other places they have, and the way out. */
export const PlaceMenu = () => {
  const { user, partners, organizations } = useSuspenseQuery(placesQuery).data
  return (
    <Menu position="bottom-end" width={260} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button variant="default">Account</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{user.email}</Menu.Label>
        {partners.map(({ id, name }) => (
          <Menu.Item
            key={id}
            renderRoot={(props) => <Link to="/p/$partnerId" params={{ partnerId: id }} {...props} />}
          >
            {name}
          </Menu.Item>
        ))}
        {organizations.map(({ id, name }) => (
          <Menu.Item
            key={id}
            renderRoot={(props) => <Link to="/o/$orgId" params={{ orgId: id }} {...props} />}
          >
            {name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <SignOutForm>
          {/* Closed at once, the form would be gone before it is sent. */}
          <Menu.Item type="submit" closeMenuOnClick={false}>
            Sign out
          </Menu.Item>
        </SignOutForm>
      </Menu.Dropdown>
    </Menu>
  )
}
