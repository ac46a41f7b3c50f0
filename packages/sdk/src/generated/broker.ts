// Printed by `npm run generate` from the OpenAPI documents; not edited by hand.
import type { Operation } from '../operation.ts'

export interface operations {
    listPartnerOrgs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        slug: string;
                        /** Format: date-time */
                        createdAt: string;
                        /** @enum {unknown} */
                        status: "unclaimed" | "claimed" | "detached";
                        claimedByEmail: string | null;
                        claimedAt: string | null;
                        projects: {
                            id: string;
                            name: string;
                            slug: string;
                            /** Format: date-time */
                            createdAt: string;
                        }[];
                    }[];
                };
            };
        };
    };
    createPartnerOrg: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example Acme Corp */
                    name: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        organizationId: string;
                        projectId: string;
                        /** @description Organization-scoped key (`oc_org_…`). */
                        orgApiKey: string;
                        /** @description Project-scoped key for the default project. */
                        projectApiKey: string;
                        /** @description Access token of the default agent. */
                        agentToken: string;
                        /** @description The link that the customer opens to claim ownership. */
                        claimUrl: string;
                    };
                };
            };
        };
    };
    getPartnerOrg: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orgId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        slug: string;
                        /** Format: date-time */
                        createdAt: string;
                        /** @enum {unknown} */
                        status: "unclaimed" | "claimed" | "detached";
                        claimedByEmail: string | null;
                        claimedAt: string | null;
                        projects: {
                            id: string;
                            name: string;
                            slug: string;
                            /** Format: date-time */
                            createdAt: string;
                        }[];
                    };
                };
            };
        };
    };
    deletePartnerOrg: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                orgId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    suspendPartnerOrg: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                orgId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        success: boolean;
                    };
                };
            };
        };
    };
    resumePartnerOrg: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                orgId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        success: boolean;
                    };
                };
            };
        };
    };
    getPartnerStatus: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        partnerManaged: boolean;
                        detached: boolean;
                    };
                };
            };
        };
    };
    getPartnerAccess: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Whether the partner may act inside. */
                        allowed: boolean;
                        until: string | null;
                    };
                };
            };
        };
    };
    changePartnerAccess: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Whether the partner may act inside. */
                    allowed?: boolean;
                    until?: string | null;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Whether the partner may act inside. */
                        allowed: boolean;
                        until: string | null;
                    };
                };
            };
        };
    };
    detachFromPartner: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        success: boolean;
                    };
                };
            };
        };
    };
    listReadsInside: {
        parameters: {
            query?: {
                limit?: number;
                /** @description The `next` of the page before. */
                cursor?: string;
                /** @example location.outline */
                operation?: string;
                /** @description RFC 3339; this moment counts. */
                since?: string;
                /** @description RFC 3339; this moment does not count. */
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            orgId: string;
                            actor: string;
                            operation: string;
                            /** Format: date-time */
                            minute: string;
                            reads: number;
                        }[];
                        next: string | null;
                    };
                };
            };
        };
    };
    getOwnPartner: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        /** @description Addresses and CIDR ranges, IPv4 and IPv6; empty means anywhere. */
                        ipAllowList: string[];
                        ownerEmail: string;
                        active: boolean;
                        rateLimitPerMinute: number | null;
                        defaults: {
                            aiInstructions: string | null;
                            partnerAccess: {
                                /** @description Whether the claim page suggests to let the partner act inside. */
                                allowed: boolean;
                                untilDays: number | null;
                            };
                        };
                        branding: {
                            displayName: string | null;
                            logoUrl: string | null;
                            color: string | null;
                            supportUrl: string | null;
                            supportEmail: string | null;
                        };
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
        };
    };
    changeOwnPartner: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    /** @description Addresses and CIDR ranges, IPv4 and IPv6; empty means anywhere. */
                    ipAllowList?: string[];
                    /** @description Takes an `ipAllowList` that refuses the address of this very request, too. */
                    confirmLockout?: boolean;
                    defaults?: {
                        aiInstructions?: string | null;
                        partnerAccess?: {
                            /** @description Whether the claim page suggests to let the partner act inside. */
                            allowed?: boolean;
                            untilDays?: number | null;
                        };
                    };
                    branding?: {
                        displayName?: string | null;
                        logoUrl?: string | null;
                        color?: string | null;
                        supportUrl?: string | null;
                        supportEmail?: string | null;
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        /** @description Addresses and CIDR ranges, IPv4 and IPv6; empty means anywhere. */
                        ipAllowList: string[];
                        ownerEmail: string;
                        active: boolean;
                        rateLimitPerMinute: number | null;
                        defaults: {
                            aiInstructions: string | null;
                            partnerAccess: {
                                /** @description Whether the claim page suggests to let the partner act inside. */
                                allowed: boolean;
                                untilDays: number | null;
                            };
                        };
                        branding: {
                            displayName: string | null;
                            logoUrl: string | null;
                            color: string | null;
                            supportUrl: string | null;
                            supportEmail: string | null;
                        };
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
        };
    };
    listOwnKeys: {
        parameters: {
            query?: {
                limit?: number;
                /** @description The `next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            id: string;
                            name: string;
                            /** @enum {unknown} */
                            format: "opaque" | "jwt";
                            /** @description The last characters of the key. */
                            hint: string;
                            scopes: string[];
                            /** Format: date-time */
                            createdAt: string;
                            lastUsedAt: string | null;
                            expiresAt: string | null;
                            revokedAt: string | null;
                        }[];
                        next: string | null;
                    };
                };
            };
        };
    };
    issueOwnKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /**
                     * @default opaque
                     * @enum {unknown}
                     */
                    format?: "opaque" | "jwt";
                    /** @description Some of the scopes of the key that asks; without them all of those. */
                    scopes?: ("partner:read" | "partner:write" | "keys:read" | "keys:write" | "members:read" | "members:write" | "orgs:read" | "orgs:write" | "projects:write" | "secrets:read" | "secrets:write" | "budgets:read" | "budgets:write" | "events:read" | "spend:read" | "locations:read" | "locations:write" | "devices:read" | "projects:read" | "agents:read")[];
                    /**
                     * Format: date-time
                     * @description RFC 3339; without it the key does not expire.
                     */
                    expiresAt?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        /** @enum {unknown} */
                        format: "opaque" | "jwt";
                        /** @description The last characters of the key. */
                        hint: string;
                        scopes: string[];
                        /** Format: date-time */
                        createdAt: string;
                        lastUsedAt: string | null;
                        expiresAt: string | null;
                        revokedAt: string | null;
                        /** @description The key; shown this once. */
                        apiKey: string;
                    };
                };
            };
        };
    };
    rotateOwnKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                keyId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description How long the old key works on; 0 ends it at once.
                     * @default 0
                     */
                    overlapSeconds?: number;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        /** @enum {unknown} */
                        format: "opaque" | "jwt";
                        /** @description The last characters of the key. */
                        hint: string;
                        scopes: string[];
                        /** Format: date-time */
                        createdAt: string;
                        lastUsedAt: string | null;
                        expiresAt: string | null;
                        revokedAt: string | null;
                        /** @description The key; shown this once. */
                        apiKey: string;
                    };
                };
            };
        };
    };
    revokeOwnKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                keyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listPartnerEvents: {
        parameters: {
            query?: {
                limit?: number;
                /** @description The `next` of the page before. */
                cursor?: string;
                /** @example org.suspended */
                type?: string;
                /** @description The id of what the event is about. */
                subject?: string;
                /** @description The name of a principal, as events show it, or the id of one of your credentials. */
                actor?: string;
                /** @description RFC 3339; this moment counts. */
                since?: string;
                /** @description RFC 3339; this moment does not count. */
                until?: string;
                /** @description The organization that it happened in. */
                orgId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            id: string;
                            type: string;
                            orgId: string | null;
                            /** @description The id of what the event is about. */
                            subject: string;
                            actor: {
                                /** @example operator */
                                principal: string;
                                /** @description Only of what your own side did. */
                                credential?: string;
                            };
                            data: {
                                [key: string]: unknown;
                            };
                            requestId: string;
                            address: string | null;
                            /** Format: date-time */
                            at: string;
                        }[];
                        next: string | null;
                    };
                };
            };
        };
    };
    listOrgEvents: {
        parameters: {
            query?: {
                limit?: number;
                /** @description The `next` of the page before. */
                cursor?: string;
                /** @example org.suspended */
                type?: string;
                /** @description The id of what the event is about. */
                subject?: string;
                /** @description The name of a principal, as events show it, or the id of one of your credentials. */
                actor?: string;
                /** @description RFC 3339; this moment counts. */
                since?: string;
                /** @description RFC 3339; this moment does not count. */
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            id: string;
                            type: string;
                            orgId: string | null;
                            /** @description The id of what the event is about. */
                            subject: string;
                            actor: {
                                /** @example operator */
                                principal: string;
                                /** @description Only of what your own side did. */
                                credential?: string;
                            };
                            data: {
                                [key: string]: unknown;
                            };
                            requestId: string;
                            address: string | null;
                            /** Format: date-time */
                            at: string;
                        }[];
                        next: string | null;
                    };
                };
            };
        };
    };
    listPartnerReads: {
        parameters: {
            query?: {
                limit?: number;
                /** @description The `next` of the page before. */
                cursor?: string;
                /** @example location.outline */
                operation?: string;
                /** @description RFC 3339; this moment counts. */
                since?: string;
                /** @description RFC 3339; this moment does not count. */
                until?: string;
                /** @description The organization that it happened in. */
                orgId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            orgId: string;
                            actor: string;
                            operation: string;
                            /** Format: date-time */
                            minute: string;
                            reads: number;
                        }[];
                        next: string | null;
                    };
                };
            };
        };
    };
    getPartnerSpend: {
        parameters: {
            query?: {
                /** @description RFC 3339; counts. Without it, 30 days before `to`. */
                from?: string;
                /** @description RFC 3339; does not count. Without it, this moment. */
                to?: string;
                groupBy?: "org" | "agent" | "model" | "day";
                /** @description Only what this organization spent. */
                orgId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        from: string;
                        /** Format: date-time */
                        to: string;
                        /** @enum {unknown} */
                        groupBy: "org" | "agent" | "model" | "day";
                        data: {
                            orgId?: string;
                            agentId?: string;
                            provider?: string;
                            model?: string;
                            /** @description A day in UTC, as in 2026-03-15. */
                            day?: string;
                            requests: number;
                            inputTokens: number;
                            outputTokens: number;
                            /** @description Billionths of a dollar, in decimal digits. */
                            nanoDollars: string;
                            /** @description Whether some of it is an estimate. */
                            estimated: boolean;
                        }[];
                        /** @description Whether there are rows beyond these; the total counts them too. */
                        more: boolean;
                        total: {
                            requests: number;
                            inputTokens: number;
                            outputTokens: number;
                            /** @description Billionths of a dollar, in decimal digits. */
                            nanoDollars: string;
                            /** @description Whether some of it is an estimate. */
                            estimated: boolean;
                        };
                    };
                };
            };
        };
    };
    getOrgSpend: {
        parameters: {
            query?: {
                /** @description RFC 3339; counts. Without it, 30 days before `to`. */
                from?: string;
                /** @description RFC 3339; does not count. Without it, this moment. */
                to?: string;
                groupBy?: "org" | "agent" | "model" | "day";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        from: string;
                        /** Format: date-time */
                        to: string;
                        /** @enum {unknown} */
                        groupBy: "org" | "agent" | "model" | "day";
                        data: {
                            orgId?: string;
                            agentId?: string;
                            provider?: string;
                            model?: string;
                            /** @description A day in UTC, as in 2026-03-15. */
                            day?: string;
                            requests: number;
                            inputTokens: number;
                            outputTokens: number;
                            /** @description Billionths of a dollar, in decimal digits. */
                            nanoDollars: string;
                            /** @description Whether some of it is an estimate. */
                            estimated: boolean;
                        }[];
                        /** @description Whether there are rows beyond these; the total counts them too. */
                        more: boolean;
                        total: {
                            requests: number;
                            inputTokens: number;
                            outputTokens: number;
                            /** @description Billionths of a dollar, in decimal digits. */
                            nanoDollars: string;
                            /** @description Whether some of it is an estimate. */
                            estimated: boolean;
                        };
                    };
                };
            };
        };
    };
    listProjects: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        slug: string;
                        /** Format: date-time */
                        createdAt: string;
                    }[];
                };
            };
        };
    };
    listAgents: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project to work on; needed with an organization key. */
                "x-project-id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        identifier: string;
                        /** @description The agent’s gateway access token (`aoc_…`). */
                        accessToken: string;
                        isDefault: boolean;
                        /** Format: date-time */
                        createdAt: string;
                    }[];
                };
            };
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status: string;
                        version: string;
                        /** Format: date-time */
                        timestamp: string;
                    };
                };
            };
        };
    };
    getIdentity: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        kind: "partner" | "org" | "project" | "agent";
                        partnerId: string;
                        organizationId?: string;
                        projectId?: string;
                        agentId?: string;
                        credentialId: string;
                        scopes: string[];
                    };
                };
            };
        };
    };
}

