// Printed by `npm run generate` from the OpenAPI documents; not edited by hand.
import type { Operation } from '../operation.ts'

export interface operations {
    redeemSignInLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description What stands behind the `#` of the link. */
                    token: string;
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
                        /** Format: date-time */
                        expiresAt: string;
                    };
                };
            };
        };
    };
    getInstallationOverview: {
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
                        partners: {
                            total: number;
                            active: number;
                        };
                        /** @description Customers’ organizations, by whether they were handed over. */
                        organizations: {
                            total: number;
                            unclaimed: number;
                            claimed: number;
                            detached: number;
                        };
                        /** @description Mails that are still to be sent, and those that were given up. */
                        mails: {
                            waiting: number;
                            failed: number;
                        };
                        /** @description The server process that answered. */
                        node: {
                            version: string;
                            /** @enum {unknown} */
                            database: "embedded" | "postgres";
                            /** Format: date-time */
                            startedAt: string;
                            /** @description Memory that the process takes. */
                            residentBytes: number;
                            /** @description Whether mail is sent, rather than kept in the outbox alone. */
                            sendsMail: boolean;
                            /** @description Whether rate limits count on all nodes at this moment. */
                            sharedRateLimits: boolean;
                        };
                    };
                };
            };
        };
    };
    listPartners: {
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
                            /** @description The partner’s own organization. */
                            ownOrgId: string;
                            /** @example Acme MSP */
                            name: string;
                            /** @description An inactive partner’s credentials are all refused. */
                            active: boolean;
                            /** @description Addresses and CIDR ranges, IPv4 and IPv6; empty means anywhere. */
                            ipAllowList: string[];
                            rateLimitPerMinute: number | null;
                            defaultAiInstructions: string | null;
                            /** @example owner@example.com */
                            ownerEmail: string;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                        }[];
                        /** @description Pass as `cursor` to read on; absent on the last page. */
                        next?: string;
                    };
                };
            };
        };
    };
    createPartner: {
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
                    /** @example Acme MSP */
                    name: string;
                    /** @example owner@example.com */
                    ownerEmail: string;
                    /** @description An inactive partner’s credentials are all refused. */
                    active?: boolean;
                    /** @description Addresses and CIDR ranges, IPv4 and IPv6; empty means anywhere. */
                    ipAllowList?: string[];
                    rateLimitPerMinute?: number | null;
                    defaultAiInstructions?: string | null;
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
                        /** @description The partner’s own organization. */
                        ownOrgId: string;
                        /** @example Acme MSP */
                        name: string;
                        /** @description An inactive partner’s credentials are all refused. */
                        active: boolean;
                        /** @description Addresses and CIDR ranges, IPv4 and IPv6; empty means anywhere. */
                        ipAllowList: string[];
                        rateLimitPerMinute: number | null;
                        defaultAiInstructions: string | null;
                        /** @example owner@example.com */
                        ownerEmail: string;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                        keyId: string;
                        /** @description The key; shown this once. */
                        apiKey: string;
                    };
                };
            };
        };
    };
    getPartner: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                partnerId: string;
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
                        /** @description The partner’s own organization. */
                        ownOrgId: string;
                        /** @example Acme MSP */
                        name: string;
                        /** @description An inactive partner’s credentials are all refused. */
                        active: boolean;
                        /** @description Addresses and CIDR ranges, IPv4 and IPv6; empty means anywhere. */
                        ipAllowList: string[];
                        rateLimitPerMinute: number | null;
                        defaultAiInstructions: string | null;
                        /** @example owner@example.com */
                        ownerEmail: string;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
        };
    };
    changePartner: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                partnerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example Acme MSP */
                    name?: string;
                    /** @description An inactive partner’s credentials are all refused. */
                    active?: boolean;
                    /** @description Addresses and CIDR ranges, IPv4 and IPv6; empty means anywhere. */
                    ipAllowList?: string[];
                    rateLimitPerMinute?: number | null;
                    defaultAiInstructions?: string | null;
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
                        /** @description The partner’s own organization. */
                        ownOrgId: string;
                        /** @example Acme MSP */
                        name: string;
                        /** @description An inactive partner’s credentials are all refused. */
                        active: boolean;
                        /** @description Addresses and CIDR ranges, IPv4 and IPv6; empty means anywhere. */
                        ipAllowList: string[];
                        rateLimitPerMinute: number | null;
                        defaultAiInstructions: string | null;
                        /** @example owner@example.com */
                        ownerEmail: string;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
        };
    };
    listPartnerKeys: {
        parameters: {
            query?: {
                limit?: number;
                /** @description The `next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                partnerId: string;
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
                        /** @description Pass as `cursor` to read on; absent on the last page. */
                        next?: string;
                    };
                };
            };
        };
    };
    issuePartnerKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                partnerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default Default */
                    name?: string;
                    /**
                     * @default opaque
                     * @enum {unknown}
                     */
                    format?: "opaque" | "jwt";
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
    revokePartnerKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                partnerId: string;
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
    suspendOrg: {
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
        requestBody: {
            content: {
                "application/json": {
                    /** @description For the partner and the organization to read in their events. */
                    reason?: string;
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
                        success: boolean;
                    };
                };
            };
        };
    };
    resumeOrg: {
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
        requestBody: {
            content: {
                "application/json": {
                    /** @description For the partner and the organization to read in their events. */
                    reason?: string;
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
                        success: boolean;
                    };
                };
            };
        };
    };
    rotateMasterKey: {
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
                        /** @description How many values this call sealed anew. */
                        resealed: number;
                        /** @description How many are still sealed by an older key. */
                        remaining: number;
                    };
                };
            };
        };
    };
    importHardware: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                partnerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    rows: unknown[];
                };
                "text/csv": string;
            };
        };
        responses: {
            /** @description One JSON value a line. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
        };
    };
    importClaimKeys: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                partnerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    rows: unknown[];
                };
                "text/csv": string;
            };
        };
        responses: {
            /** @description One JSON value a line. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
        };
    };
    importLicences: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                partnerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    rows: unknown[];
                };
                "text/csv": string;
            };
        };
        responses: {
            /** @description One JSON value a line. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
        };
    };
    importShipments: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                partnerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    rows: unknown[];
                };
                "text/csv": string;
            };
        };
        responses: {
            /** @description One JSON value a line. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
        };
    };
    listDeals: {
        parameters: {
            query?: {
                limit?: number;
                /** @description The `next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                partnerId: string;
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
                        data: {
                            id: string;
                            /** @description As the partner put it. */
                            details: {
                                [key: string]: string;
                            };
                            /** Format: date-time */
                            createdAt: string;
                        }[];
                        /** @description Pass as `cursor` to read on; absent on the last page. */
                        next?: string;
                    };
                };
            };
        };
    };
    listOutbox: {
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
                            partnerId: string;
                            organizationId: string | null;
                            template: string;
                            to: string;
                            subject: string;
                            text: string;
                            /** Format: date-time */
                            createdAt: string;
                            sentAt: string | null;
                            /** @description How often it was tried to send it. */
                            attempts: number;
                            lastError: string | null;
                            nextAttemptAt: string | null;
                            failedAt: string | null;
                        }[];
                        /** @description Pass as `cursor` to read on; absent on the last page. */
                        next?: string;
                    };
                };
            };
        };
    };
    openOperatorSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        expiresAt: string;
                    };
                };
            };
        };
    };
    endOperatorSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
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
    createSignInLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The token behind the `#` is all it takes to be the operator. */
                        url: string;
                        /** Format: date-time */
                        expiresAt: string;
                    };
                };
            };
        };
    };
}

