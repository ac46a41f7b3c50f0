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
    listInheritedPartnerSecrets: {
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
                        /** @enum {unknown} */
                        type: "anthropic" | "openai" | "generic";
                        /** @enum {unknown} */
                        valueSource: "inline";
                        hostPattern: string;
                        pathPattern: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        /** @description The value, masked. */
                        preview: string;
                        opRef: null;
                        injectionConfig: {
                            [key: string]: string;
                        } | null;
                        metadata: {
                            /** @enum {unknown} */
                            authMode: "api-key" | "oauth";
                        } | null;
                        /**
                         * @description A project’s list also holds its organization’s secrets. Not there on a partner’s.
                         * @enum {unknown}
                         */
                        scope?: "project" | "organization";
                        typeLabel: string;
                    }[];
                };
            };
        };
    };
    listPartnerSecrets: {
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
                        /** @enum {unknown} */
                        type: "anthropic" | "openai" | "generic";
                        /** @enum {unknown} */
                        valueSource: "inline";
                        hostPattern: string;
                        pathPattern: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        /** @description The value, masked. */
                        preview: string;
                        opRef: null;
                        injectionConfig: {
                            [key: string]: string;
                        } | null;
                        metadata: {
                            /** @enum {unknown} */
                            authMode: "api-key" | "oauth";
                        } | null;
                        /**
                         * @description A project’s list also holds its organization’s secrets. Not there on a partner’s.
                         * @enum {unknown}
                         */
                        scope?: "project" | "organization";
                        typeLabel: string;
                    }[];
                };
            };
        };
    };
    createPartnerSecret: {
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
                    /** @example Fallback Anthropic key */
                    name: string;
                    /** @enum {unknown} */
                    type: "anthropic" | "openai" | "generic";
                    /**
                     * @description The secret value (API key, token …), in one line. It is never shown again.
                     * @example sk-ant-api03-0123456789abcdef
                     */
                    value: string;
                    /**
                     * @description Values from 1Password are not supported: anything but `inline` is refused.
                     * @default inline
                     * @enum {unknown}
                     */
                    valueSource?: "inline" | "onepassword";
                    /**
                     * @description A hostname or address, or a leading `*.` that is not over a public suffix; a port if wanted.
                     * @example api.anthropic.com
                     */
                    hostPattern: string;
                    pathPattern?: string | null;
                    /** @description How the gateway puts a generic secret into a request: exactly one of the four kinds. */
                    injectionConfig?: {
                        /** @example Authorization */
                        headerName: string;
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example Bearer {value}
                         */
                        valueFormat?: string;
                    } | {
                        /** @example key */
                        paramName: string;
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example {value}
                         */
                        paramFormat?: string;
                    } | {
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example /bot{value}
                         */
                        pathTemplate: string;
                    } | {
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example ^/bot([^/]+)
                         */
                        pathRegex: string;
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example /bot{value}
                         */
                        pathReplacement: string;
                    } | null;
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
                        type: "anthropic" | "openai" | "generic";
                        /** @enum {unknown} */
                        valueSource: "inline";
                        hostPattern: string;
                        pathPattern: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        /** @description The value, masked. */
                        preview: string;
                    };
                };
            };
        };
    };
    deletePartnerSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                secretId: string;
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
    updatePartnerSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                secretId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example Fallback Anthropic key */
                    name?: string;
                    /**
                     * @description The secret value (API key, token …), in one line. It is never shown again.
                     * @example sk-ant-api03-0123456789abcdef
                     */
                    value?: string;
                    /** @enum {unknown} */
                    valueSource?: "inline" | "onepassword";
                    /**
                     * @description A hostname or address, or a leading `*.` that is not over a public suffix; a port if wanted.
                     * @example api.anthropic.com
                     */
                    hostPattern?: string;
                    pathPattern?: string | null;
                    /** @description How the gateway puts a generic secret into a request: exactly one of the four kinds. */
                    injectionConfig?: {
                        /** @example Authorization */
                        headerName: string;
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example Bearer {value}
                         */
                        valueFormat?: string;
                    } | {
                        /** @example key */
                        paramName: string;
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example {value}
                         */
                        paramFormat?: string;
                    } | {
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example /bot{value}
                         */
                        pathTemplate: string;
                    } | {
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example ^/bot([^/]+)
                         */
                        pathRegex: string;
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example /bot{value}
                         */
                        pathReplacement: string;
                    } | null;
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
    listPartnerOrgBudgets: {
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
                        secretId: string;
                        organizationId: string;
                        limitCents: number;
                        /**
                         * @description `monthly` begins anew on the 1st of each month (UTC); `total` never does.
                         * @enum {unknown}
                         */
                        period: "monthly" | "total";
                        /** @description Spent so far in the period, in whole US cents. */
                        spentCents: number;
                    }[];
                };
            };
        };
    };
    setPartnerOrgBudget: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                orgId: string;
                secretId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description In US cents. */
                    limitCents: number;
                    /**
                     * @description `monthly` begins anew on the 1st of each month (UTC); `total` never does.
                     * @enum {unknown}
                     */
                    period: "monthly" | "total";
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
                        secretId: string;
                        organizationId: string;
                        limitCents: number;
                        /**
                         * @description `monthly` begins anew on the 1st of each month (UTC); `total` never does.
                         * @enum {unknown}
                         */
                        period: "monthly" | "total";
                        /** @description Spent so far in the period, in whole US cents. */
                        spentCents: number;
                    };
                };
            };
        };
    };
    clearPartnerOrgBudget: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                orgId: string;
                secretId: string;
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
    listOrgSecrets: {
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
                        /** @enum {unknown} */
                        type: "anthropic" | "openai" | "generic";
                        /** @enum {unknown} */
                        valueSource: "inline";
                        hostPattern: string;
                        pathPattern: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        /** @description The value, masked. */
                        preview: string;
                        opRef: null;
                        injectionConfig: {
                            [key: string]: string;
                        } | null;
                        metadata: {
                            /** @enum {unknown} */
                            authMode: "api-key" | "oauth";
                        } | null;
                        /**
                         * @description A project’s list also holds its organization’s secrets. Not there on a partner’s.
                         * @enum {unknown}
                         */
                        scope?: "project" | "organization";
                        typeLabel: string;
                    }[];
                };
            };
        };
    };
    createOrgSecret: {
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
                    /** @example Fallback Anthropic key */
                    name: string;
                    /** @enum {unknown} */
                    type: "anthropic" | "openai" | "generic";
                    /**
                     * @description The secret value (API key, token …), in one line. It is never shown again.
                     * @example sk-ant-api03-0123456789abcdef
                     */
                    value: string;
                    /**
                     * @description Values from 1Password are not supported: anything but `inline` is refused.
                     * @default inline
                     * @enum {unknown}
                     */
                    valueSource?: "inline" | "onepassword";
                    /**
                     * @description A hostname or address, or a leading `*.` that is not over a public suffix; a port if wanted.
                     * @example api.anthropic.com
                     */
                    hostPattern: string;
                    pathPattern?: string | null;
                    /** @description How the gateway puts a generic secret into a request: exactly one of the four kinds. */
                    injectionConfig?: {
                        /** @example Authorization */
                        headerName: string;
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example Bearer {value}
                         */
                        valueFormat?: string;
                    } | {
                        /** @example key */
                        paramName: string;
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example {value}
                         */
                        paramFormat?: string;
                    } | {
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example /bot{value}
                         */
                        pathTemplate: string;
                    } | {
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example ^/bot([^/]+)
                         */
                        pathRegex: string;
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example /bot{value}
                         */
                        pathReplacement: string;
                    } | null;
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
                        type: "anthropic" | "openai" | "generic";
                        /** @enum {unknown} */
                        valueSource: "inline";
                        hostPattern: string;
                        pathPattern: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        /** @description The value, masked. */
                        preview: string;
                    };
                };
            };
        };
    };
    deleteOrgSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                secretId: string;
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
    updateOrgSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                secretId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example Fallback Anthropic key */
                    name?: string;
                    /**
                     * @description The secret value (API key, token …), in one line. It is never shown again.
                     * @example sk-ant-api03-0123456789abcdef
                     */
                    value?: string;
                    /** @enum {unknown} */
                    valueSource?: "inline" | "onepassword";
                    /**
                     * @description A hostname or address, or a leading `*.` that is not over a public suffix; a port if wanted.
                     * @example api.anthropic.com
                     */
                    hostPattern?: string;
                    pathPattern?: string | null;
                    /** @description How the gateway puts a generic secret into a request: exactly one of the four kinds. */
                    injectionConfig?: {
                        /** @example Authorization */
                        headerName: string;
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example Bearer {value}
                         */
                        valueFormat?: string;
                    } | {
                        /** @example key */
                        paramName: string;
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example {value}
                         */
                        paramFormat?: string;
                    } | {
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example /bot{value}
                         */
                        pathTemplate: string;
                    } | {
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example ^/bot([^/]+)
                         */
                        pathRegex: string;
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example /bot{value}
                         */
                        pathReplacement: string;
                    } | null;
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
    listSecrets: {
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
                        /** @enum {unknown} */
                        type: "anthropic" | "openai" | "generic";
                        /** @enum {unknown} */
                        valueSource: "inline";
                        hostPattern: string;
                        pathPattern: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        /** @description The value, masked. */
                        preview: string;
                        opRef: null;
                        injectionConfig: {
                            [key: string]: string;
                        } | null;
                        metadata: {
                            /** @enum {unknown} */
                            authMode: "api-key" | "oauth";
                        } | null;
                        /**
                         * @description A project’s list also holds its organization’s secrets. Not there on a partner’s.
                         * @enum {unknown}
                         */
                        scope?: "project" | "organization";
                        typeLabel: string;
                    }[];
                };
            };
        };
    };
    createSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project to work on; needed with an organization key. */
                "x-project-id"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example Fallback Anthropic key */
                    name: string;
                    /** @enum {unknown} */
                    type: "anthropic" | "openai" | "generic";
                    /**
                     * @description The secret value (API key, token …), in one line. It is never shown again.
                     * @example sk-ant-api03-0123456789abcdef
                     */
                    value: string;
                    /**
                     * @description Values from 1Password are not supported: anything but `inline` is refused.
                     * @default inline
                     * @enum {unknown}
                     */
                    valueSource?: "inline" | "onepassword";
                    /**
                     * @description A hostname or address, or a leading `*.` that is not over a public suffix; a port if wanted.
                     * @example api.anthropic.com
                     */
                    hostPattern: string;
                    pathPattern?: string | null;
                    /** @description How the gateway puts a generic secret into a request: exactly one of the four kinds. */
                    injectionConfig?: {
                        /** @example Authorization */
                        headerName: string;
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example Bearer {value}
                         */
                        valueFormat?: string;
                    } | {
                        /** @example key */
                        paramName: string;
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example {value}
                         */
                        paramFormat?: string;
                    } | {
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example /bot{value}
                         */
                        pathTemplate: string;
                    } | {
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example ^/bot([^/]+)
                         */
                        pathRegex: string;
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example /bot{value}
                         */
                        pathReplacement: string;
                    } | null;
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
                        type: "anthropic" | "openai" | "generic";
                        /** @enum {unknown} */
                        valueSource: "inline";
                        hostPattern: string;
                        pathPattern: string | null;
                        /** Format: date-time */
                        createdAt: string;
                        /** @description The value, masked. */
                        preview: string;
                    };
                };
            };
        };
    };
    deleteSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project to work on; needed with an organization key. */
                "x-project-id"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                secretId: string;
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
    updateSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description The project to work on; needed with an organization key. */
                "x-project-id"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path: {
                secretId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example Fallback Anthropic key */
                    name?: string;
                    /**
                     * @description The secret value (API key, token …), in one line. It is never shown again.
                     * @example sk-ant-api03-0123456789abcdef
                     */
                    value?: string;
                    /** @enum {unknown} */
                    valueSource?: "inline" | "onepassword";
                    /**
                     * @description A hostname or address, or a leading `*.` that is not over a public suffix; a port if wanted.
                     * @example api.anthropic.com
                     */
                    hostPattern?: string;
                    pathPattern?: string | null;
                    /** @description How the gateway puts a generic secret into a request: exactly one of the four kinds. */
                    injectionConfig?: {
                        /** @example Authorization */
                        headerName: string;
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example Bearer {value}
                         */
                        valueFormat?: string;
                    } | {
                        /** @example key */
                        paramName: string;
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example {value}
                         */
                        paramFormat?: string;
                    } | {
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example /bot{value}
                         */
                        pathTemplate: string;
                    } | {
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example ^/bot([^/]+)
                         */
                        pathRegex: string;
                        /**
                         * @description Holds `{value}` where the secret goes.
                         * @example /bot{value}
                         */
                        pathReplacement: string;
                    } | null;
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
  /** Whether a partner manages this organization. */
  getPartnerStatus: {"method":"GET","path":"/v1/org/partner/status","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** The partner’s secrets that apply to this organization, to read only; none once it has detached. */
  listInheritedPartnerSecrets: {"method":"GET","path":"/v1/org/partner/inherited-secrets","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** List the secrets that your organizations inherit. */
  listPartnerSecrets: {"method":"GET","path":"/v1/partner/secrets","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** Create a partner secret. */
  createPartnerSecret: {"method":"POST","path":"/v1/partner/secrets","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
  /** Change what is given of a partner secret. */
  updatePartnerSecret: {"method":"PATCH","path":"/v1/partner/secrets/{secretId}","pathInputs":["secretId"],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
  /** Delete a partner secret. */
  deletePartnerSecret: {"method":"DELETE","path":"/v1/partner/secrets/{secretId}","pathInputs":["secretId"],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":true,"isPublic":false},
  /** List the budgets of an organization with what was spent. */
  listPartnerOrgBudgets: {"method":"GET","path":"/v1/partner/orgs/{orgId}/budgets","pathInputs":["orgId"],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** Set or replace a budget. */
  setPartnerOrgBudget: {"method":"POST","path":"/v1/partner/orgs/{orgId}/secrets/{secretId}/budget","pathInputs":["orgId","secretId"],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
  /** Remove a budget. */
  clearPartnerOrgBudget: {"method":"DELETE","path":"/v1/partner/orgs/{orgId}/secrets/{secretId}/budget","pathInputs":["orgId","secretId"],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":true,"isPublic":false},
  /** List the projects of your organization. */
  listProjects: {"method":"GET","path":"/v1/projects","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** List the agents of a project. */
  listAgents: {"method":"GET","path":"/v1/agents","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":["x-project-id"],"isWrite":false,"isPublic":false},
  /** List the secrets of your organization. */
  listOrgSecrets: {"method":"GET","path":"/v1/org/secrets","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
  /** Create a secret of the organization. */
  createOrgSecret: {"method":"POST","path":"/v1/org/secrets","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
  /** Change what is given of a secret of the organization. */
  updateOrgSecret: {"method":"PATCH","path":"/v1/org/secrets/{secretId}","pathInputs":["secretId"],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
  /** Delete a secret of the organization. */
  deleteOrgSecret: {"method":"DELETE","path":"/v1/org/secrets/{secretId}","pathInputs":["secretId"],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":true,"isPublic":false},
  /** List the secrets of a project, those of its organization too. */
  listSecrets: {"method":"GET","path":"/v1/secrets","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":["x-project-id"],"isWrite":false,"isPublic":false},
  /** Create a secret of the project. */
  createSecret: {"method":"POST","path":"/v1/secrets","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-project-id"],"isWrite":true,"isPublic":false},
  /** Change what is given of a secret of the project. */
  updateSecret: {"method":"PATCH","path":"/v1/secrets/{secretId}","pathInputs":["secretId"],"queryInputs":[],"hasBody":true,"headers":["x-project-id"],"isWrite":true,"isPublic":false},
  /** Delete a secret of the project. */
  deleteSecret: {"method":"DELETE","path":"/v1/secrets/{secretId}","pathInputs":["secretId"],"queryInputs":[],"hasBody":false,"headers":["x-project-id"],"isWrite":true,"isPublic":false},
  /** Health check. */
  getHealth: {"method":"GET","path":"/v1/health","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":true},
  /** Who the presented credential speaks for. */
  getIdentity: {"method":"GET","path":"/v1/whoami","pathInputs":[],"queryInputs":[],"hasBody":false,"headers":[],"isWrite":false,"isPublic":false},
} as const satisfies Record<string, Operation>
