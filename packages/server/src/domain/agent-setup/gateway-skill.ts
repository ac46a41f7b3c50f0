const SKILL = `# Working behind the gateway

Your HTTP and HTTPS requests leave through a gateway. It knows the credentials of the services you may use and adds them
to your requests on the way out. You never see them, and you do not need them.

## Calling a service

- Make the request as if you were signed in: plain \`curl\`, \`fetch\`, \`requests\`, \`git\` or a vendor's SDK.
- Where a program insists on a credential, give it the word \`placeholder\`. The gateway puts the real one in its place.
- Do not look for keys in files or in the environment, do not ask the user for one, and do not try to sign in.
- Do not write \`placeholder\` into a file that is committed, and do not report it as a key that leaked.

## Leave the way out as it is

\`HTTPS_PROXY\`, \`HTTP_PROXY\` and the variables that name a certificate file were set for you. Do not unset or override
them, do not pass \`--noproxy\`, and do not turn certificate checks off (\`-k\`, \`verify=False\`,
\`NODE_TLS_REJECT_UNAUTHORIZED=0\`). A certificate error means that a program does not read the variables: point it at the
file that \`SSL_CERT_FILE\` names.

## When the gateway says no

Its own answers are JSON with an \`error\` and the header \`x-tenantry-gateway\`. Tell the user what it said; with
\`x-should-retry: false\` asking again is of no use.

| error | what it means | what to do |
|---|---|---|
| \`credential_not_found\` | nobody stored a credential for this host | ask the user to add one |
| \`app_not_connected\` | the app has to be connected first | show the user the link in \`connect_url\` |
| \`claim_required\` | the organization has no owner yet | show the user the link in \`claim_url\` |
| \`blocked_by_policy\` | a rule forbids this request | stop; do not look for a way round |
| \`manual_approval_denied\` | a person looked at the request and refused it, or nobody did in time | stop and say so |
| \`rate_limited\` | too many requests of this kind | wait for the seconds in \`Retry-After\` |
| \`budget_exceeded\` | the money for this service is spent | stop and say so |
| \`bad_gateway\`, \`gateway_timeout\` | the service did not answer | try again later |

A request may take minutes: some wait until a person has approved them. Do not send it a second time meanwhile.
`

const OF_FRAMEWORK: Readonly<Record<string, string>> = {
  claude: `
## Claude Code

- Your own model calls go through the gateway too; \`ANTHROPIC_API_KEY=placeholder\` is right. Do not run \`/login\`.
- Give commands that may wait for an approval a timeout of at least four minutes.
- Commands that you start inherit the variables. In a container of your own, pass them on and mount the certificate.
`,
  codex: `
## Codex

- \`~/.codex/auth.json\` holds a placeholder. Leave it as it is, and do not run \`codex login\`.
- A sandbox without network reaches no gateway either: ask for network access, not for a key.
- Give commands that may wait for an approval a timeout of at least four minutes.
`,
}

/** What a front matter tells an agent framework that loads skills from files. */
const FRONT_MATTER = `---
name: gateway
description: How to call external services from behind the credential gateway. Use it before any HTTP request, API call or git operation that needs a credential.
---

`

const nameOf = (framework: string): string => framework.toLowerCase().replace(/[^a-z].*$/, '')

/** Says in Markdown how a coding agent works behind the gateway, with what its framework should know besides. */
export const gatewaySkill = (framework: string | undefined): string => {
  const name = nameOf(framework ?? '')
  const more = Object.hasOwn(OF_FRAMEWORK, name) ? OF_FRAMEWORK[name] : undefined
  return `${FRONT_MATTER}${SKILL}${more ?? ''}`
}