export const adminOperations = {
  /** Sign in to the portal by a link. */
  redeemSignInLink: {"method":"POST","path":"/admin/v1/sign-in-links/redeem","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":false,"isPublic":true},
  /** See how much the installation holds, and how the node that answers is. */
  getInstallationOverview: {"method":"GET","path":"/admin/v1/overview","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** Provision a partner with its own organization and first key. */
  createPartner: {"method":"POST","path":"/admin/v1/partners","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
  /** List partners, oldest first. */
  listPartners: {"method":"GET","path":"/admin/v1/partners","pathInputs":[],"queryInputs":["limit","cursor"],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false,"paging":{"style":"cursor","limitMax":200}},
  /** Read one partner. */
  getPartner: {"method":"GET","path":"/admin/v1/partners/{partnerId}","pathInputs":["partnerId"],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** Change the settings of a partner that are given. */
  changePartner: {"method":"PATCH","path":"/admin/v1/partners/{partnerId}","pathInputs":["partnerId"],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
  /** Issue a key, opaque or as a JWT; it is shown this once. */
  issuePartnerKey: {"method":"POST","path":"/admin/v1/partners/{partnerId}/keys","pathInputs":["partnerId"],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
  /** List a partner’s keys, oldest first, the revoked ones too. */
  listPartnerKeys: {"method":"GET","path":"/admin/v1/partners/{partnerId}/keys","pathInputs":["partnerId"],"queryInputs":["limit","cursor"],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false,"paging":{"style":"cursor","limitMax":200}},
  /** Revoke a key; it is refused from this moment on. */
  revokePartnerKey: {"method":"DELETE","path":"/admin/v1/partners/{partnerId}/keys/{keyId}","pathInputs":["partnerId","keyId"],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":true,"isPublic":false},
  /** Suspend an organization; everything inside is refused from this moment on. */
  suspendOrg: {"method":"POST","path":"/admin/v1/orgs/{orgId}/suspend","pathInputs":["orgId"],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
  /** Lift the operator’s hold; one that the partner placed stays. */
  resumeOrg: {"method":"POST","path":"/admin/v1/orgs/{orgId}/resume","pathInputs":["orgId"],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
  /** Seal everything anew by the newest master key. */
  rotateMasterKey: {"method":"POST","path":"/admin/v1/keys/rotate","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** Load hardware that the partner can register with its clients. */
  importHardware: {"method":"POST","path":"/admin/v1/partners/{partnerId}/imports/hardware","pathInputs":["partnerId"],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false,"takesCsv":true},
  /** Load claim keys. */
  importClaimKeys: {"method":"POST","path":"/admin/v1/partners/{partnerId}/imports/claim-keys","pathInputs":["partnerId"],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false,"takesCsv":true},
  /** Load licences of clients and their devices. */
  importLicences: {"method":"POST","path":"/admin/v1/partners/{partnerId}/imports/licences","pathInputs":["partnerId"],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false,"takesCsv":true},
  /** Load shipments to clients. */
  importShipments: {"method":"POST","path":"/admin/v1/partners/{partnerId}/imports/shipments","pathInputs":["partnerId"],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false,"takesCsv":true},
  /** List the deals that a partner has registered, the latest first. */
  listDeals: {"method":"GET","path":"/admin/v1/partners/{partnerId}/deals","pathInputs":["partnerId"],"queryInputs":["limit","cursor"],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false,"paging":{"style":"cursor","limitMax":200}},
  /** Read the mails that the server wanted sent, newest first. */
  listOutbox: {"method":"GET","path":"/admin/v1/outbox","pathInputs":[],"queryInputs":["limit","cursor"],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false,"paging":{"style":"cursor","limitMax":200}},
  /** Sign in to the portal with the operator key. */
  openOperatorSession: {"method":"POST","path":"/admin/v1/sessions","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** Sign out of the portal. */
  endOperatorSession: {"method":"DELETE","path":"/admin/v1/sessions/current","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** Make a link that signs one browser in to the portal as the operator. */
  createSignInLink: {"method":"POST","path":"/admin/v1/sign-in-links","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
} as const satisfies Record<string, Operation>