export const brokerOperations = {
  /** Create an organization. */
  createPartnerOrg: {"method":"POST","path":"/v1/partner/orgs","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
  /** List your organizations. */
  listPartnerOrgs: {"method":"GET","path":"/v1/partner/orgs","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** Inspect one organization. */
  getPartnerOrg: {"method":"GET","path":"/v1/partner/orgs/{orgId}","pathInputs":["orgId"],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** Delete an unclaimed organization. */
  deletePartnerOrg: {"method":"DELETE","path":"/v1/partner/orgs/{orgId}","pathInputs":["orgId"],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":true,"isPublic":false},
  /** Suspend an organization; everything inside is refused from this moment on. */
  suspendPartnerOrg: {"method":"POST","path":"/v1/partner/orgs/{orgId}/suspend","pathInputs":["orgId"],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":true,"isPublic":false},
  /** Lift your hold; one that the operator placed stays. */
  resumePartnerOrg: {"method":"POST","path":"/v1/partner/orgs/{orgId}/resume","pathInputs":["orgId"],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":true,"isPublic":false},
  /** Whether a partner manages this organization. */
  getPartnerStatus: {"method":"GET","path":"/v1/org/partner/status","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** Whether the partner may act inside, and until when. */
  getPartnerAccess: {"method":"GET","path":"/v1/org/partner/access","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** Let the partner act inside or not, from this moment on; once the organization is claimed. */
  changePartnerAccess: {"method":"PATCH","path":"/v1/org/partner/access","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
  /** End the partner’s access and all that is inherited from it; its attribution stays. */
  detachFromPartner: {"method":"POST","path":"/v1/org/partner/detach","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":true,"isPublic":false},
  /** What your partner read inside your organization, counted by the minute, latest first. */
  listReadsInside: {"method":"GET","path":"/v1/org/partner/reads","pathInputs":[],"queryInputs":["limit","cursor","operation","since","until"],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false,"paging":{"style":"cursor","limitMax":200}},
  /** Read your settings, defaults and branding. */
  getOwnPartner: {"method":"GET","path":"/v1/partner","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** Change your settings, defaults and branding that are given. */
  changeOwnPartner: {"method":"PATCH","path":"/v1/partner","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
  /** Issue another key; it is shown this once. */
  issueOwnKey: {"method":"POST","path":"/v1/partner/keys","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
  /** List your keys, oldest first, the dead ones too. */
  listOwnKeys: {"method":"GET","path":"/v1/partner/keys","pathInputs":[],"queryInputs":["limit","cursor"],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false,"paging":{"style":"cursor","limitMax":200}},
  /** Replace a key by a new one of the same name, format and scopes, shown this once. */
  rotateOwnKey: {"method":"POST","path":"/v1/partner/keys/{keyId}/rotate","pathInputs":["keyId"],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
  /** Revoke a key; it is refused from this moment on. */
  revokeOwnKey: {"method":"DELETE","path":"/v1/partner/keys/{keyId}","pathInputs":["keyId"],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":true,"isPublic":false},
  /** What happened in your portfolio, newest first. */
  listPartnerEvents: {"method":"GET","path":"/v1/partner/events","pathInputs":[],"queryInputs":["limit","cursor","type","subject","actor","since","until","orgId"],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false,"paging":{"style":"cursor","limitMax":200}},
  /** What happened in your organization, newest first, whoever did it. */
  listOrgEvents: {"method":"GET","path":"/v1/org/events","pathInputs":[],"queryInputs":["limit","cursor","type","subject","actor","since","until"],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false,"paging":{"style":"cursor","limitMax":200}},
  /** What you read inside your organizations, counted by the minute, latest first. */
  listPartnerReads: {"method":"GET","path":"/v1/partner/reads","pathInputs":[],"queryInputs":["limit","cursor","operation","since","until","orgId"],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false,"paging":{"style":"cursor","limitMax":200}},
  /** What your organizations spent on your own secrets. */
  getPartnerSpend: {"method":"GET","path":"/v1/partner/spend","pathInputs":[],"queryInputs":["from","to","groupBy","orgId"],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** What your organization spent, on whosever secrets. */
  getOrgSpend: {"method":"GET","path":"/v1/org/spend","pathInputs":[],"queryInputs":["from","to","groupBy"],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** List the projects of your organization. */
  listProjects: {"method":"GET","path":"/v1/projects","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** List the agents of a project. */
  listAgents: {"method":"GET","path":"/v1/agents","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":["x-project-id"],"isWrite":false,"isPublic":false},
  /** Health check. */
  getHealth: {"method":"GET","path":"/v1/health","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":true},
  /** Who the presented credential speaks for. */
  getIdentity: {"method":"GET","path":"/v1/whoami","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
} as const satisfies Record<string, Operation>
