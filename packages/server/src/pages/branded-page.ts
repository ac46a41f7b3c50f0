import { randomBytes } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import type { Branding } from '../domain/partner/index.ts'
import { type Html, html, PAGE_HEADERS, wholePage } from './html.ts'
import { textOn } from './text-color.ts'

/** Who a page of a customer's is from, and how they present themselves. */
export interface Brand {
  /** What the partner calls itself towards its customers. */
  readonly partnerName: string
  readonly branding: Branding
}

const NONCE_BYTES = 16
/** What a policy can name without a word of it being taken for another directive. */
const PLAIN_HOST = /^[a-z0-9.-]+(?::\d+)?$/

const logoOf = ({ logoUrl }: Branding): URL | undefined => {
  const url = logoUrl === undefined ? undefined : new URL(logoUrl)
  return url !== undefined && PLAIN_HOST.test(url.host) ? url : undefined
}

const header = (partnerName: string, logo: URL | undefined): Html => html`<header class="brand">
${logo !== undefined && html`<img src="${logo.href}" alt="" height="40" referrerpolicy="no-referrer">`}
<span>${partnerName}</span></header>`

const footer = ({ supportUrl, supportEmail }: Branding): Html | false =>
  (supportUrl !== undefined || supportEmail !== undefined) &&
  html`<footer><p>Questions?
${supportUrl !== undefined && html`<a href="${supportUrl}" rel="noopener noreferrer">Get help</a>`}
${supportEmail !== undefined && html`<a href="mailto:${encodeURIComponent(supportEmail)}">${supportEmail}</a>`}</p></footer>`

/**
 * Sends a page in a partner's name, colour and with its logo. The policy lets in an image of the logo's own host and the
 * one style that holds the colour, and nothing else of it.
 */
export const sendBranded = (
  reply: FastifyReply,
  { partnerName, branding }: Brand,
  title: string,
  ...parts: readonly (string | Html)[]
): FastifyReply => {
  const logo = logoOf(branding)
  const { color } = branding
  const nonce = randomBytes(NONCE_BYTES).toString('base64')
  const policy = PAGE_HEADERS['content-security-policy']
    .replace(
      "style-src 'self'",
      color === undefined ? "style-src 'self'" : `style-src 'self' 'nonce-${nonce}'`,
    )
    .concat(logo === undefined ? '' : `; img-src ${logo.origin}`)
  const style =
    color !== undefined &&
    html`<style nonce="${nonce}">:root { --brand: ${color}; --on-brand: ${textOn(color)} }</style>`
  return reply.header('content-security-policy', policy).send(
    wholePage(title, parts, {
      ...(style && { head: style }),
      before: header(partnerName, logo),
      after: footer(branding),
    }),
  )
}
