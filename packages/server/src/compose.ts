import { mkdirSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { Registry } from 'prom-client'
import type { Config } from './config.ts'
import type { KeyRing } from './crypto/key-ring.ts'
import { openKeyRing, openOperatorKey } from './crypto/master-key.ts'
import { mintToken } from './crypto/token.ts'
import { adminDialect } from './dialects/admin/plugin.ts'
import { brokerDialect } from './dialects/broker/plugin.ts'
import { deviceDialect } from './dialects/device/plugin.ts'
import { embedDialect } from './dialects/embed/plugin.ts'
import { fleetDialect } from './dialects/fleet/plugin.ts'
import { ActingReads } from './domain/acting-reads.ts'
import { GatewayAuthority } from './domain/agent-setup/gateway-authority.ts'
import { POLL_HOLD_SECONDS } from './domain/approval/approval.ts'
import { Wakeups } from './domain/approval/wakeups.ts'
import { CertificateAuthority } from './domain/certificate/certificate-authority.ts'
import type { Domain } from './domain/context.ts'
import { CredentialUses } from './domain/credential/credential-uses.ts'
import { SigningKeys } from './domain/credential/signing-keys.ts'
import { StandingCache } from './domain/credential/standing-cache.ts'
import { Heartbeats } from './domain/device/heartbeats.ts'
import { WaitingCommands } from './domain/device/waiting-commands.ts'
import { EgressBounds } from './domain/egress/bounds.ts'
import { Ledger } from './domain/egress/ledger.ts'
import { Pictures } from './domain/egress/pictures.ts'
import { type EntryRule, entryRule } from './domain/entry-rule.ts'
import { EventFeed } from './domain/event/event-feed.ts'
import { postAccountMail } from './domain/mail/post-account-mail.ts'
import { Telemetry } from './domain/telemetry/telemetry.ts'
import { type OpenableGateway, openGateway } from './gateway/open-gateway.ts'
import { UPSTREAM_TIMES, type UpstreamTimes } from './http/call-upstream.ts'
import { openCountStore } from './http/count-store.ts'
import { listenTls, type TlsListener } from './http/listen-tls.ts'
import { LiveConnections } from './http/live-connections.ts'
import { RATE_LIMIT_POLICY, type RateLimitPolicy, RateLimits } from './http/rate-limits.ts'
import { Relay } from './http/relay.ts'
import { BODY_MS_MAX, buildServer } from './http/server.ts'
import { tlsMaterial } from './http/tls-material.ts'
import { connectionChecker } from './integrations/check-connections.ts'
import { smtpMailer } from './jobs/smtp-mailer.ts'
import { startUpkeep } from './jobs/upkeep.ts'
import { type Clock, systemClock } from './kernel/clock.ts'
import { type NewId, newId } from './kernel/ids.ts'
import { Secret } from './kernel/secret.ts'
import { applicationsPage } from './pages/applications-page.ts'
import { authorizePage } from './pages/authorize-page.ts'
import { claimPage } from './pages/claim-page.ts'
import { dashboardPage } from './pages/dashboard-page.ts'
import { invitationPage } from './pages/invitation-page.ts'
import { joinPage } from './pages/join-page.ts'
import { loginPage } from './pages/login-page.ts'
import { portal } from './pages/portal.ts'
import { receiptPage } from './pages/receipt-page.ts'
import { signInPages } from './pages/sign-in-pages.ts'
import type { PasswordHashing } from './sign-in/make-auth.ts'
import { openSignIn } from './sign-in/open-sign-in.ts'
import { operatorSignIn } from './sign-in/operator-sessions.ts'
import {
  keepInstallationSecret,
  MASTER_KEY_PROBE,
  MASTER_KEY_PROBE_PLACE,
} from './store/across-tenants/index.ts'
import { openEmbedded } from './store/open-embedded.ts'
import { openPostgres } from './store/open-postgres.ts'
import type { Store } from './store/store.ts'

/** What a running server is wired from. Tests hand in their own store, clock and rules; the product has no such flags. */
export interface Parts {
  readonly store: Store
  readonly keyRing: KeyRing
  readonly operatorKey: Secret
  readonly logger: Logger
  readonly version: string
  readonly now?: Clock
  readonly newId?: NewId
  readonly entryRule?: EntryRule
  readonly rateLimits?: RateLimitPolicy
  readonly pollHoldMs?: number
  readonly keySettleMs?: number
  readonly expiring?: boolean
  readonly integrationTimeoutMs?: number
  readonly upstreamTimes?: UpstreamTimes
  readonly passwordHashing?: PasswordHashing
}

export interface Tenantry {
  readonly http: FastifyInstance
  /** The second way in, unless it is switched off. */
  readonly tls: TlsListener | undefined
  /** What agents' traffic goes through, unless it is switched off. */
  readonly gateway: OpenableGateway | undefined
  readonly domain: Domain
  /** What is measured. */
  readonly registry: Registry
  /** Finishes what is under way, then lets go of the database. */
  close(): Promise<void>
}

/** Longer than any request works on a value between its sealing and its commit. */
const KEY_SETTLE_MS = 5_000
/** How long a third party may take to say whether a connection works. */
const INTEGRATION_TIMEOUT_MS = 10_000

const refuseWrongMasterKey = async (store: Store, keyRing: KeyRing): Promise<void> => {
  const place = MASTER_KEY_PROBE_PLACE
  const kept = await keepInstallationSecret(store, MASTER_KEY_PROBE, keyRing.seal(new Secret('probe'), place))
  try {
    keyRing.open(kept, place)
  } catch (cause) {
    throw new Error(
      'The master key is not the one that this database was sealed with (TENANTRY_MASTER_KEY or master.key).',
      { cause },
    )
  }
}

const composeDomain = async (config: Config, parts: Parts): Promise<Domain> => {
  const { store, keyRing, now = systemClock } = parts
  await refuseWrongMasterKey(store, keyRing)
  const foundation = { store, keyRing, now, newId: parts.newId ?? newId }
  const ledger = new Ledger()
  return {
    ...foundation,
    signingKeys: await SigningKeys.open({ ...foundation, issuer: config.publicUrl }),
    standings: new StandingCache(),
    actingReads: new ActingReads(store, now, foundation.newId),
    credentialUses: new CredentialUses(store, now),
    heartbeats: new Heartbeats(store, now),
    telemetry: new Telemetry(store, now),
    waitingCommands: new WaitingCommands(store, now),
    ledger,
    pictures: new Pictures(store, ledger),
    egressBounds: new EgressBounds(config.gateway),
    entryRule: parts.entryRule ?? entryRule,
    gatewayAuthority: new GatewayAuthority(foundation),
    clientAuthority: new CertificateAuthority(foundation, 'clients'),
    serverAuthority: new CertificateAuthority(foundation, 'server'),
    wakeups: new Wakeups(),
    eventFeed: new EventFeed(store, {
      onError: (error) => parts.logger.error({ err: error }, 'changes could not be read'),
    }),
    checkConnections: connectionChecker({
      baseUrls: config.integrationUrls,
      timeoutMs: parts.integrationTimeoutMs ?? INTEGRATION_TIMEOUT_MS,
    }),
    policy: {
      keyBrand: config.keyBrand,
      publicUrl: config.publicUrl,
      claimTtlHours: config.claimTtlHours,
      gatewayUrl: config.gatewayUrl,
      gatewayLogDays: config.gatewayLogDays,
      telemetryDays: config.telemetryDays,
      rollUpDays: config.rollUpDays,
      pollHoldMs: parts.pollHoldMs ?? POLL_HOLD_SECONDS * 1_000,
      keySettleMs: parts.keySettleMs ?? KEY_SETTLE_MS,
    },
  }
}

/** Wires a server from its parts; the only place that knows all of them. */
export const compose = async (config: Config, parts: Parts): Promise<Tenantry> => {
  const { logger, version, operatorKey, store } = parts
  const domain = await composeDomain(config, parts)
  const counts = await openCountStore(config.redisUrl, logger)
  const rateLimits = new RateLimits(parts.rateLimits ?? RATE_LIMIT_POLICY, counts)
  const signIn = await openSignIn({
    store,
    keyRing: parts.keyRing,
    newId: domain.newId,
    now: domain.now,
    logger,
    publicUrl: config.publicUrl,
    oidc: config.oidc,
    sendsMail: config.smtpUrl !== undefined,
    postMail: (mail) => postAccountMail(domain, mail),
    tries: {
      take: (address, email) => rateLimits.takeSignInTry(address, email),
      giveBack: (address, email) => rateLimits.giveBackSignInTry(address, email),
    },
    passwordHashing: parts.passwordHashing,
  })
  const gatehouse = { domain, signIn, rateLimits }
  const live = new LiveConnections(domain, logger)
  const { upstreamTimes: times = UPSTREAM_TIMES } = parts
  const relay =
    config.upstreamUrl && new Relay(gatehouse, { base: config.upstreamUrl, times, bodyMs: BODY_MS_MAX })
  const registry = new Registry()
  const http = await buildServer({
    live,
    registry,
    gatehouse,
    operatorKey,
    logger,
    version,
    trustedProxies: config.trustedProxies,
    relay,
    dialects: [
      fleetDialect(gatehouse, live, relay),
      embedDialect(gatehouse),
      brokerDialect(gatehouse, version),
      adminDialect(
        { gatehouse, operatorKey, operatorSignIn: operatorSignIn({ ...domain, ...config, operatorKey }) },
        { version, startedAt: domain.now(), sendsMail: config.smtpUrl !== undefined },
      ),
      deviceDialect(gatehouse),
    ],
    pages: [
      applicationsPage(gatehouse),
      authorizePage(gatehouse),
      claimPage(gatehouse),
      invitationPage(gatehouse),
      dashboardPage(gatehouse),
      joinPage(gatehouse),
      loginPage(gatehouse),
      portal,
      receiptPage(gatehouse),
      signInPages(gatehouse),
    ],
  })
  const load = tlsMaterial(domain, { host: config.host, files: config.tls?.files })
  const tls = config.tls && listenTls(http, { load, logger })
  const gateway =
    config.gateway.port === undefined
      ? undefined
      : openGateway(
          {
            domain,
            counts,
            rateLimits,
            logger,
            registry,
            api: (request, response) => http.routing(request, response),
          },
          config.gateway,
        )
  const { smtpUrl, mailFrom } = config
  const deliver = smtpUrl && smtpMailer({ smtpUrl, mailFrom })
  const upkeep = startUpkeep(domain, logger, { expiring: parts.expiring ?? true, deliver })
  return {
    http,
    tls,
    gateway,
    domain,
    registry,
    close: async () => {
      // Whoever is held is answered now; the connections would stay busy otherwise.
      domain.wakeups.close()
      await Promise.all([http.close(), gateway?.close()])
      await counts.close()
      await upkeep.stop()
      await store.close()
    },
  }
}

/** The operator key that was given, else the one in the data directory, which the first start makes. */
const keepOperatorKey = ({ operatorKey, dataDirectory, keyBrand }: Config) => {
  if (operatorKey !== undefined) return { operatorKey, fresh: false }
  const kept = openOperatorKey(dataDirectory, () => mintToken(keyBrand, 'operator_key').reveal())
  return { operatorKey: new Secret(kept.value), fresh: kept.fresh }
}

/** What a configuration names, opened; `freshOperatorKey` is there on the start that made it. */
type OpenedParts = Pick<Parts, 'store' | 'keyRing' | 'operatorKey'> & {
  readonly freshOperatorKey: Secret | undefined
}

/** Opens what a configuration names: data directory, keys and database. */
export const openParts = async (config: Config): Promise<OpenedParts> => {
  const { dataDirectory, databaseUrl } = config
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 })
  // On PostgreSQL other nodes may hold copies of the file, which a new key in this one would leave behind.
  const alone = databaseUrl === undefined
  const keyRing = openKeyRing(config.masterKey?.reveal(), dataDirectory, { alone })
  const { operatorKey, fresh } = keepOperatorKey(config)
  const store =
    databaseUrl === undefined ? await openEmbedded(dataDirectory) : await openPostgres(databaseUrl.reveal())
  return { store, keyRing, operatorKey, freshOperatorKey: fresh ? operatorKey : undefined }
}
