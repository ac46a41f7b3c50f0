// npm run demo: a server with three months of three partners in it, whose devices are played, and ways to look at it.
import { prepare } from './prepare.mjs'

prepare()
const { openStage } = await import('../demo/stage.mjs')
const { publicUrl, people, operatorLink, play } = await openStage(process.env.TENANTRY_PORT ?? '10254')
const { partner, customer } = people
console.log(
  [
    '',
    'A world to look at. Three kinds of person, and how each of them signs in:',
    `  Operator    ${await operatorLink()}`,
    '              works once, within fifteen minutes; the next npm run demo makes another one',
    `  Partner     ${publicUrl}/sign-in?next=/p/${partner.id}`,
    `              ${partner.name}: ${partner.email}, password ${partner.password}`,
    `  Customer    ${publicUrl}/sign-in?next=/o/${customer.orgId}`,
    `              ${customer.name}: ${customer.email}, password ${customer.password}`,
    `  For the API the partner's key is ${partner.apiKey}`,
    'Ctrl+C ends it. It is kept in data/demo; whoever deletes that folder gets another one.',
    '',
  ].join('\n'),
)
play()
