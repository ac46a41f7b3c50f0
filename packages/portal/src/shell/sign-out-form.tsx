import type { ReactNode } from 'react'

/** Ends the session: a form, so that the server answers with a page that anybody may see. */
export const SignOutForm = ({ children }: { readonly children: ReactNode }) => (
  <form method="post" action="/sign-out">
    {children}
  </form>
)
