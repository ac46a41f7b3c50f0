import { findAnyPartnerOf } from '../../store/across-tenants/index.ts'
import type { Domain } from '../context.ts'
import type { Mail } from './mail.ts'
import { postMail } from './post-mail.ts'

/**
 * Posts a mail about a person's account, among the mails of a partner that they have to do with. Someone who has no
 * place anywhere gets none: there is nothing that they could sign in to.
 */
export const postAccountMail = async (domain: Domain, mail: Mail): Promise<void> => {
  const partnerId = await findAnyPartnerOf(domain.store, mail.to)
  if (partnerId === undefined) return
  await domain.store.asTenant({ partnerId, orgId: 'any' }, (tx) =>
    postMail(tx, domain, { ...mail, partnerId, template: 'account' }),
  )
}
