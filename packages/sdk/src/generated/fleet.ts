// Printed by `npm run generate` from the OpenAPI documents; not edited by hand.
import type { Operation } from '../operation.ts'

export interface operations {
    getPartnerClients: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
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
                        clients?: {
                            /** Format: RUUID */
                            clientOrgUuid: string;
                            clientOrgName: string;
                            /**
                             * Format: RUUID
                             * @description The partner’s own organization.
                             */
                            authorityUuid?: string;
                            /** @description Whether the partner may act inside at this moment. */
                            clientAccessAllowed: boolean;
                            createdAtMillis: number;
                            totalCameras?: number;
                            totalDoorSensors?: number;
                            totalClimateSensors?: number;
                            totalOccupancySensors?: number;
                            totalProximitySensors?: number;
                            totalAudioGateways?: number;
                            totalBadgeReaders?: number;
                            totalLocations?: number;
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getPartnerClientsV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
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
                        clients?: {
                            /** Format: RUUID */
                            clientOrgUuid: string;
                            clientOrgName: string;
                            /**
                             * Format: RUUID
                             * @description The partner’s own organization.
                             */
                            authorityUuid?: string;
                            /** @description Whether the partner may act inside at this moment. */
                            clientAccessAllowed: boolean;
                            createdAtMillis: number;
                            totalCameras?: number;
                            totalDoorSensors?: number;
                            totalClimateSensors?: number;
                            totalOccupancySensors?: number;
                            totalProximitySensors?: number;
                            totalAudioGateways?: number;
                            totalBadgeReaders?: number;
                            totalLocations?: number;
                        }[];
                        partnerClients?: {
                            name: string;
                            /** Format: RUUID */
                            orgUuid: string;
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getPartnerClientsStatusMap: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
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
                        clientDeviceStatusMap?: {
                            [key: string]: {
                                [key: string]: {
                                    connectedCount: number;
                                    operationalCount: number;
                                    totalCount: number;
                                };
                            };
                        };
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    createPartnerClient: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    clientOrgName?: string;
                    clientContactName?: string;
                    clientContactEmail?: string;
                    suppressWelcomeEmail?: boolean;
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
                        /** Format: RUUID */
                        clientOrgUuid?: string;
                        /** @enum {unknown} */
                        responseStatus?: "SUCCESS" | "BAD_INPUT";
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    deletePartnerClient: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: RUUID */
                    clientOrgUuid?: string;
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
                    "application/json": Record<string, never>;
                };
            };
        };
    };
    getClientSummaryInfo: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: RUUID */
                    clientOrgUuid?: string;
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
                        clientDeviceStatusMap?: {
                            [key: string]: {
                                connectedCount: number;
                                operationalCount: number;
                                totalCount: number;
                            };
                        };
                        licenseV2Enabled?: boolean;
                        locationCount?: number;
                        /** @description Whether the client itself is mailed about the end of its licences. */
                        manuallySendLicenseExpirationEmailEnabled?: boolean;
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    customizeClient: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: RUUID */
                    clientOrgUuid?: string;
                    customizations?: {
                        forceLowBandwidthOnAllCameras?: boolean;
                        inactivityTimeout?: number;
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
                        customizations?: {
                            forceLowBandwidthOnAllCameras?: boolean;
                            inactivityTimeout?: number;
                        };
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getListOfControlledHardware: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
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
                        controlledHardwareList: {
                            /** @description The `hwVariation` that the device will have. */
                            deviceModel: string;
                            deviceType: string;
                            macAddress?: string;
                            serialNumber: string;
                        }[];
                    };
                };
            };
        };
    };
    registerCameraToClient: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: RUUID */
                    orgUuid?: string;
                    /** Format: RUUID */
                    locationUuid?: string;
                    serialNumber?: string;
                    wifiSsid?: string;
                    /** @description The bytes of the pre-shared key, each item some of them in base64. */
                    wifiPsk?: string[];
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
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getClientDevices: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: RUUID */
                    orgUuid?: string;
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
                        devices: {
                            device: {
                                /** Format: RUUID */
                                uuid: string;
                                /** Format: RUUID */
                                orgUuid: string;
                                name: string;
                                serialNumber: string;
                                /**
                                 * Format: RUUID
                                 * @description The piece of the partner’s hardware that it is.
                                 */
                                hardwareId?: string;
                                hwVariation: string;
                                type: string;
                                createdAtMillis: number;
                                deleted: boolean;
                                mummified: boolean;
                                /** @description Registered, and not heard of yet. */
                                pending: boolean;
                            };
                            /** @description Whether it came from the partner’s hardware. */
                            partnerControlledHardware: boolean;
                            reassignable: boolean;
                        }[];
                    };
                };
            };
        };
    };
    getListOfAllClientDevices: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
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
                        listOfAllClientDevices: {
                            /** Format: RUUID */
                            uuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            name: string;
                            serialNumber: string;
                            /**
                             * Format: RUUID
                             * @description The piece of the partner’s hardware that it is.
                             */
                            hardwareId?: string;
                            hwVariation: string;
                            type: string;
                            createdAtMillis: number;
                            deleted: boolean;
                            mummified: boolean;
                            /** @description Registered, and not heard of yet. */
                            pending: boolean;
                        }[];
                    };
                };
            };
        };
    };
    reassignDeviceOrg: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    serialNumbers?: string[];
                    /** Format: RUUID */
                    sourceOrgUuid?: string;
                    /** Format: RUUID */
                    targetOrgUuid?: string;
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
                        statuses: {
                            [key: string]: {
                                /** @enum {unknown} */
                                status: "SUCCESS" | "FAILURE";
                                message: string;
                            };
                        };
                    };
                };
            };
        };
    };
    customizeClientDevice: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: RUUID */
                    clientOrgUuid?: string;
                    /** Format: RUUID */
                    clientDeviceUuid?: string;
                    customizations?: {
                        forceLowBandwidthOnAllCameras?: boolean;
                        inactivityTimeout?: number;
                    };
                    /** @description Settings in the device’s own words. */
                    configUpdate?: {
                        [key: string]: unknown;
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
                        customizations?: {
                            forceLowBandwidthOnAllCameras?: boolean;
                            inactivityTimeout?: number;
                        };
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getOrgV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
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
                        org?: {
                            /** Format: RUUID */
                            uuid: string;
                            name: string;
                            /** @enum {unknown} */
                            type: "PARTNER" | "CUSTOMER";
                            createdAtMillis: number;
                            deleted: boolean;
                            /** @description Where its people sign in. */
                            tenantUrl: string;
                            accountOwnerEmail?: string;
                            accountTechnicalContactEmail?: string;
                            inactivityTimeout?: number;
                            /** @description Seconds since 1970. */
                            partnerAccessAllowedUntil?: number;
                        };
                        featureFlags?: {
                            [key: string]: string;
                        };
                        cameraConfigDefaults?: Record<string, never>;
                        cameraConfigOptions?: Record<string, never>;
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    generateFederatedSessionToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description How long the token works: 1 to 86,400 seconds, an hour without it. */
                    durationSec?: number;
                    /** @description The site whose pages may use the token, such as `.example.com`; any without it. */
                    domain?: string;
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
                        /** Format: RUUID */
                        federatedSessionToken: string;
                    };
                };
            };
        };
    };
    getExactFrameUri: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: DeviceFacetUuid */
                    cameraUuid?: string;
                    /** @description Milliseconds since 1970. */
                    timestampMs?: number;
                    downscaleFactor?: number;
                    jpgQuality?: number;
                    permyriadCropX?: number;
                    permyriadCropY?: number;
                    permyriadCropWidth?: number;
                    permyriadCropHeight?: number;
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
                        frameUri?: string;
                        responseMessage?: string;
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getExactFrameData: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: DeviceFacetUuid */
                    cameraUuid?: string;
                    /** @description Milliseconds since 1970. */
                    timestampMs?: number;
                    downscaleFactor?: number;
                    jpgQuality?: number;
                    permyriadCropX?: number;
                    permyriadCropY?: number;
                    permyriadCropWidth?: number;
                    permyriadCropHeight?: number;
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
                        /**
                         * Format: byte
                         * @description The image in base64.
                         */
                        frameData?: string;
                        mimeType?: string;
                        responseMessage?: string;
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getMediaUris: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: DeviceFacetUuid */
                    cameraUuid?: string;
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
                        /** @description The newest frame; there is no video. */
                        latestFrameUri?: string;
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getCameraMediaUris: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: DeviceFacetUuid */
                    deviceUuid?: string;
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
                        /** @description The newest frame; there is no video. */
                        latestFrameUri?: string;
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getCurrentUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
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
                        user?: {
                            /**
                             * Format: RUUID
                             * @description Of the person’s place in the organization, or of the key that calls.
                             */
                            uuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            accessibleRhombusApps: ("PARTNER" | "CONSOLE")[];
                            email?: string;
                            name?: string;
                            firstName?: string;
                            lastName?: string;
                            /**
                             * Format: RUUID
                             * @description Of the account, once there is one.
                             */
                            rhombusUserUuid?: string;
                            accountOwner?: boolean;
                        };
                        /** Format: RUUID */
                        permissionGroupUuid?: string;
                        flags?: Record<string, never>;
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getUsersInOrg: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
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
                        users?: {
                            /**
                             * Format: RUUID
                             * @description Of the person’s place in the organization, or of the key that calls.
                             */
                            uuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            accessibleRhombusApps: ("PARTNER" | "CONSOLE")[];
                            email?: string;
                            name?: string;
                            firstName?: string;
                            lastName?: string;
                            /**
                             * Format: RUUID
                             * @description Of the account, once there is one.
                             */
                            rhombusUserUuid?: string;
                            accountOwner?: boolean;
                            emailCaseSensitive?: string;
                            /** @enum {unknown} */
                            status: "JOINED" | "PENDING";
                            deleted: boolean;
                            createdAtMillis: number;
                        }[];
                        userPermissions?: {
                            /** Format: RUUID */
                            groupUuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            /** Format: RUUID */
                            userUuid: string;
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    findUserByEmail: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email?: string;
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
                        user?: {
                            /**
                             * Format: RUUID
                             * @description Of the person’s place in the organization, or of the key that calls.
                             */
                            uuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            accessibleRhombusApps: ("PARTNER" | "CONSOLE")[];
                            email?: string;
                            name?: string;
                            firstName?: string;
                            lastName?: string;
                            /**
                             * Format: RUUID
                             * @description Of the account, once there is one.
                             */
                            rhombusUserUuid?: string;
                            accountOwner?: boolean;
                            emailCaseSensitive?: string;
                            /** @enum {unknown} */
                            status: "JOINED" | "PENDING";
                            deleted: boolean;
                            createdAtMillis: number;
                        };
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    createUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email?: string;
                    name?: string;
                    /** Format: RUUID */
                    permissionGroupUuid?: string;
                    suppressWelcomeEmail?: boolean;
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
                        /** Format: RUUID */
                        userUuid?: string;
                        /** @enum {unknown} */
                        responseStatus?: "SUCCESS" | "USER_EXISTS" | "BAD_INPUT";
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    updateUserSelective: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: RUUID */
                    userUuid?: string;
                    name?: string;
                    /** Format: RUUID */
                    permissionGroupUuid?: string;
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
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    deleteUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: RUUID */
                    userUuid?: string;
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
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getPermissionGroups: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
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
                        permissionGroups?: {
                            /** Format: RUUID */
                            uuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            name: string;
                            description: string;
                            functionalityList: ("DEVICE_ADMINISTRATION" | "CAMERA_ADMINISTRATION" | "POLICY_ADMINISTRATION" | "MANAGE_LICENSEPLATES" | "LOCATION_ADMINISTRATION" | "ORG_ADMINISTRATION" | "API_ADMINISTRATION" | "USER_ADMINISTRATION" | "REPORT_ADMINISTRATION" | "LICENSE_ADMINISTRATION")[];
                            assignablePermissionGroups: string[];
                            /** @enum {unknown} */
                            defaultPermissionForNewLocations: "READONLY" | "ADMIN";
                            superAdmin: boolean;
                            installer: boolean;
                            mutable: boolean;
                        }[];
                        groupMembership?: {
                            [key: string]: string[];
                        };
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getPermissionGroupsForOrg: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
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
                        permissionGroups?: {
                            /** Format: RUUID */
                            uuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            name: string;
                            description: string;
                            functionalityList: ("DEVICE_ADMINISTRATION" | "CAMERA_ADMINISTRATION" | "POLICY_ADMINISTRATION" | "MANAGE_LICENSEPLATES" | "LOCATION_ADMINISTRATION" | "ORG_ADMINISTRATION" | "API_ADMINISTRATION" | "USER_ADMINISTRATION" | "REPORT_ADMINISTRATION" | "LICENSE_ADMINISTRATION")[];
                            assignablePermissionGroups: string[];
                            /** @enum {unknown} */
                            defaultPermissionForNewLocations: "READONLY" | "ADMIN";
                            superAdmin: boolean;
                            installer: boolean;
                            mutable: boolean;
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getPermissionsForCurrentUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
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
                        permissionGroupName?: string;
                        superAdmin?: boolean;
                        installer?: boolean;
                        functionalityList?: ("DEVICE_ADMINISTRATION" | "CAMERA_ADMINISTRATION" | "POLICY_ADMINISTRATION" | "MANAGE_LICENSEPLATES" | "LOCATION_ADMINISTRATION" | "ORG_ADMINISTRATION" | "API_ADMINISTRATION" | "USER_ADMINISTRATION" | "REPORT_ADMINISTRATION" | "LICENSE_ADMINISTRATION")[];
                        assignablePermissionGroups?: string[];
                        role?: string;
                        functionalityAccessMap?: {
                            [key: string]: "READONLY" | "ADMIN";
                        };
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getAuditFeed: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Milliseconds since 1970; the earliest to list. 0 is none. */
                    timestampMsAfter?: number;
                    /** @description Milliseconds since 1970; everything listed is earlier. 0 is none. */
                    timestampMsBefore?: number;
                    /** @description The same as `timestampMsAfter`. 0 is none. */
                    startTimeMs?: number;
                    /** @description The same as `timestampMsBefore`. 0 is none. */
                    endTimeMs?: number;
                    includeActions?: string[];
                    excludeActions?: string[];
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
                        auditEvents?: {
                            /** Format: RUUID */
                            uuid: string;
                            /** Format: RUUID */
                            orgUuid?: string;
                            /** Format: date-time */
                            timestamp: string;
                            /** @enum {unknown} */
                            action: "ACCESS_GRANT_CREATE" | "ACCESS_GRANT_DELETE" | "ACCESS_GRANT_UPDATE" | "AC_CRED_NOTE_UPDATE" | "AC_CRED_STANDARD_CSN_ASSIGN" | "AC_CRED_STANDARD_CSN_DELETE" | "AC_CRED_STANDARD_CSN_REVOKED" | "AC_CRED_STANDARD_CSN_SUSPEND" | "AC_CRED_STANDARD_CSN_UNSUSPEND" | "AC_LOCKDOWN_ACTIVATED" | "AC_LOCKDOWN_DEACTIVATED" | "AC_LOCKDOWN_PLAN_CREATED" | "AC_LOCKDOWN_PLAN_DELETED" | "AC_LOCKDOWN_PLAN_UPDATED" | "ALERT_DISMISS" | "API_OAUTH_AUTHORIZE" | "API_OAUTH_TOKEN_REFRESH" | "API_OAUTH_TOKEN_REQUEST" | "API_OAUTH_TOKEN_REVOKE" | "API_TOKEN_REQUEST" | "API_TOKEN_REVOKE" | "CAMERA_FORCED_REBOOT" | "CREATE_ACCESS_CONTROL_GROUP" | "CREATE_ORG" | "DELETE_ACCESS_CONTROL_GROUP" | "DELETE_LOCATION" | "DELETE_ORG" | "DELETE_USER" | "DEVICE_ORG_REASSIGN" | "DEVICE_REGISTERED" | "DEVICE_SETTINGS_UPDATE" | "DEVICE_UPDATE" | "DISABLE_ORG" | "DOOR_ACCESS_UNLOCK" | "LICENSE_UPDATED" | "LOCATION_UPDATED" | "ORG_UPDATE" | "PARTNER_CLIENT_CREATE" | "PARTNER_CUSTOMIZE_CLIENT" | "PARTNER_CUSTOMIZE_CLIENT_DEVICE" | "PASSWORDLESS_LOGIN_WEB" | "POLICY_CREATE" | "POLICY_DELETE" | "POLICY_UPDATE" | "RULE_CREATE" | "RULE_DELETE" | "RULE_UPDATE" | "SAVED_CLIP_CREATE" | "SAVED_CLIP_DELETE" | "SCHEDULE_CREATE" | "SCHEDULE_DELETE" | "SCHEDULE_UPDATE" | "SUPPORT_PARTNER_REMOVE" | "UNKNOWN" | "UPDATE_ACCESS_CONTROL_GROUP" | "UPDATE_ALARM_MONITORING_SETTINGS" | "UPLOAD_ACCESS_CONTROLLED_DOOR" | "USER_CREATE" | "USER_ROLE_UPDATE" | "USER_UPDATE";
                            displayText: string;
                            failure: boolean;
                            /** @enum {unknown} */
                            principalType: "USER" | "DEVICE" | "PARTNER" | "RHOMBUS_SUPPORT" | "API_TOKEN" | "UNKNOWN";
                            /** Format: RUUID */
                            principalUuid?: string;
                            principalName?: string;
                            /** Format: RUUID */
                            targetUuid: string;
                            targetName?: string;
                            /** @description What was changed, as JSON. */
                            selectiveUpdateStr?: string;
                            /** @description Only of what the caller’s own side did. */
                            sourceIp?: string;
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getAuditFeedForPrincipal: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: RUUID
                     * @description Of a user, an API token, a device, a partner or an organization.
                     * @example AAAAAAAAAAAAAAAAAAAAAA
                     */
                    principalUuid: string;
                    maxResults?: number;
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
                        auditEvents?: {
                            /** Format: RUUID */
                            uuid: string;
                            /** Format: RUUID */
                            orgUuid?: string;
                            /** Format: date-time */
                            timestamp: string;
                            /** @enum {unknown} */
                            action: "ACCESS_GRANT_CREATE" | "ACCESS_GRANT_DELETE" | "ACCESS_GRANT_UPDATE" | "AC_CRED_NOTE_UPDATE" | "AC_CRED_STANDARD_CSN_ASSIGN" | "AC_CRED_STANDARD_CSN_DELETE" | "AC_CRED_STANDARD_CSN_REVOKED" | "AC_CRED_STANDARD_CSN_SUSPEND" | "AC_CRED_STANDARD_CSN_UNSUSPEND" | "AC_LOCKDOWN_ACTIVATED" | "AC_LOCKDOWN_DEACTIVATED" | "AC_LOCKDOWN_PLAN_CREATED" | "AC_LOCKDOWN_PLAN_DELETED" | "AC_LOCKDOWN_PLAN_UPDATED" | "ALERT_DISMISS" | "API_OAUTH_AUTHORIZE" | "API_OAUTH_TOKEN_REFRESH" | "API_OAUTH_TOKEN_REQUEST" | "API_OAUTH_TOKEN_REVOKE" | "API_TOKEN_REQUEST" | "API_TOKEN_REVOKE" | "CAMERA_FORCED_REBOOT" | "CREATE_ACCESS_CONTROL_GROUP" | "CREATE_ORG" | "DELETE_ACCESS_CONTROL_GROUP" | "DELETE_LOCATION" | "DELETE_ORG" | "DELETE_USER" | "DEVICE_ORG_REASSIGN" | "DEVICE_REGISTERED" | "DEVICE_SETTINGS_UPDATE" | "DEVICE_UPDATE" | "DISABLE_ORG" | "DOOR_ACCESS_UNLOCK" | "LICENSE_UPDATED" | "LOCATION_UPDATED" | "ORG_UPDATE" | "PARTNER_CLIENT_CREATE" | "PARTNER_CUSTOMIZE_CLIENT" | "PARTNER_CUSTOMIZE_CLIENT_DEVICE" | "PASSWORDLESS_LOGIN_WEB" | "POLICY_CREATE" | "POLICY_DELETE" | "POLICY_UPDATE" | "RULE_CREATE" | "RULE_DELETE" | "RULE_UPDATE" | "SAVED_CLIP_CREATE" | "SAVED_CLIP_DELETE" | "SCHEDULE_CREATE" | "SCHEDULE_DELETE" | "SCHEDULE_UPDATE" | "SUPPORT_PARTNER_REMOVE" | "UNKNOWN" | "UPDATE_ACCESS_CONTROL_GROUP" | "UPDATE_ALARM_MONITORING_SETTINGS" | "UPLOAD_ACCESS_CONTROLLED_DOOR" | "USER_CREATE" | "USER_ROLE_UPDATE" | "USER_UPDATE";
                            displayText: string;
                            failure: boolean;
                            /** @enum {unknown} */
                            principalType: "USER" | "DEVICE" | "PARTNER" | "RHOMBUS_SUPPORT" | "API_TOKEN" | "UNKNOWN";
                            /** Format: RUUID */
                            principalUuid?: string;
                            principalName?: string;
                            /** Format: RUUID */
                            targetUuid: string;
                            targetName?: string;
                            /** @description What was changed, as JSON. */
                            selectiveUpdateStr?: string;
                            /** @description Only of what the caller’s own side did. */
                            sourceIp?: string;
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getAuditFeedForTarget: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: RUUID
                     * @description Of whatever was changed.
                     * @example AAAAAAAAAAAAAAAAAAAAAA
                     */
                    targetUuid: string;
                    maxResults?: number;
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
                        auditEvents?: {
                            /** Format: RUUID */
                            uuid: string;
                            /** Format: RUUID */
                            orgUuid?: string;
                            /** Format: date-time */
                            timestamp: string;
                            /** @enum {unknown} */
                            action: "ACCESS_GRANT_CREATE" | "ACCESS_GRANT_DELETE" | "ACCESS_GRANT_UPDATE" | "AC_CRED_NOTE_UPDATE" | "AC_CRED_STANDARD_CSN_ASSIGN" | "AC_CRED_STANDARD_CSN_DELETE" | "AC_CRED_STANDARD_CSN_REVOKED" | "AC_CRED_STANDARD_CSN_SUSPEND" | "AC_CRED_STANDARD_CSN_UNSUSPEND" | "AC_LOCKDOWN_ACTIVATED" | "AC_LOCKDOWN_DEACTIVATED" | "AC_LOCKDOWN_PLAN_CREATED" | "AC_LOCKDOWN_PLAN_DELETED" | "AC_LOCKDOWN_PLAN_UPDATED" | "ALERT_DISMISS" | "API_OAUTH_AUTHORIZE" | "API_OAUTH_TOKEN_REFRESH" | "API_OAUTH_TOKEN_REQUEST" | "API_OAUTH_TOKEN_REVOKE" | "API_TOKEN_REQUEST" | "API_TOKEN_REVOKE" | "CAMERA_FORCED_REBOOT" | "CREATE_ACCESS_CONTROL_GROUP" | "CREATE_ORG" | "DELETE_ACCESS_CONTROL_GROUP" | "DELETE_LOCATION" | "DELETE_ORG" | "DELETE_USER" | "DEVICE_ORG_REASSIGN" | "DEVICE_REGISTERED" | "DEVICE_SETTINGS_UPDATE" | "DEVICE_UPDATE" | "DISABLE_ORG" | "DOOR_ACCESS_UNLOCK" | "LICENSE_UPDATED" | "LOCATION_UPDATED" | "ORG_UPDATE" | "PARTNER_CLIENT_CREATE" | "PARTNER_CUSTOMIZE_CLIENT" | "PARTNER_CUSTOMIZE_CLIENT_DEVICE" | "PASSWORDLESS_LOGIN_WEB" | "POLICY_CREATE" | "POLICY_DELETE" | "POLICY_UPDATE" | "RULE_CREATE" | "RULE_DELETE" | "RULE_UPDATE" | "SAVED_CLIP_CREATE" | "SAVED_CLIP_DELETE" | "SCHEDULE_CREATE" | "SCHEDULE_DELETE" | "SCHEDULE_UPDATE" | "SUPPORT_PARTNER_REMOVE" | "UNKNOWN" | "UPDATE_ACCESS_CONTROL_GROUP" | "UPDATE_ALARM_MONITORING_SETTINGS" | "UPLOAD_ACCESS_CONTROLLED_DOOR" | "USER_CREATE" | "USER_ROLE_UPDATE" | "USER_UPDATE";
                            displayText: string;
                            failure: boolean;
                            /** @enum {unknown} */
                            principalType: "USER" | "DEVICE" | "PARTNER" | "RHOMBUS_SUPPORT" | "API_TOKEN" | "UNKNOWN";
                            /** Format: RUUID */
                            principalUuid?: string;
                            principalName?: string;
                            /** Format: RUUID */
                            targetUuid: string;
                            targetName?: string;
                            /** @description What was changed, as JSON. */
                            selectiveUpdateStr?: string;
                            /** @description Only of what the caller’s own side did. */
                            sourceIp?: string;
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getFootageSeekpointsV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: DeviceFacetUuid */
                    cameraUuid?: string;
                    /** @description Seconds since 1970. */
                    startTime?: number;
                    /** @description Seconds. */
                    duration?: number;
                    /** @description Whether plain motion counts; the vendor’s command line sends it as text. */
                    includeAnyMotion?: boolean | ("true" | "false");
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
                        footageSeekPoints?: {
                            ts: number;
                            /** @enum {unknown} */
                            a: "MOTION" | "MOTION_HUMAN" | "MOTION_CAR" | "MOTION_ANIMAL" | "FACE" | "FACE_IDENTIFIED" | "FACE_UNIDENTIFIED" | "LICENSEPLATE" | "POSE_ANOMALOUS" | "POSE_FALL" | "PEOPLECOUNT_HIGH" | "PEOPLECOUNT_HIGH_RESET" | "PEOPLECOUNT_LOW" | "PEOPLECOUNT_LOW_RESET" | "HUMAN_ENTER" | "HUMAN_EXIT" | "CAR_ENTER" | "CAR_EXIT" | "AUDIO_SOUND_SIGNIFICANT" | "SOUND_LOUD" | "AUDIO_SOUND_ABUSIVE" | "AUDIO_SOUND_HELP" | "SOUND_GUN_SHOT" | "AUDIO_SOUND_GLASS_BREAK" | "AUDIO_SOUND_SIREN" | "AUDIO_SOUND_ALARM_SMOKE_FIRE" | "AUDIO_SOUND_ALARM_CARBON_MONOXIDE" | "TAMPER" | "VISUAL_TAMPER" | "MOTION_TAMPER" | "TEMPERATURE_EXCEEDED_HIGH" | "TEMPERATURE_EXCEEDED_LOW" | "HUMIDITY_EXCEEDED_HIGH" | "HUMIDITY_EXCEEDED_LOW" | "PROBE_TEMPERATURE_EXCEEDED_HIGH" | "PROBE_TEMPERATURE_EXCEEDED_LOW" | "PROBE_CONNECTED" | "PROBE_DISCONNECTED" | "CO2_EXCEEDED_HIGH" | "CO2_EXCEEDED_LOW" | "PM25_EXCEEDED_HIGH" | "TVOC_EXCEEDED_HIGH" | "ETOH_EXCEEDED_HIGH" | "IAQ_EXCEEDED_HIGH" | "HEAT_INDEX_EXCEEDED_HIGH" | "CARBON_MONOXIDE_EXCEEDED_HIGH" | "CLIMATE_VAPE" | "CLIMATE_SMOKE" | "CLIMATE_THC" | "CLIMATE_LEAK" | "DOOR_OPENED" | "DOOR_CLOSED" | "DOOR_AJAR" | "BADGE_FORCED_OPEN" | "BUTTON_SINGLE_PRESSED" | "BUTTON_DOUBLE_PRESSED" | "BUTTON_LONG_PRESSED" | "AC_PANIC_BUTTON_TRIGGERED" | "TAG_ARRIVED" | "TAG_DEPARTED" | "TAG_MOVED" | "TAG_PANIC" | "BADGE_AUTHORIZED" | "BADGE_UNAUTHORIZED" | "AC_DB_TRIGGERED" | "PIR_OCCUPIED" | "PIR_MOVEMENT" | "PIR_VACANT" | "MASK_MISSING" | "HELMET_MISSING" | "GLOVES_MISSING" | "VISITOR_ARRIVED" | "VISITOR_DEPARTED" | "CUSTOM";
                            id?: number;
                            al?: boolean;
                            lp?: string;
                            vn?: string;
                            fn?: string;
                            loudness?: number;
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getPolicyAlerts: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Alerts of this moment count. 0 is none. */
                    afterTimestampMs?: number;
                    /** @description Alerts of this moment do not. 0 is none. */
                    beforeTimestampMs?: number;
                    /** @description The `timestampMs` of the last alert of the page before. 0 is none. */
                    lastTimestampMs?: number;
                    /**
                     * Format: RUUID
                     * @description The `uuid` of the last alert of the page before.
                     */
                    lastUuid?: string;
                    /** @description Alerts of these devices alone. */
                    deviceFilter?: string[];
                    /** @description Alerts at these locations alone. */
                    locationFilter?: string[];
                    /**
                     * Format: RUUID
                     * @description This alert alone.
                     */
                    alertUuid?: string;
                    /** @description 100 without it, or with 0. */
                    maxResults?: number;
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
                        policyAlerts?: {
                            /** Format: RUUID */
                            uuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            /** Format: RUUID */
                            deviceUuid: string;
                            deviceType: string;
                            /** Format: RUUID */
                            locationUuid?: string;
                            /** Format: RUUID */
                            policyUuid?: string;
                            /** @enum {unknown} */
                            type: "POLICY_ALERT_V2";
                            timestampMs: number;
                            durationSec?: number;
                            policyAlertTriggers: ("MOTION" | "MOTION_HUMAN" | "MOTION_CAR" | "MOTION_ANIMAL" | "FACE" | "FACE_IDENTIFIED" | "FACE_UNIDENTIFIED" | "LICENSEPLATE" | "POSE_ANOMALOUS" | "POSE_FALL" | "PEOPLECOUNT_HIGH" | "PEOPLECOUNT_HIGH_RESET" | "PEOPLECOUNT_LOW" | "PEOPLECOUNT_LOW_RESET" | "HUMAN_ENTER" | "HUMAN_EXIT" | "CAR_ENTER" | "CAR_EXIT" | "AUDIO_SOUND_SIGNIFICANT" | "SOUND_LOUD" | "AUDIO_SOUND_ABUSIVE" | "AUDIO_SOUND_HELP" | "SOUND_GUN_SHOT" | "AUDIO_SOUND_GLASS_BREAK" | "AUDIO_SOUND_SIREN" | "AUDIO_SOUND_ALARM_SMOKE_FIRE" | "AUDIO_SOUND_ALARM_CARBON_MONOXIDE" | "TAMPER" | "VISUAL_TAMPER" | "MOTION_TAMPER" | "TEMPERATURE_EXCEEDED_HIGH" | "TEMPERATURE_EXCEEDED_LOW" | "HUMIDITY_EXCEEDED_HIGH" | "HUMIDITY_EXCEEDED_LOW" | "PROBE_TEMPERATURE_EXCEEDED_HIGH" | "PROBE_TEMPERATURE_EXCEEDED_LOW" | "PROBE_CONNECTED" | "PROBE_DISCONNECTED" | "CO2_EXCEEDED_HIGH" | "CO2_EXCEEDED_LOW" | "PM25_EXCEEDED_HIGH" | "TVOC_EXCEEDED_HIGH" | "ETOH_EXCEEDED_HIGH" | "IAQ_EXCEEDED_HIGH" | "HEAT_INDEX_EXCEEDED_HIGH" | "CARBON_MONOXIDE_EXCEEDED_HIGH" | "CLIMATE_VAPE" | "CLIMATE_SMOKE" | "CLIMATE_THC" | "CLIMATE_LEAK" | "DOOR_OPENED" | "DOOR_CLOSED" | "DOOR_AJAR" | "BADGE_FORCED_OPEN" | "BUTTON_SINGLE_PRESSED" | "BUTTON_DOUBLE_PRESSED" | "BUTTON_LONG_PRESSED" | "AC_PANIC_BUTTON_TRIGGERED" | "TAG_ARRIVED" | "TAG_DEPARTED" | "TAG_MOVED" | "TAG_PANIC" | "BADGE_AUTHORIZED" | "BADGE_UNAUTHORIZED" | "AC_DB_TRIGGERED" | "PIR_OCCUPIED" | "PIR_MOVEMENT" | "PIR_VACANT" | "MASK_MISSING" | "HELMET_MISSING" | "GLOVES_MISSING" | "VISITOR_ARRIVED" | "VISITOR_DEPARTED" | "CUSTOM")[];
                            textDescription?: string;
                            /** @description Whether it is over. */
                            finalized: boolean;
                            /** @description Whether somebody has dismissed it. */
                            deleted: boolean;
                            thumbnailLocation?: {
                                region: string;
                            };
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getPolicyAlertsV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Alerts of this moment count. 0 is none. */
                    afterTimestampMs?: number;
                    /** @description Alerts of this moment do not. 0 is none. */
                    beforeTimestampMs?: number;
                    /** @description The `timestampMs` of the last alert of the page before. 0 is none. */
                    lastTimestampMs?: number;
                    /**
                     * Format: RUUID
                     * @description The `uuid` of the last alert of the page before.
                     */
                    lastUuid?: string;
                    /** @description Alerts of these devices alone. */
                    deviceFilter?: string[];
                    /** @description Alerts at these locations alone. */
                    locationFilter?: string[];
                    /**
                     * Format: RUUID
                     * @description This alert alone.
                     */
                    alertUuid?: string;
                    /** @description 100 without it, or with 0. */
                    maxResults?: number;
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
                        policyAlerts?: {
                            /** Format: RUUID */
                            uuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            /** Format: RUUID */
                            deviceUuid: string;
                            deviceType: string;
                            /** Format: RUUID */
                            locationUuid?: string;
                            /** Format: RUUID */
                            policyUuid?: string;
                            /** @enum {unknown} */
                            type: "POLICY_ALERT_V2";
                            timestampMs: number;
                            durationSec?: number;
                            policyAlertTriggers: ("MOTION" | "MOTION_HUMAN" | "MOTION_CAR" | "MOTION_ANIMAL" | "FACE" | "FACE_IDENTIFIED" | "FACE_UNIDENTIFIED" | "LICENSEPLATE" | "POSE_ANOMALOUS" | "POSE_FALL" | "PEOPLECOUNT_HIGH" | "PEOPLECOUNT_HIGH_RESET" | "PEOPLECOUNT_LOW" | "PEOPLECOUNT_LOW_RESET" | "HUMAN_ENTER" | "HUMAN_EXIT" | "CAR_ENTER" | "CAR_EXIT" | "AUDIO_SOUND_SIGNIFICANT" | "SOUND_LOUD" | "AUDIO_SOUND_ABUSIVE" | "AUDIO_SOUND_HELP" | "SOUND_GUN_SHOT" | "AUDIO_SOUND_GLASS_BREAK" | "AUDIO_SOUND_SIREN" | "AUDIO_SOUND_ALARM_SMOKE_FIRE" | "AUDIO_SOUND_ALARM_CARBON_MONOXIDE" | "TAMPER" | "VISUAL_TAMPER" | "MOTION_TAMPER" | "TEMPERATURE_EXCEEDED_HIGH" | "TEMPERATURE_EXCEEDED_LOW" | "HUMIDITY_EXCEEDED_HIGH" | "HUMIDITY_EXCEEDED_LOW" | "PROBE_TEMPERATURE_EXCEEDED_HIGH" | "PROBE_TEMPERATURE_EXCEEDED_LOW" | "PROBE_CONNECTED" | "PROBE_DISCONNECTED" | "CO2_EXCEEDED_HIGH" | "CO2_EXCEEDED_LOW" | "PM25_EXCEEDED_HIGH" | "TVOC_EXCEEDED_HIGH" | "ETOH_EXCEEDED_HIGH" | "IAQ_EXCEEDED_HIGH" | "HEAT_INDEX_EXCEEDED_HIGH" | "CARBON_MONOXIDE_EXCEEDED_HIGH" | "CLIMATE_VAPE" | "CLIMATE_SMOKE" | "CLIMATE_THC" | "CLIMATE_LEAK" | "DOOR_OPENED" | "DOOR_CLOSED" | "DOOR_AJAR" | "BADGE_FORCED_OPEN" | "BUTTON_SINGLE_PRESSED" | "BUTTON_DOUBLE_PRESSED" | "BUTTON_LONG_PRESSED" | "AC_PANIC_BUTTON_TRIGGERED" | "TAG_ARRIVED" | "TAG_DEPARTED" | "TAG_MOVED" | "TAG_PANIC" | "BADGE_AUTHORIZED" | "BADGE_UNAUTHORIZED" | "AC_DB_TRIGGERED" | "PIR_OCCUPIED" | "PIR_MOVEMENT" | "PIR_VACANT" | "MASK_MISSING" | "HELMET_MISSING" | "GLOVES_MISSING" | "VISITOR_ARRIVED" | "VISITOR_DEPARTED" | "CUSTOM")[];
                            textDescription?: string;
                            /** @description Whether it is over. */
                            finalized: boolean;
                            /** @description Whether somebody has dismissed it. */
                            deleted: boolean;
                            thumbnailLocation?: {
                                region: string;
                            };
                        }[];
                        oldestPolicyAlert?: {
                            /** Format: RUUID */
                            uuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            /** Format: RUUID */
                            deviceUuid: string;
                            deviceType: string;
                            /** Format: RUUID */
                            locationUuid?: string;
                            /** Format: RUUID */
                            policyUuid?: string;
                            /** @enum {unknown} */
                            type: "POLICY_ALERT_V2";
                            timestampMs: number;
                            durationSec?: number;
                            policyAlertTriggers: ("MOTION" | "MOTION_HUMAN" | "MOTION_CAR" | "MOTION_ANIMAL" | "FACE" | "FACE_IDENTIFIED" | "FACE_UNIDENTIFIED" | "LICENSEPLATE" | "POSE_ANOMALOUS" | "POSE_FALL" | "PEOPLECOUNT_HIGH" | "PEOPLECOUNT_HIGH_RESET" | "PEOPLECOUNT_LOW" | "PEOPLECOUNT_LOW_RESET" | "HUMAN_ENTER" | "HUMAN_EXIT" | "CAR_ENTER" | "CAR_EXIT" | "AUDIO_SOUND_SIGNIFICANT" | "SOUND_LOUD" | "AUDIO_SOUND_ABUSIVE" | "AUDIO_SOUND_HELP" | "SOUND_GUN_SHOT" | "AUDIO_SOUND_GLASS_BREAK" | "AUDIO_SOUND_SIREN" | "AUDIO_SOUND_ALARM_SMOKE_FIRE" | "AUDIO_SOUND_ALARM_CARBON_MONOXIDE" | "TAMPER" | "VISUAL_TAMPER" | "MOTION_TAMPER" | "TEMPERATURE_EXCEEDED_HIGH" | "TEMPERATURE_EXCEEDED_LOW" | "HUMIDITY_EXCEEDED_HIGH" | "HUMIDITY_EXCEEDED_LOW" | "PROBE_TEMPERATURE_EXCEEDED_HIGH" | "PROBE_TEMPERATURE_EXCEEDED_LOW" | "PROBE_CONNECTED" | "PROBE_DISCONNECTED" | "CO2_EXCEEDED_HIGH" | "CO2_EXCEEDED_LOW" | "PM25_EXCEEDED_HIGH" | "TVOC_EXCEEDED_HIGH" | "ETOH_EXCEEDED_HIGH" | "IAQ_EXCEEDED_HIGH" | "HEAT_INDEX_EXCEEDED_HIGH" | "CARBON_MONOXIDE_EXCEEDED_HIGH" | "CLIMATE_VAPE" | "CLIMATE_SMOKE" | "CLIMATE_THC" | "CLIMATE_LEAK" | "DOOR_OPENED" | "DOOR_CLOSED" | "DOOR_AJAR" | "BADGE_FORCED_OPEN" | "BUTTON_SINGLE_PRESSED" | "BUTTON_DOUBLE_PRESSED" | "BUTTON_LONG_PRESSED" | "AC_PANIC_BUTTON_TRIGGERED" | "TAG_ARRIVED" | "TAG_DEPARTED" | "TAG_MOVED" | "TAG_PANIC" | "BADGE_AUTHORIZED" | "BADGE_UNAUTHORIZED" | "AC_DB_TRIGGERED" | "PIR_OCCUPIED" | "PIR_MOVEMENT" | "PIR_VACANT" | "MASK_MISSING" | "HELMET_MISSING" | "GLOVES_MISSING" | "VISITOR_ARRIVED" | "VISITOR_DEPARTED" | "CUSTOM")[];
                            textDescription?: string;
                            /** @description Whether it is over. */
                            finalized: boolean;
                            /** @description Whether somebody has dismissed it. */
                            deleted: boolean;
                            thumbnailLocation?: {
                                region: string;
                            };
                        };
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getExpiringPolicyAlerts: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Alerts of this moment count. 0 is none. */
                    afterTimestampMs?: number;
                    /** @description Alerts of this moment do not. 0 is none. */
                    beforeTimestampMs?: number;
                    /** @description The `timestampMs` of the last alert of the page before. 0 is none. */
                    lastTimestampMs?: number;
                    /**
                     * Format: RUUID
                     * @description The `uuid` of the last alert of the page before.
                     */
                    lastUuid?: string;
                    /** @description Alerts of these devices alone. */
                    deviceFilter?: string[];
                    /** @description Alerts at these locations alone. */
                    locationFilter?: string[];
                    /**
                     * Format: RUUID
                     * @description This alert alone.
                     */
                    alertUuid?: string;
                    /** @description 100 without it, or with 0. */
                    maxResults?: number;
                    /** @description Alerts that are not kept until then; a day from now without it. 0 is none. */
                    expiresBeforeMs?: number;
                    /** @description 100 without it, or with 0. */
                    maxPageSize?: number;
                    /** @description That of the page before, in place of `lastTimestampMs` and `lastUuid`. */
                    lastEvaluatedKey?: string;
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
                        policyAlerts?: {
                            /** Format: RUUID */
                            uuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            /** Format: RUUID */
                            deviceUuid: string;
                            deviceType: string;
                            /** Format: RUUID */
                            locationUuid?: string;
                            /** Format: RUUID */
                            policyUuid?: string;
                            /** @enum {unknown} */
                            type: "POLICY_ALERT_V2";
                            timestampMs: number;
                            durationSec?: number;
                            policyAlertTriggers: ("MOTION" | "MOTION_HUMAN" | "MOTION_CAR" | "MOTION_ANIMAL" | "FACE" | "FACE_IDENTIFIED" | "FACE_UNIDENTIFIED" | "LICENSEPLATE" | "POSE_ANOMALOUS" | "POSE_FALL" | "PEOPLECOUNT_HIGH" | "PEOPLECOUNT_HIGH_RESET" | "PEOPLECOUNT_LOW" | "PEOPLECOUNT_LOW_RESET" | "HUMAN_ENTER" | "HUMAN_EXIT" | "CAR_ENTER" | "CAR_EXIT" | "AUDIO_SOUND_SIGNIFICANT" | "SOUND_LOUD" | "AUDIO_SOUND_ABUSIVE" | "AUDIO_SOUND_HELP" | "SOUND_GUN_SHOT" | "AUDIO_SOUND_GLASS_BREAK" | "AUDIO_SOUND_SIREN" | "AUDIO_SOUND_ALARM_SMOKE_FIRE" | "AUDIO_SOUND_ALARM_CARBON_MONOXIDE" | "TAMPER" | "VISUAL_TAMPER" | "MOTION_TAMPER" | "TEMPERATURE_EXCEEDED_HIGH" | "TEMPERATURE_EXCEEDED_LOW" | "HUMIDITY_EXCEEDED_HIGH" | "HUMIDITY_EXCEEDED_LOW" | "PROBE_TEMPERATURE_EXCEEDED_HIGH" | "PROBE_TEMPERATURE_EXCEEDED_LOW" | "PROBE_CONNECTED" | "PROBE_DISCONNECTED" | "CO2_EXCEEDED_HIGH" | "CO2_EXCEEDED_LOW" | "PM25_EXCEEDED_HIGH" | "TVOC_EXCEEDED_HIGH" | "ETOH_EXCEEDED_HIGH" | "IAQ_EXCEEDED_HIGH" | "HEAT_INDEX_EXCEEDED_HIGH" | "CARBON_MONOXIDE_EXCEEDED_HIGH" | "CLIMATE_VAPE" | "CLIMATE_SMOKE" | "CLIMATE_THC" | "CLIMATE_LEAK" | "DOOR_OPENED" | "DOOR_CLOSED" | "DOOR_AJAR" | "BADGE_FORCED_OPEN" | "BUTTON_SINGLE_PRESSED" | "BUTTON_DOUBLE_PRESSED" | "BUTTON_LONG_PRESSED" | "AC_PANIC_BUTTON_TRIGGERED" | "TAG_ARRIVED" | "TAG_DEPARTED" | "TAG_MOVED" | "TAG_PANIC" | "BADGE_AUTHORIZED" | "BADGE_UNAUTHORIZED" | "AC_DB_TRIGGERED" | "PIR_OCCUPIED" | "PIR_MOVEMENT" | "PIR_VACANT" | "MASK_MISSING" | "HELMET_MISSING" | "GLOVES_MISSING" | "VISITOR_ARRIVED" | "VISITOR_DEPARTED" | "CUSTOM")[];
                            textDescription?: string;
                            /** @description Whether it is over. */
                            finalized: boolean;
                            /** @description Whether somebody has dismissed it. */
                            deleted: boolean;
                            thumbnailLocation?: {
                                region: string;
                            };
                        }[];
                        lastEvaluatedKey?: string;
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getPolicyAlertGroupsV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Alerts of this moment count. 0 is none. */
                    afterTimestampMs?: number;
                    /** @description Alerts of this moment do not. 0 is none. */
                    beforeTimestampMs?: number;
                    /** @description The `timestampMs` of the last alert of the page before. 0 is none. */
                    lastTimestampMs?: number;
                    /**
                     * Format: RUUID
                     * @description The `uuid` of the last alert of the page before.
                     */
                    lastUuid?: string;
                    /** @description Alerts of these devices alone. */
                    deviceUuids?: string[];
                    /** @description Alerts at these locations alone. */
                    locationUuids?: string[];
                    /** @description 20 without it, or with 0. */
                    maxResults?: number;
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
                        policyAlertGroups?: {
                            /** @description When its earliest alert was raised. */
                            startTime: number;
                            /** @description When its latest alert was raised. */
                            endTime: number;
                            policyAlerts: {
                                /** Format: RUUID */
                                uuid: string;
                                /** Format: RUUID */
                                orgUuid: string;
                                /** Format: RUUID */
                                deviceUuid: string;
                                deviceType: string;
                                /** Format: RUUID */
                                locationUuid?: string;
                                /** Format: RUUID */
                                policyUuid?: string;
                                /** @enum {unknown} */
                                type: "POLICY_ALERT_V2";
                                timestampMs: number;
                                durationSec?: number;
                                policyAlertTriggers: ("MOTION" | "MOTION_HUMAN" | "MOTION_CAR" | "MOTION_ANIMAL" | "FACE" | "FACE_IDENTIFIED" | "FACE_UNIDENTIFIED" | "LICENSEPLATE" | "POSE_ANOMALOUS" | "POSE_FALL" | "PEOPLECOUNT_HIGH" | "PEOPLECOUNT_HIGH_RESET" | "PEOPLECOUNT_LOW" | "PEOPLECOUNT_LOW_RESET" | "HUMAN_ENTER" | "HUMAN_EXIT" | "CAR_ENTER" | "CAR_EXIT" | "AUDIO_SOUND_SIGNIFICANT" | "SOUND_LOUD" | "AUDIO_SOUND_ABUSIVE" | "AUDIO_SOUND_HELP" | "SOUND_GUN_SHOT" | "AUDIO_SOUND_GLASS_BREAK" | "AUDIO_SOUND_SIREN" | "AUDIO_SOUND_ALARM_SMOKE_FIRE" | "AUDIO_SOUND_ALARM_CARBON_MONOXIDE" | "TAMPER" | "VISUAL_TAMPER" | "MOTION_TAMPER" | "TEMPERATURE_EXCEEDED_HIGH" | "TEMPERATURE_EXCEEDED_LOW" | "HUMIDITY_EXCEEDED_HIGH" | "HUMIDITY_EXCEEDED_LOW" | "PROBE_TEMPERATURE_EXCEEDED_HIGH" | "PROBE_TEMPERATURE_EXCEEDED_LOW" | "PROBE_CONNECTED" | "PROBE_DISCONNECTED" | "CO2_EXCEEDED_HIGH" | "CO2_EXCEEDED_LOW" | "PM25_EXCEEDED_HIGH" | "TVOC_EXCEEDED_HIGH" | "ETOH_EXCEEDED_HIGH" | "IAQ_EXCEEDED_HIGH" | "HEAT_INDEX_EXCEEDED_HIGH" | "CARBON_MONOXIDE_EXCEEDED_HIGH" | "CLIMATE_VAPE" | "CLIMATE_SMOKE" | "CLIMATE_THC" | "CLIMATE_LEAK" | "DOOR_OPENED" | "DOOR_CLOSED" | "DOOR_AJAR" | "BADGE_FORCED_OPEN" | "BUTTON_SINGLE_PRESSED" | "BUTTON_DOUBLE_PRESSED" | "BUTTON_LONG_PRESSED" | "AC_PANIC_BUTTON_TRIGGERED" | "TAG_ARRIVED" | "TAG_DEPARTED" | "TAG_MOVED" | "TAG_PANIC" | "BADGE_AUTHORIZED" | "BADGE_UNAUTHORIZED" | "AC_DB_TRIGGERED" | "PIR_OCCUPIED" | "PIR_MOVEMENT" | "PIR_VACANT" | "MASK_MISSING" | "HELMET_MISSING" | "GLOVES_MISSING" | "VISITOR_ARRIVED" | "VISITOR_DEPARTED" | "CUSTOM")[];
                                textDescription?: string;
                                /** @description Whether it is over. */
                                finalized: boolean;
                                /** @description Whether somebody has dismissed it. */
                                deleted: boolean;
                                thumbnailLocation?: {
                                    region: string;
                                };
                            }[];
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getPolicyAlertDetails: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: RUUID */
                    policyAlertUuid?: string;
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
                        policyAlert?: {
                            /** Format: RUUID */
                            uuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            /** Format: RUUID */
                            deviceUuid: string;
                            deviceType: string;
                            /** Format: RUUID */
                            locationUuid?: string;
                            /** Format: RUUID */
                            policyUuid?: string;
                            /** @enum {unknown} */
                            type: "POLICY_ALERT_V2";
                            timestampMs: number;
                            durationSec?: number;
                            policyAlertTriggers: ("MOTION" | "MOTION_HUMAN" | "MOTION_CAR" | "MOTION_ANIMAL" | "FACE" | "FACE_IDENTIFIED" | "FACE_UNIDENTIFIED" | "LICENSEPLATE" | "POSE_ANOMALOUS" | "POSE_FALL" | "PEOPLECOUNT_HIGH" | "PEOPLECOUNT_HIGH_RESET" | "PEOPLECOUNT_LOW" | "PEOPLECOUNT_LOW_RESET" | "HUMAN_ENTER" | "HUMAN_EXIT" | "CAR_ENTER" | "CAR_EXIT" | "AUDIO_SOUND_SIGNIFICANT" | "SOUND_LOUD" | "AUDIO_SOUND_ABUSIVE" | "AUDIO_SOUND_HELP" | "SOUND_GUN_SHOT" | "AUDIO_SOUND_GLASS_BREAK" | "AUDIO_SOUND_SIREN" | "AUDIO_SOUND_ALARM_SMOKE_FIRE" | "AUDIO_SOUND_ALARM_CARBON_MONOXIDE" | "TAMPER" | "VISUAL_TAMPER" | "MOTION_TAMPER" | "TEMPERATURE_EXCEEDED_HIGH" | "TEMPERATURE_EXCEEDED_LOW" | "HUMIDITY_EXCEEDED_HIGH" | "HUMIDITY_EXCEEDED_LOW" | "PROBE_TEMPERATURE_EXCEEDED_HIGH" | "PROBE_TEMPERATURE_EXCEEDED_LOW" | "PROBE_CONNECTED" | "PROBE_DISCONNECTED" | "CO2_EXCEEDED_HIGH" | "CO2_EXCEEDED_LOW" | "PM25_EXCEEDED_HIGH" | "TVOC_EXCEEDED_HIGH" | "ETOH_EXCEEDED_HIGH" | "IAQ_EXCEEDED_HIGH" | "HEAT_INDEX_EXCEEDED_HIGH" | "CARBON_MONOXIDE_EXCEEDED_HIGH" | "CLIMATE_VAPE" | "CLIMATE_SMOKE" | "CLIMATE_THC" | "CLIMATE_LEAK" | "DOOR_OPENED" | "DOOR_CLOSED" | "DOOR_AJAR" | "BADGE_FORCED_OPEN" | "BUTTON_SINGLE_PRESSED" | "BUTTON_DOUBLE_PRESSED" | "BUTTON_LONG_PRESSED" | "AC_PANIC_BUTTON_TRIGGERED" | "TAG_ARRIVED" | "TAG_DEPARTED" | "TAG_MOVED" | "TAG_PANIC" | "BADGE_AUTHORIZED" | "BADGE_UNAUTHORIZED" | "AC_DB_TRIGGERED" | "PIR_OCCUPIED" | "PIR_MOVEMENT" | "PIR_VACANT" | "MASK_MISSING" | "HELMET_MISSING" | "GLOVES_MISSING" | "VISITOR_ARRIVED" | "VISITOR_DEPARTED" | "CUSTOM")[];
                            textDescription?: string;
                            /** @description Whether it is over. */
                            finalized: boolean;
                            /** @description Whether somebody has dismissed it. */
                            deleted: boolean;
                            thumbnailLocation?: {
                                region: string;
                            };
                            /** @description None: devices do not say where. */
                            boundingBoxes: Record<string, never>[];
                            seekPoints: {
                                /** @enum {unknown} */
                                activity: "MOTION" | "MOTION_HUMAN" | "MOTION_CAR" | "MOTION_ANIMAL" | "FACE" | "FACE_IDENTIFIED" | "FACE_UNIDENTIFIED" | "LICENSEPLATE" | "POSE_ANOMALOUS" | "POSE_FALL" | "PEOPLECOUNT_HIGH" | "PEOPLECOUNT_HIGH_RESET" | "PEOPLECOUNT_LOW" | "PEOPLECOUNT_LOW_RESET" | "HUMAN_ENTER" | "HUMAN_EXIT" | "CAR_ENTER" | "CAR_EXIT" | "AUDIO_SOUND_SIGNIFICANT" | "SOUND_LOUD" | "AUDIO_SOUND_ABUSIVE" | "AUDIO_SOUND_HELP" | "SOUND_GUN_SHOT" | "AUDIO_SOUND_GLASS_BREAK" | "AUDIO_SOUND_SIREN" | "AUDIO_SOUND_ALARM_SMOKE_FIRE" | "AUDIO_SOUND_ALARM_CARBON_MONOXIDE" | "TAMPER" | "VISUAL_TAMPER" | "MOTION_TAMPER" | "TEMPERATURE_EXCEEDED_HIGH" | "TEMPERATURE_EXCEEDED_LOW" | "HUMIDITY_EXCEEDED_HIGH" | "HUMIDITY_EXCEEDED_LOW" | "PROBE_TEMPERATURE_EXCEEDED_HIGH" | "PROBE_TEMPERATURE_EXCEEDED_LOW" | "PROBE_CONNECTED" | "PROBE_DISCONNECTED" | "CO2_EXCEEDED_HIGH" | "CO2_EXCEEDED_LOW" | "PM25_EXCEEDED_HIGH" | "TVOC_EXCEEDED_HIGH" | "ETOH_EXCEEDED_HIGH" | "IAQ_EXCEEDED_HIGH" | "HEAT_INDEX_EXCEEDED_HIGH" | "CARBON_MONOXIDE_EXCEEDED_HIGH" | "CLIMATE_VAPE" | "CLIMATE_SMOKE" | "CLIMATE_THC" | "CLIMATE_LEAK" | "DOOR_OPENED" | "DOOR_CLOSED" | "DOOR_AJAR" | "BADGE_FORCED_OPEN" | "BUTTON_SINGLE_PRESSED" | "BUTTON_DOUBLE_PRESSED" | "BUTTON_LONG_PRESSED" | "AC_PANIC_BUTTON_TRIGGERED" | "TAG_ARRIVED" | "TAG_DEPARTED" | "TAG_MOVED" | "TAG_PANIC" | "BADGE_AUTHORIZED" | "BADGE_UNAUTHORIZED" | "AC_DB_TRIGGERED" | "PIR_OCCUPIED" | "PIR_MOVEMENT" | "PIR_VACANT" | "MASK_MISSING" | "HELMET_MISSING" | "GLOVES_MISSING" | "VISITOR_ARRIVED" | "VISITOR_DEPARTED" | "CUSTOM";
                                relativeSecond: number;
                                id?: number;
                                alert?: boolean;
                                loudness?: number;
                                licensePlate?: string;
                                vehicleName?: string;
                                faceName?: string;
                            }[];
                        };
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    dismissPolicyAlertV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: RUUID
                     * @description The tool server’s name for it.
                     */
                    policyAlertUuid?: string;
                    /** Format: RUUID */
                    alertUuid?: string;
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
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getUnhealthyDeviceAlerts: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
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
                        unhealthyDeviceAlerts?: {
                            /**
                             * Format: RUUID
                             * @description That of the device: each has one symptom.
                             */
                            uuid: string;
                            /** Format: RUUID */
                            deviceUuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            /** @enum {unknown} */
                            symptom: "DOWN";
                            /** @description When it was last heard of. */
                            timestamp: number;
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    spliceV3: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 1 to 16 cameras. */
                    deviceUuids?: string[];
                    /** @description Milliseconds since 1970. */
                    startTimeMillis?: number;
                    /** @description 1 to 86,400; the time has to be over. */
                    durationSec?: number;
                    title?: string;
                    description?: string;
                    /** @enum {unknown} */
                    clipVisibility?: "ORG_WIDE" | "ROLE_RESTRICTED" | "PRIVATE";
                    accessSettings?: {
                        /** @enum {unknown} */
                        visibility?: "ORG_WIDE" | "ROLE_RESTRICTED" | "PRIVATE";
                        /** @description Permission groups that see a `ROLE_RESTRICTED` clip. */
                        allowedRoles?: string[];
                        /** @description Users that see a clip that is not `ORG_WIDE`; at most 500. */
                        allowedUsers?: string[];
                    };
                    /** @description Clips are kept here and nowhere else: `false` is refused. */
                    saveToConsole?: boolean;
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
                        /** Format: RUUID */
                        clipUuid?: string;
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getClipsWithProgress: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Clips of these cameras alone. */
                    deviceUuidFilters?: string[];
                    /** @description Clips of cameras at these locations alone. */
                    locationUuidFilters?: string[];
                    /** @description What title or description contain; capitals do not matter. */
                    searchFilter?: string;
                    filterByPrivate?: boolean;
                    excludeAlertMonitoringClips?: boolean;
                    /** @description Which moment counts, createdAtMs or timestampMs; timestampMs without it. */
                    timestampFilterField?: string;
                    /** @description Clips of this moment count. 0 is none. */
                    timestampMsAfter?: number;
                    /** @description Clips of this moment do not. 0 is none. */
                    timestampMsBefore?: number;
                    /** @description By createdAtMs or timestampMs; createdAtMs without it. */
                    sortField?: string;
                    /** @description `asc` or `desc`; `desc` without it. */
                    sortOrder?: string;
                    /** @description 100 without it. */
                    pageSize?: number;
                    /** @description That of the page before. */
                    pageToken?: string;
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
                        savedClips?: {
                            /** Format: RUUID */
                            uuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            /**
                             * Format: RUUID
                             * @description The first of them.
                             */
                            deviceUuid: string;
                            /** @description The cameras whose frames it has. */
                            deviceUuids: string[];
                            title?: string;
                            description?: string;
                            /** @description When the time begins of which it has the frames. */
                            timestampMs: number;
                            durationSec: number;
                            createdAtMs: number;
                            lastUpdatedSec: number;
                            /** @description Of its frames together. */
                            byteCount: number;
                            percentComplete: number;
                            /** @enum {unknown} */
                            status: "COMPLETE";
                            accessSettings: {
                                /** @enum {unknown} */
                                visibility: "ORG_WIDE" | "ROLE_RESTRICTED" | "PRIVATE";
                                allowedRoles: string[];
                                allowedUsers: string[];
                            };
                            /**
                             * Format: RUUID
                             * @description Of the person who made it, where one did who is still there.
                             */
                            userUuid?: string;
                        }[];
                        pageToken?: string;
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getSavedClipDetails: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: RUUID */
                    clipUuid?: string;
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
                        savedClip?: {
                            /** Format: RUUID */
                            uuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            /**
                             * Format: RUUID
                             * @description The first of them.
                             */
                            deviceUuid: string;
                            /** @description The cameras whose frames it has. */
                            deviceUuids: string[];
                            title?: string;
                            description?: string;
                            /** @description When the time begins of which it has the frames. */
                            timestampMs: number;
                            durationSec: number;
                            createdAtMs: number;
                            lastUpdatedSec: number;
                            /** @description Of its frames together. */
                            byteCount: number;
                            percentComplete: number;
                            /** @enum {unknown} */
                            status: "COMPLETE";
                            accessSettings: {
                                /** @enum {unknown} */
                                visibility: "ORG_WIDE" | "ROLE_RESTRICTED" | "PRIVATE";
                                allowedRoles: string[];
                                allowedUsers: string[];
                            };
                            /**
                             * Format: RUUID
                             * @description Of the person who made it, where one did who is still there.
                             */
                            userUuid?: string;
                            /** @description In the order in which they were taken. */
                            frames: {
                                frameUri: string;
                                /** Format: RUUID */
                                deviceUuid: string;
                                timestampMs: number;
                                mimeType: string;
                                width?: number;
                                height?: number;
                            }[];
                            /** @description Its frames as a movie, for each camera whose frames are JPEG images of one size. */
                            movieUris: {
                                [key: string]: string;
                            };
                        };
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    updateSavedClip: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: RUUID */
                    savedClipUuid?: string;
                    title?: string;
                    description?: string;
                    accessSettings?: {
                        /** @enum {unknown} */
                        visibility?: "ORG_WIDE" | "ROLE_RESTRICTED" | "PRIVATE";
                        /** @description Permission groups that see a `ROLE_RESTRICTED` clip. */
                        allowedRoles?: string[];
                        /** @description Users that see a clip that is not `ORG_WIDE`; at most 500. */
                        allowedUsers?: string[];
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
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    deleteSavedClip: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: RUUID */
                    savedClipUuid?: string;
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
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getLocations: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    subLocationsIncluded?: boolean;
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
                        locations?: {
                            name?: string;
                            address1?: string;
                            address2?: string;
                            postalCode?: string;
                            countryCode?: string;
                            latitude?: number;
                            longitude?: number;
                            /** Format: RUUID */
                            policyUuid?: string;
                            labels?: string[];
                            floorPlans?: {
                                eastEdge?: number;
                                floorLabel?: string;
                                floorNumber?: number;
                                imageUrl?: string;
                                mediaUuid?: string;
                                northEdge?: number;
                                rotation?: number;
                                southEdge?: number;
                                westEdge?: number;
                            }[];
                            /** Format: RUUID */
                            uuid: string;
                            tz?: string;
                            subLocations?: ({
                                name?: string;
                                address1?: string;
                                address2?: string;
                                postalCode?: string;
                                countryCode?: string;
                                latitude?: number;
                                longitude?: number;
                                /** Format: RUUID */
                                policyUuid?: string;
                                labels?: string[];
                                floorPlans?: {
                                    eastEdge?: number;
                                    floorLabel?: string;
                                    floorNumber?: number;
                                    imageUrl?: string;
                                    mediaUuid?: string;
                                    northEdge?: number;
                                    rotation?: number;
                                    southEdge?: number;
                                    westEdge?: number;
                                }[];
                                /** Format: RUUID */
                                uuid: string;
                                tz?: string;
                            } & {
                                [key: string]: unknown;
                            })[];
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getLocationsV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    maxPageSize?: number;
                    /** @description What the page before answered. */
                    lastEvaluatedKey?: string;
                    nameBeginsWithFilter?: string;
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
                        locations?: {
                            name?: string;
                            address1?: string;
                            address2?: string;
                            postalCode?: string;
                            countryCode?: string;
                            latitude?: number;
                            longitude?: number;
                            /** Format: RUUID */
                            policyUuid?: string;
                            labels?: string[];
                            floorPlans?: {
                                eastEdge?: number;
                                floorLabel?: string;
                                floorNumber?: number;
                                imageUrl?: string;
                                mediaUuid?: string;
                                northEdge?: number;
                                rotation?: number;
                                southEdge?: number;
                                westEdge?: number;
                            }[];
                            /** Format: RUUID */
                            uuid: string;
                            tz?: string;
                        }[];
                        /** @description While there are more. */
                        lastEvaluatedKey?: string;
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    createLocation: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    location?: {
                        name?: string;
                        address1?: string;
                        address2?: string;
                        postalCode?: string;
                        countryCode?: string;
                        latitude?: number;
                        longitude?: number;
                        /** Format: RUUID */
                        policyUuid?: string;
                        labels?: string[];
                        floorPlans?: {
                            eastEdge?: number;
                            floorLabel?: string;
                            floorNumber?: number;
                            imageUrl?: string;
                            mediaUuid?: string;
                            northEdge?: number;
                            rotation?: number;
                            southEdge?: number;
                            westEdge?: number;
                        }[];
                        tz?: string;
                    };
                    /** Format: RUUID */
                    parentLocationUuid?: string;
                    name?: string;
                    address?: string;
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
                        /** Format: RUUID */
                        uuid?: string;
                        /** Format: RUUID */
                        locationUuid?: string;
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    selectiveUpdateLocation: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
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
                    address1?: string;
                    address2?: string;
                    postalCode?: string;
                    countryCode?: string;
                    latitude?: number;
                    longitude?: number;
                    /** Format: RUUID */
                    policyUuid?: string;
                    labels?: string[];
                    floorPlans?: {
                        eastEdge?: number;
                        floorLabel?: string;
                        floorNumber?: number;
                        imageUrl?: string;
                        mediaUuid?: string;
                        northEdge?: number;
                        rotation?: number;
                        southEdge?: number;
                        westEdge?: number;
                    }[];
                    /** Format: RUUID */
                    locationUuid?: string;
                    timezoneId?: string;
                    tz?: {
                        id?: string;
                        displayName?: string;
                        rawOffset?: number;
                        dstsavings?: number;
                    } | string;
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
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    deleteLocation: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: RUUID */
                    uuid?: string;
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
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getMinimalCameraStateList: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    includeMummified?: boolean;
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
                        cameraStates?: {
                            /** Format: RUUID */
                            uuid: string;
                            name: string;
                            serialNumber: string;
                            hwVariation: string;
                            firmwareVersion?: string;
                            firmwareUpdateInProgress?: boolean;
                            /** @enum {unknown} */
                            connectionStatus: "GREEN" | "RED";
                            /** @enum {unknown} */
                            healthStatus: "GREEN" | "RED";
                            /** @enum {unknown} */
                            healthStatusDetails: "NONE" | "DISCONNECTED" | "MALFUNCTIONING_MODULES";
                            createdAtMillis: number;
                            /** Format: RUUID */
                            locationUuid?: string;
                            /** Format: RUUID */
                            policyUuid?: string;
                            floorNumber?: number;
                            latitude?: number;
                            longitude?: number;
                            directionRadians?: number;
                            lanAddresses?: string[];
                            secondaryLanAddresses?: string[];
                            defaultInterface?: string;
                            defaultInterfaceMac?: string;
                            ssid?: string;
                            wifiApMac?: string;
                            wifiBars?: number;
                            wifiSignalStrength?: number;
                            mummified?: boolean;
                            facetNameMap?: {
                                [key: string]: string;
                            };
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getFullCameraState: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: DeviceFacetUuid */
                    cameraUuid?: string;
                    force?: boolean;
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
                        fullCameraState?: {
                            /** Format: RUUID */
                            uuid: string;
                            name: string;
                            serialNumber: string;
                            hwVariation: string;
                            firmwareVersion?: string;
                            firmwareUpdateInProgress?: boolean;
                            /** @enum {unknown} */
                            connectionStatus: "GREEN" | "RED";
                            /** @enum {unknown} */
                            healthStatus: "GREEN" | "RED";
                            /** @enum {unknown} */
                            healthStatusDetails: "NONE" | "DISCONNECTED" | "MALFUNCTIONING_MODULES";
                            createdAtMillis: number;
                            /** Format: RUUID */
                            locationUuid?: string;
                            /** Format: RUUID */
                            policyUuid?: string;
                            floorNumber?: number;
                            latitude?: number;
                            longitude?: number;
                            directionRadians?: number;
                            lanAddresses?: string[];
                            secondaryLanAddresses?: string[];
                            defaultInterface?: string;
                            defaultInterfaceMac?: string;
                            ssid?: string;
                            wifiApMac?: string;
                            wifiBars?: number;
                            wifiSignalStrength?: number;
                            mummified?: boolean;
                            facetNameMap?: {
                                [key: string]: string;
                            };
                            audioSupported?: boolean;
                            afSupport?: boolean;
                            maxZoomPercent?: number;
                            connectionTimestampMs?: number;
                            stateUpdatedTimestampMs?: number;
                        };
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getCameraDetails: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    cameraUuids?: string[];
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
                        cameras?: {
                            /** Format: RUUID */
                            uuid: string;
                            name: string;
                            serialNumber: string;
                            hwVariation: string;
                            type: string;
                            createdAtMillis: number;
                            pending: boolean;
                            deleted: boolean;
                            mummified: boolean;
                            description?: string;
                            customData?: string;
                            /** Format: RUUID */
                            locationUuid?: string;
                            /** Format: RUUID */
                            policyUuid?: string;
                            floorNumber?: number;
                            latitude?: number;
                            longitude?: number;
                            directionRadians?: number;
                            cameraFramerate?: number;
                            facetNameMap?: {
                                [key: string]: string;
                            };
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    updateCameraDetailsBulkV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    cameraBulkDetails?: {
                        /** Format: RUUID */
                        uuid?: string;
                        name?: string;
                        description?: string;
                        customData?: string;
                        /** Format: RUUID */
                        locationUuid?: string;
                        /** Format: RUUID */
                        policyUuid?: string;
                        floorNumber?: number;
                        latitude?: number;
                        longitude?: number;
                        directionRadians?: number;
                        facetNameMap?: {
                            [key: string]: string;
                        };
                        mummified?: boolean;
                        deleted?: boolean;
                        nameUpdated?: boolean;
                        descriptionUpdated?: boolean;
                        customDataUpdated?: boolean;
                        locationUuidUpdated?: boolean;
                        policyUuidUpdated?: boolean;
                        floorNumberUpdated?: boolean;
                        latitudeUpdated?: boolean;
                        longitudeUpdated?: boolean;
                        directionRadiansUpdated?: boolean;
                        facetNameMapUpdated?: boolean;
                        mummifiedUpdated?: boolean;
                        deletedUpdated?: boolean;
                    }[];
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
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    rebootCamera: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: DeviceFacetUuid */
                    cameraUuid?: string;
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
                        /** @enum {unknown} */
                        status?: "SUCCESS_REBOOT_SENT" | "FAILED_CAMERA_OFFLINE";
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getUptimeWindows: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: DeviceFacetUuid */
                    cameraUuid?: string;
                    /** @description Milliseconds since 1970. */
                    startTime?: number;
                    /** @description Milliseconds since 1970. */
                    endTime?: number;
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
                        uptimeWindows?: {
                            startSeconds: number;
                            durationSeconds: number;
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getUptimeWindowsForOrg: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Milliseconds since 1970. */
                    startTimeMs?: number;
                    /** @description Milliseconds since 1970. */
                    endTimeMs?: number;
                    deviceUuids?: string[];
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
                        uptimeByDevice?: {
                            /** Format: RUUID */
                            deviceUuid: string;
                            uptimeWindows: {
                                startSeconds: number;
                                durationSeconds: number;
                            }[];
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getPresenceWindows: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: DeviceFacetUuid */
                    cameraUuid?: string;
                    /** @description Seconds since 1970. */
                    startTimeSec?: number;
                    durationSec?: number;
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
                        presenceWindows?: {
                            VideoLocal: {
                                startSeconds: number;
                                durationSeconds: number;
                            }[];
                            VideoCloud: {
                                startSeconds: number;
                                durationSeconds: number;
                            }[];
                        };
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getFacetedConfig: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: RUUID */
                    deviceUuid?: string;
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
                        /** @description Settings in the device’s own words. */
                        config?: {
                            [key: string]: unknown;
                        };
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    updateFacetedConfig: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Goes with `deviceUuid`. */
                    configUpdate?: {
                        /** Format: RUUID */
                        deviceUuid?: string;
                    } & {
                        [key: string]: unknown;
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
                        /** @description Settings in the device’s own words. */
                        config?: {
                            [key: string]: unknown;
                        };
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getFacetedConfigOfCamera: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: RUUID */
                    deviceUuid?: string;
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
                        /** @description Settings in the device’s own words. */
                        config?: {
                            [key: string]: unknown;
                        };
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    updateFacetedConfigOfCamera: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Goes with `deviceUuid`. */
                    configUpdate?: {
                        /** Format: RUUID */
                        deviceUuid?: string;
                    } & {
                        [key: string]: unknown;
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
                        /** @description Settings in the device’s own words. */
                        config?: {
                            [key: string]: unknown;
                        };
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getCameraAIThresholds: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: DeviceFacetUuid */
                    cameraUuid?: string;
                    /** Format: DeviceFacetUuid */
                    deviceUuid?: string;
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
                        humanConfidenceThreshold?: number;
                        vehicleConfidenceThreshold?: number;
                        faceConfidenceThreshold?: number;
                        faceMatchConfidenceThreshold?: number;
                        lprConfidenceThreshold?: number;
                        maxEventDurationMs?: number;
                        consecutiveHumanFilter?: number;
                        consecutiveVehicleFilter?: number;
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getDeviceFeatures: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: DeviceFacetUuid */
                    deviceUuid?: string;
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
                        features?: {
                            /** Format: RUUID */
                            deviceUuid: string;
                            assignedLicense?: string;
                            featureMap: {
                                [key: string]: boolean;
                            };
                        };
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getMinimalDoorStateList: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
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
                        doorStates?: {
                            /** Format: RUUID */
                            uuid: string;
                            /** Format: RUUID */
                            sensorUuid: string;
                            name: string;
                            serialNumber: string;
                            hwVariation: string;
                            firmwareVersion?: string;
                            /** Format: RUUID */
                            locationUuid?: string;
                            floorNumber?: number;
                            latitude?: number;
                            longitude?: number;
                            /** @enum {unknown} */
                            health: "GREEN" | "RED";
                            /** @enum {unknown} */
                            healthDetails: "NONE" | "NO_HEARTBEAT";
                            lastSeenSec?: number;
                            batteryPercent?: number;
                            signalStrength?: number;
                            createdAtMillis: number;
                            /** Format: RUUID */
                            policyUuid?: string;
                            /** @enum {unknown} */
                            status?: "OPEN" | "CLOSED" | "AJAR";
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getMinimalClimateStateList: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
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
                        climateStates?: {
                            /** Format: RUUID */
                            uuid: string;
                            /** Format: RUUID */
                            sensorUuid: string;
                            name: string;
                            serialNumber: string;
                            hwVariation: string;
                            firmwareVersion?: string;
                            /** Format: RUUID */
                            locationUuid?: string;
                            floorNumber?: number;
                            latitude?: number;
                            longitude?: number;
                            /** @enum {unknown} */
                            health: "GREEN" | "RED";
                            /** @enum {unknown} */
                            healthDetails: "NONE" | "NO_HEARTBEAT";
                            lastSeenSec?: number;
                            batteryPercent?: number;
                            signalStrength?: number;
                            createdAtMillis: number;
                            /** Format: RUUID */
                            policyUuid?: string;
                            heatIndexDegF?: number;
                            /** @enum {unknown} */
                            heatIndexRangeWarning?: "HEAT_INDEX_OK" | "HEAT_INDEX_WARNING" | "HEAT_INDEX_UNSUPPORTED";
                            humidity?: number;
                            co2?: number;
                            tvoc?: number;
                            ethanol?: number;
                            iaq?: number;
                            pm25?: number;
                            probeTempC?: number;
                            thcPercent?: number;
                            temperatureCelcius?: number;
                            probeConnected?: boolean;
                            vapePercent?: number;
                            calibrating?: boolean;
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getMinimalEnvironmentalGatewayStates: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
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
                        minimalEnvironmentalGatewayStates?: {
                            /** Format: RUUID */
                            uuid: string;
                            /** Format: RUUID */
                            deviceUuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            name: string;
                            serialNumber: string;
                            hwVariation: string;
                            firmwareVersion?: string;
                            createdAtMillis: number;
                            timestampMs?: number;
                            connected: boolean;
                            /** @enum {unknown} */
                            healthStatus: "GREEN" | "RED";
                            /** @enum {unknown} */
                            healthDetails: "NONE" | "DISCONNECTED" | "MALFUNCTIONING_MODULES";
                            /** Format: RUUID */
                            locationUuid?: string;
                            /** Format: RUUID */
                            policyUuid?: string;
                            floorNumber?: number;
                            latitude?: number;
                            longitude?: number;
                            heatIndexDegF?: number;
                            /** @enum {unknown} */
                            heatIndexRangeWarning?: "HEAT_INDEX_OK" | "HEAT_INDEX_WARNING" | "HEAT_INDEX_UNSUPPORTED";
                            tempC?: number;
                            relHumid?: number;
                            probeTempC?: number;
                            co2Ppm?: number;
                            iaq?: number;
                            vocIdx?: number;
                            noxIdx?: number;
                            pm1p0?: number;
                            pm2p5?: number;
                            pm4p0?: number;
                            pm10p0?: number;
                            airQualityIndex?: number;
                            ch2oPpb?: number;
                            coConcentration?: number;
                            pressure?: number;
                            smokeConfidencePercent?: number;
                            vapeConfidencePercent?: number;
                            leakDetected?: boolean;
                            leakProbePresent?: boolean;
                            tempProbePresent?: boolean;
                            vapeDetected?: boolean;
                            calibrating?: boolean;
                            defaultInterfaceMac?: string;
                            lanAddresses?: string[];
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getMinimalOccupancySensorStateList: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
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
                        occupancySensorStates?: {
                            /** Format: RUUID */
                            uuid: string;
                            /** Format: RUUID */
                            sensorUuid: string;
                            name: string;
                            serialNumber: string;
                            hwVariation: string;
                            firmwareVersion?: string;
                            /** Format: RUUID */
                            locationUuid?: string;
                            floorNumber?: number;
                            latitude?: number;
                            longitude?: number;
                            /** @enum {unknown} */
                            health: "GREEN" | "RED";
                            /** @enum {unknown} */
                            healthDetails: "NONE" | "NO_HEARTBEAT";
                            lastSeenSec?: number;
                            batteryPercent?: number;
                            signalStrength?: number;
                            /** Format: RUUID */
                            policyUuid?: string;
                            /** @enum {unknown} */
                            status?: "VACANT" | "MOVEMENT" | "OCCUPIED";
                            rawLux?: number;
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getMinimalButtonStateList: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
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
                        states?: {
                            /** Format: RUUID */
                            uuid: string;
                            /** Format: RUUID */
                            sensorUuid: string;
                            name: string;
                            serialNumber: string;
                            hwVariation: string;
                            firmwareVersion?: string;
                            /** Format: RUUID */
                            locationUuid?: string;
                            floorNumber?: number;
                            latitude?: number;
                            longitude?: number;
                            /** @enum {unknown} */
                            health: "GREEN" | "RED";
                            /** @enum {unknown} */
                            healthDetails: "NONE" | "NO_HEARTBEAT";
                            lastSeenSec?: number;
                            batteryPercent?: number;
                            signalStrength?: number;
                            createdAtMillis: number;
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getMinimalProximityStateList: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
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
                        proximityStates?: {
                            /** Format: RUUID */
                            uuid: string;
                            /** Format: RUUID */
                            tagUuid: string;
                            name: string;
                            serialNumber: string;
                            hwVariation: string;
                            firmwareVersion?: string;
                            createdAtMillis: number;
                            /** Format: RUUID */
                            locationUuid?: string;
                            /** Format: RUUID */
                            policyUuid?: string;
                            lastSeenSec?: number;
                            batteryPercent?: number;
                            signalStrength?: number;
                            /** @enum {unknown} */
                            health: "GREEN";
                            /** @enum {unknown} */
                            healthDetails: "NONE";
                            /** @enum {unknown} */
                            status: "ACTIVE" | "STATIONARY" | "OFFLINE";
                            gpsLocation?: {
                                lat: number;
                                lon: number;
                            };
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getKeypadsForOrg: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
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
                        keypads?: {
                            /** Format: RUUID */
                            uuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            name: string;
                            /** Format: RUUID */
                            locationUuid?: string;
                            floorNumber?: number;
                            latitude?: number;
                            longitude?: number;
                            ipAddress?: string;
                            signalStrength?: number;
                            /** @enum {unknown} */
                            connectionState: "ONLINE" | "OFFLINE";
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getMinimalAudioGatewayStateList: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
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
                        audioGatewayStates?: {
                            /** Format: RUUID */
                            uuid: string;
                            name: string;
                            serialNumber: string;
                            hwVariation: string;
                            firmwareVersion?: string;
                            firmwareUpdateInProgress?: boolean;
                            /** @enum {unknown} */
                            connectionStatus: "GREEN" | "RED";
                            /** @enum {unknown} */
                            healthStatus: "GREEN" | "RED";
                            /** @enum {unknown} */
                            healthStatusDetails: "NONE" | "DISCONNECTED" | "MALFUNCTIONING_MODULES";
                            createdAtMillis: number;
                            /** Format: RUUID */
                            locationUuid?: string;
                            /** Format: RUUID */
                            policyUuid?: string;
                            floorNumber?: number;
                            latitude?: number;
                            longitude?: number;
                            directionRadians?: number;
                            lanAddresses?: string[];
                            secondaryLanAddresses?: string[];
                            defaultInterface?: string;
                            defaultInterfaceMac?: string;
                            ssid?: string;
                            wifiApMac?: string;
                            wifiBars?: number;
                            wifiSignalStrength?: number;
                            mummified?: boolean;
                            facetNameMap?: {
                                [key: string]: string;
                            };
                            /** Format: RUUID */
                            sensorUuid: string;
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getMinimalBadgeReaderStateList: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
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
                        minimalStates?: {
                            /** Format: RUUID */
                            uuid: string;
                            name: string;
                            serialNumber: string;
                            hwVariation: string;
                            firmwareVersion?: string;
                            firmwareUpdateInProgress?: boolean;
                            /** @enum {unknown} */
                            connectionStatus: "GREEN" | "RED";
                            /** @enum {unknown} */
                            healthStatus: "GREEN" | "RED";
                            /** @enum {unknown} */
                            healthStatusDetails: "NONE" | "DISCONNECTED" | "MALFUNCTIONING_MODULES";
                            createdAtMillis: number;
                            /** Format: RUUID */
                            locationUuid?: string;
                            /** Format: RUUID */
                            policyUuid?: string;
                            floorNumber?: number;
                            latitude?: number;
                            longitude?: number;
                            directionRadians?: number;
                            lanAddresses?: string[];
                            secondaryLanAddresses?: string[];
                            defaultInterface?: string;
                            defaultInterfaceMac?: string;
                            ssid?: string;
                            wifiApMac?: string;
                            wifiBars?: number;
                            wifiSignalStrength?: number;
                            mummified?: boolean;
                            facetNameMap?: {
                                [key: string]: string;
                            };
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getMinimalDoorbellCameraStateList: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
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
                        minimalStates?: {
                            /** Format: RUUID */
                            uuid: string;
                            name: string;
                            serialNumber: string;
                            hwVariation: string;
                            firmwareVersion?: string;
                            firmwareUpdateInProgress?: boolean;
                            /** @enum {unknown} */
                            connectionStatus: "GREEN" | "RED";
                            /** @enum {unknown} */
                            healthStatus: "GREEN" | "RED";
                            /** @enum {unknown} */
                            healthStatusDetails: "NONE" | "DISCONNECTED" | "MALFUNCTIONING_MODULES";
                            createdAtMillis: number;
                            /** Format: RUUID */
                            locationUuid?: string;
                            /** Format: RUUID */
                            policyUuid?: string;
                            floorNumber?: number;
                            latitude?: number;
                            longitude?: number;
                            directionRadians?: number;
                            lanAddresses?: string[];
                            secondaryLanAddresses?: string[];
                            defaultInterface?: string;
                            defaultInterfaceMac?: string;
                            ssid?: string;
                            wifiApMac?: string;
                            wifiBars?: number;
                            wifiSignalStrength?: number;
                            mummified?: boolean;
                            facetNameMap?: {
                                [key: string]: string;
                            };
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getDoorEventsForSensor: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: RUUID */
                    sensorUuid?: string;
                    /** @description Items of this moment count. 0 is none. */
                    createdAfterMs?: number;
                    /** @description Items of this moment do not. 0 is none. */
                    createdBeforeMs?: number;
                    /** @description 1000 without. */
                    limit?: number;
                    /** @enum {unknown} */
                    stateFilter?: "OPEN" | "CLOSED" | "AJAR";
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
                        doorEvents?: {
                            /** Format: RUUID */
                            bleDeviceUuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            /** Format: RUUID */
                            locationUuid?: string;
                            timestampMs: number;
                            /** @enum {unknown} */
                            state: "OPEN" | "CLOSED" | "AJAR";
                            stateChanged: boolean;
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getClimateEventsForSensor: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: RUUID */
                    sensorUuid?: string;
                    /** @description Items of this moment count. 0 is none. */
                    createdAfterMs?: number;
                    /** @description Items of this moment do not. 0 is none. */
                    createdBeforeMs?: number;
                    /** @description 1000 without. */
                    limit?: number;
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
                        climateEvents?: {
                            /** Format: RUUID */
                            bleDeviceUuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            /** Format: RUUID */
                            locationUuid?: string;
                            timestampMs: number;
                            heatIndexDegF?: number;
                            /** @enum {unknown} */
                            heatIndexRangeWarning?: "HEAT_INDEX_OK" | "HEAT_INDEX_WARNING" | "HEAT_INDEX_UNSUPPORTED";
                            humidity?: number;
                            co2?: number;
                            tvoc?: number;
                            ethanol?: number;
                            iaq?: number;
                            pm25?: number;
                            probeTempC?: number;
                            thcPercent?: number;
                            temp?: number;
                            batteryPercentage?: number;
                            bleRssi?: number;
                            tampered?: boolean;
                            thcDetected?: boolean;
                            vapeSmokeDetected?: boolean;
                            vapeSmokePercent?: number;
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getOccupancyEventsForSensor: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: RUUID */
                    sensorUuid?: string;
                    /** @description Items of this moment count. 0 is none. */
                    createdAfterMs?: number;
                    /** @description Items of this moment do not. 0 is none. */
                    createdBeforeMs?: number;
                    /** @description 1000 without. */
                    limit?: number;
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
                        events?: {
                            /** Format: RUUID */
                            bleDeviceUuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            /** Format: RUUID */
                            locationUuid?: string;
                            timestampMs: number;
                            /** @enum {unknown} */
                            state: "VACANT" | "MOVEMENT" | "OCCUPIED";
                            lux?: number;
                        }[];
                        occupancyEvents?: {
                            /** Format: RUUID */
                            bleDeviceUuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            /** Format: RUUID */
                            locationUuid?: string;
                            timestampMs: number;
                            /** @enum {unknown} */
                            state: "VACANT" | "MOVEMENT" | "OCCUPIED";
                            lux?: number;
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getButtonPressEventsForSensor: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: RUUID */
                    sensorUuid?: string;
                    /** @description Items of this moment count. 0 is none. */
                    createdAfterMs?: number;
                    /** @description Items of this moment do not. 0 is none. */
                    createdBeforeMs?: number;
                    /** @description 1000 without. */
                    limit?: number;
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
                        events?: {
                            /** Format: RUUID */
                            uuid: string;
                            /** @enum {unknown} */
                            type: "ButtonEvent";
                            /** Format: RUUID */
                            componentUuid: string;
                            /** Format: RUUID */
                            ownerDeviceUuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            /** Format: RUUID */
                            locationUuid?: string;
                            timestampMs: number;
                            createdAtMs: number;
                            /** @enum {unknown} */
                            buttonPress: "SINGLE" | "DOUBLE" | "LONG" | "INITIAL_PRESS" | "LONG_RELEASE";
                            pressDurationMillis?: number;
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getProximityEventsForTag: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: RUUID */
                    tagUuid?: string;
                    /** @description Items of this moment count. 0 is none. */
                    createdAfterMs?: number;
                    /** @description Items of this moment do not. 0 is none. */
                    createdBeforeMs?: number;
                    /** @description 1000 without. */
                    limit?: number;
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
                        proximityEvents?: {
                            /** Format: RUUID */
                            tagUuid: string;
                            /** Format: RUUID */
                            bleDeviceUuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            /** Format: RUUID */
                            locationUuid?: string;
                            startTimeMs: number;
                            timestampMs: number;
                            bleRssi?: number;
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getLocationLabelsForOrg: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
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
                        locationLabels?: string[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    addLocationLabel: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The location’s id, or its name. */
                    locationIdentifier?: string;
                    label?: string;
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
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    removeLocationLabel: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description The location’s id, or its name. */
                    locationIdentifier?: string;
                    label?: string;
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
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    findSchedules: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
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
                        schedules?: {
                            /** Format: RUUID */
                            uuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            name: string;
                            /** @enum {unknown} */
                            strategy: "WEEKLY_REPEATING_MINUTES";
                            intervalList: {
                                /** @description 0 is Monday 00:00. */
                                minuteOfWeekStart: number;
                                /** @description The first minute that is no longer in it. */
                                minuteOfWeekStop: number;
                            }[];
                            oneTimeUse: boolean;
                            mutable: boolean;
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getSchedules: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
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
                        weeklySchedules?: {
                            /** Format: RUUID */
                            uuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            name: string;
                            /** @enum {unknown} */
                            strategy: "WEEKLY_REPEATING_MINUTES";
                            intervalList: {
                                /** @description 0 is Monday 00:00. */
                                minuteOfWeekStart: number;
                                /** @description The first minute that is no longer in it. */
                                minuteOfWeekStop: number;
                            }[];
                            oneTimeUse: boolean;
                            mutable: boolean;
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    createSchedule: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    schedule?: {
                        name?: string;
                        /** @enum {unknown} */
                        strategy?: "WEEKLY_REPEATING_MINUTES";
                        intervalList?: {
                            /** @description 0 is Monday 00:00. */
                            minuteOfWeekStart: number;
                            /** @description The first minute that is no longer in it. */
                            minuteOfWeekStop: number;
                        }[];
                        oneTimeUse?: boolean;
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
                        /** Format: RUUID */
                        scheduleUuid?: string;
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    updateSchedule: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    schedule?: {
                        name?: string;
                        /** @enum {unknown} */
                        strategy?: "WEEKLY_REPEATING_MINUTES";
                        intervalList?: {
                            /** @description 0 is Monday 00:00. */
                            minuteOfWeekStart: number;
                            /** @description The first minute that is no longer in it. */
                            minuteOfWeekStop: number;
                        }[];
                        oneTimeUse?: boolean;
                        /** Format: RUUID */
                        uuid?: string;
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
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    deleteSchedule: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: RUUID */
                    scheduleUuid?: string;
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
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getCameraPolicies: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
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
                        policies?: {
                            /** Format: RUUID */
                            uuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            name: string;
                            description?: string;
                            defaultTriggers: {
                                /** @enum {unknown} */
                                activity: "SOUND_LOUD" | "SOUND_GUN_SHOT" | "TAMPER" | "VISUAL_TAMPER" | "MOTION_TAMPER" | "MOTION" | "MOTION_HUMAN" | "MOTION_CAR" | "MOTION_ANIMAL" | "FACE" | "FACE_IDENTIFIED" | "FACE_UNIDENTIFIED" | "FACE_BLACKLISTED" | "FACE_ALERT" | "POSE_ANOMALOUS" | "POSE_FALL" | "LICENSEPLATE" | "LICENSEPLATE_IDENTIFIED" | "LICENSEPLATE_UNIDENTIFIED" | "LICENSEPLATE_ALERT" | "LICENSEPLATE_BLACKLISTED" | "LICENSEPLATE_TRUSTED" | "PEOPLECOUNT_HIGH" | "PEOPLECOUNT_HIGH_RESET" | "PEOPLECOUNT_LOW" | "PEOPLECOUNT_LOW_RESET" | "HUMAN_ENTER" | "HUMAN_EXIT" | "CAR_ENTER" | "CAR_EXIT" | "TEMPERATURE_EXCEEDED_HIGH" | "TEMPERATURE_EXCEEDED_LOW" | "HUMIDITY_EXCEEDED_HIGH" | "HUMIDITY_EXCEEDED_LOW" | "PM25_EXCEEDED_HIGH" | "TVOC_EXCEEDED_HIGH" | "ETOH_EXCEEDED_HIGH" | "IAQ_EXCEEDED_HIGH" | "CO2_EXCEEDED_HIGH" | "CO2_EXCEEDED_LOW" | "PROBE_TEMPERATURE_EXCEEDED_HIGH" | "PROBE_TEMPERATURE_EXCEEDED_LOW" | "PROBE_DISCONNECTED" | "PROBE_CONNECTED" | "HEAT_INDEX_EXCEEDED_HIGH" | "PRESSURE_EXCEEDED_HIGH" | "PRESSURE_EXCEEDED_LOW" | "PM10_EXCEEDED_HIGH" | "PM40_EXCEEDED_HIGH" | "PM100_EXCEEDED_HIGH" | "VOC_IDX_EXCEEDED_HIGH" | "NOX_IDX_EXCEEDED_HIGH" | "FORMALDEHYDE_EXCEEDED_HIGH" | "CARBON_MONOXIDE_EXCEEDED_HIGH" | "AQI_EXCEEDED_HIGH" | "DOOR_AJAR" | "DOOR_OPENED" | "DOOR_CLOSED" | "BUTTON_SINGLE_PRESSED" | "BUTTON_DOUBLE_PRESSED" | "BUTTON_LONG_PRESSED" | "TAG_ARRIVED" | "TAG_DEPARTED" | "TAG_MOVED" | "TAG_POSITIONING_CHANGED" | "TAG_BOUNDARY_INGRESS" | "TAG_BOUNDARY_EGRESS" | "TAG_PANIC" | "BADGE_AUTHORIZED" | "BADGE_UNAUTHORIZED" | "BADGE_UNAUTHORIZED_V2" | "BADGE_AJAR" | "BADGE_MANUAL" | "BADGE_FORCED_OPEN" | "BADGE_LOCKDOWN" | "BADGE_REQUEST_TO_EXIT" | "BADGE_DURESS" | "BADGE_SECURITY_BREACH" | "BADGE_TAMPER" | "BADGE_FACE_MISMATCH" | "POS_ORDER" | "GUN_DETECT_EVENT" | "IOT_SOUND_AGGRESSION" | "IOT_SOUND_HELP" | "IOT_AIR_CO" | "IOT_AIR_CO2" | "IOT_AIR_MASKING" | "IOT_AIR_THC" | "IOT_AIR_VAPE" | "IOT_AIR_VOC" | "IOT_AIR_TEMP" | "IOT_TAMPER" | "IOT_GUNSHOT" | "IOT_BUTTON_SINGLE_CLICK" | "IOT_BUTTON_DOUBLE_CLICK" | "IOT_BUTTON_HOLD" | "IOT_PANIC_BUTTON_TRIGGERED" | "AUDIO_SOUND_SIGNIFICANT" | "AUDIO_SOUND_LOUD" | "AUDIO_SOUND_ABUSIVE" | "AUDIO_SOUND_GREETING" | "AUDIO_SOUND_HELP" | "AUDIO_SOUND_GUN" | "AUDIO_SOUND_GLASS_BREAK" | "AUDIO_SOUND_ALARM_SMOKE_FIRE" | "AUDIO_SOUND_ALARM_CARBON_MONOXIDE" | "AUDIO_SOUND_SIREN" | "CLIMATE_VOC" | "CLIMATE_VAPE" | "CLIMATE_SMOKE" | "CLIMATE_THC" | "CLIMATE_CO2" | "CLIMATE_ETOH" | "CLIMATE_PM25" | "CLIMATE_IAQ" | "CLIMATE_LEAK" | "SOUND_AGGRESSION" | "SOUND_HELP" | "AIR_CO" | "AIR_CO2" | "AIR_MASKING" | "AIR_THC" | "AIR_VAPE" | "AIR_VOC" | "MASK_MISSING" | "HELMET_MISSING" | "GLOVES_MISSING" | "PIR_OCCUPIED" | "PIR_MOVEMENT" | "PIR_VACANT" | "CUSTOM" | "VISITOR_ARRIVED" | "VISITOR_DEPARTED" | "AC_DR_CONNECTED" | "AC_DR_DISCONNECTED" | "AC_DPI_DOOR_OPEN" | "AC_DPI_DOOR_CLOSED" | "AC_DPI_DOOR_AJAR" | "AC_DPI_DOOR_FORCED_OPEN" | "AC_DSR_UNLOCKED" | "AC_DSR_LOCKED" | "AC_DB_TRIGGERED" | "AC_PANIC_BUTTON_TRIGGERED" | "AC_REMOTE_UNLOCK" | "AC_BADGE_AUTHORIZED" | "AC_BADGE_UNAUTHORIZED" | "AC_BADGE_FACE_MISMATCH" | "AC_LOCKDOWN_ACTIVATED" | "AC_LOCKDOWN_DEACTIVATED" | "AC_TAMPER_PROX" | "AC_TAMPER_ACCEL" | "AC_TAMPER_SWITCH" | "AC_GR_ACTIVE" | "AC_GR_INACTIVE" | "AC_GI_ACTIVE" | "AC_GI_INACTIVE" | "AC_REX_ACTIVE" | "AC_REX_INACTIVE" | "AC_APERIO_DEVICE_DISCONNECTED" | "AC_APERIO_DEVICE_CONNECTED" | "AC_APERIO_DEVICE_REBOOT" | "AC_APERIO_DEVICE_TAMPER" | "AC_APERIO_LOW_BATTERY" | "AC_APERIO_FLAT_BATTERY" | "AC_APERIO_OK_BATTERY" | "POWER_SWITCH_BATTERY" | "POWER_SWITCH_PRIMARY" | "CUSTOM_LLM_BOOLEAN_TRUE" | "CUSTOM_LLM_BOOLEAN_FALSE" | "CUSTOM_LLM_THRESHOLD_EXCEEDED_LOW" | "CUSTOM_LLM_THRESHOLD_EXCEEDED_HIGH" | "ALM_AUTHORITIES_CONTACTED" | "ALM_MONITORING_ENABLED" | "ALM_MONITORING_DISABLED" | "ALM_MONITORING_SETTINGS_CHANGE" | "ALM_THREAT_CASE_CLOSED" | "ALM_THREAT_DETECTED" | "ALM_MONITORING_EVENT_DETECTED" | "ROBOT_DOG_DETECTED" | "UNKNOWN";
                                threshold?: number;
                                faceAlertLabelSet?: string[];
                                faceAllowedLabelSet?: string[];
                                faceAlertUnidentified?: boolean;
                                vehicleAlertLabelSet?: string[];
                                vehicleAllowedLabelSet?: string[];
                                vehicleAlertUnidentified?: boolean;
                            }[];
                            scheduledTriggers: {
                                schedule: {
                                    /** Format: RUUID */
                                    uuid: string;
                                    /** Format: RUUID */
                                    orgUuid: string;
                                    name: string;
                                    /** @enum {unknown} */
                                    strategy: "WEEKLY_REPEATING_MINUTES";
                                    intervalList: {
                                        /** @description 0 is Monday 00:00. */
                                        minuteOfWeekStart: number;
                                        /** @description The first minute that is no longer in it. */
                                        minuteOfWeekStop: number;
                                    }[];
                                    oneTimeUse: boolean;
                                    mutable: boolean;
                                };
                                triggerSet: {
                                    /** @enum {unknown} */
                                    activity: "SOUND_LOUD" | "SOUND_GUN_SHOT" | "TAMPER" | "VISUAL_TAMPER" | "MOTION_TAMPER" | "MOTION" | "MOTION_HUMAN" | "MOTION_CAR" | "MOTION_ANIMAL" | "FACE" | "FACE_IDENTIFIED" | "FACE_UNIDENTIFIED" | "FACE_BLACKLISTED" | "FACE_ALERT" | "POSE_ANOMALOUS" | "POSE_FALL" | "LICENSEPLATE" | "LICENSEPLATE_IDENTIFIED" | "LICENSEPLATE_UNIDENTIFIED" | "LICENSEPLATE_ALERT" | "LICENSEPLATE_BLACKLISTED" | "LICENSEPLATE_TRUSTED" | "PEOPLECOUNT_HIGH" | "PEOPLECOUNT_HIGH_RESET" | "PEOPLECOUNT_LOW" | "PEOPLECOUNT_LOW_RESET" | "HUMAN_ENTER" | "HUMAN_EXIT" | "CAR_ENTER" | "CAR_EXIT" | "TEMPERATURE_EXCEEDED_HIGH" | "TEMPERATURE_EXCEEDED_LOW" | "HUMIDITY_EXCEEDED_HIGH" | "HUMIDITY_EXCEEDED_LOW" | "PM25_EXCEEDED_HIGH" | "TVOC_EXCEEDED_HIGH" | "ETOH_EXCEEDED_HIGH" | "IAQ_EXCEEDED_HIGH" | "CO2_EXCEEDED_HIGH" | "CO2_EXCEEDED_LOW" | "PROBE_TEMPERATURE_EXCEEDED_HIGH" | "PROBE_TEMPERATURE_EXCEEDED_LOW" | "PROBE_DISCONNECTED" | "PROBE_CONNECTED" | "HEAT_INDEX_EXCEEDED_HIGH" | "PRESSURE_EXCEEDED_HIGH" | "PRESSURE_EXCEEDED_LOW" | "PM10_EXCEEDED_HIGH" | "PM40_EXCEEDED_HIGH" | "PM100_EXCEEDED_HIGH" | "VOC_IDX_EXCEEDED_HIGH" | "NOX_IDX_EXCEEDED_HIGH" | "FORMALDEHYDE_EXCEEDED_HIGH" | "CARBON_MONOXIDE_EXCEEDED_HIGH" | "AQI_EXCEEDED_HIGH" | "DOOR_AJAR" | "DOOR_OPENED" | "DOOR_CLOSED" | "BUTTON_SINGLE_PRESSED" | "BUTTON_DOUBLE_PRESSED" | "BUTTON_LONG_PRESSED" | "TAG_ARRIVED" | "TAG_DEPARTED" | "TAG_MOVED" | "TAG_POSITIONING_CHANGED" | "TAG_BOUNDARY_INGRESS" | "TAG_BOUNDARY_EGRESS" | "TAG_PANIC" | "BADGE_AUTHORIZED" | "BADGE_UNAUTHORIZED" | "BADGE_UNAUTHORIZED_V2" | "BADGE_AJAR" | "BADGE_MANUAL" | "BADGE_FORCED_OPEN" | "BADGE_LOCKDOWN" | "BADGE_REQUEST_TO_EXIT" | "BADGE_DURESS" | "BADGE_SECURITY_BREACH" | "BADGE_TAMPER" | "BADGE_FACE_MISMATCH" | "POS_ORDER" | "GUN_DETECT_EVENT" | "IOT_SOUND_AGGRESSION" | "IOT_SOUND_HELP" | "IOT_AIR_CO" | "IOT_AIR_CO2" | "IOT_AIR_MASKING" | "IOT_AIR_THC" | "IOT_AIR_VAPE" | "IOT_AIR_VOC" | "IOT_AIR_TEMP" | "IOT_TAMPER" | "IOT_GUNSHOT" | "IOT_BUTTON_SINGLE_CLICK" | "IOT_BUTTON_DOUBLE_CLICK" | "IOT_BUTTON_HOLD" | "IOT_PANIC_BUTTON_TRIGGERED" | "AUDIO_SOUND_SIGNIFICANT" | "AUDIO_SOUND_LOUD" | "AUDIO_SOUND_ABUSIVE" | "AUDIO_SOUND_GREETING" | "AUDIO_SOUND_HELP" | "AUDIO_SOUND_GUN" | "AUDIO_SOUND_GLASS_BREAK" | "AUDIO_SOUND_ALARM_SMOKE_FIRE" | "AUDIO_SOUND_ALARM_CARBON_MONOXIDE" | "AUDIO_SOUND_SIREN" | "CLIMATE_VOC" | "CLIMATE_VAPE" | "CLIMATE_SMOKE" | "CLIMATE_THC" | "CLIMATE_CO2" | "CLIMATE_ETOH" | "CLIMATE_PM25" | "CLIMATE_IAQ" | "CLIMATE_LEAK" | "SOUND_AGGRESSION" | "SOUND_HELP" | "AIR_CO" | "AIR_CO2" | "AIR_MASKING" | "AIR_THC" | "AIR_VAPE" | "AIR_VOC" | "MASK_MISSING" | "HELMET_MISSING" | "GLOVES_MISSING" | "PIR_OCCUPIED" | "PIR_MOVEMENT" | "PIR_VACANT" | "CUSTOM" | "VISITOR_ARRIVED" | "VISITOR_DEPARTED" | "AC_DR_CONNECTED" | "AC_DR_DISCONNECTED" | "AC_DPI_DOOR_OPEN" | "AC_DPI_DOOR_CLOSED" | "AC_DPI_DOOR_AJAR" | "AC_DPI_DOOR_FORCED_OPEN" | "AC_DSR_UNLOCKED" | "AC_DSR_LOCKED" | "AC_DB_TRIGGERED" | "AC_PANIC_BUTTON_TRIGGERED" | "AC_REMOTE_UNLOCK" | "AC_BADGE_AUTHORIZED" | "AC_BADGE_UNAUTHORIZED" | "AC_BADGE_FACE_MISMATCH" | "AC_LOCKDOWN_ACTIVATED" | "AC_LOCKDOWN_DEACTIVATED" | "AC_TAMPER_PROX" | "AC_TAMPER_ACCEL" | "AC_TAMPER_SWITCH" | "AC_GR_ACTIVE" | "AC_GR_INACTIVE" | "AC_GI_ACTIVE" | "AC_GI_INACTIVE" | "AC_REX_ACTIVE" | "AC_REX_INACTIVE" | "AC_APERIO_DEVICE_DISCONNECTED" | "AC_APERIO_DEVICE_CONNECTED" | "AC_APERIO_DEVICE_REBOOT" | "AC_APERIO_DEVICE_TAMPER" | "AC_APERIO_LOW_BATTERY" | "AC_APERIO_FLAT_BATTERY" | "AC_APERIO_OK_BATTERY" | "POWER_SWITCH_BATTERY" | "POWER_SWITCH_PRIMARY" | "CUSTOM_LLM_BOOLEAN_TRUE" | "CUSTOM_LLM_BOOLEAN_FALSE" | "CUSTOM_LLM_THRESHOLD_EXCEEDED_LOW" | "CUSTOM_LLM_THRESHOLD_EXCEEDED_HIGH" | "ALM_AUTHORITIES_CONTACTED" | "ALM_MONITORING_ENABLED" | "ALM_MONITORING_DISABLED" | "ALM_MONITORING_SETTINGS_CHANGE" | "ALM_THREAT_CASE_CLOSED" | "ALM_THREAT_DETECTED" | "ALM_MONITORING_EVENT_DETECTED" | "ROBOT_DOG_DETECTED" | "UNKNOWN";
                                    threshold?: number;
                                    faceAlertLabelSet?: string[];
                                    faceAllowedLabelSet?: string[];
                                    faceAlertUnidentified?: boolean;
                                    vehicleAlertLabelSet?: string[];
                                    vehicleAllowedLabelSet?: string[];
                                    vehicleAlertUnidentified?: boolean;
                                }[];
                            }[];
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getDoorPolicies: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
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
                        policies?: {
                            /** Format: RUUID */
                            uuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            name: string;
                            description?: string;
                            defaultAjarThresholdSec?: number;
                            defaultTriggers: ("SOUND_LOUD" | "SOUND_GUN_SHOT" | "TAMPER" | "VISUAL_TAMPER" | "MOTION_TAMPER" | "MOTION" | "MOTION_HUMAN" | "MOTION_CAR" | "MOTION_ANIMAL" | "FACE" | "FACE_IDENTIFIED" | "FACE_UNIDENTIFIED" | "FACE_BLACKLISTED" | "FACE_ALERT" | "POSE_ANOMALOUS" | "POSE_FALL" | "LICENSEPLATE" | "LICENSEPLATE_IDENTIFIED" | "LICENSEPLATE_UNIDENTIFIED" | "LICENSEPLATE_ALERT" | "LICENSEPLATE_BLACKLISTED" | "LICENSEPLATE_TRUSTED" | "PEOPLECOUNT_HIGH" | "PEOPLECOUNT_HIGH_RESET" | "PEOPLECOUNT_LOW" | "PEOPLECOUNT_LOW_RESET" | "HUMAN_ENTER" | "HUMAN_EXIT" | "CAR_ENTER" | "CAR_EXIT" | "TEMPERATURE_EXCEEDED_HIGH" | "TEMPERATURE_EXCEEDED_LOW" | "HUMIDITY_EXCEEDED_HIGH" | "HUMIDITY_EXCEEDED_LOW" | "PM25_EXCEEDED_HIGH" | "TVOC_EXCEEDED_HIGH" | "ETOH_EXCEEDED_HIGH" | "IAQ_EXCEEDED_HIGH" | "CO2_EXCEEDED_HIGH" | "CO2_EXCEEDED_LOW" | "PROBE_TEMPERATURE_EXCEEDED_HIGH" | "PROBE_TEMPERATURE_EXCEEDED_LOW" | "PROBE_DISCONNECTED" | "PROBE_CONNECTED" | "HEAT_INDEX_EXCEEDED_HIGH" | "PRESSURE_EXCEEDED_HIGH" | "PRESSURE_EXCEEDED_LOW" | "PM10_EXCEEDED_HIGH" | "PM40_EXCEEDED_HIGH" | "PM100_EXCEEDED_HIGH" | "VOC_IDX_EXCEEDED_HIGH" | "NOX_IDX_EXCEEDED_HIGH" | "FORMALDEHYDE_EXCEEDED_HIGH" | "CARBON_MONOXIDE_EXCEEDED_HIGH" | "AQI_EXCEEDED_HIGH" | "DOOR_AJAR" | "DOOR_OPENED" | "DOOR_CLOSED" | "BUTTON_SINGLE_PRESSED" | "BUTTON_DOUBLE_PRESSED" | "BUTTON_LONG_PRESSED" | "TAG_ARRIVED" | "TAG_DEPARTED" | "TAG_MOVED" | "TAG_POSITIONING_CHANGED" | "TAG_BOUNDARY_INGRESS" | "TAG_BOUNDARY_EGRESS" | "TAG_PANIC" | "BADGE_AUTHORIZED" | "BADGE_UNAUTHORIZED" | "BADGE_UNAUTHORIZED_V2" | "BADGE_AJAR" | "BADGE_MANUAL" | "BADGE_FORCED_OPEN" | "BADGE_LOCKDOWN" | "BADGE_REQUEST_TO_EXIT" | "BADGE_DURESS" | "BADGE_SECURITY_BREACH" | "BADGE_TAMPER" | "BADGE_FACE_MISMATCH" | "POS_ORDER" | "GUN_DETECT_EVENT" | "IOT_SOUND_AGGRESSION" | "IOT_SOUND_HELP" | "IOT_AIR_CO" | "IOT_AIR_CO2" | "IOT_AIR_MASKING" | "IOT_AIR_THC" | "IOT_AIR_VAPE" | "IOT_AIR_VOC" | "IOT_AIR_TEMP" | "IOT_TAMPER" | "IOT_GUNSHOT" | "IOT_BUTTON_SINGLE_CLICK" | "IOT_BUTTON_DOUBLE_CLICK" | "IOT_BUTTON_HOLD" | "IOT_PANIC_BUTTON_TRIGGERED" | "AUDIO_SOUND_SIGNIFICANT" | "AUDIO_SOUND_LOUD" | "AUDIO_SOUND_ABUSIVE" | "AUDIO_SOUND_GREETING" | "AUDIO_SOUND_HELP" | "AUDIO_SOUND_GUN" | "AUDIO_SOUND_GLASS_BREAK" | "AUDIO_SOUND_ALARM_SMOKE_FIRE" | "AUDIO_SOUND_ALARM_CARBON_MONOXIDE" | "AUDIO_SOUND_SIREN" | "CLIMATE_VOC" | "CLIMATE_VAPE" | "CLIMATE_SMOKE" | "CLIMATE_THC" | "CLIMATE_CO2" | "CLIMATE_ETOH" | "CLIMATE_PM25" | "CLIMATE_IAQ" | "CLIMATE_LEAK" | "SOUND_AGGRESSION" | "SOUND_HELP" | "AIR_CO" | "AIR_CO2" | "AIR_MASKING" | "AIR_THC" | "AIR_VAPE" | "AIR_VOC" | "MASK_MISSING" | "HELMET_MISSING" | "GLOVES_MISSING" | "PIR_OCCUPIED" | "PIR_MOVEMENT" | "PIR_VACANT" | "CUSTOM" | "VISITOR_ARRIVED" | "VISITOR_DEPARTED" | "AC_DR_CONNECTED" | "AC_DR_DISCONNECTED" | "AC_DPI_DOOR_OPEN" | "AC_DPI_DOOR_CLOSED" | "AC_DPI_DOOR_AJAR" | "AC_DPI_DOOR_FORCED_OPEN" | "AC_DSR_UNLOCKED" | "AC_DSR_LOCKED" | "AC_DB_TRIGGERED" | "AC_PANIC_BUTTON_TRIGGERED" | "AC_REMOTE_UNLOCK" | "AC_BADGE_AUTHORIZED" | "AC_BADGE_UNAUTHORIZED" | "AC_BADGE_FACE_MISMATCH" | "AC_LOCKDOWN_ACTIVATED" | "AC_LOCKDOWN_DEACTIVATED" | "AC_TAMPER_PROX" | "AC_TAMPER_ACCEL" | "AC_TAMPER_SWITCH" | "AC_GR_ACTIVE" | "AC_GR_INACTIVE" | "AC_GI_ACTIVE" | "AC_GI_INACTIVE" | "AC_REX_ACTIVE" | "AC_REX_INACTIVE" | "AC_APERIO_DEVICE_DISCONNECTED" | "AC_APERIO_DEVICE_CONNECTED" | "AC_APERIO_DEVICE_REBOOT" | "AC_APERIO_DEVICE_TAMPER" | "AC_APERIO_LOW_BATTERY" | "AC_APERIO_FLAT_BATTERY" | "AC_APERIO_OK_BATTERY" | "POWER_SWITCH_BATTERY" | "POWER_SWITCH_PRIMARY" | "CUSTOM_LLM_BOOLEAN_TRUE" | "CUSTOM_LLM_BOOLEAN_FALSE" | "CUSTOM_LLM_THRESHOLD_EXCEEDED_LOW" | "CUSTOM_LLM_THRESHOLD_EXCEEDED_HIGH" | "ALM_AUTHORITIES_CONTACTED" | "ALM_MONITORING_ENABLED" | "ALM_MONITORING_DISABLED" | "ALM_MONITORING_SETTINGS_CHANGE" | "ALM_THREAT_CASE_CLOSED" | "ALM_THREAT_DETECTED" | "ALM_MONITORING_EVENT_DETECTED" | "ROBOT_DOG_DETECTED" | "UNKNOWN")[];
                            scheduledTriggers: {
                                schedule: {
                                    /** Format: RUUID */
                                    uuid: string;
                                    /** Format: RUUID */
                                    orgUuid: string;
                                    name: string;
                                    /** @enum {unknown} */
                                    strategy: "WEEKLY_REPEATING_MINUTES";
                                    intervalList: {
                                        /** @description 0 is Monday 00:00. */
                                        minuteOfWeekStart: number;
                                        /** @description The first minute that is no longer in it. */
                                        minuteOfWeekStop: number;
                                    }[];
                                    oneTimeUse: boolean;
                                    mutable: boolean;
                                };
                                triggerSet: ("SOUND_LOUD" | "SOUND_GUN_SHOT" | "TAMPER" | "VISUAL_TAMPER" | "MOTION_TAMPER" | "MOTION" | "MOTION_HUMAN" | "MOTION_CAR" | "MOTION_ANIMAL" | "FACE" | "FACE_IDENTIFIED" | "FACE_UNIDENTIFIED" | "FACE_BLACKLISTED" | "FACE_ALERT" | "POSE_ANOMALOUS" | "POSE_FALL" | "LICENSEPLATE" | "LICENSEPLATE_IDENTIFIED" | "LICENSEPLATE_UNIDENTIFIED" | "LICENSEPLATE_ALERT" | "LICENSEPLATE_BLACKLISTED" | "LICENSEPLATE_TRUSTED" | "PEOPLECOUNT_HIGH" | "PEOPLECOUNT_HIGH_RESET" | "PEOPLECOUNT_LOW" | "PEOPLECOUNT_LOW_RESET" | "HUMAN_ENTER" | "HUMAN_EXIT" | "CAR_ENTER" | "CAR_EXIT" | "TEMPERATURE_EXCEEDED_HIGH" | "TEMPERATURE_EXCEEDED_LOW" | "HUMIDITY_EXCEEDED_HIGH" | "HUMIDITY_EXCEEDED_LOW" | "PM25_EXCEEDED_HIGH" | "TVOC_EXCEEDED_HIGH" | "ETOH_EXCEEDED_HIGH" | "IAQ_EXCEEDED_HIGH" | "CO2_EXCEEDED_HIGH" | "CO2_EXCEEDED_LOW" | "PROBE_TEMPERATURE_EXCEEDED_HIGH" | "PROBE_TEMPERATURE_EXCEEDED_LOW" | "PROBE_DISCONNECTED" | "PROBE_CONNECTED" | "HEAT_INDEX_EXCEEDED_HIGH" | "PRESSURE_EXCEEDED_HIGH" | "PRESSURE_EXCEEDED_LOW" | "PM10_EXCEEDED_HIGH" | "PM40_EXCEEDED_HIGH" | "PM100_EXCEEDED_HIGH" | "VOC_IDX_EXCEEDED_HIGH" | "NOX_IDX_EXCEEDED_HIGH" | "FORMALDEHYDE_EXCEEDED_HIGH" | "CARBON_MONOXIDE_EXCEEDED_HIGH" | "AQI_EXCEEDED_HIGH" | "DOOR_AJAR" | "DOOR_OPENED" | "DOOR_CLOSED" | "BUTTON_SINGLE_PRESSED" | "BUTTON_DOUBLE_PRESSED" | "BUTTON_LONG_PRESSED" | "TAG_ARRIVED" | "TAG_DEPARTED" | "TAG_MOVED" | "TAG_POSITIONING_CHANGED" | "TAG_BOUNDARY_INGRESS" | "TAG_BOUNDARY_EGRESS" | "TAG_PANIC" | "BADGE_AUTHORIZED" | "BADGE_UNAUTHORIZED" | "BADGE_UNAUTHORIZED_V2" | "BADGE_AJAR" | "BADGE_MANUAL" | "BADGE_FORCED_OPEN" | "BADGE_LOCKDOWN" | "BADGE_REQUEST_TO_EXIT" | "BADGE_DURESS" | "BADGE_SECURITY_BREACH" | "BADGE_TAMPER" | "BADGE_FACE_MISMATCH" | "POS_ORDER" | "GUN_DETECT_EVENT" | "IOT_SOUND_AGGRESSION" | "IOT_SOUND_HELP" | "IOT_AIR_CO" | "IOT_AIR_CO2" | "IOT_AIR_MASKING" | "IOT_AIR_THC" | "IOT_AIR_VAPE" | "IOT_AIR_VOC" | "IOT_AIR_TEMP" | "IOT_TAMPER" | "IOT_GUNSHOT" | "IOT_BUTTON_SINGLE_CLICK" | "IOT_BUTTON_DOUBLE_CLICK" | "IOT_BUTTON_HOLD" | "IOT_PANIC_BUTTON_TRIGGERED" | "AUDIO_SOUND_SIGNIFICANT" | "AUDIO_SOUND_LOUD" | "AUDIO_SOUND_ABUSIVE" | "AUDIO_SOUND_GREETING" | "AUDIO_SOUND_HELP" | "AUDIO_SOUND_GUN" | "AUDIO_SOUND_GLASS_BREAK" | "AUDIO_SOUND_ALARM_SMOKE_FIRE" | "AUDIO_SOUND_ALARM_CARBON_MONOXIDE" | "AUDIO_SOUND_SIREN" | "CLIMATE_VOC" | "CLIMATE_VAPE" | "CLIMATE_SMOKE" | "CLIMATE_THC" | "CLIMATE_CO2" | "CLIMATE_ETOH" | "CLIMATE_PM25" | "CLIMATE_IAQ" | "CLIMATE_LEAK" | "SOUND_AGGRESSION" | "SOUND_HELP" | "AIR_CO" | "AIR_CO2" | "AIR_MASKING" | "AIR_THC" | "AIR_VAPE" | "AIR_VOC" | "MASK_MISSING" | "HELMET_MISSING" | "GLOVES_MISSING" | "PIR_OCCUPIED" | "PIR_MOVEMENT" | "PIR_VACANT" | "CUSTOM" | "VISITOR_ARRIVED" | "VISITOR_DEPARTED" | "AC_DR_CONNECTED" | "AC_DR_DISCONNECTED" | "AC_DPI_DOOR_OPEN" | "AC_DPI_DOOR_CLOSED" | "AC_DPI_DOOR_AJAR" | "AC_DPI_DOOR_FORCED_OPEN" | "AC_DSR_UNLOCKED" | "AC_DSR_LOCKED" | "AC_DB_TRIGGERED" | "AC_PANIC_BUTTON_TRIGGERED" | "AC_REMOTE_UNLOCK" | "AC_BADGE_AUTHORIZED" | "AC_BADGE_UNAUTHORIZED" | "AC_BADGE_FACE_MISMATCH" | "AC_LOCKDOWN_ACTIVATED" | "AC_LOCKDOWN_DEACTIVATED" | "AC_TAMPER_PROX" | "AC_TAMPER_ACCEL" | "AC_TAMPER_SWITCH" | "AC_GR_ACTIVE" | "AC_GR_INACTIVE" | "AC_GI_ACTIVE" | "AC_GI_INACTIVE" | "AC_REX_ACTIVE" | "AC_REX_INACTIVE" | "AC_APERIO_DEVICE_DISCONNECTED" | "AC_APERIO_DEVICE_CONNECTED" | "AC_APERIO_DEVICE_REBOOT" | "AC_APERIO_DEVICE_TAMPER" | "AC_APERIO_LOW_BATTERY" | "AC_APERIO_FLAT_BATTERY" | "AC_APERIO_OK_BATTERY" | "POWER_SWITCH_BATTERY" | "POWER_SWITCH_PRIMARY" | "CUSTOM_LLM_BOOLEAN_TRUE" | "CUSTOM_LLM_BOOLEAN_FALSE" | "CUSTOM_LLM_THRESHOLD_EXCEEDED_LOW" | "CUSTOM_LLM_THRESHOLD_EXCEEDED_HIGH" | "ALM_AUTHORITIES_CONTACTED" | "ALM_MONITORING_ENABLED" | "ALM_MONITORING_DISABLED" | "ALM_MONITORING_SETTINGS_CHANGE" | "ALM_THREAT_CASE_CLOSED" | "ALM_THREAT_DETECTED" | "ALM_MONITORING_EVENT_DETECTED" | "ROBOT_DOG_DETECTED" | "UNKNOWN")[];
                                ajarThresholdSec?: number;
                            }[];
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getPoliciesUsingSchedule: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: RUUID */
                    scheduleUuid?: string;
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
                        cameraPolicyList?: {
                            /** Format: RUUID */
                            uuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            name: string;
                            description?: string;
                            defaultTriggers: {
                                /** @enum {unknown} */
                                activity: "SOUND_LOUD" | "SOUND_GUN_SHOT" | "TAMPER" | "VISUAL_TAMPER" | "MOTION_TAMPER" | "MOTION" | "MOTION_HUMAN" | "MOTION_CAR" | "MOTION_ANIMAL" | "FACE" | "FACE_IDENTIFIED" | "FACE_UNIDENTIFIED" | "FACE_BLACKLISTED" | "FACE_ALERT" | "POSE_ANOMALOUS" | "POSE_FALL" | "LICENSEPLATE" | "LICENSEPLATE_IDENTIFIED" | "LICENSEPLATE_UNIDENTIFIED" | "LICENSEPLATE_ALERT" | "LICENSEPLATE_BLACKLISTED" | "LICENSEPLATE_TRUSTED" | "PEOPLECOUNT_HIGH" | "PEOPLECOUNT_HIGH_RESET" | "PEOPLECOUNT_LOW" | "PEOPLECOUNT_LOW_RESET" | "HUMAN_ENTER" | "HUMAN_EXIT" | "CAR_ENTER" | "CAR_EXIT" | "TEMPERATURE_EXCEEDED_HIGH" | "TEMPERATURE_EXCEEDED_LOW" | "HUMIDITY_EXCEEDED_HIGH" | "HUMIDITY_EXCEEDED_LOW" | "PM25_EXCEEDED_HIGH" | "TVOC_EXCEEDED_HIGH" | "ETOH_EXCEEDED_HIGH" | "IAQ_EXCEEDED_HIGH" | "CO2_EXCEEDED_HIGH" | "CO2_EXCEEDED_LOW" | "PROBE_TEMPERATURE_EXCEEDED_HIGH" | "PROBE_TEMPERATURE_EXCEEDED_LOW" | "PROBE_DISCONNECTED" | "PROBE_CONNECTED" | "HEAT_INDEX_EXCEEDED_HIGH" | "PRESSURE_EXCEEDED_HIGH" | "PRESSURE_EXCEEDED_LOW" | "PM10_EXCEEDED_HIGH" | "PM40_EXCEEDED_HIGH" | "PM100_EXCEEDED_HIGH" | "VOC_IDX_EXCEEDED_HIGH" | "NOX_IDX_EXCEEDED_HIGH" | "FORMALDEHYDE_EXCEEDED_HIGH" | "CARBON_MONOXIDE_EXCEEDED_HIGH" | "AQI_EXCEEDED_HIGH" | "DOOR_AJAR" | "DOOR_OPENED" | "DOOR_CLOSED" | "BUTTON_SINGLE_PRESSED" | "BUTTON_DOUBLE_PRESSED" | "BUTTON_LONG_PRESSED" | "TAG_ARRIVED" | "TAG_DEPARTED" | "TAG_MOVED" | "TAG_POSITIONING_CHANGED" | "TAG_BOUNDARY_INGRESS" | "TAG_BOUNDARY_EGRESS" | "TAG_PANIC" | "BADGE_AUTHORIZED" | "BADGE_UNAUTHORIZED" | "BADGE_UNAUTHORIZED_V2" | "BADGE_AJAR" | "BADGE_MANUAL" | "BADGE_FORCED_OPEN" | "BADGE_LOCKDOWN" | "BADGE_REQUEST_TO_EXIT" | "BADGE_DURESS" | "BADGE_SECURITY_BREACH" | "BADGE_TAMPER" | "BADGE_FACE_MISMATCH" | "POS_ORDER" | "GUN_DETECT_EVENT" | "IOT_SOUND_AGGRESSION" | "IOT_SOUND_HELP" | "IOT_AIR_CO" | "IOT_AIR_CO2" | "IOT_AIR_MASKING" | "IOT_AIR_THC" | "IOT_AIR_VAPE" | "IOT_AIR_VOC" | "IOT_AIR_TEMP" | "IOT_TAMPER" | "IOT_GUNSHOT" | "IOT_BUTTON_SINGLE_CLICK" | "IOT_BUTTON_DOUBLE_CLICK" | "IOT_BUTTON_HOLD" | "IOT_PANIC_BUTTON_TRIGGERED" | "AUDIO_SOUND_SIGNIFICANT" | "AUDIO_SOUND_LOUD" | "AUDIO_SOUND_ABUSIVE" | "AUDIO_SOUND_GREETING" | "AUDIO_SOUND_HELP" | "AUDIO_SOUND_GUN" | "AUDIO_SOUND_GLASS_BREAK" | "AUDIO_SOUND_ALARM_SMOKE_FIRE" | "AUDIO_SOUND_ALARM_CARBON_MONOXIDE" | "AUDIO_SOUND_SIREN" | "CLIMATE_VOC" | "CLIMATE_VAPE" | "CLIMATE_SMOKE" | "CLIMATE_THC" | "CLIMATE_CO2" | "CLIMATE_ETOH" | "CLIMATE_PM25" | "CLIMATE_IAQ" | "CLIMATE_LEAK" | "SOUND_AGGRESSION" | "SOUND_HELP" | "AIR_CO" | "AIR_CO2" | "AIR_MASKING" | "AIR_THC" | "AIR_VAPE" | "AIR_VOC" | "MASK_MISSING" | "HELMET_MISSING" | "GLOVES_MISSING" | "PIR_OCCUPIED" | "PIR_MOVEMENT" | "PIR_VACANT" | "CUSTOM" | "VISITOR_ARRIVED" | "VISITOR_DEPARTED" | "AC_DR_CONNECTED" | "AC_DR_DISCONNECTED" | "AC_DPI_DOOR_OPEN" | "AC_DPI_DOOR_CLOSED" | "AC_DPI_DOOR_AJAR" | "AC_DPI_DOOR_FORCED_OPEN" | "AC_DSR_UNLOCKED" | "AC_DSR_LOCKED" | "AC_DB_TRIGGERED" | "AC_PANIC_BUTTON_TRIGGERED" | "AC_REMOTE_UNLOCK" | "AC_BADGE_AUTHORIZED" | "AC_BADGE_UNAUTHORIZED" | "AC_BADGE_FACE_MISMATCH" | "AC_LOCKDOWN_ACTIVATED" | "AC_LOCKDOWN_DEACTIVATED" | "AC_TAMPER_PROX" | "AC_TAMPER_ACCEL" | "AC_TAMPER_SWITCH" | "AC_GR_ACTIVE" | "AC_GR_INACTIVE" | "AC_GI_ACTIVE" | "AC_GI_INACTIVE" | "AC_REX_ACTIVE" | "AC_REX_INACTIVE" | "AC_APERIO_DEVICE_DISCONNECTED" | "AC_APERIO_DEVICE_CONNECTED" | "AC_APERIO_DEVICE_REBOOT" | "AC_APERIO_DEVICE_TAMPER" | "AC_APERIO_LOW_BATTERY" | "AC_APERIO_FLAT_BATTERY" | "AC_APERIO_OK_BATTERY" | "POWER_SWITCH_BATTERY" | "POWER_SWITCH_PRIMARY" | "CUSTOM_LLM_BOOLEAN_TRUE" | "CUSTOM_LLM_BOOLEAN_FALSE" | "CUSTOM_LLM_THRESHOLD_EXCEEDED_LOW" | "CUSTOM_LLM_THRESHOLD_EXCEEDED_HIGH" | "ALM_AUTHORITIES_CONTACTED" | "ALM_MONITORING_ENABLED" | "ALM_MONITORING_DISABLED" | "ALM_MONITORING_SETTINGS_CHANGE" | "ALM_THREAT_CASE_CLOSED" | "ALM_THREAT_DETECTED" | "ALM_MONITORING_EVENT_DETECTED" | "ROBOT_DOG_DETECTED" | "UNKNOWN";
                                threshold?: number;
                                faceAlertLabelSet?: string[];
                                faceAllowedLabelSet?: string[];
                                faceAlertUnidentified?: boolean;
                                vehicleAlertLabelSet?: string[];
                                vehicleAllowedLabelSet?: string[];
                                vehicleAlertUnidentified?: boolean;
                            }[];
                            scheduledTriggers: {
                                schedule: {
                                    /** Format: RUUID */
                                    uuid: string;
                                    /** Format: RUUID */
                                    orgUuid: string;
                                    name: string;
                                    /** @enum {unknown} */
                                    strategy: "WEEKLY_REPEATING_MINUTES";
                                    intervalList: {
                                        /** @description 0 is Monday 00:00. */
                                        minuteOfWeekStart: number;
                                        /** @description The first minute that is no longer in it. */
                                        minuteOfWeekStop: number;
                                    }[];
                                    oneTimeUse: boolean;
                                    mutable: boolean;
                                };
                                triggerSet: {
                                    /** @enum {unknown} */
                                    activity: "SOUND_LOUD" | "SOUND_GUN_SHOT" | "TAMPER" | "VISUAL_TAMPER" | "MOTION_TAMPER" | "MOTION" | "MOTION_HUMAN" | "MOTION_CAR" | "MOTION_ANIMAL" | "FACE" | "FACE_IDENTIFIED" | "FACE_UNIDENTIFIED" | "FACE_BLACKLISTED" | "FACE_ALERT" | "POSE_ANOMALOUS" | "POSE_FALL" | "LICENSEPLATE" | "LICENSEPLATE_IDENTIFIED" | "LICENSEPLATE_UNIDENTIFIED" | "LICENSEPLATE_ALERT" | "LICENSEPLATE_BLACKLISTED" | "LICENSEPLATE_TRUSTED" | "PEOPLECOUNT_HIGH" | "PEOPLECOUNT_HIGH_RESET" | "PEOPLECOUNT_LOW" | "PEOPLECOUNT_LOW_RESET" | "HUMAN_ENTER" | "HUMAN_EXIT" | "CAR_ENTER" | "CAR_EXIT" | "TEMPERATURE_EXCEEDED_HIGH" | "TEMPERATURE_EXCEEDED_LOW" | "HUMIDITY_EXCEEDED_HIGH" | "HUMIDITY_EXCEEDED_LOW" | "PM25_EXCEEDED_HIGH" | "TVOC_EXCEEDED_HIGH" | "ETOH_EXCEEDED_HIGH" | "IAQ_EXCEEDED_HIGH" | "CO2_EXCEEDED_HIGH" | "CO2_EXCEEDED_LOW" | "PROBE_TEMPERATURE_EXCEEDED_HIGH" | "PROBE_TEMPERATURE_EXCEEDED_LOW" | "PROBE_DISCONNECTED" | "PROBE_CONNECTED" | "HEAT_INDEX_EXCEEDED_HIGH" | "PRESSURE_EXCEEDED_HIGH" | "PRESSURE_EXCEEDED_LOW" | "PM10_EXCEEDED_HIGH" | "PM40_EXCEEDED_HIGH" | "PM100_EXCEEDED_HIGH" | "VOC_IDX_EXCEEDED_HIGH" | "NOX_IDX_EXCEEDED_HIGH" | "FORMALDEHYDE_EXCEEDED_HIGH" | "CARBON_MONOXIDE_EXCEEDED_HIGH" | "AQI_EXCEEDED_HIGH" | "DOOR_AJAR" | "DOOR_OPENED" | "DOOR_CLOSED" | "BUTTON_SINGLE_PRESSED" | "BUTTON_DOUBLE_PRESSED" | "BUTTON_LONG_PRESSED" | "TAG_ARRIVED" | "TAG_DEPARTED" | "TAG_MOVED" | "TAG_POSITIONING_CHANGED" | "TAG_BOUNDARY_INGRESS" | "TAG_BOUNDARY_EGRESS" | "TAG_PANIC" | "BADGE_AUTHORIZED" | "BADGE_UNAUTHORIZED" | "BADGE_UNAUTHORIZED_V2" | "BADGE_AJAR" | "BADGE_MANUAL" | "BADGE_FORCED_OPEN" | "BADGE_LOCKDOWN" | "BADGE_REQUEST_TO_EXIT" | "BADGE_DURESS" | "BADGE_SECURITY_BREACH" | "BADGE_TAMPER" | "BADGE_FACE_MISMATCH" | "POS_ORDER" | "GUN_DETECT_EVENT" | "IOT_SOUND_AGGRESSION" | "IOT_SOUND_HELP" | "IOT_AIR_CO" | "IOT_AIR_CO2" | "IOT_AIR_MASKING" | "IOT_AIR_THC" | "IOT_AIR_VAPE" | "IOT_AIR_VOC" | "IOT_AIR_TEMP" | "IOT_TAMPER" | "IOT_GUNSHOT" | "IOT_BUTTON_SINGLE_CLICK" | "IOT_BUTTON_DOUBLE_CLICK" | "IOT_BUTTON_HOLD" | "IOT_PANIC_BUTTON_TRIGGERED" | "AUDIO_SOUND_SIGNIFICANT" | "AUDIO_SOUND_LOUD" | "AUDIO_SOUND_ABUSIVE" | "AUDIO_SOUND_GREETING" | "AUDIO_SOUND_HELP" | "AUDIO_SOUND_GUN" | "AUDIO_SOUND_GLASS_BREAK" | "AUDIO_SOUND_ALARM_SMOKE_FIRE" | "AUDIO_SOUND_ALARM_CARBON_MONOXIDE" | "AUDIO_SOUND_SIREN" | "CLIMATE_VOC" | "CLIMATE_VAPE" | "CLIMATE_SMOKE" | "CLIMATE_THC" | "CLIMATE_CO2" | "CLIMATE_ETOH" | "CLIMATE_PM25" | "CLIMATE_IAQ" | "CLIMATE_LEAK" | "SOUND_AGGRESSION" | "SOUND_HELP" | "AIR_CO" | "AIR_CO2" | "AIR_MASKING" | "AIR_THC" | "AIR_VAPE" | "AIR_VOC" | "MASK_MISSING" | "HELMET_MISSING" | "GLOVES_MISSING" | "PIR_OCCUPIED" | "PIR_MOVEMENT" | "PIR_VACANT" | "CUSTOM" | "VISITOR_ARRIVED" | "VISITOR_DEPARTED" | "AC_DR_CONNECTED" | "AC_DR_DISCONNECTED" | "AC_DPI_DOOR_OPEN" | "AC_DPI_DOOR_CLOSED" | "AC_DPI_DOOR_AJAR" | "AC_DPI_DOOR_FORCED_OPEN" | "AC_DSR_UNLOCKED" | "AC_DSR_LOCKED" | "AC_DB_TRIGGERED" | "AC_PANIC_BUTTON_TRIGGERED" | "AC_REMOTE_UNLOCK" | "AC_BADGE_AUTHORIZED" | "AC_BADGE_UNAUTHORIZED" | "AC_BADGE_FACE_MISMATCH" | "AC_LOCKDOWN_ACTIVATED" | "AC_LOCKDOWN_DEACTIVATED" | "AC_TAMPER_PROX" | "AC_TAMPER_ACCEL" | "AC_TAMPER_SWITCH" | "AC_GR_ACTIVE" | "AC_GR_INACTIVE" | "AC_GI_ACTIVE" | "AC_GI_INACTIVE" | "AC_REX_ACTIVE" | "AC_REX_INACTIVE" | "AC_APERIO_DEVICE_DISCONNECTED" | "AC_APERIO_DEVICE_CONNECTED" | "AC_APERIO_DEVICE_REBOOT" | "AC_APERIO_DEVICE_TAMPER" | "AC_APERIO_LOW_BATTERY" | "AC_APERIO_FLAT_BATTERY" | "AC_APERIO_OK_BATTERY" | "POWER_SWITCH_BATTERY" | "POWER_SWITCH_PRIMARY" | "CUSTOM_LLM_BOOLEAN_TRUE" | "CUSTOM_LLM_BOOLEAN_FALSE" | "CUSTOM_LLM_THRESHOLD_EXCEEDED_LOW" | "CUSTOM_LLM_THRESHOLD_EXCEEDED_HIGH" | "ALM_AUTHORITIES_CONTACTED" | "ALM_MONITORING_ENABLED" | "ALM_MONITORING_DISABLED" | "ALM_MONITORING_SETTINGS_CHANGE" | "ALM_THREAT_CASE_CLOSED" | "ALM_THREAT_DETECTED" | "ALM_MONITORING_EVENT_DETECTED" | "ROBOT_DOG_DETECTED" | "UNKNOWN";
                                    threshold?: number;
                                    faceAlertLabelSet?: string[];
                                    faceAllowedLabelSet?: string[];
                                    faceAlertUnidentified?: boolean;
                                    vehicleAlertLabelSet?: string[];
                                    vehicleAllowedLabelSet?: string[];
                                    vehicleAlertUnidentified?: boolean;
                                }[];
                            }[];
                        }[];
                        doorPolicyList?: {
                            /** Format: RUUID */
                            uuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            name: string;
                            description?: string;
                            defaultAjarThresholdSec?: number;
                            defaultTriggers: ("SOUND_LOUD" | "SOUND_GUN_SHOT" | "TAMPER" | "VISUAL_TAMPER" | "MOTION_TAMPER" | "MOTION" | "MOTION_HUMAN" | "MOTION_CAR" | "MOTION_ANIMAL" | "FACE" | "FACE_IDENTIFIED" | "FACE_UNIDENTIFIED" | "FACE_BLACKLISTED" | "FACE_ALERT" | "POSE_ANOMALOUS" | "POSE_FALL" | "LICENSEPLATE" | "LICENSEPLATE_IDENTIFIED" | "LICENSEPLATE_UNIDENTIFIED" | "LICENSEPLATE_ALERT" | "LICENSEPLATE_BLACKLISTED" | "LICENSEPLATE_TRUSTED" | "PEOPLECOUNT_HIGH" | "PEOPLECOUNT_HIGH_RESET" | "PEOPLECOUNT_LOW" | "PEOPLECOUNT_LOW_RESET" | "HUMAN_ENTER" | "HUMAN_EXIT" | "CAR_ENTER" | "CAR_EXIT" | "TEMPERATURE_EXCEEDED_HIGH" | "TEMPERATURE_EXCEEDED_LOW" | "HUMIDITY_EXCEEDED_HIGH" | "HUMIDITY_EXCEEDED_LOW" | "PM25_EXCEEDED_HIGH" | "TVOC_EXCEEDED_HIGH" | "ETOH_EXCEEDED_HIGH" | "IAQ_EXCEEDED_HIGH" | "CO2_EXCEEDED_HIGH" | "CO2_EXCEEDED_LOW" | "PROBE_TEMPERATURE_EXCEEDED_HIGH" | "PROBE_TEMPERATURE_EXCEEDED_LOW" | "PROBE_DISCONNECTED" | "PROBE_CONNECTED" | "HEAT_INDEX_EXCEEDED_HIGH" | "PRESSURE_EXCEEDED_HIGH" | "PRESSURE_EXCEEDED_LOW" | "PM10_EXCEEDED_HIGH" | "PM40_EXCEEDED_HIGH" | "PM100_EXCEEDED_HIGH" | "VOC_IDX_EXCEEDED_HIGH" | "NOX_IDX_EXCEEDED_HIGH" | "FORMALDEHYDE_EXCEEDED_HIGH" | "CARBON_MONOXIDE_EXCEEDED_HIGH" | "AQI_EXCEEDED_HIGH" | "DOOR_AJAR" | "DOOR_OPENED" | "DOOR_CLOSED" | "BUTTON_SINGLE_PRESSED" | "BUTTON_DOUBLE_PRESSED" | "BUTTON_LONG_PRESSED" | "TAG_ARRIVED" | "TAG_DEPARTED" | "TAG_MOVED" | "TAG_POSITIONING_CHANGED" | "TAG_BOUNDARY_INGRESS" | "TAG_BOUNDARY_EGRESS" | "TAG_PANIC" | "BADGE_AUTHORIZED" | "BADGE_UNAUTHORIZED" | "BADGE_UNAUTHORIZED_V2" | "BADGE_AJAR" | "BADGE_MANUAL" | "BADGE_FORCED_OPEN" | "BADGE_LOCKDOWN" | "BADGE_REQUEST_TO_EXIT" | "BADGE_DURESS" | "BADGE_SECURITY_BREACH" | "BADGE_TAMPER" | "BADGE_FACE_MISMATCH" | "POS_ORDER" | "GUN_DETECT_EVENT" | "IOT_SOUND_AGGRESSION" | "IOT_SOUND_HELP" | "IOT_AIR_CO" | "IOT_AIR_CO2" | "IOT_AIR_MASKING" | "IOT_AIR_THC" | "IOT_AIR_VAPE" | "IOT_AIR_VOC" | "IOT_AIR_TEMP" | "IOT_TAMPER" | "IOT_GUNSHOT" | "IOT_BUTTON_SINGLE_CLICK" | "IOT_BUTTON_DOUBLE_CLICK" | "IOT_BUTTON_HOLD" | "IOT_PANIC_BUTTON_TRIGGERED" | "AUDIO_SOUND_SIGNIFICANT" | "AUDIO_SOUND_LOUD" | "AUDIO_SOUND_ABUSIVE" | "AUDIO_SOUND_GREETING" | "AUDIO_SOUND_HELP" | "AUDIO_SOUND_GUN" | "AUDIO_SOUND_GLASS_BREAK" | "AUDIO_SOUND_ALARM_SMOKE_FIRE" | "AUDIO_SOUND_ALARM_CARBON_MONOXIDE" | "AUDIO_SOUND_SIREN" | "CLIMATE_VOC" | "CLIMATE_VAPE" | "CLIMATE_SMOKE" | "CLIMATE_THC" | "CLIMATE_CO2" | "CLIMATE_ETOH" | "CLIMATE_PM25" | "CLIMATE_IAQ" | "CLIMATE_LEAK" | "SOUND_AGGRESSION" | "SOUND_HELP" | "AIR_CO" | "AIR_CO2" | "AIR_MASKING" | "AIR_THC" | "AIR_VAPE" | "AIR_VOC" | "MASK_MISSING" | "HELMET_MISSING" | "GLOVES_MISSING" | "PIR_OCCUPIED" | "PIR_MOVEMENT" | "PIR_VACANT" | "CUSTOM" | "VISITOR_ARRIVED" | "VISITOR_DEPARTED" | "AC_DR_CONNECTED" | "AC_DR_DISCONNECTED" | "AC_DPI_DOOR_OPEN" | "AC_DPI_DOOR_CLOSED" | "AC_DPI_DOOR_AJAR" | "AC_DPI_DOOR_FORCED_OPEN" | "AC_DSR_UNLOCKED" | "AC_DSR_LOCKED" | "AC_DB_TRIGGERED" | "AC_PANIC_BUTTON_TRIGGERED" | "AC_REMOTE_UNLOCK" | "AC_BADGE_AUTHORIZED" | "AC_BADGE_UNAUTHORIZED" | "AC_BADGE_FACE_MISMATCH" | "AC_LOCKDOWN_ACTIVATED" | "AC_LOCKDOWN_DEACTIVATED" | "AC_TAMPER_PROX" | "AC_TAMPER_ACCEL" | "AC_TAMPER_SWITCH" | "AC_GR_ACTIVE" | "AC_GR_INACTIVE" | "AC_GI_ACTIVE" | "AC_GI_INACTIVE" | "AC_REX_ACTIVE" | "AC_REX_INACTIVE" | "AC_APERIO_DEVICE_DISCONNECTED" | "AC_APERIO_DEVICE_CONNECTED" | "AC_APERIO_DEVICE_REBOOT" | "AC_APERIO_DEVICE_TAMPER" | "AC_APERIO_LOW_BATTERY" | "AC_APERIO_FLAT_BATTERY" | "AC_APERIO_OK_BATTERY" | "POWER_SWITCH_BATTERY" | "POWER_SWITCH_PRIMARY" | "CUSTOM_LLM_BOOLEAN_TRUE" | "CUSTOM_LLM_BOOLEAN_FALSE" | "CUSTOM_LLM_THRESHOLD_EXCEEDED_LOW" | "CUSTOM_LLM_THRESHOLD_EXCEEDED_HIGH" | "ALM_AUTHORITIES_CONTACTED" | "ALM_MONITORING_ENABLED" | "ALM_MONITORING_DISABLED" | "ALM_MONITORING_SETTINGS_CHANGE" | "ALM_THREAT_CASE_CLOSED" | "ALM_THREAT_DETECTED" | "ALM_MONITORING_EVENT_DETECTED" | "ROBOT_DOG_DETECTED" | "UNKNOWN")[];
                            scheduledTriggers: {
                                schedule: {
                                    /** Format: RUUID */
                                    uuid: string;
                                    /** Format: RUUID */
                                    orgUuid: string;
                                    name: string;
                                    /** @enum {unknown} */
                                    strategy: "WEEKLY_REPEATING_MINUTES";
                                    intervalList: {
                                        /** @description 0 is Monday 00:00. */
                                        minuteOfWeekStart: number;
                                        /** @description The first minute that is no longer in it. */
                                        minuteOfWeekStop: number;
                                    }[];
                                    oneTimeUse: boolean;
                                    mutable: boolean;
                                };
                                triggerSet: ("SOUND_LOUD" | "SOUND_GUN_SHOT" | "TAMPER" | "VISUAL_TAMPER" | "MOTION_TAMPER" | "MOTION" | "MOTION_HUMAN" | "MOTION_CAR" | "MOTION_ANIMAL" | "FACE" | "FACE_IDENTIFIED" | "FACE_UNIDENTIFIED" | "FACE_BLACKLISTED" | "FACE_ALERT" | "POSE_ANOMALOUS" | "POSE_FALL" | "LICENSEPLATE" | "LICENSEPLATE_IDENTIFIED" | "LICENSEPLATE_UNIDENTIFIED" | "LICENSEPLATE_ALERT" | "LICENSEPLATE_BLACKLISTED" | "LICENSEPLATE_TRUSTED" | "PEOPLECOUNT_HIGH" | "PEOPLECOUNT_HIGH_RESET" | "PEOPLECOUNT_LOW" | "PEOPLECOUNT_LOW_RESET" | "HUMAN_ENTER" | "HUMAN_EXIT" | "CAR_ENTER" | "CAR_EXIT" | "TEMPERATURE_EXCEEDED_HIGH" | "TEMPERATURE_EXCEEDED_LOW" | "HUMIDITY_EXCEEDED_HIGH" | "HUMIDITY_EXCEEDED_LOW" | "PM25_EXCEEDED_HIGH" | "TVOC_EXCEEDED_HIGH" | "ETOH_EXCEEDED_HIGH" | "IAQ_EXCEEDED_HIGH" | "CO2_EXCEEDED_HIGH" | "CO2_EXCEEDED_LOW" | "PROBE_TEMPERATURE_EXCEEDED_HIGH" | "PROBE_TEMPERATURE_EXCEEDED_LOW" | "PROBE_DISCONNECTED" | "PROBE_CONNECTED" | "HEAT_INDEX_EXCEEDED_HIGH" | "PRESSURE_EXCEEDED_HIGH" | "PRESSURE_EXCEEDED_LOW" | "PM10_EXCEEDED_HIGH" | "PM40_EXCEEDED_HIGH" | "PM100_EXCEEDED_HIGH" | "VOC_IDX_EXCEEDED_HIGH" | "NOX_IDX_EXCEEDED_HIGH" | "FORMALDEHYDE_EXCEEDED_HIGH" | "CARBON_MONOXIDE_EXCEEDED_HIGH" | "AQI_EXCEEDED_HIGH" | "DOOR_AJAR" | "DOOR_OPENED" | "DOOR_CLOSED" | "BUTTON_SINGLE_PRESSED" | "BUTTON_DOUBLE_PRESSED" | "BUTTON_LONG_PRESSED" | "TAG_ARRIVED" | "TAG_DEPARTED" | "TAG_MOVED" | "TAG_POSITIONING_CHANGED" | "TAG_BOUNDARY_INGRESS" | "TAG_BOUNDARY_EGRESS" | "TAG_PANIC" | "BADGE_AUTHORIZED" | "BADGE_UNAUTHORIZED" | "BADGE_UNAUTHORIZED_V2" | "BADGE_AJAR" | "BADGE_MANUAL" | "BADGE_FORCED_OPEN" | "BADGE_LOCKDOWN" | "BADGE_REQUEST_TO_EXIT" | "BADGE_DURESS" | "BADGE_SECURITY_BREACH" | "BADGE_TAMPER" | "BADGE_FACE_MISMATCH" | "POS_ORDER" | "GUN_DETECT_EVENT" | "IOT_SOUND_AGGRESSION" | "IOT_SOUND_HELP" | "IOT_AIR_CO" | "IOT_AIR_CO2" | "IOT_AIR_MASKING" | "IOT_AIR_THC" | "IOT_AIR_VAPE" | "IOT_AIR_VOC" | "IOT_AIR_TEMP" | "IOT_TAMPER" | "IOT_GUNSHOT" | "IOT_BUTTON_SINGLE_CLICK" | "IOT_BUTTON_DOUBLE_CLICK" | "IOT_BUTTON_HOLD" | "IOT_PANIC_BUTTON_TRIGGERED" | "AUDIO_SOUND_SIGNIFICANT" | "AUDIO_SOUND_LOUD" | "AUDIO_SOUND_ABUSIVE" | "AUDIO_SOUND_GREETING" | "AUDIO_SOUND_HELP" | "AUDIO_SOUND_GUN" | "AUDIO_SOUND_GLASS_BREAK" | "AUDIO_SOUND_ALARM_SMOKE_FIRE" | "AUDIO_SOUND_ALARM_CARBON_MONOXIDE" | "AUDIO_SOUND_SIREN" | "CLIMATE_VOC" | "CLIMATE_VAPE" | "CLIMATE_SMOKE" | "CLIMATE_THC" | "CLIMATE_CO2" | "CLIMATE_ETOH" | "CLIMATE_PM25" | "CLIMATE_IAQ" | "CLIMATE_LEAK" | "SOUND_AGGRESSION" | "SOUND_HELP" | "AIR_CO" | "AIR_CO2" | "AIR_MASKING" | "AIR_THC" | "AIR_VAPE" | "AIR_VOC" | "MASK_MISSING" | "HELMET_MISSING" | "GLOVES_MISSING" | "PIR_OCCUPIED" | "PIR_MOVEMENT" | "PIR_VACANT" | "CUSTOM" | "VISITOR_ARRIVED" | "VISITOR_DEPARTED" | "AC_DR_CONNECTED" | "AC_DR_DISCONNECTED" | "AC_DPI_DOOR_OPEN" | "AC_DPI_DOOR_CLOSED" | "AC_DPI_DOOR_AJAR" | "AC_DPI_DOOR_FORCED_OPEN" | "AC_DSR_UNLOCKED" | "AC_DSR_LOCKED" | "AC_DB_TRIGGERED" | "AC_PANIC_BUTTON_TRIGGERED" | "AC_REMOTE_UNLOCK" | "AC_BADGE_AUTHORIZED" | "AC_BADGE_UNAUTHORIZED" | "AC_BADGE_FACE_MISMATCH" | "AC_LOCKDOWN_ACTIVATED" | "AC_LOCKDOWN_DEACTIVATED" | "AC_TAMPER_PROX" | "AC_TAMPER_ACCEL" | "AC_TAMPER_SWITCH" | "AC_GR_ACTIVE" | "AC_GR_INACTIVE" | "AC_GI_ACTIVE" | "AC_GI_INACTIVE" | "AC_REX_ACTIVE" | "AC_REX_INACTIVE" | "AC_APERIO_DEVICE_DISCONNECTED" | "AC_APERIO_DEVICE_CONNECTED" | "AC_APERIO_DEVICE_REBOOT" | "AC_APERIO_DEVICE_TAMPER" | "AC_APERIO_LOW_BATTERY" | "AC_APERIO_FLAT_BATTERY" | "AC_APERIO_OK_BATTERY" | "POWER_SWITCH_BATTERY" | "POWER_SWITCH_PRIMARY" | "CUSTOM_LLM_BOOLEAN_TRUE" | "CUSTOM_LLM_BOOLEAN_FALSE" | "CUSTOM_LLM_THRESHOLD_EXCEEDED_LOW" | "CUSTOM_LLM_THRESHOLD_EXCEEDED_HIGH" | "ALM_AUTHORITIES_CONTACTED" | "ALM_MONITORING_ENABLED" | "ALM_MONITORING_DISABLED" | "ALM_MONITORING_SETTINGS_CHANGE" | "ALM_THREAT_CASE_CLOSED" | "ALM_THREAT_DETECTED" | "ALM_MONITORING_EVENT_DETECTED" | "ROBOT_DOG_DETECTED" | "UNKNOWN")[];
                                ajarThresholdSec?: number;
                            }[];
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    createCameraPolicy: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    policy?: {
                        name?: string;
                        description?: string;
                        defaultTriggers?: {
                            /** @enum {unknown} */
                            activity: "SOUND_LOUD" | "SOUND_GUN_SHOT" | "TAMPER" | "VISUAL_TAMPER" | "MOTION_TAMPER" | "MOTION" | "MOTION_HUMAN" | "MOTION_CAR" | "MOTION_ANIMAL" | "FACE" | "FACE_IDENTIFIED" | "FACE_UNIDENTIFIED" | "FACE_BLACKLISTED" | "FACE_ALERT" | "POSE_ANOMALOUS" | "POSE_FALL" | "LICENSEPLATE" | "LICENSEPLATE_IDENTIFIED" | "LICENSEPLATE_UNIDENTIFIED" | "LICENSEPLATE_ALERT" | "LICENSEPLATE_BLACKLISTED" | "LICENSEPLATE_TRUSTED" | "PEOPLECOUNT_HIGH" | "PEOPLECOUNT_HIGH_RESET" | "PEOPLECOUNT_LOW" | "PEOPLECOUNT_LOW_RESET" | "HUMAN_ENTER" | "HUMAN_EXIT" | "CAR_ENTER" | "CAR_EXIT" | "TEMPERATURE_EXCEEDED_HIGH" | "TEMPERATURE_EXCEEDED_LOW" | "HUMIDITY_EXCEEDED_HIGH" | "HUMIDITY_EXCEEDED_LOW" | "PM25_EXCEEDED_HIGH" | "TVOC_EXCEEDED_HIGH" | "ETOH_EXCEEDED_HIGH" | "IAQ_EXCEEDED_HIGH" | "CO2_EXCEEDED_HIGH" | "CO2_EXCEEDED_LOW" | "PROBE_TEMPERATURE_EXCEEDED_HIGH" | "PROBE_TEMPERATURE_EXCEEDED_LOW" | "PROBE_DISCONNECTED" | "PROBE_CONNECTED" | "HEAT_INDEX_EXCEEDED_HIGH" | "PRESSURE_EXCEEDED_HIGH" | "PRESSURE_EXCEEDED_LOW" | "PM10_EXCEEDED_HIGH" | "PM40_EXCEEDED_HIGH" | "PM100_EXCEEDED_HIGH" | "VOC_IDX_EXCEEDED_HIGH" | "NOX_IDX_EXCEEDED_HIGH" | "FORMALDEHYDE_EXCEEDED_HIGH" | "CARBON_MONOXIDE_EXCEEDED_HIGH" | "AQI_EXCEEDED_HIGH" | "DOOR_AJAR" | "DOOR_OPENED" | "DOOR_CLOSED" | "BUTTON_SINGLE_PRESSED" | "BUTTON_DOUBLE_PRESSED" | "BUTTON_LONG_PRESSED" | "TAG_ARRIVED" | "TAG_DEPARTED" | "TAG_MOVED" | "TAG_POSITIONING_CHANGED" | "TAG_BOUNDARY_INGRESS" | "TAG_BOUNDARY_EGRESS" | "TAG_PANIC" | "BADGE_AUTHORIZED" | "BADGE_UNAUTHORIZED" | "BADGE_UNAUTHORIZED_V2" | "BADGE_AJAR" | "BADGE_MANUAL" | "BADGE_FORCED_OPEN" | "BADGE_LOCKDOWN" | "BADGE_REQUEST_TO_EXIT" | "BADGE_DURESS" | "BADGE_SECURITY_BREACH" | "BADGE_TAMPER" | "BADGE_FACE_MISMATCH" | "POS_ORDER" | "GUN_DETECT_EVENT" | "IOT_SOUND_AGGRESSION" | "IOT_SOUND_HELP" | "IOT_AIR_CO" | "IOT_AIR_CO2" | "IOT_AIR_MASKING" | "IOT_AIR_THC" | "IOT_AIR_VAPE" | "IOT_AIR_VOC" | "IOT_AIR_TEMP" | "IOT_TAMPER" | "IOT_GUNSHOT" | "IOT_BUTTON_SINGLE_CLICK" | "IOT_BUTTON_DOUBLE_CLICK" | "IOT_BUTTON_HOLD" | "IOT_PANIC_BUTTON_TRIGGERED" | "AUDIO_SOUND_SIGNIFICANT" | "AUDIO_SOUND_LOUD" | "AUDIO_SOUND_ABUSIVE" | "AUDIO_SOUND_GREETING" | "AUDIO_SOUND_HELP" | "AUDIO_SOUND_GUN" | "AUDIO_SOUND_GLASS_BREAK" | "AUDIO_SOUND_ALARM_SMOKE_FIRE" | "AUDIO_SOUND_ALARM_CARBON_MONOXIDE" | "AUDIO_SOUND_SIREN" | "CLIMATE_VOC" | "CLIMATE_VAPE" | "CLIMATE_SMOKE" | "CLIMATE_THC" | "CLIMATE_CO2" | "CLIMATE_ETOH" | "CLIMATE_PM25" | "CLIMATE_IAQ" | "CLIMATE_LEAK" | "SOUND_AGGRESSION" | "SOUND_HELP" | "AIR_CO" | "AIR_CO2" | "AIR_MASKING" | "AIR_THC" | "AIR_VAPE" | "AIR_VOC" | "MASK_MISSING" | "HELMET_MISSING" | "GLOVES_MISSING" | "PIR_OCCUPIED" | "PIR_MOVEMENT" | "PIR_VACANT" | "CUSTOM" | "VISITOR_ARRIVED" | "VISITOR_DEPARTED" | "AC_DR_CONNECTED" | "AC_DR_DISCONNECTED" | "AC_DPI_DOOR_OPEN" | "AC_DPI_DOOR_CLOSED" | "AC_DPI_DOOR_AJAR" | "AC_DPI_DOOR_FORCED_OPEN" | "AC_DSR_UNLOCKED" | "AC_DSR_LOCKED" | "AC_DB_TRIGGERED" | "AC_PANIC_BUTTON_TRIGGERED" | "AC_REMOTE_UNLOCK" | "AC_BADGE_AUTHORIZED" | "AC_BADGE_UNAUTHORIZED" | "AC_BADGE_FACE_MISMATCH" | "AC_LOCKDOWN_ACTIVATED" | "AC_LOCKDOWN_DEACTIVATED" | "AC_TAMPER_PROX" | "AC_TAMPER_ACCEL" | "AC_TAMPER_SWITCH" | "AC_GR_ACTIVE" | "AC_GR_INACTIVE" | "AC_GI_ACTIVE" | "AC_GI_INACTIVE" | "AC_REX_ACTIVE" | "AC_REX_INACTIVE" | "AC_APERIO_DEVICE_DISCONNECTED" | "AC_APERIO_DEVICE_CONNECTED" | "AC_APERIO_DEVICE_REBOOT" | "AC_APERIO_DEVICE_TAMPER" | "AC_APERIO_LOW_BATTERY" | "AC_APERIO_FLAT_BATTERY" | "AC_APERIO_OK_BATTERY" | "POWER_SWITCH_BATTERY" | "POWER_SWITCH_PRIMARY" | "CUSTOM_LLM_BOOLEAN_TRUE" | "CUSTOM_LLM_BOOLEAN_FALSE" | "CUSTOM_LLM_THRESHOLD_EXCEEDED_LOW" | "CUSTOM_LLM_THRESHOLD_EXCEEDED_HIGH" | "ALM_AUTHORITIES_CONTACTED" | "ALM_MONITORING_ENABLED" | "ALM_MONITORING_DISABLED" | "ALM_MONITORING_SETTINGS_CHANGE" | "ALM_THREAT_CASE_CLOSED" | "ALM_THREAT_DETECTED" | "ALM_MONITORING_EVENT_DETECTED" | "ROBOT_DOG_DETECTED" | "UNKNOWN";
                            threshold?: number;
                            faceAlertLabelSet?: string[];
                            faceAllowedLabelSet?: string[];
                            faceAlertUnidentified?: boolean;
                            vehicleAlertLabelSet?: string[];
                            vehicleAllowedLabelSet?: string[];
                            vehicleAlertUnidentified?: boolean;
                        }[];
                        scheduledTriggers?: {
                            /** Format: RUUID */
                            scheduleUuid?: string;
                            schedule?: {
                                /** Format: RUUID */
                                uuid?: string;
                            };
                            triggerSet?: {
                                /** @enum {unknown} */
                                activity: "SOUND_LOUD" | "SOUND_GUN_SHOT" | "TAMPER" | "VISUAL_TAMPER" | "MOTION_TAMPER" | "MOTION" | "MOTION_HUMAN" | "MOTION_CAR" | "MOTION_ANIMAL" | "FACE" | "FACE_IDENTIFIED" | "FACE_UNIDENTIFIED" | "FACE_BLACKLISTED" | "FACE_ALERT" | "POSE_ANOMALOUS" | "POSE_FALL" | "LICENSEPLATE" | "LICENSEPLATE_IDENTIFIED" | "LICENSEPLATE_UNIDENTIFIED" | "LICENSEPLATE_ALERT" | "LICENSEPLATE_BLACKLISTED" | "LICENSEPLATE_TRUSTED" | "PEOPLECOUNT_HIGH" | "PEOPLECOUNT_HIGH_RESET" | "PEOPLECOUNT_LOW" | "PEOPLECOUNT_LOW_RESET" | "HUMAN_ENTER" | "HUMAN_EXIT" | "CAR_ENTER" | "CAR_EXIT" | "TEMPERATURE_EXCEEDED_HIGH" | "TEMPERATURE_EXCEEDED_LOW" | "HUMIDITY_EXCEEDED_HIGH" | "HUMIDITY_EXCEEDED_LOW" | "PM25_EXCEEDED_HIGH" | "TVOC_EXCEEDED_HIGH" | "ETOH_EXCEEDED_HIGH" | "IAQ_EXCEEDED_HIGH" | "CO2_EXCEEDED_HIGH" | "CO2_EXCEEDED_LOW" | "PROBE_TEMPERATURE_EXCEEDED_HIGH" | "PROBE_TEMPERATURE_EXCEEDED_LOW" | "PROBE_DISCONNECTED" | "PROBE_CONNECTED" | "HEAT_INDEX_EXCEEDED_HIGH" | "PRESSURE_EXCEEDED_HIGH" | "PRESSURE_EXCEEDED_LOW" | "PM10_EXCEEDED_HIGH" | "PM40_EXCEEDED_HIGH" | "PM100_EXCEEDED_HIGH" | "VOC_IDX_EXCEEDED_HIGH" | "NOX_IDX_EXCEEDED_HIGH" | "FORMALDEHYDE_EXCEEDED_HIGH" | "CARBON_MONOXIDE_EXCEEDED_HIGH" | "AQI_EXCEEDED_HIGH" | "DOOR_AJAR" | "DOOR_OPENED" | "DOOR_CLOSED" | "BUTTON_SINGLE_PRESSED" | "BUTTON_DOUBLE_PRESSED" | "BUTTON_LONG_PRESSED" | "TAG_ARRIVED" | "TAG_DEPARTED" | "TAG_MOVED" | "TAG_POSITIONING_CHANGED" | "TAG_BOUNDARY_INGRESS" | "TAG_BOUNDARY_EGRESS" | "TAG_PANIC" | "BADGE_AUTHORIZED" | "BADGE_UNAUTHORIZED" | "BADGE_UNAUTHORIZED_V2" | "BADGE_AJAR" | "BADGE_MANUAL" | "BADGE_FORCED_OPEN" | "BADGE_LOCKDOWN" | "BADGE_REQUEST_TO_EXIT" | "BADGE_DURESS" | "BADGE_SECURITY_BREACH" | "BADGE_TAMPER" | "BADGE_FACE_MISMATCH" | "POS_ORDER" | "GUN_DETECT_EVENT" | "IOT_SOUND_AGGRESSION" | "IOT_SOUND_HELP" | "IOT_AIR_CO" | "IOT_AIR_CO2" | "IOT_AIR_MASKING" | "IOT_AIR_THC" | "IOT_AIR_VAPE" | "IOT_AIR_VOC" | "IOT_AIR_TEMP" | "IOT_TAMPER" | "IOT_GUNSHOT" | "IOT_BUTTON_SINGLE_CLICK" | "IOT_BUTTON_DOUBLE_CLICK" | "IOT_BUTTON_HOLD" | "IOT_PANIC_BUTTON_TRIGGERED" | "AUDIO_SOUND_SIGNIFICANT" | "AUDIO_SOUND_LOUD" | "AUDIO_SOUND_ABUSIVE" | "AUDIO_SOUND_GREETING" | "AUDIO_SOUND_HELP" | "AUDIO_SOUND_GUN" | "AUDIO_SOUND_GLASS_BREAK" | "AUDIO_SOUND_ALARM_SMOKE_FIRE" | "AUDIO_SOUND_ALARM_CARBON_MONOXIDE" | "AUDIO_SOUND_SIREN" | "CLIMATE_VOC" | "CLIMATE_VAPE" | "CLIMATE_SMOKE" | "CLIMATE_THC" | "CLIMATE_CO2" | "CLIMATE_ETOH" | "CLIMATE_PM25" | "CLIMATE_IAQ" | "CLIMATE_LEAK" | "SOUND_AGGRESSION" | "SOUND_HELP" | "AIR_CO" | "AIR_CO2" | "AIR_MASKING" | "AIR_THC" | "AIR_VAPE" | "AIR_VOC" | "MASK_MISSING" | "HELMET_MISSING" | "GLOVES_MISSING" | "PIR_OCCUPIED" | "PIR_MOVEMENT" | "PIR_VACANT" | "CUSTOM" | "VISITOR_ARRIVED" | "VISITOR_DEPARTED" | "AC_DR_CONNECTED" | "AC_DR_DISCONNECTED" | "AC_DPI_DOOR_OPEN" | "AC_DPI_DOOR_CLOSED" | "AC_DPI_DOOR_AJAR" | "AC_DPI_DOOR_FORCED_OPEN" | "AC_DSR_UNLOCKED" | "AC_DSR_LOCKED" | "AC_DB_TRIGGERED" | "AC_PANIC_BUTTON_TRIGGERED" | "AC_REMOTE_UNLOCK" | "AC_BADGE_AUTHORIZED" | "AC_BADGE_UNAUTHORIZED" | "AC_BADGE_FACE_MISMATCH" | "AC_LOCKDOWN_ACTIVATED" | "AC_LOCKDOWN_DEACTIVATED" | "AC_TAMPER_PROX" | "AC_TAMPER_ACCEL" | "AC_TAMPER_SWITCH" | "AC_GR_ACTIVE" | "AC_GR_INACTIVE" | "AC_GI_ACTIVE" | "AC_GI_INACTIVE" | "AC_REX_ACTIVE" | "AC_REX_INACTIVE" | "AC_APERIO_DEVICE_DISCONNECTED" | "AC_APERIO_DEVICE_CONNECTED" | "AC_APERIO_DEVICE_REBOOT" | "AC_APERIO_DEVICE_TAMPER" | "AC_APERIO_LOW_BATTERY" | "AC_APERIO_FLAT_BATTERY" | "AC_APERIO_OK_BATTERY" | "POWER_SWITCH_BATTERY" | "POWER_SWITCH_PRIMARY" | "CUSTOM_LLM_BOOLEAN_TRUE" | "CUSTOM_LLM_BOOLEAN_FALSE" | "CUSTOM_LLM_THRESHOLD_EXCEEDED_LOW" | "CUSTOM_LLM_THRESHOLD_EXCEEDED_HIGH" | "ALM_AUTHORITIES_CONTACTED" | "ALM_MONITORING_ENABLED" | "ALM_MONITORING_DISABLED" | "ALM_MONITORING_SETTINGS_CHANGE" | "ALM_THREAT_CASE_CLOSED" | "ALM_THREAT_DETECTED" | "ALM_MONITORING_EVENT_DETECTED" | "ROBOT_DOG_DETECTED" | "UNKNOWN";
                                threshold?: number;
                                faceAlertLabelSet?: string[];
                                faceAllowedLabelSet?: string[];
                                faceAlertUnidentified?: boolean;
                                vehicleAlertLabelSet?: string[];
                                vehicleAllowedLabelSet?: string[];
                                vehicleAlertUnidentified?: boolean;
                            }[];
                        }[];
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
                        /** Format: RUUID */
                        policyUuid?: string;
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    createDoorPolicy: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    policy?: {
                        name?: string;
                        description?: string;
                        defaultAjarThresholdSec?: number;
                        defaultTriggers?: ("SOUND_LOUD" | "SOUND_GUN_SHOT" | "TAMPER" | "VISUAL_TAMPER" | "MOTION_TAMPER" | "MOTION" | "MOTION_HUMAN" | "MOTION_CAR" | "MOTION_ANIMAL" | "FACE" | "FACE_IDENTIFIED" | "FACE_UNIDENTIFIED" | "FACE_BLACKLISTED" | "FACE_ALERT" | "POSE_ANOMALOUS" | "POSE_FALL" | "LICENSEPLATE" | "LICENSEPLATE_IDENTIFIED" | "LICENSEPLATE_UNIDENTIFIED" | "LICENSEPLATE_ALERT" | "LICENSEPLATE_BLACKLISTED" | "LICENSEPLATE_TRUSTED" | "PEOPLECOUNT_HIGH" | "PEOPLECOUNT_HIGH_RESET" | "PEOPLECOUNT_LOW" | "PEOPLECOUNT_LOW_RESET" | "HUMAN_ENTER" | "HUMAN_EXIT" | "CAR_ENTER" | "CAR_EXIT" | "TEMPERATURE_EXCEEDED_HIGH" | "TEMPERATURE_EXCEEDED_LOW" | "HUMIDITY_EXCEEDED_HIGH" | "HUMIDITY_EXCEEDED_LOW" | "PM25_EXCEEDED_HIGH" | "TVOC_EXCEEDED_HIGH" | "ETOH_EXCEEDED_HIGH" | "IAQ_EXCEEDED_HIGH" | "CO2_EXCEEDED_HIGH" | "CO2_EXCEEDED_LOW" | "PROBE_TEMPERATURE_EXCEEDED_HIGH" | "PROBE_TEMPERATURE_EXCEEDED_LOW" | "PROBE_DISCONNECTED" | "PROBE_CONNECTED" | "HEAT_INDEX_EXCEEDED_HIGH" | "PRESSURE_EXCEEDED_HIGH" | "PRESSURE_EXCEEDED_LOW" | "PM10_EXCEEDED_HIGH" | "PM40_EXCEEDED_HIGH" | "PM100_EXCEEDED_HIGH" | "VOC_IDX_EXCEEDED_HIGH" | "NOX_IDX_EXCEEDED_HIGH" | "FORMALDEHYDE_EXCEEDED_HIGH" | "CARBON_MONOXIDE_EXCEEDED_HIGH" | "AQI_EXCEEDED_HIGH" | "DOOR_AJAR" | "DOOR_OPENED" | "DOOR_CLOSED" | "BUTTON_SINGLE_PRESSED" | "BUTTON_DOUBLE_PRESSED" | "BUTTON_LONG_PRESSED" | "TAG_ARRIVED" | "TAG_DEPARTED" | "TAG_MOVED" | "TAG_POSITIONING_CHANGED" | "TAG_BOUNDARY_INGRESS" | "TAG_BOUNDARY_EGRESS" | "TAG_PANIC" | "BADGE_AUTHORIZED" | "BADGE_UNAUTHORIZED" | "BADGE_UNAUTHORIZED_V2" | "BADGE_AJAR" | "BADGE_MANUAL" | "BADGE_FORCED_OPEN" | "BADGE_LOCKDOWN" | "BADGE_REQUEST_TO_EXIT" | "BADGE_DURESS" | "BADGE_SECURITY_BREACH" | "BADGE_TAMPER" | "BADGE_FACE_MISMATCH" | "POS_ORDER" | "GUN_DETECT_EVENT" | "IOT_SOUND_AGGRESSION" | "IOT_SOUND_HELP" | "IOT_AIR_CO" | "IOT_AIR_CO2" | "IOT_AIR_MASKING" | "IOT_AIR_THC" | "IOT_AIR_VAPE" | "IOT_AIR_VOC" | "IOT_AIR_TEMP" | "IOT_TAMPER" | "IOT_GUNSHOT" | "IOT_BUTTON_SINGLE_CLICK" | "IOT_BUTTON_DOUBLE_CLICK" | "IOT_BUTTON_HOLD" | "IOT_PANIC_BUTTON_TRIGGERED" | "AUDIO_SOUND_SIGNIFICANT" | "AUDIO_SOUND_LOUD" | "AUDIO_SOUND_ABUSIVE" | "AUDIO_SOUND_GREETING" | "AUDIO_SOUND_HELP" | "AUDIO_SOUND_GUN" | "AUDIO_SOUND_GLASS_BREAK" | "AUDIO_SOUND_ALARM_SMOKE_FIRE" | "AUDIO_SOUND_ALARM_CARBON_MONOXIDE" | "AUDIO_SOUND_SIREN" | "CLIMATE_VOC" | "CLIMATE_VAPE" | "CLIMATE_SMOKE" | "CLIMATE_THC" | "CLIMATE_CO2" | "CLIMATE_ETOH" | "CLIMATE_PM25" | "CLIMATE_IAQ" | "CLIMATE_LEAK" | "SOUND_AGGRESSION" | "SOUND_HELP" | "AIR_CO" | "AIR_CO2" | "AIR_MASKING" | "AIR_THC" | "AIR_VAPE" | "AIR_VOC" | "MASK_MISSING" | "HELMET_MISSING" | "GLOVES_MISSING" | "PIR_OCCUPIED" | "PIR_MOVEMENT" | "PIR_VACANT" | "CUSTOM" | "VISITOR_ARRIVED" | "VISITOR_DEPARTED" | "AC_DR_CONNECTED" | "AC_DR_DISCONNECTED" | "AC_DPI_DOOR_OPEN" | "AC_DPI_DOOR_CLOSED" | "AC_DPI_DOOR_AJAR" | "AC_DPI_DOOR_FORCED_OPEN" | "AC_DSR_UNLOCKED" | "AC_DSR_LOCKED" | "AC_DB_TRIGGERED" | "AC_PANIC_BUTTON_TRIGGERED" | "AC_REMOTE_UNLOCK" | "AC_BADGE_AUTHORIZED" | "AC_BADGE_UNAUTHORIZED" | "AC_BADGE_FACE_MISMATCH" | "AC_LOCKDOWN_ACTIVATED" | "AC_LOCKDOWN_DEACTIVATED" | "AC_TAMPER_PROX" | "AC_TAMPER_ACCEL" | "AC_TAMPER_SWITCH" | "AC_GR_ACTIVE" | "AC_GR_INACTIVE" | "AC_GI_ACTIVE" | "AC_GI_INACTIVE" | "AC_REX_ACTIVE" | "AC_REX_INACTIVE" | "AC_APERIO_DEVICE_DISCONNECTED" | "AC_APERIO_DEVICE_CONNECTED" | "AC_APERIO_DEVICE_REBOOT" | "AC_APERIO_DEVICE_TAMPER" | "AC_APERIO_LOW_BATTERY" | "AC_APERIO_FLAT_BATTERY" | "AC_APERIO_OK_BATTERY" | "POWER_SWITCH_BATTERY" | "POWER_SWITCH_PRIMARY" | "CUSTOM_LLM_BOOLEAN_TRUE" | "CUSTOM_LLM_BOOLEAN_FALSE" | "CUSTOM_LLM_THRESHOLD_EXCEEDED_LOW" | "CUSTOM_LLM_THRESHOLD_EXCEEDED_HIGH" | "ALM_AUTHORITIES_CONTACTED" | "ALM_MONITORING_ENABLED" | "ALM_MONITORING_DISABLED" | "ALM_MONITORING_SETTINGS_CHANGE" | "ALM_THREAT_CASE_CLOSED" | "ALM_THREAT_DETECTED" | "ALM_MONITORING_EVENT_DETECTED" | "ROBOT_DOG_DETECTED" | "UNKNOWN")[];
                        scheduledTriggers?: {
                            /** Format: RUUID */
                            scheduleUuid?: string;
                            schedule?: {
                                /** Format: RUUID */
                                uuid?: string;
                            };
                            triggerSet?: ("SOUND_LOUD" | "SOUND_GUN_SHOT" | "TAMPER" | "VISUAL_TAMPER" | "MOTION_TAMPER" | "MOTION" | "MOTION_HUMAN" | "MOTION_CAR" | "MOTION_ANIMAL" | "FACE" | "FACE_IDENTIFIED" | "FACE_UNIDENTIFIED" | "FACE_BLACKLISTED" | "FACE_ALERT" | "POSE_ANOMALOUS" | "POSE_FALL" | "LICENSEPLATE" | "LICENSEPLATE_IDENTIFIED" | "LICENSEPLATE_UNIDENTIFIED" | "LICENSEPLATE_ALERT" | "LICENSEPLATE_BLACKLISTED" | "LICENSEPLATE_TRUSTED" | "PEOPLECOUNT_HIGH" | "PEOPLECOUNT_HIGH_RESET" | "PEOPLECOUNT_LOW" | "PEOPLECOUNT_LOW_RESET" | "HUMAN_ENTER" | "HUMAN_EXIT" | "CAR_ENTER" | "CAR_EXIT" | "TEMPERATURE_EXCEEDED_HIGH" | "TEMPERATURE_EXCEEDED_LOW" | "HUMIDITY_EXCEEDED_HIGH" | "HUMIDITY_EXCEEDED_LOW" | "PM25_EXCEEDED_HIGH" | "TVOC_EXCEEDED_HIGH" | "ETOH_EXCEEDED_HIGH" | "IAQ_EXCEEDED_HIGH" | "CO2_EXCEEDED_HIGH" | "CO2_EXCEEDED_LOW" | "PROBE_TEMPERATURE_EXCEEDED_HIGH" | "PROBE_TEMPERATURE_EXCEEDED_LOW" | "PROBE_DISCONNECTED" | "PROBE_CONNECTED" | "HEAT_INDEX_EXCEEDED_HIGH" | "PRESSURE_EXCEEDED_HIGH" | "PRESSURE_EXCEEDED_LOW" | "PM10_EXCEEDED_HIGH" | "PM40_EXCEEDED_HIGH" | "PM100_EXCEEDED_HIGH" | "VOC_IDX_EXCEEDED_HIGH" | "NOX_IDX_EXCEEDED_HIGH" | "FORMALDEHYDE_EXCEEDED_HIGH" | "CARBON_MONOXIDE_EXCEEDED_HIGH" | "AQI_EXCEEDED_HIGH" | "DOOR_AJAR" | "DOOR_OPENED" | "DOOR_CLOSED" | "BUTTON_SINGLE_PRESSED" | "BUTTON_DOUBLE_PRESSED" | "BUTTON_LONG_PRESSED" | "TAG_ARRIVED" | "TAG_DEPARTED" | "TAG_MOVED" | "TAG_POSITIONING_CHANGED" | "TAG_BOUNDARY_INGRESS" | "TAG_BOUNDARY_EGRESS" | "TAG_PANIC" | "BADGE_AUTHORIZED" | "BADGE_UNAUTHORIZED" | "BADGE_UNAUTHORIZED_V2" | "BADGE_AJAR" | "BADGE_MANUAL" | "BADGE_FORCED_OPEN" | "BADGE_LOCKDOWN" | "BADGE_REQUEST_TO_EXIT" | "BADGE_DURESS" | "BADGE_SECURITY_BREACH" | "BADGE_TAMPER" | "BADGE_FACE_MISMATCH" | "POS_ORDER" | "GUN_DETECT_EVENT" | "IOT_SOUND_AGGRESSION" | "IOT_SOUND_HELP" | "IOT_AIR_CO" | "IOT_AIR_CO2" | "IOT_AIR_MASKING" | "IOT_AIR_THC" | "IOT_AIR_VAPE" | "IOT_AIR_VOC" | "IOT_AIR_TEMP" | "IOT_TAMPER" | "IOT_GUNSHOT" | "IOT_BUTTON_SINGLE_CLICK" | "IOT_BUTTON_DOUBLE_CLICK" | "IOT_BUTTON_HOLD" | "IOT_PANIC_BUTTON_TRIGGERED" | "AUDIO_SOUND_SIGNIFICANT" | "AUDIO_SOUND_LOUD" | "AUDIO_SOUND_ABUSIVE" | "AUDIO_SOUND_GREETING" | "AUDIO_SOUND_HELP" | "AUDIO_SOUND_GUN" | "AUDIO_SOUND_GLASS_BREAK" | "AUDIO_SOUND_ALARM_SMOKE_FIRE" | "AUDIO_SOUND_ALARM_CARBON_MONOXIDE" | "AUDIO_SOUND_SIREN" | "CLIMATE_VOC" | "CLIMATE_VAPE" | "CLIMATE_SMOKE" | "CLIMATE_THC" | "CLIMATE_CO2" | "CLIMATE_ETOH" | "CLIMATE_PM25" | "CLIMATE_IAQ" | "CLIMATE_LEAK" | "SOUND_AGGRESSION" | "SOUND_HELP" | "AIR_CO" | "AIR_CO2" | "AIR_MASKING" | "AIR_THC" | "AIR_VAPE" | "AIR_VOC" | "MASK_MISSING" | "HELMET_MISSING" | "GLOVES_MISSING" | "PIR_OCCUPIED" | "PIR_MOVEMENT" | "PIR_VACANT" | "CUSTOM" | "VISITOR_ARRIVED" | "VISITOR_DEPARTED" | "AC_DR_CONNECTED" | "AC_DR_DISCONNECTED" | "AC_DPI_DOOR_OPEN" | "AC_DPI_DOOR_CLOSED" | "AC_DPI_DOOR_AJAR" | "AC_DPI_DOOR_FORCED_OPEN" | "AC_DSR_UNLOCKED" | "AC_DSR_LOCKED" | "AC_DB_TRIGGERED" | "AC_PANIC_BUTTON_TRIGGERED" | "AC_REMOTE_UNLOCK" | "AC_BADGE_AUTHORIZED" | "AC_BADGE_UNAUTHORIZED" | "AC_BADGE_FACE_MISMATCH" | "AC_LOCKDOWN_ACTIVATED" | "AC_LOCKDOWN_DEACTIVATED" | "AC_TAMPER_PROX" | "AC_TAMPER_ACCEL" | "AC_TAMPER_SWITCH" | "AC_GR_ACTIVE" | "AC_GR_INACTIVE" | "AC_GI_ACTIVE" | "AC_GI_INACTIVE" | "AC_REX_ACTIVE" | "AC_REX_INACTIVE" | "AC_APERIO_DEVICE_DISCONNECTED" | "AC_APERIO_DEVICE_CONNECTED" | "AC_APERIO_DEVICE_REBOOT" | "AC_APERIO_DEVICE_TAMPER" | "AC_APERIO_LOW_BATTERY" | "AC_APERIO_FLAT_BATTERY" | "AC_APERIO_OK_BATTERY" | "POWER_SWITCH_BATTERY" | "POWER_SWITCH_PRIMARY" | "CUSTOM_LLM_BOOLEAN_TRUE" | "CUSTOM_LLM_BOOLEAN_FALSE" | "CUSTOM_LLM_THRESHOLD_EXCEEDED_LOW" | "CUSTOM_LLM_THRESHOLD_EXCEEDED_HIGH" | "ALM_AUTHORITIES_CONTACTED" | "ALM_MONITORING_ENABLED" | "ALM_MONITORING_DISABLED" | "ALM_MONITORING_SETTINGS_CHANGE" | "ALM_THREAT_CASE_CLOSED" | "ALM_THREAT_DETECTED" | "ALM_MONITORING_EVENT_DETECTED" | "ROBOT_DOG_DETECTED" | "UNKNOWN")[];
                            ajarThresholdSec?: number;
                        }[];
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
                        /** Format: RUUID */
                        policyUuid?: string;
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    updateCameraPolicy: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    policy?: {
                        name?: string;
                        description?: string;
                        defaultTriggers?: {
                            /** @enum {unknown} */
                            activity: "SOUND_LOUD" | "SOUND_GUN_SHOT" | "TAMPER" | "VISUAL_TAMPER" | "MOTION_TAMPER" | "MOTION" | "MOTION_HUMAN" | "MOTION_CAR" | "MOTION_ANIMAL" | "FACE" | "FACE_IDENTIFIED" | "FACE_UNIDENTIFIED" | "FACE_BLACKLISTED" | "FACE_ALERT" | "POSE_ANOMALOUS" | "POSE_FALL" | "LICENSEPLATE" | "LICENSEPLATE_IDENTIFIED" | "LICENSEPLATE_UNIDENTIFIED" | "LICENSEPLATE_ALERT" | "LICENSEPLATE_BLACKLISTED" | "LICENSEPLATE_TRUSTED" | "PEOPLECOUNT_HIGH" | "PEOPLECOUNT_HIGH_RESET" | "PEOPLECOUNT_LOW" | "PEOPLECOUNT_LOW_RESET" | "HUMAN_ENTER" | "HUMAN_EXIT" | "CAR_ENTER" | "CAR_EXIT" | "TEMPERATURE_EXCEEDED_HIGH" | "TEMPERATURE_EXCEEDED_LOW" | "HUMIDITY_EXCEEDED_HIGH" | "HUMIDITY_EXCEEDED_LOW" | "PM25_EXCEEDED_HIGH" | "TVOC_EXCEEDED_HIGH" | "ETOH_EXCEEDED_HIGH" | "IAQ_EXCEEDED_HIGH" | "CO2_EXCEEDED_HIGH" | "CO2_EXCEEDED_LOW" | "PROBE_TEMPERATURE_EXCEEDED_HIGH" | "PROBE_TEMPERATURE_EXCEEDED_LOW" | "PROBE_DISCONNECTED" | "PROBE_CONNECTED" | "HEAT_INDEX_EXCEEDED_HIGH" | "PRESSURE_EXCEEDED_HIGH" | "PRESSURE_EXCEEDED_LOW" | "PM10_EXCEEDED_HIGH" | "PM40_EXCEEDED_HIGH" | "PM100_EXCEEDED_HIGH" | "VOC_IDX_EXCEEDED_HIGH" | "NOX_IDX_EXCEEDED_HIGH" | "FORMALDEHYDE_EXCEEDED_HIGH" | "CARBON_MONOXIDE_EXCEEDED_HIGH" | "AQI_EXCEEDED_HIGH" | "DOOR_AJAR" | "DOOR_OPENED" | "DOOR_CLOSED" | "BUTTON_SINGLE_PRESSED" | "BUTTON_DOUBLE_PRESSED" | "BUTTON_LONG_PRESSED" | "TAG_ARRIVED" | "TAG_DEPARTED" | "TAG_MOVED" | "TAG_POSITIONING_CHANGED" | "TAG_BOUNDARY_INGRESS" | "TAG_BOUNDARY_EGRESS" | "TAG_PANIC" | "BADGE_AUTHORIZED" | "BADGE_UNAUTHORIZED" | "BADGE_UNAUTHORIZED_V2" | "BADGE_AJAR" | "BADGE_MANUAL" | "BADGE_FORCED_OPEN" | "BADGE_LOCKDOWN" | "BADGE_REQUEST_TO_EXIT" | "BADGE_DURESS" | "BADGE_SECURITY_BREACH" | "BADGE_TAMPER" | "BADGE_FACE_MISMATCH" | "POS_ORDER" | "GUN_DETECT_EVENT" | "IOT_SOUND_AGGRESSION" | "IOT_SOUND_HELP" | "IOT_AIR_CO" | "IOT_AIR_CO2" | "IOT_AIR_MASKING" | "IOT_AIR_THC" | "IOT_AIR_VAPE" | "IOT_AIR_VOC" | "IOT_AIR_TEMP" | "IOT_TAMPER" | "IOT_GUNSHOT" | "IOT_BUTTON_SINGLE_CLICK" | "IOT_BUTTON_DOUBLE_CLICK" | "IOT_BUTTON_HOLD" | "IOT_PANIC_BUTTON_TRIGGERED" | "AUDIO_SOUND_SIGNIFICANT" | "AUDIO_SOUND_LOUD" | "AUDIO_SOUND_ABUSIVE" | "AUDIO_SOUND_GREETING" | "AUDIO_SOUND_HELP" | "AUDIO_SOUND_GUN" | "AUDIO_SOUND_GLASS_BREAK" | "AUDIO_SOUND_ALARM_SMOKE_FIRE" | "AUDIO_SOUND_ALARM_CARBON_MONOXIDE" | "AUDIO_SOUND_SIREN" | "CLIMATE_VOC" | "CLIMATE_VAPE" | "CLIMATE_SMOKE" | "CLIMATE_THC" | "CLIMATE_CO2" | "CLIMATE_ETOH" | "CLIMATE_PM25" | "CLIMATE_IAQ" | "CLIMATE_LEAK" | "SOUND_AGGRESSION" | "SOUND_HELP" | "AIR_CO" | "AIR_CO2" | "AIR_MASKING" | "AIR_THC" | "AIR_VAPE" | "AIR_VOC" | "MASK_MISSING" | "HELMET_MISSING" | "GLOVES_MISSING" | "PIR_OCCUPIED" | "PIR_MOVEMENT" | "PIR_VACANT" | "CUSTOM" | "VISITOR_ARRIVED" | "VISITOR_DEPARTED" | "AC_DR_CONNECTED" | "AC_DR_DISCONNECTED" | "AC_DPI_DOOR_OPEN" | "AC_DPI_DOOR_CLOSED" | "AC_DPI_DOOR_AJAR" | "AC_DPI_DOOR_FORCED_OPEN" | "AC_DSR_UNLOCKED" | "AC_DSR_LOCKED" | "AC_DB_TRIGGERED" | "AC_PANIC_BUTTON_TRIGGERED" | "AC_REMOTE_UNLOCK" | "AC_BADGE_AUTHORIZED" | "AC_BADGE_UNAUTHORIZED" | "AC_BADGE_FACE_MISMATCH" | "AC_LOCKDOWN_ACTIVATED" | "AC_LOCKDOWN_DEACTIVATED" | "AC_TAMPER_PROX" | "AC_TAMPER_ACCEL" | "AC_TAMPER_SWITCH" | "AC_GR_ACTIVE" | "AC_GR_INACTIVE" | "AC_GI_ACTIVE" | "AC_GI_INACTIVE" | "AC_REX_ACTIVE" | "AC_REX_INACTIVE" | "AC_APERIO_DEVICE_DISCONNECTED" | "AC_APERIO_DEVICE_CONNECTED" | "AC_APERIO_DEVICE_REBOOT" | "AC_APERIO_DEVICE_TAMPER" | "AC_APERIO_LOW_BATTERY" | "AC_APERIO_FLAT_BATTERY" | "AC_APERIO_OK_BATTERY" | "POWER_SWITCH_BATTERY" | "POWER_SWITCH_PRIMARY" | "CUSTOM_LLM_BOOLEAN_TRUE" | "CUSTOM_LLM_BOOLEAN_FALSE" | "CUSTOM_LLM_THRESHOLD_EXCEEDED_LOW" | "CUSTOM_LLM_THRESHOLD_EXCEEDED_HIGH" | "ALM_AUTHORITIES_CONTACTED" | "ALM_MONITORING_ENABLED" | "ALM_MONITORING_DISABLED" | "ALM_MONITORING_SETTINGS_CHANGE" | "ALM_THREAT_CASE_CLOSED" | "ALM_THREAT_DETECTED" | "ALM_MONITORING_EVENT_DETECTED" | "ROBOT_DOG_DETECTED" | "UNKNOWN";
                            threshold?: number;
                            faceAlertLabelSet?: string[];
                            faceAllowedLabelSet?: string[];
                            faceAlertUnidentified?: boolean;
                            vehicleAlertLabelSet?: string[];
                            vehicleAllowedLabelSet?: string[];
                            vehicleAlertUnidentified?: boolean;
                        }[];
                        scheduledTriggers?: {
                            /** Format: RUUID */
                            scheduleUuid?: string;
                            schedule?: {
                                /** Format: RUUID */
                                uuid?: string;
                            };
                            triggerSet?: {
                                /** @enum {unknown} */
                                activity: "SOUND_LOUD" | "SOUND_GUN_SHOT" | "TAMPER" | "VISUAL_TAMPER" | "MOTION_TAMPER" | "MOTION" | "MOTION_HUMAN" | "MOTION_CAR" | "MOTION_ANIMAL" | "FACE" | "FACE_IDENTIFIED" | "FACE_UNIDENTIFIED" | "FACE_BLACKLISTED" | "FACE_ALERT" | "POSE_ANOMALOUS" | "POSE_FALL" | "LICENSEPLATE" | "LICENSEPLATE_IDENTIFIED" | "LICENSEPLATE_UNIDENTIFIED" | "LICENSEPLATE_ALERT" | "LICENSEPLATE_BLACKLISTED" | "LICENSEPLATE_TRUSTED" | "PEOPLECOUNT_HIGH" | "PEOPLECOUNT_HIGH_RESET" | "PEOPLECOUNT_LOW" | "PEOPLECOUNT_LOW_RESET" | "HUMAN_ENTER" | "HUMAN_EXIT" | "CAR_ENTER" | "CAR_EXIT" | "TEMPERATURE_EXCEEDED_HIGH" | "TEMPERATURE_EXCEEDED_LOW" | "HUMIDITY_EXCEEDED_HIGH" | "HUMIDITY_EXCEEDED_LOW" | "PM25_EXCEEDED_HIGH" | "TVOC_EXCEEDED_HIGH" | "ETOH_EXCEEDED_HIGH" | "IAQ_EXCEEDED_HIGH" | "CO2_EXCEEDED_HIGH" | "CO2_EXCEEDED_LOW" | "PROBE_TEMPERATURE_EXCEEDED_HIGH" | "PROBE_TEMPERATURE_EXCEEDED_LOW" | "PROBE_DISCONNECTED" | "PROBE_CONNECTED" | "HEAT_INDEX_EXCEEDED_HIGH" | "PRESSURE_EXCEEDED_HIGH" | "PRESSURE_EXCEEDED_LOW" | "PM10_EXCEEDED_HIGH" | "PM40_EXCEEDED_HIGH" | "PM100_EXCEEDED_HIGH" | "VOC_IDX_EXCEEDED_HIGH" | "NOX_IDX_EXCEEDED_HIGH" | "FORMALDEHYDE_EXCEEDED_HIGH" | "CARBON_MONOXIDE_EXCEEDED_HIGH" | "AQI_EXCEEDED_HIGH" | "DOOR_AJAR" | "DOOR_OPENED" | "DOOR_CLOSED" | "BUTTON_SINGLE_PRESSED" | "BUTTON_DOUBLE_PRESSED" | "BUTTON_LONG_PRESSED" | "TAG_ARRIVED" | "TAG_DEPARTED" | "TAG_MOVED" | "TAG_POSITIONING_CHANGED" | "TAG_BOUNDARY_INGRESS" | "TAG_BOUNDARY_EGRESS" | "TAG_PANIC" | "BADGE_AUTHORIZED" | "BADGE_UNAUTHORIZED" | "BADGE_UNAUTHORIZED_V2" | "BADGE_AJAR" | "BADGE_MANUAL" | "BADGE_FORCED_OPEN" | "BADGE_LOCKDOWN" | "BADGE_REQUEST_TO_EXIT" | "BADGE_DURESS" | "BADGE_SECURITY_BREACH" | "BADGE_TAMPER" | "BADGE_FACE_MISMATCH" | "POS_ORDER" | "GUN_DETECT_EVENT" | "IOT_SOUND_AGGRESSION" | "IOT_SOUND_HELP" | "IOT_AIR_CO" | "IOT_AIR_CO2" | "IOT_AIR_MASKING" | "IOT_AIR_THC" | "IOT_AIR_VAPE" | "IOT_AIR_VOC" | "IOT_AIR_TEMP" | "IOT_TAMPER" | "IOT_GUNSHOT" | "IOT_BUTTON_SINGLE_CLICK" | "IOT_BUTTON_DOUBLE_CLICK" | "IOT_BUTTON_HOLD" | "IOT_PANIC_BUTTON_TRIGGERED" | "AUDIO_SOUND_SIGNIFICANT" | "AUDIO_SOUND_LOUD" | "AUDIO_SOUND_ABUSIVE" | "AUDIO_SOUND_GREETING" | "AUDIO_SOUND_HELP" | "AUDIO_SOUND_GUN" | "AUDIO_SOUND_GLASS_BREAK" | "AUDIO_SOUND_ALARM_SMOKE_FIRE" | "AUDIO_SOUND_ALARM_CARBON_MONOXIDE" | "AUDIO_SOUND_SIREN" | "CLIMATE_VOC" | "CLIMATE_VAPE" | "CLIMATE_SMOKE" | "CLIMATE_THC" | "CLIMATE_CO2" | "CLIMATE_ETOH" | "CLIMATE_PM25" | "CLIMATE_IAQ" | "CLIMATE_LEAK" | "SOUND_AGGRESSION" | "SOUND_HELP" | "AIR_CO" | "AIR_CO2" | "AIR_MASKING" | "AIR_THC" | "AIR_VAPE" | "AIR_VOC" | "MASK_MISSING" | "HELMET_MISSING" | "GLOVES_MISSING" | "PIR_OCCUPIED" | "PIR_MOVEMENT" | "PIR_VACANT" | "CUSTOM" | "VISITOR_ARRIVED" | "VISITOR_DEPARTED" | "AC_DR_CONNECTED" | "AC_DR_DISCONNECTED" | "AC_DPI_DOOR_OPEN" | "AC_DPI_DOOR_CLOSED" | "AC_DPI_DOOR_AJAR" | "AC_DPI_DOOR_FORCED_OPEN" | "AC_DSR_UNLOCKED" | "AC_DSR_LOCKED" | "AC_DB_TRIGGERED" | "AC_PANIC_BUTTON_TRIGGERED" | "AC_REMOTE_UNLOCK" | "AC_BADGE_AUTHORIZED" | "AC_BADGE_UNAUTHORIZED" | "AC_BADGE_FACE_MISMATCH" | "AC_LOCKDOWN_ACTIVATED" | "AC_LOCKDOWN_DEACTIVATED" | "AC_TAMPER_PROX" | "AC_TAMPER_ACCEL" | "AC_TAMPER_SWITCH" | "AC_GR_ACTIVE" | "AC_GR_INACTIVE" | "AC_GI_ACTIVE" | "AC_GI_INACTIVE" | "AC_REX_ACTIVE" | "AC_REX_INACTIVE" | "AC_APERIO_DEVICE_DISCONNECTED" | "AC_APERIO_DEVICE_CONNECTED" | "AC_APERIO_DEVICE_REBOOT" | "AC_APERIO_DEVICE_TAMPER" | "AC_APERIO_LOW_BATTERY" | "AC_APERIO_FLAT_BATTERY" | "AC_APERIO_OK_BATTERY" | "POWER_SWITCH_BATTERY" | "POWER_SWITCH_PRIMARY" | "CUSTOM_LLM_BOOLEAN_TRUE" | "CUSTOM_LLM_BOOLEAN_FALSE" | "CUSTOM_LLM_THRESHOLD_EXCEEDED_LOW" | "CUSTOM_LLM_THRESHOLD_EXCEEDED_HIGH" | "ALM_AUTHORITIES_CONTACTED" | "ALM_MONITORING_ENABLED" | "ALM_MONITORING_DISABLED" | "ALM_MONITORING_SETTINGS_CHANGE" | "ALM_THREAT_CASE_CLOSED" | "ALM_THREAT_DETECTED" | "ALM_MONITORING_EVENT_DETECTED" | "ROBOT_DOG_DETECTED" | "UNKNOWN";
                                threshold?: number;
                                faceAlertLabelSet?: string[];
                                faceAllowedLabelSet?: string[];
                                faceAlertUnidentified?: boolean;
                                vehicleAlertLabelSet?: string[];
                                vehicleAllowedLabelSet?: string[];
                                vehicleAlertUnidentified?: boolean;
                            }[];
                        }[];
                        /** Format: RUUID */
                        uuid?: string;
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
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    updateDoorPolicy: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    policy?: {
                        name?: string;
                        description?: string;
                        defaultAjarThresholdSec?: number;
                        defaultTriggers?: ("SOUND_LOUD" | "SOUND_GUN_SHOT" | "TAMPER" | "VISUAL_TAMPER" | "MOTION_TAMPER" | "MOTION" | "MOTION_HUMAN" | "MOTION_CAR" | "MOTION_ANIMAL" | "FACE" | "FACE_IDENTIFIED" | "FACE_UNIDENTIFIED" | "FACE_BLACKLISTED" | "FACE_ALERT" | "POSE_ANOMALOUS" | "POSE_FALL" | "LICENSEPLATE" | "LICENSEPLATE_IDENTIFIED" | "LICENSEPLATE_UNIDENTIFIED" | "LICENSEPLATE_ALERT" | "LICENSEPLATE_BLACKLISTED" | "LICENSEPLATE_TRUSTED" | "PEOPLECOUNT_HIGH" | "PEOPLECOUNT_HIGH_RESET" | "PEOPLECOUNT_LOW" | "PEOPLECOUNT_LOW_RESET" | "HUMAN_ENTER" | "HUMAN_EXIT" | "CAR_ENTER" | "CAR_EXIT" | "TEMPERATURE_EXCEEDED_HIGH" | "TEMPERATURE_EXCEEDED_LOW" | "HUMIDITY_EXCEEDED_HIGH" | "HUMIDITY_EXCEEDED_LOW" | "PM25_EXCEEDED_HIGH" | "TVOC_EXCEEDED_HIGH" | "ETOH_EXCEEDED_HIGH" | "IAQ_EXCEEDED_HIGH" | "CO2_EXCEEDED_HIGH" | "CO2_EXCEEDED_LOW" | "PROBE_TEMPERATURE_EXCEEDED_HIGH" | "PROBE_TEMPERATURE_EXCEEDED_LOW" | "PROBE_DISCONNECTED" | "PROBE_CONNECTED" | "HEAT_INDEX_EXCEEDED_HIGH" | "PRESSURE_EXCEEDED_HIGH" | "PRESSURE_EXCEEDED_LOW" | "PM10_EXCEEDED_HIGH" | "PM40_EXCEEDED_HIGH" | "PM100_EXCEEDED_HIGH" | "VOC_IDX_EXCEEDED_HIGH" | "NOX_IDX_EXCEEDED_HIGH" | "FORMALDEHYDE_EXCEEDED_HIGH" | "CARBON_MONOXIDE_EXCEEDED_HIGH" | "AQI_EXCEEDED_HIGH" | "DOOR_AJAR" | "DOOR_OPENED" | "DOOR_CLOSED" | "BUTTON_SINGLE_PRESSED" | "BUTTON_DOUBLE_PRESSED" | "BUTTON_LONG_PRESSED" | "TAG_ARRIVED" | "TAG_DEPARTED" | "TAG_MOVED" | "TAG_POSITIONING_CHANGED" | "TAG_BOUNDARY_INGRESS" | "TAG_BOUNDARY_EGRESS" | "TAG_PANIC" | "BADGE_AUTHORIZED" | "BADGE_UNAUTHORIZED" | "BADGE_UNAUTHORIZED_V2" | "BADGE_AJAR" | "BADGE_MANUAL" | "BADGE_FORCED_OPEN" | "BADGE_LOCKDOWN" | "BADGE_REQUEST_TO_EXIT" | "BADGE_DURESS" | "BADGE_SECURITY_BREACH" | "BADGE_TAMPER" | "BADGE_FACE_MISMATCH" | "POS_ORDER" | "GUN_DETECT_EVENT" | "IOT_SOUND_AGGRESSION" | "IOT_SOUND_HELP" | "IOT_AIR_CO" | "IOT_AIR_CO2" | "IOT_AIR_MASKING" | "IOT_AIR_THC" | "IOT_AIR_VAPE" | "IOT_AIR_VOC" | "IOT_AIR_TEMP" | "IOT_TAMPER" | "IOT_GUNSHOT" | "IOT_BUTTON_SINGLE_CLICK" | "IOT_BUTTON_DOUBLE_CLICK" | "IOT_BUTTON_HOLD" | "IOT_PANIC_BUTTON_TRIGGERED" | "AUDIO_SOUND_SIGNIFICANT" | "AUDIO_SOUND_LOUD" | "AUDIO_SOUND_ABUSIVE" | "AUDIO_SOUND_GREETING" | "AUDIO_SOUND_HELP" | "AUDIO_SOUND_GUN" | "AUDIO_SOUND_GLASS_BREAK" | "AUDIO_SOUND_ALARM_SMOKE_FIRE" | "AUDIO_SOUND_ALARM_CARBON_MONOXIDE" | "AUDIO_SOUND_SIREN" | "CLIMATE_VOC" | "CLIMATE_VAPE" | "CLIMATE_SMOKE" | "CLIMATE_THC" | "CLIMATE_CO2" | "CLIMATE_ETOH" | "CLIMATE_PM25" | "CLIMATE_IAQ" | "CLIMATE_LEAK" | "SOUND_AGGRESSION" | "SOUND_HELP" | "AIR_CO" | "AIR_CO2" | "AIR_MASKING" | "AIR_THC" | "AIR_VAPE" | "AIR_VOC" | "MASK_MISSING" | "HELMET_MISSING" | "GLOVES_MISSING" | "PIR_OCCUPIED" | "PIR_MOVEMENT" | "PIR_VACANT" | "CUSTOM" | "VISITOR_ARRIVED" | "VISITOR_DEPARTED" | "AC_DR_CONNECTED" | "AC_DR_DISCONNECTED" | "AC_DPI_DOOR_OPEN" | "AC_DPI_DOOR_CLOSED" | "AC_DPI_DOOR_AJAR" | "AC_DPI_DOOR_FORCED_OPEN" | "AC_DSR_UNLOCKED" | "AC_DSR_LOCKED" | "AC_DB_TRIGGERED" | "AC_PANIC_BUTTON_TRIGGERED" | "AC_REMOTE_UNLOCK" | "AC_BADGE_AUTHORIZED" | "AC_BADGE_UNAUTHORIZED" | "AC_BADGE_FACE_MISMATCH" | "AC_LOCKDOWN_ACTIVATED" | "AC_LOCKDOWN_DEACTIVATED" | "AC_TAMPER_PROX" | "AC_TAMPER_ACCEL" | "AC_TAMPER_SWITCH" | "AC_GR_ACTIVE" | "AC_GR_INACTIVE" | "AC_GI_ACTIVE" | "AC_GI_INACTIVE" | "AC_REX_ACTIVE" | "AC_REX_INACTIVE" | "AC_APERIO_DEVICE_DISCONNECTED" | "AC_APERIO_DEVICE_CONNECTED" | "AC_APERIO_DEVICE_REBOOT" | "AC_APERIO_DEVICE_TAMPER" | "AC_APERIO_LOW_BATTERY" | "AC_APERIO_FLAT_BATTERY" | "AC_APERIO_OK_BATTERY" | "POWER_SWITCH_BATTERY" | "POWER_SWITCH_PRIMARY" | "CUSTOM_LLM_BOOLEAN_TRUE" | "CUSTOM_LLM_BOOLEAN_FALSE" | "CUSTOM_LLM_THRESHOLD_EXCEEDED_LOW" | "CUSTOM_LLM_THRESHOLD_EXCEEDED_HIGH" | "ALM_AUTHORITIES_CONTACTED" | "ALM_MONITORING_ENABLED" | "ALM_MONITORING_DISABLED" | "ALM_MONITORING_SETTINGS_CHANGE" | "ALM_THREAT_CASE_CLOSED" | "ALM_THREAT_DETECTED" | "ALM_MONITORING_EVENT_DETECTED" | "ROBOT_DOG_DETECTED" | "UNKNOWN")[];
                        scheduledTriggers?: {
                            /** Format: RUUID */
                            scheduleUuid?: string;
                            schedule?: {
                                /** Format: RUUID */
                                uuid?: string;
                            };
                            triggerSet?: ("SOUND_LOUD" | "SOUND_GUN_SHOT" | "TAMPER" | "VISUAL_TAMPER" | "MOTION_TAMPER" | "MOTION" | "MOTION_HUMAN" | "MOTION_CAR" | "MOTION_ANIMAL" | "FACE" | "FACE_IDENTIFIED" | "FACE_UNIDENTIFIED" | "FACE_BLACKLISTED" | "FACE_ALERT" | "POSE_ANOMALOUS" | "POSE_FALL" | "LICENSEPLATE" | "LICENSEPLATE_IDENTIFIED" | "LICENSEPLATE_UNIDENTIFIED" | "LICENSEPLATE_ALERT" | "LICENSEPLATE_BLACKLISTED" | "LICENSEPLATE_TRUSTED" | "PEOPLECOUNT_HIGH" | "PEOPLECOUNT_HIGH_RESET" | "PEOPLECOUNT_LOW" | "PEOPLECOUNT_LOW_RESET" | "HUMAN_ENTER" | "HUMAN_EXIT" | "CAR_ENTER" | "CAR_EXIT" | "TEMPERATURE_EXCEEDED_HIGH" | "TEMPERATURE_EXCEEDED_LOW" | "HUMIDITY_EXCEEDED_HIGH" | "HUMIDITY_EXCEEDED_LOW" | "PM25_EXCEEDED_HIGH" | "TVOC_EXCEEDED_HIGH" | "ETOH_EXCEEDED_HIGH" | "IAQ_EXCEEDED_HIGH" | "CO2_EXCEEDED_HIGH" | "CO2_EXCEEDED_LOW" | "PROBE_TEMPERATURE_EXCEEDED_HIGH" | "PROBE_TEMPERATURE_EXCEEDED_LOW" | "PROBE_DISCONNECTED" | "PROBE_CONNECTED" | "HEAT_INDEX_EXCEEDED_HIGH" | "PRESSURE_EXCEEDED_HIGH" | "PRESSURE_EXCEEDED_LOW" | "PM10_EXCEEDED_HIGH" | "PM40_EXCEEDED_HIGH" | "PM100_EXCEEDED_HIGH" | "VOC_IDX_EXCEEDED_HIGH" | "NOX_IDX_EXCEEDED_HIGH" | "FORMALDEHYDE_EXCEEDED_HIGH" | "CARBON_MONOXIDE_EXCEEDED_HIGH" | "AQI_EXCEEDED_HIGH" | "DOOR_AJAR" | "DOOR_OPENED" | "DOOR_CLOSED" | "BUTTON_SINGLE_PRESSED" | "BUTTON_DOUBLE_PRESSED" | "BUTTON_LONG_PRESSED" | "TAG_ARRIVED" | "TAG_DEPARTED" | "TAG_MOVED" | "TAG_POSITIONING_CHANGED" | "TAG_BOUNDARY_INGRESS" | "TAG_BOUNDARY_EGRESS" | "TAG_PANIC" | "BADGE_AUTHORIZED" | "BADGE_UNAUTHORIZED" | "BADGE_UNAUTHORIZED_V2" | "BADGE_AJAR" | "BADGE_MANUAL" | "BADGE_FORCED_OPEN" | "BADGE_LOCKDOWN" | "BADGE_REQUEST_TO_EXIT" | "BADGE_DURESS" | "BADGE_SECURITY_BREACH" | "BADGE_TAMPER" | "BADGE_FACE_MISMATCH" | "POS_ORDER" | "GUN_DETECT_EVENT" | "IOT_SOUND_AGGRESSION" | "IOT_SOUND_HELP" | "IOT_AIR_CO" | "IOT_AIR_CO2" | "IOT_AIR_MASKING" | "IOT_AIR_THC" | "IOT_AIR_VAPE" | "IOT_AIR_VOC" | "IOT_AIR_TEMP" | "IOT_TAMPER" | "IOT_GUNSHOT" | "IOT_BUTTON_SINGLE_CLICK" | "IOT_BUTTON_DOUBLE_CLICK" | "IOT_BUTTON_HOLD" | "IOT_PANIC_BUTTON_TRIGGERED" | "AUDIO_SOUND_SIGNIFICANT" | "AUDIO_SOUND_LOUD" | "AUDIO_SOUND_ABUSIVE" | "AUDIO_SOUND_GREETING" | "AUDIO_SOUND_HELP" | "AUDIO_SOUND_GUN" | "AUDIO_SOUND_GLASS_BREAK" | "AUDIO_SOUND_ALARM_SMOKE_FIRE" | "AUDIO_SOUND_ALARM_CARBON_MONOXIDE" | "AUDIO_SOUND_SIREN" | "CLIMATE_VOC" | "CLIMATE_VAPE" | "CLIMATE_SMOKE" | "CLIMATE_THC" | "CLIMATE_CO2" | "CLIMATE_ETOH" | "CLIMATE_PM25" | "CLIMATE_IAQ" | "CLIMATE_LEAK" | "SOUND_AGGRESSION" | "SOUND_HELP" | "AIR_CO" | "AIR_CO2" | "AIR_MASKING" | "AIR_THC" | "AIR_VAPE" | "AIR_VOC" | "MASK_MISSING" | "HELMET_MISSING" | "GLOVES_MISSING" | "PIR_OCCUPIED" | "PIR_MOVEMENT" | "PIR_VACANT" | "CUSTOM" | "VISITOR_ARRIVED" | "VISITOR_DEPARTED" | "AC_DR_CONNECTED" | "AC_DR_DISCONNECTED" | "AC_DPI_DOOR_OPEN" | "AC_DPI_DOOR_CLOSED" | "AC_DPI_DOOR_AJAR" | "AC_DPI_DOOR_FORCED_OPEN" | "AC_DSR_UNLOCKED" | "AC_DSR_LOCKED" | "AC_DB_TRIGGERED" | "AC_PANIC_BUTTON_TRIGGERED" | "AC_REMOTE_UNLOCK" | "AC_BADGE_AUTHORIZED" | "AC_BADGE_UNAUTHORIZED" | "AC_BADGE_FACE_MISMATCH" | "AC_LOCKDOWN_ACTIVATED" | "AC_LOCKDOWN_DEACTIVATED" | "AC_TAMPER_PROX" | "AC_TAMPER_ACCEL" | "AC_TAMPER_SWITCH" | "AC_GR_ACTIVE" | "AC_GR_INACTIVE" | "AC_GI_ACTIVE" | "AC_GI_INACTIVE" | "AC_REX_ACTIVE" | "AC_REX_INACTIVE" | "AC_APERIO_DEVICE_DISCONNECTED" | "AC_APERIO_DEVICE_CONNECTED" | "AC_APERIO_DEVICE_REBOOT" | "AC_APERIO_DEVICE_TAMPER" | "AC_APERIO_LOW_BATTERY" | "AC_APERIO_FLAT_BATTERY" | "AC_APERIO_OK_BATTERY" | "POWER_SWITCH_BATTERY" | "POWER_SWITCH_PRIMARY" | "CUSTOM_LLM_BOOLEAN_TRUE" | "CUSTOM_LLM_BOOLEAN_FALSE" | "CUSTOM_LLM_THRESHOLD_EXCEEDED_LOW" | "CUSTOM_LLM_THRESHOLD_EXCEEDED_HIGH" | "ALM_AUTHORITIES_CONTACTED" | "ALM_MONITORING_ENABLED" | "ALM_MONITORING_DISABLED" | "ALM_MONITORING_SETTINGS_CHANGE" | "ALM_THREAT_CASE_CLOSED" | "ALM_THREAT_DETECTED" | "ALM_MONITORING_EVENT_DETECTED" | "ROBOT_DOG_DETECTED" | "UNKNOWN")[];
                            ajarThresholdSec?: number;
                        }[];
                        /** Format: RUUID */
                        uuid?: string;
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
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    deleteCameraPolicy: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: RUUID */
                    policyUuid?: string;
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
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    deleteDoorPolicy: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: RUUID */
                    policyUuid?: string;
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
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getRulesForOrg: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
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
                        rules?: {
                            /** Format: RUUID */
                            uuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            name: string;
                            /** @enum {unknown} */
                            ruleType: "BUTTON_DEFINED" | "USER_DEFINED" | "DOORBELL_CAMERA_DEFINED" | "DOOR_CONTROLLER_DEFINED" | "LOCKDOWN_PLAN_DEFINED" | "CUSTOM_LLM_DEFINED";
                            /** @enum {unknown} */
                            conjunction: "AND" | "OR";
                            triggers: ({
                                /** @enum {unknown} */
                                type: "DEVICE_ACTIVITY_EVENT" | "AUDIT_EVENT" | "DIAGNOSTIC_EVENT" | "ALERT_MONITORING_EVENT" | "BADGE_INTEGRATION_EVENT" | "SCHEDULED_EVENT" | "VISION_LLM_EVENT" | "RECURRING_EVENT" | "LOCATION_LOCKDOWN_ACTIVATED_EVENT" | "LOCATION_LOCKDOWN_DEACTIVATED_EVENT" | "BUTTON_INTEGRATION_EVENT" | "CUSTOM_LLM_EVENT" | "UNKNOWN";
                            } & {
                                [key: string]: unknown;
                            })[];
                            action: {
                                [key: string]: unknown;
                            };
                            ruleFilters: {
                                scheduleUuids?: string[];
                                triggerBackoffSecs?: number;
                            };
                            enabled: boolean;
                            createdAtMs: number;
                            updatedAtMs: number;
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    createRule: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    rule?: {
                        name?: string;
                        enabled?: boolean;
                        /** @enum {unknown} */
                        ruleType?: "BUTTON_DEFINED" | "USER_DEFINED" | "DOORBELL_CAMERA_DEFINED" | "DOOR_CONTROLLER_DEFINED" | "LOCKDOWN_PLAN_DEFINED" | "CUSTOM_LLM_DEFINED";
                        /** @enum {unknown} */
                        conjunction?: "AND" | "OR";
                        triggers?: ({
                            /** @enum {unknown} */
                            type: "DEVICE_ACTIVITY_EVENT" | "AUDIT_EVENT" | "DIAGNOSTIC_EVENT" | "ALERT_MONITORING_EVENT" | "BADGE_INTEGRATION_EVENT" | "SCHEDULED_EVENT" | "VISION_LLM_EVENT" | "RECURRING_EVENT" | "LOCATION_LOCKDOWN_ACTIVATED_EVENT" | "LOCATION_LOCKDOWN_DEACTIVATED_EVENT" | "BUTTON_INTEGRATION_EVENT" | "CUSTOM_LLM_EVENT" | "UNKNOWN";
                        } & {
                            [key: string]: unknown;
                        })[];
                        action?: {
                            [key: string]: unknown;
                        };
                        ruleFilters?: {
                            scheduleUuids?: string[];
                            triggerBackoffSecs?: number;
                        };
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
                        /** Format: RUUID */
                        ruleUuid?: string;
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    updateRule: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    rule?: {
                        name?: string;
                        enabled?: boolean;
                        /** @enum {unknown} */
                        ruleType?: "BUTTON_DEFINED" | "USER_DEFINED" | "DOORBELL_CAMERA_DEFINED" | "DOOR_CONTROLLER_DEFINED" | "LOCKDOWN_PLAN_DEFINED" | "CUSTOM_LLM_DEFINED";
                        /** @enum {unknown} */
                        conjunction?: "AND" | "OR";
                        triggers?: ({
                            /** @enum {unknown} */
                            type: "DEVICE_ACTIVITY_EVENT" | "AUDIT_EVENT" | "DIAGNOSTIC_EVENT" | "ALERT_MONITORING_EVENT" | "BADGE_INTEGRATION_EVENT" | "SCHEDULED_EVENT" | "VISION_LLM_EVENT" | "RECURRING_EVENT" | "LOCATION_LOCKDOWN_ACTIVATED_EVENT" | "LOCATION_LOCKDOWN_DEACTIVATED_EVENT" | "BUTTON_INTEGRATION_EVENT" | "CUSTOM_LLM_EVENT" | "UNKNOWN";
                        } & {
                            [key: string]: unknown;
                        })[];
                        action?: {
                            [key: string]: unknown;
                        };
                        ruleFilters?: {
                            scheduleUuids?: string[];
                            triggerBackoffSecs?: number;
                        };
                        /** Format: RUUID */
                        uuid?: string;
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
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    deleteRule: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: RUUID */
                    ruleUuid?: string;
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
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getVehicles: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
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
                        vehicles?: {
                            licensePlate: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            name?: string;
                            description?: string;
                            createdAtMillis: number;
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getVehicleLabelsForOrg: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
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
                        /** @description By plate. */
                        vehicleLabels?: {
                            [key: string]: string[];
                        };
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getVehicleEvents: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    deviceUuidFilter?: string[];
                    locationUuidFilter?: string[];
                    vehicleLabelQuery?: string[];
                    licensePlateExactQuery?: string[];
                    nameQuery?: string[];
                    /** @description A plate or a part of one, with at most one sign wrong, missing or too many. */
                    licensePlateFuzzyQuery?: string;
                    unnamedQuery?: boolean;
                    /** @description 31 days before the end without. 0 is none. */
                    startTimeMs?: number;
                    /** @description Events of this moment do not count. 0 is none. */
                    endTimeMs?: number;
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
                        events?: {
                            /** Format: RUUID */
                            uuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            /** Format: RUUID */
                            deviceUuid: string;
                            /** Format: RUUID */
                            locationUuid?: string;
                            eventTimestamp?: number;
                            vehicleLicensePlate: string;
                            name?: string;
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    saveVehicle: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    vehicleLicensePlate?: string;
                    name?: string;
                    description?: string;
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
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    deleteVehicle: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    vehicleLicensePlate?: string;
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
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    addVehicleLabel: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    vehicleLicensePlate?: string;
                    label?: string;
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
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    removeVehicleLabel: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    vehicleLicensePlate?: string;
                    label?: string;
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
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getDiagnosticFeed: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Milliseconds since 1970. 0 is none. */
                    timestampMsAfter?: number;
                    /** @description Milliseconds since 1970. 0 is none. */
                    timestampMsBefore?: number;
                    /** @description Milliseconds since 1970. 0 is none. */
                    startTimeMs?: number;
                    /** @description Milliseconds since 1970. 0 is none. */
                    endTimeMs?: number;
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
                        diagnosticEvents?: {
                            /** Format: RUUID */
                            uuid: string;
                            activity: string;
                            /** Format: RUUID */
                            deviceUuid: string;
                            deviceName: string;
                            deviceType: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            /** Format: date-time */
                            timestamp: string;
                            firmwareVersion?: string;
                            ssid?: string;
                            apMac?: string;
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getCountReportV2: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {unknown} */
                    interval: "MINUTELY" | "QUARTERHOURLY" | "HOURLY" | "DAILY" | "WEEKLY" | "MONTHLY";
                    /** @enum {unknown} */
                    scope: "REGION" | "DEVICE" | "LOCATION" | "ORG";
                    types: ("CROWD" | "PEOPLE" | "FACES" | "MOTION" | "BANDWIDTH" | "VEHICLES" | "LICENSEPLATES" | "ALERTS" | "AM_VERIFICATION" | "DWELL")[];
                    /** Format: RUUID */
                    uuid?: string;
                    /** @description Milliseconds since 1970. 0 is none. */
                    startTimeMs?: number;
                    /** @description Milliseconds since 1970. 0 is none. */
                    endTimeMs?: number;
                    startDate?: string;
                    endDate?: string;
                    /** @description `UTC` without one. */
                    timeZone?: string;
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
                        timeSeriesDataPoints?: {
                            dateLocal: string;
                            dateUtc: string;
                            eventCountMap: {
                                [key: string]: number;
                            };
                            reportingDevicesMap: {
                                [key: string]: string[];
                            };
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    findAccessControlledDoors: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    lastEvaluatedKey?: string;
                    maxPageSize?: number;
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
                        accessControlledDoors?: {
                            /** Format: RUUID */
                            uuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            name: string;
                            /** Format: RUUID */
                            locationUuid?: string;
                            /** Format: RUUID */
                            ownerDeviceUuid: string;
                            /** @enum {unknown} */
                            type: "AccessControlledDoor";
                            /** @enum {unknown} */
                            subType: "RHOMBUS";
                            /** @enum {unknown} */
                            defaultState: "ACCESS_CONTROLLED";
                            remoteUnlockEnabled?: boolean;
                            unlockTimeSec?: number;
                            ajarTimeSec?: number;
                            createdAtMillis?: number;
                            updatedAtMillis?: number;
                        }[];
                        lastEvaluatedKey?: string;
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    unlockAccessControlledDoor: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: RUUID */
                    accessControlledDoorUuid?: string;
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
                        /** @enum {unknown} */
                        type?: "SUCCESS" | "ERROR";
                        /** @enum {unknown} */
                        errorType?: "FAILED_SENDING_ACU_UNLOCK_REQUEST" | "DOOR_NOT_CONFIGURED_WITH_LOCK";
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    findComponentEventsByAccessControlledDoor: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: RUUID */
                    accessControlledDoorUuid?: string;
                    /** @description Events of this moment count. 0 is none. */
                    createdAfterMs?: number;
                    /** @description Events of this moment do not. 0 is none. */
                    createdBeforeMs?: number;
                    /** @description 1000 without. */
                    limit?: number;
                    /** @description All of them without, and with an empty list. */
                    typeFilter?: ("DoorbellEvent" | "DoorReaderStateChangeEvent" | "DoorRelayStateChangeEvent" | "DoorPositionIndicatorStateChangeEvent" | "RequestToExitStateChangeEvent" | "CredentialReceivedEvent" | "ButtonEvent" | "GenericInputStateChangeEvent" | "GenericRelayStateChangeEvent" | "AccessControlUnitTamperEvent" | "AccessControlUnitLocationLockdownStateEvent" | "DoorLocationLockdownStateEvent" | "PanicButtonEvent" | "AccessControlUnitBatteryStateChangeEvent" | "WaveToUnlockIntentExpiredEvent" | "DoorStateChangeEvent" | "DoorAuthFirstInStateEvent" | "DoorScheduleFirstInStateEvent" | "AccessControlUnitDoorFirstInStateEvent" | "AperioDoorExtensionStateEvent" | "AperioActivatorStateEvent" | "AperioKeyCylinderStateEvent" | "AperioDoorModeEvent" | "AperioDoorHandleStateEvent" | "AperioGatewayStateEvent" | "AperioGatewayConnectionStateChangeEvent" | "AperioDtcEvent" | "AperioTamperStateEvent")[];
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
                        componentEvents?: {
                            /** Format: RUUID */
                            uuid: string;
                            /** @enum {unknown} */
                            type: "DoorbellEvent" | "DoorReaderStateChangeEvent" | "DoorRelayStateChangeEvent" | "DoorPositionIndicatorStateChangeEvent" | "RequestToExitStateChangeEvent" | "CredentialReceivedEvent" | "ButtonEvent" | "GenericInputStateChangeEvent" | "GenericRelayStateChangeEvent" | "AccessControlUnitTamperEvent" | "AccessControlUnitLocationLockdownStateEvent" | "DoorLocationLockdownStateEvent" | "PanicButtonEvent" | "AccessControlUnitBatteryStateChangeEvent" | "WaveToUnlockIntentExpiredEvent" | "DoorStateChangeEvent" | "DoorAuthFirstInStateEvent" | "DoorScheduleFirstInStateEvent" | "AccessControlUnitDoorFirstInStateEvent" | "AperioDoorExtensionStateEvent" | "AperioActivatorStateEvent" | "AperioKeyCylinderStateEvent" | "AperioDoorModeEvent" | "AperioDoorHandleStateEvent" | "AperioGatewayStateEvent" | "AperioGatewayConnectionStateChangeEvent" | "AperioDtcEvent" | "AperioTamperStateEvent";
                            /** Format: RUUID */
                            orgUuid: string;
                            /** Format: RUUID */
                            ownerDeviceUuid: string;
                            /** Format: RUUID */
                            componentUuid: string;
                            /** Format: RUUID */
                            componentCompositeUuid?: string;
                            /** Format: RUUID */
                            locationUuid?: string;
                            timestampMs: number;
                            createdAtMs: number;
                            newState?: string;
                            /** @enum {unknown} */
                            newSupervisionState?: "CUT_DETECTED" | "SHORT_DETECTED" | "NORMAL" | "INVALID" | "UNKNOWN";
                            reason?: string;
                            source?: string;
                            intentOnly?: boolean;
                            buttonPress?: string;
                            pressDurationMillis?: number;
                            onBackupPower?: boolean;
                            batteryFound?: boolean;
                            batteryMa?: number;
                            batteryMv?: number;
                            credSource?: string;
                            credentialValueLengthBits?: number;
                            authWaitTimeMs?: number;
                            /** @enum {unknown} */
                            authenticationResult?: "ACCEPTED" | "REJECTED" | "ERROR" | "NA";
                            /** @enum {unknown} */
                            authorizationResult?: "ALLOWED" | "DENIED" | "DISABLED" | "ERROR" | "NA";
                            /** @enum {unknown} */
                            authDecisionSource?: "ACCESS_GRANT" | "ACCESS_REVOCATION" | "LOCKDOWN";
                            /** Format: RUUID */
                            credentialUuid?: string;
                            /** Format: RUUID */
                            managedCredentialUuid?: string;
                            /** Format: RUUID */
                            accessGrantOrRevocationUuid?: string;
                            /** Format: RUUID */
                            activeLockdownPlanUuid?: string;
                            activeDoorLockdownState?: string;
                            originator?: {
                                /** @enum {unknown} */
                                type: "USER";
                                /** Format: RUUID */
                                userUuid: string;
                                username?: string;
                            };
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    findComponentEventsByLocation: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: RUUID */
                    locationUuid?: string;
                    /** @description Events of this moment count. 0 is none. */
                    createdAfterMs?: number;
                    /** @description Events of this moment do not. 0 is none. */
                    createdBeforeMs?: number;
                    /** @description 1000 without. */
                    limit?: number;
                    /** @description All of them without, and with an empty list. */
                    typeFilter?: ("DoorbellEvent" | "DoorReaderStateChangeEvent" | "DoorRelayStateChangeEvent" | "DoorPositionIndicatorStateChangeEvent" | "RequestToExitStateChangeEvent" | "CredentialReceivedEvent" | "ButtonEvent" | "GenericInputStateChangeEvent" | "GenericRelayStateChangeEvent" | "AccessControlUnitTamperEvent" | "AccessControlUnitLocationLockdownStateEvent" | "DoorLocationLockdownStateEvent" | "PanicButtonEvent" | "AccessControlUnitBatteryStateChangeEvent" | "WaveToUnlockIntentExpiredEvent" | "DoorStateChangeEvent" | "DoorAuthFirstInStateEvent" | "DoorScheduleFirstInStateEvent" | "AccessControlUnitDoorFirstInStateEvent" | "AperioDoorExtensionStateEvent" | "AperioActivatorStateEvent" | "AperioKeyCylinderStateEvent" | "AperioDoorModeEvent" | "AperioDoorHandleStateEvent" | "AperioGatewayStateEvent" | "AperioGatewayConnectionStateChangeEvent" | "AperioDtcEvent" | "AperioTamperStateEvent")[];
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
                        componentEvents?: {
                            /** Format: RUUID */
                            uuid: string;
                            /** @enum {unknown} */
                            type: "DoorbellEvent" | "DoorReaderStateChangeEvent" | "DoorRelayStateChangeEvent" | "DoorPositionIndicatorStateChangeEvent" | "RequestToExitStateChangeEvent" | "CredentialReceivedEvent" | "ButtonEvent" | "GenericInputStateChangeEvent" | "GenericRelayStateChangeEvent" | "AccessControlUnitTamperEvent" | "AccessControlUnitLocationLockdownStateEvent" | "DoorLocationLockdownStateEvent" | "PanicButtonEvent" | "AccessControlUnitBatteryStateChangeEvent" | "WaveToUnlockIntentExpiredEvent" | "DoorStateChangeEvent" | "DoorAuthFirstInStateEvent" | "DoorScheduleFirstInStateEvent" | "AccessControlUnitDoorFirstInStateEvent" | "AperioDoorExtensionStateEvent" | "AperioActivatorStateEvent" | "AperioKeyCylinderStateEvent" | "AperioDoorModeEvent" | "AperioDoorHandleStateEvent" | "AperioGatewayStateEvent" | "AperioGatewayConnectionStateChangeEvent" | "AperioDtcEvent" | "AperioTamperStateEvent";
                            /** Format: RUUID */
                            orgUuid: string;
                            /** Format: RUUID */
                            ownerDeviceUuid: string;
                            /** Format: RUUID */
                            componentUuid: string;
                            /** Format: RUUID */
                            componentCompositeUuid?: string;
                            /** Format: RUUID */
                            locationUuid?: string;
                            timestampMs: number;
                            createdAtMs: number;
                            newState?: string;
                            /** @enum {unknown} */
                            newSupervisionState?: "CUT_DETECTED" | "SHORT_DETECTED" | "NORMAL" | "INVALID" | "UNKNOWN";
                            reason?: string;
                            source?: string;
                            intentOnly?: boolean;
                            buttonPress?: string;
                            pressDurationMillis?: number;
                            onBackupPower?: boolean;
                            batteryFound?: boolean;
                            batteryMa?: number;
                            batteryMv?: number;
                            credSource?: string;
                            credentialValueLengthBits?: number;
                            authWaitTimeMs?: number;
                            /** @enum {unknown} */
                            authenticationResult?: "ACCEPTED" | "REJECTED" | "ERROR" | "NA";
                            /** @enum {unknown} */
                            authorizationResult?: "ALLOWED" | "DENIED" | "DISABLED" | "ERROR" | "NA";
                            /** @enum {unknown} */
                            authDecisionSource?: "ACCESS_GRANT" | "ACCESS_REVOCATION" | "LOCKDOWN";
                            /** Format: RUUID */
                            credentialUuid?: string;
                            /** Format: RUUID */
                            managedCredentialUuid?: string;
                            /** Format: RUUID */
                            accessGrantOrRevocationUuid?: string;
                            /** Format: RUUID */
                            activeLockdownPlanUuid?: string;
                            activeDoorLockdownState?: string;
                            originator?: {
                                /** @enum {unknown} */
                                type: "USER";
                                /** Format: RUUID */
                                userUuid: string;
                                username?: string;
                            };
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    findComponentEventsByUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: RUUID */
                    userUuid?: string;
                    /** @description Events of this moment count. 0 is none. */
                    createdAfterMs?: number;
                    /** @description Events of this moment do not. 0 is none. */
                    createdBeforeMs?: number;
                    /** @description 1000 without. */
                    limit?: number;
                    /** @description All of them without, and with an empty list. */
                    typeFilter?: ("DoorbellEvent" | "DoorReaderStateChangeEvent" | "DoorRelayStateChangeEvent" | "DoorPositionIndicatorStateChangeEvent" | "RequestToExitStateChangeEvent" | "CredentialReceivedEvent" | "ButtonEvent" | "GenericInputStateChangeEvent" | "GenericRelayStateChangeEvent" | "AccessControlUnitTamperEvent" | "AccessControlUnitLocationLockdownStateEvent" | "DoorLocationLockdownStateEvent" | "PanicButtonEvent" | "AccessControlUnitBatteryStateChangeEvent" | "WaveToUnlockIntentExpiredEvent" | "DoorStateChangeEvent" | "DoorAuthFirstInStateEvent" | "DoorScheduleFirstInStateEvent" | "AccessControlUnitDoorFirstInStateEvent" | "AperioDoorExtensionStateEvent" | "AperioActivatorStateEvent" | "AperioKeyCylinderStateEvent" | "AperioDoorModeEvent" | "AperioDoorHandleStateEvent" | "AperioGatewayStateEvent" | "AperioGatewayConnectionStateChangeEvent" | "AperioDtcEvent" | "AperioTamperStateEvent")[];
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
                        componentEvents?: {
                            /** Format: RUUID */
                            uuid: string;
                            /** @enum {unknown} */
                            type: "DoorbellEvent" | "DoorReaderStateChangeEvent" | "DoorRelayStateChangeEvent" | "DoorPositionIndicatorStateChangeEvent" | "RequestToExitStateChangeEvent" | "CredentialReceivedEvent" | "ButtonEvent" | "GenericInputStateChangeEvent" | "GenericRelayStateChangeEvent" | "AccessControlUnitTamperEvent" | "AccessControlUnitLocationLockdownStateEvent" | "DoorLocationLockdownStateEvent" | "PanicButtonEvent" | "AccessControlUnitBatteryStateChangeEvent" | "WaveToUnlockIntentExpiredEvent" | "DoorStateChangeEvent" | "DoorAuthFirstInStateEvent" | "DoorScheduleFirstInStateEvent" | "AccessControlUnitDoorFirstInStateEvent" | "AperioDoorExtensionStateEvent" | "AperioActivatorStateEvent" | "AperioKeyCylinderStateEvent" | "AperioDoorModeEvent" | "AperioDoorHandleStateEvent" | "AperioGatewayStateEvent" | "AperioGatewayConnectionStateChangeEvent" | "AperioDtcEvent" | "AperioTamperStateEvent";
                            /** Format: RUUID */
                            orgUuid: string;
                            /** Format: RUUID */
                            ownerDeviceUuid: string;
                            /** Format: RUUID */
                            componentUuid: string;
                            /** Format: RUUID */
                            componentCompositeUuid?: string;
                            /** Format: RUUID */
                            locationUuid?: string;
                            timestampMs: number;
                            createdAtMs: number;
                            newState?: string;
                            /** @enum {unknown} */
                            newSupervisionState?: "CUT_DETECTED" | "SHORT_DETECTED" | "NORMAL" | "INVALID" | "UNKNOWN";
                            reason?: string;
                            source?: string;
                            intentOnly?: boolean;
                            buttonPress?: string;
                            pressDurationMillis?: number;
                            onBackupPower?: boolean;
                            batteryFound?: boolean;
                            batteryMa?: number;
                            batteryMv?: number;
                            credSource?: string;
                            credentialValueLengthBits?: number;
                            authWaitTimeMs?: number;
                            /** @enum {unknown} */
                            authenticationResult?: "ACCEPTED" | "REJECTED" | "ERROR" | "NA";
                            /** @enum {unknown} */
                            authorizationResult?: "ALLOWED" | "DENIED" | "DISABLED" | "ERROR" | "NA";
                            /** @enum {unknown} */
                            authDecisionSource?: "ACCESS_GRANT" | "ACCESS_REVOCATION" | "LOCKDOWN";
                            /** Format: RUUID */
                            credentialUuid?: string;
                            /** Format: RUUID */
                            managedCredentialUuid?: string;
                            /** Format: RUUID */
                            accessGrantOrRevocationUuid?: string;
                            /** Format: RUUID */
                            activeLockdownPlanUuid?: string;
                            activeDoorLockdownState?: string;
                            originator?: {
                                /** @enum {unknown} */
                                type: "USER";
                                /** Format: RUUID */
                                userUuid: string;
                                username?: string;
                            };
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    findAccessControlGroupsByOrg: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
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
                        groups?: {
                            /** Format: RUUID */
                            uuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            name: string;
                            description?: string;
                            /** Format: RUUID */
                            locationUuid?: string;
                            /** @enum {unknown} */
                            type: "RHOMBUS_ACCESS_CONTROL";
                            createdAtMillis?: number;
                            updatedAtMillis?: number;
                            userUuids?: string[];
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    createAccessControlGroup: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
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
                    description?: string;
                    /** Format: RUUID */
                    locationUuid?: string;
                    userUuids?: string[];
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
                        group?: {
                            /** Format: RUUID */
                            uuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            name: string;
                            description?: string;
                            /** Format: RUUID */
                            locationUuid?: string;
                            /** @enum {unknown} */
                            type: "RHOMBUS_ACCESS_CONTROL";
                            createdAtMillis?: number;
                            updatedAtMillis?: number;
                        };
                        groupMembers?: {
                            /** Format: RUUID */
                            groupUuid: string;
                            /** Format: RUUID */
                            userUuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            /** @enum {unknown} */
                            type: "RHOMBUS_ACCESS_CONTROL";
                            createdAtMillis?: number;
                            updatedAtMillis?: number;
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    updateAccessControlGroup: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: RUUID */
                    groupUuid?: string;
                    name?: string;
                    description?: string;
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
                        group?: {
                            /** Format: RUUID */
                            uuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            name: string;
                            description?: string;
                            /** Format: RUUID */
                            locationUuid?: string;
                            /** @enum {unknown} */
                            type: "RHOMBUS_ACCESS_CONTROL";
                            createdAtMillis?: number;
                            updatedAtMillis?: number;
                        };
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    deleteAccessControlGroup: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: RUUID */
                    groupUuid?: string;
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
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    addUsersToAccessControlGroup: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: RUUID */
                    groupUuid?: string;
                    userUuids?: string[];
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
                        groupMembers?: {
                            /** Format: RUUID */
                            groupUuid: string;
                            /** Format: RUUID */
                            userUuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            /** @enum {unknown} */
                            type: "RHOMBUS_ACCESS_CONTROL";
                            createdAtMillis?: number;
                            updatedAtMillis?: number;
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    removeUsersFromAccessControlGroup: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: RUUID */
                    groupUuid?: string;
                    userUuids?: string[];
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
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    findLocationAccessGrantsByOrg: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
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
                        accessGrants?: {
                            name?: string;
                            /** Format: RUUID */
                            locationUuid?: string;
                            accessControlledDoorUuids?: string[];
                            userUuids?: string[];
                            groupUuids?: string[];
                            /** Format: RUUID */
                            scheduleUuid?: string;
                            /** Format: RUUID */
                            uuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            storedInS3?: boolean;
                            createdAtMillis?: number;
                            updatedAtMillis?: number;
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    findLocationAccessGrantsByLocation: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: RUUID */
                    locationUuid?: string;
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
                        accessGrants?: {
                            name?: string;
                            /** Format: RUUID */
                            locationUuid?: string;
                            accessControlledDoorUuids?: string[];
                            userUuids?: string[];
                            groupUuids?: string[];
                            /** Format: RUUID */
                            scheduleUuid?: string;
                            /** Format: RUUID */
                            uuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            storedInS3?: boolean;
                            createdAtMillis?: number;
                            updatedAtMillis?: number;
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    createAccessGrant: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    accessGrant?: {
                        name?: string;
                        /** Format: RUUID */
                        locationUuid?: string;
                        accessControlledDoorUuids?: string[];
                        userUuids?: string[];
                        groupUuids?: string[];
                        /** Format: RUUID */
                        scheduleUuid?: string;
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
                        accessGrant?: {
                            name?: string;
                            /** Format: RUUID */
                            locationUuid?: string;
                            accessControlledDoorUuids?: string[];
                            userUuids?: string[];
                            groupUuids?: string[];
                            /** Format: RUUID */
                            scheduleUuid?: string;
                            /** Format: RUUID */
                            uuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            storedInS3?: boolean;
                            createdAtMillis?: number;
                            updatedAtMillis?: number;
                        };
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    updateAccessGrant: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    accessGrant?: {
                        name?: string;
                        /** Format: RUUID */
                        locationUuid?: string;
                        accessControlledDoorUuids?: string[];
                        userUuids?: string[];
                        groupUuids?: string[];
                        /** Format: RUUID */
                        scheduleUuid?: string;
                        /** Format: RUUID */
                        uuid?: string;
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
                        accessGrant?: {
                            name?: string;
                            /** Format: RUUID */
                            locationUuid?: string;
                            accessControlledDoorUuids?: string[];
                            userUuids?: string[];
                            groupUuids?: string[];
                            /** Format: RUUID */
                            scheduleUuid?: string;
                            /** Format: RUUID */
                            uuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            storedInS3?: boolean;
                            createdAtMillis?: number;
                            updatedAtMillis?: number;
                        };
                        expiredACDLicensesDoorUuids?: string[];
                        unassignedACDLicensesDoorUuids?: string[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    deleteLocationAccessGrant: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: RUUID */
                    accessGrantUuid?: string;
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
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    findAccessControlCredentialByUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: RUUID */
                    userUuid?: string;
                    filter?: {
                        credTypeFilter?: ("STANDARD_CSN" | "RHOMBUS_SECURE_CSN" | "RHOMBUS_SECURE_MOBILE" | "PIN_CODE" | "WIEGAND_H10301" | "WIEGAND_H10304" | "WIEGAND_D10202" | "WIEGAND_64BIT_RAW" | "HID_CORP1000_STD_35" | "HID_CORP1000_STD_48" | "CUSTOM")[];
                        workflowStatusFilter?: ("ACTIVE" | "UNASSIGNED" | "SUSPENDED" | "REVOKED")[];
                        /** @description Milliseconds since 1970. 0 is none. */
                        lastUsedAfterFilter?: number;
                        /** @description Milliseconds since 1970. 0 is none. */
                        lastUsedBeforeFilter?: number;
                        lastUsedAccessControlledDoorUuidFilter?: string[];
                        lastUsedLocationUuidFilter?: string[];
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
                        credentials?: {
                            /** Format: RUUID */
                            uuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            /** Format: RUUID */
                            userUuid: string;
                            /** @enum {unknown} */
                            type: "STANDARD_CSN" | "RHOMBUS_SECURE_CSN" | "RHOMBUS_SECURE_MOBILE" | "PIN_CODE" | "WIEGAND_H10301" | "WIEGAND_H10304" | "WIEGAND_D10202" | "WIEGAND_64BIT_RAW" | "HID_CORP1000_STD_35" | "HID_CORP1000_STD_48" | "CUSTOM";
                            /** @enum {unknown} */
                            credentialType: "STANDARD_CSN" | "RHOMBUS_SECURE_CSN" | "RHOMBUS_SECURE_MOBILE" | "PIN_CODE" | "WIEGAND_H10301" | "WIEGAND_H10304" | "WIEGAND_D10202" | "WIEGAND_64BIT_RAW" | "HID_CORP1000_STD_35" | "HID_CORP1000_STD_48" | "CUSTOM";
                            /** @enum {unknown} */
                            workflowStatus: "ACTIVE" | "UNASSIGNED" | "SUSPENDED" | "REVOKED";
                            note?: string;
                            lastUsedAtMillis?: number;
                            /** Format: RUUID */
                            lastUsedAccessControlledDoorUuid?: string;
                            /** Format: RUUID */
                            lastUsedLocationUuid?: string;
                            createdAtMillis?: number;
                            updatedAtMillis?: number;
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    assignAccessControlCredential: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    credentialHexValue?: string;
                    /** Format: RUUID */
                    userUuid?: string;
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
                        credential?: {
                            /** Format: RUUID */
                            uuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            /** Format: RUUID */
                            userUuid: string;
                            /** @enum {unknown} */
                            type: "STANDARD_CSN" | "RHOMBUS_SECURE_CSN" | "RHOMBUS_SECURE_MOBILE" | "PIN_CODE" | "WIEGAND_H10301" | "WIEGAND_H10304" | "WIEGAND_D10202" | "WIEGAND_64BIT_RAW" | "HID_CORP1000_STD_35" | "HID_CORP1000_STD_48" | "CUSTOM";
                            /** @enum {unknown} */
                            credentialType: "STANDARD_CSN" | "RHOMBUS_SECURE_CSN" | "RHOMBUS_SECURE_MOBILE" | "PIN_CODE" | "WIEGAND_H10301" | "WIEGAND_H10304" | "WIEGAND_D10202" | "WIEGAND_64BIT_RAW" | "HID_CORP1000_STD_35" | "HID_CORP1000_STD_48" | "CUSTOM";
                            /** @enum {unknown} */
                            workflowStatus: "ACTIVE" | "UNASSIGNED" | "SUSPENDED" | "REVOKED";
                            note?: string;
                            lastUsedAtMillis?: number;
                            /** Format: RUUID */
                            lastUsedAccessControlledDoorUuid?: string;
                            /** Format: RUUID */
                            lastUsedLocationUuid?: string;
                            createdAtMillis?: number;
                            updatedAtMillis?: number;
                        };
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    revokeAccessControlCredential: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: RUUID */
                    credentialUuid?: string;
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
                        credential?: {
                            /** Format: RUUID */
                            uuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            /** Format: RUUID */
                            userUuid: string;
                            /** @enum {unknown} */
                            type: "STANDARD_CSN" | "RHOMBUS_SECURE_CSN" | "RHOMBUS_SECURE_MOBILE" | "PIN_CODE" | "WIEGAND_H10301" | "WIEGAND_H10304" | "WIEGAND_D10202" | "WIEGAND_64BIT_RAW" | "HID_CORP1000_STD_35" | "HID_CORP1000_STD_48" | "CUSTOM";
                            /** @enum {unknown} */
                            credentialType: "STANDARD_CSN" | "RHOMBUS_SECURE_CSN" | "RHOMBUS_SECURE_MOBILE" | "PIN_CODE" | "WIEGAND_H10301" | "WIEGAND_H10304" | "WIEGAND_D10202" | "WIEGAND_64BIT_RAW" | "HID_CORP1000_STD_35" | "HID_CORP1000_STD_48" | "CUSTOM";
                            /** @enum {unknown} */
                            workflowStatus: "ACTIVE" | "UNASSIGNED" | "SUSPENDED" | "REVOKED";
                            note?: string;
                            lastUsedAtMillis?: number;
                            /** Format: RUUID */
                            lastUsedAccessControlledDoorUuid?: string;
                            /** Format: RUUID */
                            lastUsedLocationUuid?: string;
                            createdAtMillis?: number;
                            updatedAtMillis?: number;
                        };
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    suspendAccessControlCredential: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: RUUID */
                    credentialUuid?: string;
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
                        credential?: {
                            /** Format: RUUID */
                            uuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            /** Format: RUUID */
                            userUuid: string;
                            /** @enum {unknown} */
                            type: "STANDARD_CSN" | "RHOMBUS_SECURE_CSN" | "RHOMBUS_SECURE_MOBILE" | "PIN_CODE" | "WIEGAND_H10301" | "WIEGAND_H10304" | "WIEGAND_D10202" | "WIEGAND_64BIT_RAW" | "HID_CORP1000_STD_35" | "HID_CORP1000_STD_48" | "CUSTOM";
                            /** @enum {unknown} */
                            credentialType: "STANDARD_CSN" | "RHOMBUS_SECURE_CSN" | "RHOMBUS_SECURE_MOBILE" | "PIN_CODE" | "WIEGAND_H10301" | "WIEGAND_H10304" | "WIEGAND_D10202" | "WIEGAND_64BIT_RAW" | "HID_CORP1000_STD_35" | "HID_CORP1000_STD_48" | "CUSTOM";
                            /** @enum {unknown} */
                            workflowStatus: "ACTIVE" | "UNASSIGNED" | "SUSPENDED" | "REVOKED";
                            note?: string;
                            lastUsedAtMillis?: number;
                            /** Format: RUUID */
                            lastUsedAccessControlledDoorUuid?: string;
                            /** Format: RUUID */
                            lastUsedLocationUuid?: string;
                            createdAtMillis?: number;
                            updatedAtMillis?: number;
                        };
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    unsuspendAccessControlCredential: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: RUUID */
                    credentialUuid?: string;
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
                        credential?: {
                            /** Format: RUUID */
                            uuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            /** Format: RUUID */
                            userUuid: string;
                            /** @enum {unknown} */
                            type: "STANDARD_CSN" | "RHOMBUS_SECURE_CSN" | "RHOMBUS_SECURE_MOBILE" | "PIN_CODE" | "WIEGAND_H10301" | "WIEGAND_H10304" | "WIEGAND_D10202" | "WIEGAND_64BIT_RAW" | "HID_CORP1000_STD_35" | "HID_CORP1000_STD_48" | "CUSTOM";
                            /** @enum {unknown} */
                            credentialType: "STANDARD_CSN" | "RHOMBUS_SECURE_CSN" | "RHOMBUS_SECURE_MOBILE" | "PIN_CODE" | "WIEGAND_H10301" | "WIEGAND_H10304" | "WIEGAND_D10202" | "WIEGAND_64BIT_RAW" | "HID_CORP1000_STD_35" | "HID_CORP1000_STD_48" | "CUSTOM";
                            /** @enum {unknown} */
                            workflowStatus: "ACTIVE" | "UNASSIGNED" | "SUSPENDED" | "REVOKED";
                            note?: string;
                            lastUsedAtMillis?: number;
                            /** Format: RUUID */
                            lastUsedAccessControlledDoorUuid?: string;
                            /** Format: RUUID */
                            lastUsedLocationUuid?: string;
                            createdAtMillis?: number;
                            updatedAtMillis?: number;
                        };
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    updateAccessControlCredentialNote: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: RUUID */
                    credentialUuid?: string;
                    note?: string;
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
                        credential?: {
                            /** Format: RUUID */
                            uuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            /** Format: RUUID */
                            userUuid: string;
                            /** @enum {unknown} */
                            type: "STANDARD_CSN" | "RHOMBUS_SECURE_CSN" | "RHOMBUS_SECURE_MOBILE" | "PIN_CODE" | "WIEGAND_H10301" | "WIEGAND_H10304" | "WIEGAND_D10202" | "WIEGAND_64BIT_RAW" | "HID_CORP1000_STD_35" | "HID_CORP1000_STD_48" | "CUSTOM";
                            /** @enum {unknown} */
                            credentialType: "STANDARD_CSN" | "RHOMBUS_SECURE_CSN" | "RHOMBUS_SECURE_MOBILE" | "PIN_CODE" | "WIEGAND_H10301" | "WIEGAND_H10304" | "WIEGAND_D10202" | "WIEGAND_64BIT_RAW" | "HID_CORP1000_STD_35" | "HID_CORP1000_STD_48" | "CUSTOM";
                            /** @enum {unknown} */
                            workflowStatus: "ACTIVE" | "UNASSIGNED" | "SUSPENDED" | "REVOKED";
                            note?: string;
                            lastUsedAtMillis?: number;
                            /** Format: RUUID */
                            lastUsedAccessControlledDoorUuid?: string;
                            /** Format: RUUID */
                            lastUsedLocationUuid?: string;
                            createdAtMillis?: number;
                            updatedAtMillis?: number;
                        };
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    deleteAccessControlCredential: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: RUUID */
                    credentialUuid?: string;
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
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    findLockdownPlans: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
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
                        lockdownPlans?: {
                            name?: string;
                            description?: string;
                            activationPlan?: {
                                groupUuids?: string[];
                                userUuids?: string[];
                                rhombusKeyNotificationMessage?: string;
                            };
                            deactivationPlan?: {
                                groupUuids?: string[];
                                userUuids?: string[];
                                rhombusKeyNotificationMessage?: string;
                            };
                            /** @enum {unknown} */
                            defaultLockdownState?: "LOCKED_DOWN" | "ACCESS_CONTROLLED" | "UNLOCKED";
                            doorLockdownStateMap?: {
                                [key: string]: "LOCKED_DOWN" | "ACCESS_CONTROLLED" | "UNLOCKED";
                            };
                            physicalAccess?: {
                                groupUuids?: string[];
                                userUuids?: string[];
                            };
                            testPlan?: {
                                doorStateOverrideEnabled?: boolean;
                                userAccessOverrideEnabled?: boolean;
                            };
                            /** Format: RUUID */
                            uuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            /** @enum {unknown} */
                            type: "LOCATION_LOCKDOWN";
                            /** Format: RUUID */
                            scopeUuid: string;
                            /** Format: RUUID */
                            locationUuid: string;
                            active?: boolean;
                            createdAtMillis?: number;
                            updatedAtMillis?: number;
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getLockdownPlan: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: RUUID */
                    lockdownPlanUuid?: string;
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
                        lockdownPlan?: {
                            name?: string;
                            description?: string;
                            activationPlan?: {
                                groupUuids?: string[];
                                userUuids?: string[];
                                rhombusKeyNotificationMessage?: string;
                            };
                            deactivationPlan?: {
                                groupUuids?: string[];
                                userUuids?: string[];
                                rhombusKeyNotificationMessage?: string;
                            };
                            /** @enum {unknown} */
                            defaultLockdownState?: "LOCKED_DOWN" | "ACCESS_CONTROLLED" | "UNLOCKED";
                            doorLockdownStateMap?: {
                                [key: string]: "LOCKED_DOWN" | "ACCESS_CONTROLLED" | "UNLOCKED";
                            };
                            physicalAccess?: {
                                groupUuids?: string[];
                                userUuids?: string[];
                            };
                            testPlan?: {
                                doorStateOverrideEnabled?: boolean;
                                userAccessOverrideEnabled?: boolean;
                            };
                            /** Format: RUUID */
                            uuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            /** @enum {unknown} */
                            type: "LOCATION_LOCKDOWN";
                            /** Format: RUUID */
                            scopeUuid: string;
                            /** Format: RUUID */
                            locationUuid: string;
                            active?: boolean;
                            createdAtMillis?: number;
                            updatedAtMillis?: number;
                        };
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    createLocationLockdownPlan: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
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
                    description?: string;
                    activationPlan?: {
                        groupUuids?: string[];
                        userUuids?: string[];
                        rhombusKeyNotificationMessage?: string;
                    };
                    deactivationPlan?: {
                        groupUuids?: string[];
                        userUuids?: string[];
                        rhombusKeyNotificationMessage?: string;
                    };
                    /** @enum {unknown} */
                    defaultLockdownState?: "LOCKED_DOWN" | "ACCESS_CONTROLLED" | "UNLOCKED";
                    doorLockdownStateMap?: {
                        [key: string]: "LOCKED_DOWN" | "ACCESS_CONTROLLED" | "UNLOCKED";
                    };
                    physicalAccess?: {
                        groupUuids?: string[];
                        userUuids?: string[];
                    };
                    testPlan?: {
                        doorStateOverrideEnabled?: boolean;
                        userAccessOverrideEnabled?: boolean;
                    };
                    /** Format: RUUID */
                    locationUuid?: string;
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
                        lockdownPlan?: {
                            name?: string;
                            description?: string;
                            activationPlan?: {
                                groupUuids?: string[];
                                userUuids?: string[];
                                rhombusKeyNotificationMessage?: string;
                            };
                            deactivationPlan?: {
                                groupUuids?: string[];
                                userUuids?: string[];
                                rhombusKeyNotificationMessage?: string;
                            };
                            /** @enum {unknown} */
                            defaultLockdownState?: "LOCKED_DOWN" | "ACCESS_CONTROLLED" | "UNLOCKED";
                            doorLockdownStateMap?: {
                                [key: string]: "LOCKED_DOWN" | "ACCESS_CONTROLLED" | "UNLOCKED";
                            };
                            physicalAccess?: {
                                groupUuids?: string[];
                                userUuids?: string[];
                            };
                            testPlan?: {
                                doorStateOverrideEnabled?: boolean;
                                userAccessOverrideEnabled?: boolean;
                            };
                            /** Format: RUUID */
                            uuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            /** @enum {unknown} */
                            type: "LOCATION_LOCKDOWN";
                            /** Format: RUUID */
                            scopeUuid: string;
                            /** Format: RUUID */
                            locationUuid: string;
                            active?: boolean;
                            createdAtMillis?: number;
                            updatedAtMillis?: number;
                        };
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    updateLocationLockdownPlan: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
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
                    description?: string;
                    activationPlan?: {
                        groupUuids?: string[];
                        userUuids?: string[];
                        rhombusKeyNotificationMessage?: string;
                    };
                    deactivationPlan?: {
                        groupUuids?: string[];
                        userUuids?: string[];
                        rhombusKeyNotificationMessage?: string;
                    };
                    /** @enum {unknown} */
                    defaultLockdownState?: "LOCKED_DOWN" | "ACCESS_CONTROLLED" | "UNLOCKED";
                    doorLockdownStateMap?: {
                        [key: string]: "LOCKED_DOWN" | "ACCESS_CONTROLLED" | "UNLOCKED";
                    };
                    physicalAccess?: {
                        groupUuids?: string[];
                        userUuids?: string[];
                    };
                    testPlan?: {
                        doorStateOverrideEnabled?: boolean;
                        userAccessOverrideEnabled?: boolean;
                    };
                    /** Format: RUUID */
                    lockdownPlanUuid?: string;
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
                        lockdownPlan?: {
                            name?: string;
                            description?: string;
                            activationPlan?: {
                                groupUuids?: string[];
                                userUuids?: string[];
                                rhombusKeyNotificationMessage?: string;
                            };
                            deactivationPlan?: {
                                groupUuids?: string[];
                                userUuids?: string[];
                                rhombusKeyNotificationMessage?: string;
                            };
                            /** @enum {unknown} */
                            defaultLockdownState?: "LOCKED_DOWN" | "ACCESS_CONTROLLED" | "UNLOCKED";
                            doorLockdownStateMap?: {
                                [key: string]: "LOCKED_DOWN" | "ACCESS_CONTROLLED" | "UNLOCKED";
                            };
                            physicalAccess?: {
                                groupUuids?: string[];
                                userUuids?: string[];
                            };
                            testPlan?: {
                                doorStateOverrideEnabled?: boolean;
                                userAccessOverrideEnabled?: boolean;
                            };
                            /** Format: RUUID */
                            uuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            /** @enum {unknown} */
                            type: "LOCATION_LOCKDOWN";
                            /** Format: RUUID */
                            scopeUuid: string;
                            /** Format: RUUID */
                            locationUuid: string;
                            active?: boolean;
                            createdAtMillis?: number;
                            updatedAtMillis?: number;
                        };
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    deleteLockdownPlan: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: RUUID */
                    lockdownPlanUuid?: string;
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
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    activateLockdownForLocation: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: RUUID */
                    locationUuid?: string;
                    lockdownPlanUuids?: string[];
                    stateUpdatedAtMillis?: number;
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
                        /** @enum {unknown} */
                        result?: "SUCCESS" | "INVALID_LOCKDOWN_PLANS" | "OPTIMISTIC_CONCURRENCY";
                        state?: {
                            /** Format: RUUID */
                            locationUuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            /** @enum {unknown} */
                            state: "STANDARD_SECURITY" | "LOCKED_DOWN";
                            activeLockdownPlans: {
                                /** Format: RUUID */
                                lockdownPlanUuid: string;
                                /** @enum {unknown} */
                                scope: "LOCATION_LOCKDOWN";
                                /** Format: RUUID */
                                scopeUuid: string;
                            }[];
                            followingTestPlan?: boolean;
                            stateChangedAtMillis?: number;
                            createdAtMillis?: number;
                            updatedAtMillis?: number;
                        };
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    deactivateLockdownForLocation: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: RUUID */
                    locationUuid?: string;
                    lockdownPlanUuids?: string[];
                    stateUpdatedAtMillis?: number;
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
                        /** @enum {unknown} */
                        result?: "SUCCESS" | "INVALID_LOCKDOWN_PLANS" | "OPTIMISTIC_CONCURRENCY";
                        state?: {
                            /** Format: RUUID */
                            locationUuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            /** @enum {unknown} */
                            state: "STANDARD_SECURITY" | "LOCKED_DOWN";
                            activeLockdownPlans: {
                                /** Format: RUUID */
                                lockdownPlanUuid: string;
                                /** @enum {unknown} */
                                scope: "LOCATION_LOCKDOWN";
                                /** Format: RUUID */
                                scopeUuid: string;
                            }[];
                            followingTestPlan?: boolean;
                            stateChangedAtMillis?: number;
                            createdAtMillis?: number;
                            updatedAtMillis?: number;
                        };
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    orgStatus: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    includeDeleted?: boolean;
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
                        locationStatuses?: {
                            [key: string]: {
                                enabled: boolean;
                                enabledOnMs?: number;
                                disabledOnMs?: number;
                                notEnabledReason?: string;
                            };
                        };
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    locationStatus: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: RUUID */
                    locationUuid?: string;
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
                        status?: {
                            enabled: boolean;
                            enabledOnMs?: number;
                            disabledOnMs?: number;
                            notEnabledReason?: string;
                        };
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    enableMonitoringForLocation: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: RUUID */
                    locationUuid?: string;
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
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    disableMonitoringForLocation: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: RUUID */
                    locationUuid?: string;
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
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getLicenses: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Only licences for devices of this type.
                     * @enum {unknown}
                     */
                    optionalDeviceTypeFilter?: "BLE_TRACKER" | "CAMERA" | "DOOR_SENSOR" | "ENVIRONMENTAL_SENSOR" | "OCCUPANCY_SENSOR" | "AUDIO_GATEWAY" | "EXECUTABLE" | "BADGE_READER" | "DOOR_CONTROLLER" | "BLE_BUTTON" | "IO_BOARD" | "ENVIRONMENTAL_GATEWAY" | "NVR" | "ROBOT" | "UNKNOWN";
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
                        licenses?: {
                            /** Format: RUUID */
                            uuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            /** Format: RUUID */
                            claimKeyUuid?: string;
                            /** Format: RUUID */
                            priorClaimKeyUuid?: string;
                            /** Format: RUUID */
                            deviceUuid?: string;
                            /** @enum {unknown} */
                            deviceType?: "BLE_TRACKER" | "CAMERA" | "DOOR_SENSOR" | "ENVIRONMENTAL_SENSOR" | "OCCUPANCY_SENSOR" | "AUDIO_GATEWAY" | "EXECUTABLE" | "BADGE_READER" | "DOOR_CONTROLLER" | "BLE_BUTTON" | "IO_BOARD" | "ENVIRONMENTAL_GATEWAY" | "NVR" | "ROBOT" | "UNKNOWN";
                            /** @enum {unknown} */
                            licenseFamily?: "CAMERA" | "CAMERA_MS" | "VIDEO_INTERCOM" | "AUDIO_GATEWAY" | "ENVIRONMENTAL_SENSOR" | "ENVIRONMENTAL_GATEWAY";
                            /** @enum {unknown} */
                            productType?: "DEVICE" | "ALERT_MONITORING" | "ACCESS_CONTROL" | "LICENSE_USAGE" | "UNKNOWN";
                            productCode?: string;
                            /** @enum {unknown} */
                            state?: "CLAIMED" | "RENEWED" | "PENDING_RETURN" | "NOT_RENEWED" | "EXPIRED" | "PERMANENTLY_EXPIRED";
                            trial?: boolean;
                            /** @enum {unknown} */
                            licenseToUnassignEmailState?: "INITIAL_EMAIL_SUCCEEDED" | "FIFTEEN_DAY_WARNING_EMAIL_SUCCEEDED" | "FOURTY_EIGHT_HOUR_WARNING_EMAIL_SUCCEEDED";
                            /** Format: date-time */
                            createdOn?: string;
                            /** Format: date-time */
                            updatedOn?: string;
                            /** Format: date-time */
                            firstAssignedDate?: string;
                            /** Format: date-time */
                            maxDeleteDate?: string;
                            /** @enum {unknown} */
                            addOnLicenseType?: "CLOUD_ARCHIVING" | "PERCEPTION" | "POSE" | "BEHAVIOR" | "VEHICLE" | "PEOPLE" | "PPE" | "PEOPLE_ANALYTICS" | "UNKNOWN";
                            /** @enum {unknown} */
                            license?: "CLOUD_ARCHIVING" | "PERCEPTION" | "POSE" | "BEHAVIOR" | "VEHICLE" | "PEOPLE" | "PPE" | "PEOPLE_ANALYTICS" | "UNKNOWN";
                            perceptionTypes?: ("PEOPLE_COUNTING" | "FACE_COUNTING_UNIQUE" | "FACE_COUNTING_NONUNIQUE" | "ENGAGMENT_COUNTING" | "FACE_RECOGNITION" | "LICENSEPLATE_RECOGNITION" | "VEHICLE_COUNTING" | "OCCUPANCY_COUNTING" | "UNKNOWN")[];
                            additionalPerceptionFeatures?: ("PEOPLE_COUNTING" | "FACE_COUNTING_UNIQUE" | "FACE_COUNTING_NONUNIQUE" | "ENGAGMENT_COUNTING" | "FACE_RECOGNITION" | "LICENSEPLATE_RECOGNITION" | "VEHICLE_COUNTING" | "OCCUPANCY_COUNTING" | "UNKNOWN")[];
                            cloudArchiveDays?: number;
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getDeviceLicenses: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Only licences for devices of this type.
                     * @enum {unknown}
                     */
                    optionalDeviceTypeFilter?: "BLE_TRACKER" | "CAMERA" | "DOOR_SENSOR" | "ENVIRONMENTAL_SENSOR" | "OCCUPANCY_SENSOR" | "AUDIO_GATEWAY" | "EXECUTABLE" | "BADGE_READER" | "DOOR_CONTROLLER" | "BLE_BUTTON" | "IO_BOARD" | "ENVIRONMENTAL_GATEWAY" | "NVR" | "ROBOT" | "UNKNOWN";
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
                        deviceLicenses?: {
                            /** Format: RUUID */
                            uuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            /** Format: RUUID */
                            claimKeyUuid?: string;
                            /** Format: RUUID */
                            priorClaimKeyUuid?: string;
                            /** Format: RUUID */
                            deviceUuid?: string;
                            /** @enum {unknown} */
                            deviceType?: "BLE_TRACKER" | "CAMERA" | "DOOR_SENSOR" | "ENVIRONMENTAL_SENSOR" | "OCCUPANCY_SENSOR" | "AUDIO_GATEWAY" | "EXECUTABLE" | "BADGE_READER" | "DOOR_CONTROLLER" | "BLE_BUTTON" | "IO_BOARD" | "ENVIRONMENTAL_GATEWAY" | "NVR" | "ROBOT" | "UNKNOWN";
                            /** @enum {unknown} */
                            licenseFamily?: "CAMERA" | "CAMERA_MS" | "VIDEO_INTERCOM" | "AUDIO_GATEWAY" | "ENVIRONMENTAL_SENSOR" | "ENVIRONMENTAL_GATEWAY";
                            /** @enum {unknown} */
                            productType?: "DEVICE" | "ALERT_MONITORING" | "ACCESS_CONTROL" | "LICENSE_USAGE" | "UNKNOWN";
                            productCode?: string;
                            /** @enum {unknown} */
                            state?: "CLAIMED" | "RENEWED" | "PENDING_RETURN" | "NOT_RENEWED" | "EXPIRED" | "PERMANENTLY_EXPIRED";
                            trial?: boolean;
                            /** @enum {unknown} */
                            licenseToUnassignEmailState?: "INITIAL_EMAIL_SUCCEEDED" | "FIFTEEN_DAY_WARNING_EMAIL_SUCCEEDED" | "FOURTY_EIGHT_HOUR_WARNING_EMAIL_SUCCEEDED";
                            /** Format: date-time */
                            createdOn?: string;
                            /** Format: date-time */
                            updatedOn?: string;
                            /** Format: date-time */
                            firstAssignedDate?: string;
                            /** Format: date-time */
                            maxDeleteDate?: string;
                            /** @enum {unknown} */
                            licenseType?: "STARTER" | "STANDARD" | "ENTERPRISE" | "LEGACY";
                            features?: {
                                name: string;
                                enabled: boolean;
                            }[];
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getLicensesForOrg: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: RUUID */
                    orgUuid?: string;
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
                        licenses: {
                            /** Format: RUUID */
                            uuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            /** Format: RUUID */
                            claimKeyUuid?: string;
                            /** Format: RUUID */
                            priorClaimKeyUuid?: string;
                            /** Format: RUUID */
                            deviceUuid?: string;
                            /** @enum {unknown} */
                            deviceType?: "BLE_TRACKER" | "CAMERA" | "DOOR_SENSOR" | "ENVIRONMENTAL_SENSOR" | "OCCUPANCY_SENSOR" | "AUDIO_GATEWAY" | "EXECUTABLE" | "BADGE_READER" | "DOOR_CONTROLLER" | "BLE_BUTTON" | "IO_BOARD" | "ENVIRONMENTAL_GATEWAY" | "NVR" | "ROBOT" | "UNKNOWN";
                            /** @enum {unknown} */
                            licenseFamily?: "CAMERA" | "CAMERA_MS" | "VIDEO_INTERCOM" | "AUDIO_GATEWAY" | "ENVIRONMENTAL_SENSOR" | "ENVIRONMENTAL_GATEWAY";
                            /** @enum {unknown} */
                            productType?: "DEVICE" | "ALERT_MONITORING" | "ACCESS_CONTROL" | "LICENSE_USAGE" | "UNKNOWN";
                            productCode?: string;
                            /** @enum {unknown} */
                            state?: "CLAIMED" | "RENEWED" | "PENDING_RETURN" | "NOT_RENEWED" | "EXPIRED" | "PERMANENTLY_EXPIRED";
                            trial?: boolean;
                            /** @enum {unknown} */
                            licenseToUnassignEmailState?: "INITIAL_EMAIL_SUCCEEDED" | "FIFTEEN_DAY_WARNING_EMAIL_SUCCEEDED" | "FOURTY_EIGHT_HOUR_WARNING_EMAIL_SUCCEEDED";
                            /** Format: date-time */
                            createdOn?: string;
                            /** Format: date-time */
                            updatedOn?: string;
                            /** Format: date-time */
                            firstAssignedDate?: string;
                            /** Format: date-time */
                            maxDeleteDate?: string;
                            /** @enum {unknown} */
                            addOnLicenseType?: "CLOUD_ARCHIVING" | "PERCEPTION" | "POSE" | "BEHAVIOR" | "VEHICLE" | "PEOPLE" | "PPE" | "PEOPLE_ANALYTICS" | "UNKNOWN";
                            /** @enum {unknown} */
                            license?: "CLOUD_ARCHIVING" | "PERCEPTION" | "POSE" | "BEHAVIOR" | "VEHICLE" | "PEOPLE" | "PPE" | "PEOPLE_ANALYTICS" | "UNKNOWN";
                            perceptionTypes?: ("PEOPLE_COUNTING" | "FACE_COUNTING_UNIQUE" | "FACE_COUNTING_NONUNIQUE" | "ENGAGMENT_COUNTING" | "FACE_RECOGNITION" | "LICENSEPLATE_RECOGNITION" | "VEHICLE_COUNTING" | "OCCUPANCY_COUNTING" | "UNKNOWN")[];
                            additionalPerceptionFeatures?: ("PEOPLE_COUNTING" | "FACE_COUNTING_UNIQUE" | "FACE_COUNTING_NONUNIQUE" | "ENGAGMENT_COUNTING" | "FACE_RECOGNITION" | "LICENSEPLATE_RECOGNITION" | "VEHICLE_COUNTING" | "OCCUPANCY_COUNTING" | "UNKNOWN")[];
                            cloudArchiveDays?: number;
                        }[];
                    };
                };
            };
        };
    };
    getDeviceLicensesForOrg: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: RUUID */
                    orgUuid?: string;
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
                        deviceLicenses: {
                            /** Format: RUUID */
                            uuid: string;
                            /** Format: RUUID */
                            orgUuid: string;
                            /** Format: RUUID */
                            claimKeyUuid?: string;
                            /** Format: RUUID */
                            priorClaimKeyUuid?: string;
                            /** Format: RUUID */
                            deviceUuid?: string;
                            /** @enum {unknown} */
                            deviceType?: "BLE_TRACKER" | "CAMERA" | "DOOR_SENSOR" | "ENVIRONMENTAL_SENSOR" | "OCCUPANCY_SENSOR" | "AUDIO_GATEWAY" | "EXECUTABLE" | "BADGE_READER" | "DOOR_CONTROLLER" | "BLE_BUTTON" | "IO_BOARD" | "ENVIRONMENTAL_GATEWAY" | "NVR" | "ROBOT" | "UNKNOWN";
                            /** @enum {unknown} */
                            licenseFamily?: "CAMERA" | "CAMERA_MS" | "VIDEO_INTERCOM" | "AUDIO_GATEWAY" | "ENVIRONMENTAL_SENSOR" | "ENVIRONMENTAL_GATEWAY";
                            /** @enum {unknown} */
                            productType?: "DEVICE" | "ALERT_MONITORING" | "ACCESS_CONTROL" | "LICENSE_USAGE" | "UNKNOWN";
                            productCode?: string;
                            /** @enum {unknown} */
                            state?: "CLAIMED" | "RENEWED" | "PENDING_RETURN" | "NOT_RENEWED" | "EXPIRED" | "PERMANENTLY_EXPIRED";
                            trial?: boolean;
                            /** @enum {unknown} */
                            licenseToUnassignEmailState?: "INITIAL_EMAIL_SUCCEEDED" | "FIFTEEN_DAY_WARNING_EMAIL_SUCCEEDED" | "FOURTY_EIGHT_HOUR_WARNING_EMAIL_SUCCEEDED";
                            /** Format: date-time */
                            createdOn?: string;
                            /** Format: date-time */
                            updatedOn?: string;
                            /** Format: date-time */
                            firstAssignedDate?: string;
                            /** Format: date-time */
                            maxDeleteDate?: string;
                            /** @enum {unknown} */
                            licenseType?: "STARTER" | "STANDARD" | "ENTERPRISE" | "LEGACY";
                            features?: {
                                name: string;
                                enabled: boolean;
                            }[];
                        }[];
                    };
                };
            };
        };
    };
    updateSendLicenseExpirationEmail: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: RUUID */
                    orgUuid?: string;
                    manuallySendLicenseExpirationEmail?: boolean;
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
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getClaimKeysForPartnerOrg: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
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
                        claimKeys?: {
                            claimKeyUuid: string;
                            externalUuid: string;
                            accountAdminId?: string;
                            accountName?: string;
                            poNumber?: string;
                            contractStartDate?: string;
                            contractEndDate?: string;
                            createdDate?: string;
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getShipments: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: RUUID */
                    clientOrgUuid?: string;
                    /** @description Seconds since 1970; the earliest to list. */
                    startTimeSec?: number;
                    /** @description Seconds since 1970; the latest to list. */
                    endTimeSec?: number;
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
                        customerShipmentList?: {
                            /** Format: RUUID */
                            uuid: string;
                            /** @enum {unknown} */
                            shipmentCategory?: "RMA" | "PURCHASE_ORDER" | "TRIAL" | "UNKNOWN";
                            /** @enum {unknown} */
                            shipmentState: "CREATED" | "SHIPPED" | "DELIVERED" | "RETURN_REGISTERED" | "RETURN_SENT" | "RETURN_DELIVERED" | "COMPLETE" | "UNKNOWN";
                            /** @enum {unknown} */
                            shipmentEmailState?: "SHIPPING_CONFIRMATION_SUCCESS" | "SHIPPING_CONFIRMATION_FAILURE" | "SHIPPING_SHIPPED_SUCCESS" | "SHIPPING_SHIPPED_FAILURE" | "UNKNOWN";
                            lastStateUpdateSec?: number;
                            interchangeControlNumber?: string;
                            "ait-aitTrackingNumber"?: string;
                            "ait-carrierTrackingNumber"?: string;
                            "ait-depositorOrderNumber"?: string;
                            "ait-destinationAddress"?: string;
                            "ait-isIngramDistributorShipment"?: boolean;
                            /** Format: date-time */
                            "ait-shipmentDate"?: string;
                            "ait-shippedItems"?: {
                                partNumber?: string;
                                quantityShipped?: number;
                                serialNumber?: string;
                            }[];
                            /** Format: RUUID */
                            "rhombus-orgUuid": string;
                            /** Format: RUUID */
                            "rhombus-partnerOrgUuid": string;
                            "rhombus-customerName"?: string;
                            "rhombus-customerEmails"?: string;
                            "rhombus-additionalEmails"?: string;
                            "rhombus-purchaseOrderNumber"?: string;
                            "rhombus-chosenCarrierName"?: string;
                            /** Format: RUUID */
                            "rhombus-rmaUuid"?: string;
                            "rhombus-rmaUuids"?: string[];
                            "rhombus-rmaReturnTrackingNumber"?: string;
                            "rhombus-salesForceOpportunityId"?: string;
                            "rhombus-zendeskTicketNumber"?: string;
                            "rhombus-claimKeyToLicenseMap"?: {
                                [key: string]: string[];
                            };
                            "rhombus-claimKeyToLicenseMapV2"?: {
                                [key: string]: {
                                    [key: string]: {
                                        contractStartDateTime?: string;
                                        contractEndDateTime?: string;
                                    };
                                };
                            };
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    registerDeal: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description In the partner’s own words; `clientOrgUuid` names the client that it is with.
                     * @example {
                     *       "dealName": "Acme Corporation, 25 cameras",
                     *       "stage": "QUALIFIED"
                     *     }
                     */
                    details?: {
                        [key: string]: string;
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
                        /** @description The client that the deal names. */
                        clients?: {
                            /** Format: RUUID */
                            clientOrgUuid: string;
                            clientOrgName: string;
                            /**
                             * Format: RUUID
                             * @description The partner’s own organization.
                             */
                            authorityUuid?: string;
                            /** @description Whether the partner may act inside at this moment. */
                            clientAccessAllowed: boolean;
                            createdAtMillis: number;
                            totalCameras?: number;
                            totalDoorSensors?: number;
                            totalClimateSensors?: number;
                            totalOccupancySensors?: number;
                            totalProximitySensors?: number;
                            totalAudioGateways?: number;
                            totalBadgeReaders?: number;
                            totalLocations?: number;
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getPartnerApiTokens: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
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
                        apiTokens?: {
                            /** Format: RUUID */
                            tokenUuid: string;
                            /**
                             * Format: RUUID
                             * @description The organization that the token is of; the partner’s own for a partner’s.
                             */
                            orgUuid: string;
                            displayName: string;
                            /** @enum {unknown} */
                            authType: "API_TOKEN" | "CERT";
                            /** @enum {unknown} */
                            clientType: "PARTNER_DEVELOPER" | "DEVELOPER";
                            /**
                             * Format: RUUID
                             * @description There where the token holds what a role does.
                             */
                            permissionGroupUuid?: string;
                            /** @description PEM; there where the token is bound to a certificate. */
                            cert?: string;
                            /** @description Its SHA-256, as openssl prints it. */
                            certFingerprint?: string;
                            /** @description Only the SHA-256 of the token is stored. */
                            hashed: boolean;
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getPartnerApiTokenApplications: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
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
                        applications?: Record<string, never>[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    revokePartnerApiToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: RUUID */
                    tokenUuid?: string;
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
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    submitPartnerApiTokenApplication: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description `API token` without one. */
                    displayName?: string;
                    /** @enum {unknown} */
                    authType?: "API_TOKEN" | "CERT";
                    /** @description A PKCS #10 request in PEM; with `CERT` alone. */
                    csr?: string;
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
                        /** @description The token; shown this once. */
                        apiKey?: string;
                        /** @description With `CERT`: whether `csr` was taken. */
                        validCSR?: boolean;
                        /** @description The signed certificate in PEM, which the token is bound to. */
                        cert?: string;
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    getApiTokens: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Client types; none or an empty list asks for all. */
                    optionalFilter?: string[];
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
                        apiTokens?: {
                            /** Format: RUUID */
                            tokenUuid: string;
                            /**
                             * Format: RUUID
                             * @description The organization that the token is of; the partner’s own for a partner’s.
                             */
                            orgUuid: string;
                            displayName: string;
                            /** @enum {unknown} */
                            authType: "API_TOKEN" | "CERT";
                            /** @enum {unknown} */
                            clientType: "PARTNER_DEVELOPER" | "DEVELOPER";
                            /**
                             * Format: RUUID
                             * @description There where the token holds what a role does.
                             */
                            permissionGroupUuid?: string;
                            /** @description PEM; there where the token is bound to a certificate. */
                            cert?: string;
                            /** @description Its SHA-256, as openssl prints it. */
                            certFingerprint?: string;
                            /** @description Only the SHA-256 of the token is stored. */
                            hashed: boolean;
                        }[];
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    revokeApiToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: RUUID */
                    tokenUuid?: string;
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
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    submitApiTokenApplication: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description `API token` without one. */
                    displayName?: string;
                    /** @enum {unknown} */
                    authType?: "API_TOKEN" | "CERT";
                    /** @description A PKCS #10 request in PEM; with `CERT` alone. */
                    csr?: string;
                    /**
                     * Format: RUUID
                     * @description The id of a role; without one the token holds what the asking one does.
                     */
                    permissionGroupUuid?: string;
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
                        /** @description The token; shown this once. */
                        apiKey?: string;
                        /** @description With `CERT`: whether `csr` was taken. */
                        validCSR?: boolean;
                        /** @description The signed certificate in PEM, which the token is bound to. */
                        cert?: string;
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
    submitApiTokenApplicationDep: {
        parameters: {
            query?: never;
            header?: {
                /** @description `partner-api-token` for a partner key, `api-token` for an organization key; `partner-api` and `api` for those that are bound to a TLS client certificate, which is then presented too; `partner-api-oauth-token` and `api-oauth-token` for an access token; `session` for whoever is signed in, in a page of this server. */
                "x-auth-scheme"?: string;
                /** @description The access token of an application that a person has let act for them. */
                "x-auth-access-token"?: string;
                /** @description The client organization to act as. Without it the call runs in the partner’s own organization. */
                "x-auth-org"?: string;
                /** @description A retry with the same key and body is answered alike and changes nothing more. Kept for 24 hours. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description `API token` without one. */
                    displayName?: string;
                    /** @enum {unknown} */
                    authType?: "API_TOKEN" | "CERT";
                    /** @description A PKCS #10 request in PEM; with `CERT` alone. */
                    csr?: string;
                    /**
                     * Format: RUUID
                     * @description The id of a role; without one the token holds what the asking one does.
                     */
                    permissionGroupUuid?: string;
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
                        /** @description The token; shown this once. */
                        apiKey?: string;
                        /** @description With `CERT`: whether `csr` was taken. */
                        validCSR?: boolean;
                        /** @description The signed certificate in PEM, which the token is bound to. */
                        cert?: string;
                        error?: boolean;
                        errorMsg?: string;
                        warningMsg?: string;
                    };
                };
            };
        };
    };
}

export const fleetOperations = {
  /** List all client organizations with their totals. */
  getPartnerClients: {"method":"POST","path":"/api/partner/getClients","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":false,"isPublic":false},
  /** List clients with basic info: the fastest way to their ids. */
  getPartnerClientsV2: {"method":"POST","path":"/api/partner/getClientsV2","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":false,"isPublic":false},
  /** Device counts of every client, by client and device type. */
  getPartnerClientsStatusMap: {"method":"POST","path":"/api/partner/getClientStatusMap","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":false,"isPublic":false},
  /** Create a client organization. */
  createPartnerClient: {"method":"POST","path":"/api/partner/createPartnerClient","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
  /** Delete an unclaimed client organization with all of its content. */
  deletePartnerClient: {"method":"POST","path":"/api/partner/deleteClient","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
  /** Summary of a single client. */
  getClientSummaryInfo: {"method":"POST","path":"/api/partner/getClientSummaryInfo","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":false,"isPublic":false},
  /** Customize a client account. */
  customizeClient: {"method":"POST","path":"/api/partner/customizeClient","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
  /** Hardware that can be registered with a client. */
  getListOfControlledHardware: {"method":"POST","path":"/api/partner/getListOfAvailableHardware","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":false,"isPublic":false},
  /** Register available hardware, of whatever type, with a client. */
  registerCameraToClient: {"method":"POST","path":"/api/partner/registerCameraToClient","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
  /** Devices of one client. */
  getClientDevices: {"method":"POST","path":"/api/partner/getClientDevices","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":false,"isPublic":false},
  /** Devices of all clients that let the partner in. */
  getListOfAllClientDevices: {"method":"POST","path":"/api/partner/getListOfAllClientDevices","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":false,"isPublic":false},
  /** Move devices from one client to another. */
  reassignDeviceOrg: {"method":"POST","path":"/api/partner/reassignDeviceOrg","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
  /** Customize a device of a client. */
  customizeClientDevice: {"method":"POST","path":"/api/partner/customizeClientDevice","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
  /** Details of the organization that the call runs in. */
  getOrgV2: {"method":"POST","path":"/api/org/getOrgV2","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** Mint a token that sees the media of the organization, for a while. */
  generateFederatedSessionToken: {"method":"POST","path":"/api/org/generateFederatedSessionToken","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** Where the frame is that a camera took nearest to a moment. */
  getExactFrameUri: {"method":"POST","path":"/api/video/getExactFrameUri","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** The frame that a camera took nearest to a moment, in base64. */
  getExactFrameData: {"method":"POST","path":"/api/video/getExactFrameData","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** Where the media of a camera are that this server serves. */
  getMediaUris: {"method":"POST","path":"/api/camera/getMediaUris","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** Where the media of a camera are that this server serves. */
  getCameraMediaUris: {"method":"POST","path":"/api/camera/getCameraMediaUris","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** Who calls. */
  getCurrentUser: {"method":"POST","path":"/api/customer/getCurrentUser","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** The people of the organization, invited ones too. */
  getUsersInOrg: {"method":"POST","path":"/api/user/getUsersInOrg","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** The person with a mail address. */
  findUserByEmail: {"method":"POST","path":"/api/user/findUserByEmail","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** Give a person a place; they are invited unless it is suppressed. */
  createUser: {"method":"POST","path":"/api/user/createUser","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** Change what a person is called here, and their role. */
  updateUserSelective: {"method":"POST","path":"/api/user/updateUserSelective","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** Take a person’s place away. */
  deleteUser: {"method":"POST","path":"/api/user/deleteUser","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** The roles of the organization, and who has them. */
  getPermissionGroups: {"method":"POST","path":"/api/permission/getPermissionGroups","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** The roles of the organization. */
  getPermissionGroupsForOrg: {"method":"POST","path":"/api/permission/getPermissionGroupsForOrg","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** What the caller may do. */
  getPermissionsForCurrentUser: {"method":"POST","path":"/api/permission/getPermissionsForCurrentUser","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** What happened in a time, newest first, at most 1,000. */
  getAuditFeed: {"method":"POST","path":"/api/report/getAuditFeed","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** What somebody did, newest first. */
  getAuditFeedForPrincipal: {"method":"POST","path":"/api/report/getAuditFeedForPrincipal","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** What was done to something, newest first. */
  getAuditFeedForTarget: {"method":"POST","path":"/api/report/getAuditFeedForTarget","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** What a camera noticed in a time, in its order. */
  getFootageSeekpointsV2: {"method":"POST","path":"/api/camera/getFootageSeekpointsV2","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** Alerts that nobody has dismissed, newest first. */
  getPolicyAlerts: {"method":"POST","path":"/api/event/getPolicyAlerts","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** The same, with the oldest alert that is kept. */
  getPolicyAlertsV2: {"method":"POST","path":"/api/event/getPolicyAlertsV2","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** Alerts that are soon kept no longer, newest first. */
  getExpiringPolicyAlerts: {"method":"POST","path":"/api/event/getExpiringPolicyAlerts","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** Alerts by time: those within two minutes of each other, up to 50, are one group. */
  getPolicyAlertGroupsV2: {"method":"POST","path":"/api/event/getPolicyAlertGroupsV2","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** An alert, a dismissed one too, and what its device noticed meanwhile. */
  getPolicyAlertDetails: {"method":"POST","path":"/api/event/getPolicyAlertDetails","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** Take an alert out of the lists. */
  dismissPolicyAlertV2: {"method":"POST","path":"/api/event/dismissPolicyAlertV2","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** Devices that have reported and are disconnected. */
  getUnhealthyDeviceAlerts: {"method":"POST","path":"/api/event/getUnhealthyDeviceAlerts","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** Keep the frames that cameras took in a time, as a clip. */
  spliceV3: {"method":"POST","path":"/api/video/spliceV3","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** Clips, newest first unless told otherwise. */
  getClipsWithProgress: {"method":"POST","path":"/api/event/getClipsWithProgress","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** A clip, and where its frames are. */
  getSavedClipDetails: {"method":"POST","path":"/api/event/getSavedClipDetails","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** Change what is given of a clip: what it is called, and who sees it. */
  updateSavedClip: {"method":"POST","path":"/api/event/updateSavedClip","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** Delete a clip, and let its frames go. */
  deleteSavedClip: {"method":"POST","path":"/api/event/deleteSavedClip","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** List the locations of the organization. */
  getLocations: {"method":"POST","path":"/api/location/getLocations","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** List the locations of the organization by page. */
  getLocationsV2: {"method":"POST","path":"/api/location/getLocationsV2","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** Create a location. */
  createLocation: {"method":"POST","path":"/api/location/createLocation","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** Change what is given of a location. */
  selectiveUpdateLocation: {"method":"POST","path":"/api/location/selectiveUpdateLocation","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** Delete a location. */
  deleteLocation: {"method":"POST","path":"/api/location/deleteLocation","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** Basic state of every camera in the organization. */
  getMinimalCameraStateList: {"method":"POST","path":"/api/camera/getMinimalCameraStateList","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** All that is known of one camera. */
  getFullCameraState: {"method":"POST","path":"/api/camera/getFullCameraState","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** What is said of some cameras. */
  getCameraDetails: {"method":"POST","path":"/api/camera/getDetails","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** Change what is said of cameras, of all of them or of none. */
  updateCameraDetailsBulkV2: {"method":"POST","path":"/api/camera/updateDetailsBulkV2","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** Have a camera reboot with its next heartbeat. */
  rebootCamera: {"method":"POST","path":"/api/camera/reboot","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** When a camera was connected. */
  getUptimeWindows: {"method":"POST","path":"/api/camera/getUptimeWindows","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** When the organization’s devices were connected. */
  getUptimeWindowsForOrg: {"method":"POST","path":"/api/camera/getUptimeWindowsForOrg","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** Of which times a camera has footage, by where that is kept. */
  getPresenceWindows: {"method":"POST","path":"/api/camera/getPresenceWindows","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** Settings of a device. */
  getFacetedConfig: {"method":"POST","path":"/api/deviceconfig/getFacetedConfig","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** Change settings of a device: those that are given, group by group. */
  updateFacetedConfig: {"method":"POST","path":"/api/deviceconfig/updateFacetedConfig","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** Settings of a device. */
  getFacetedConfigOfCamera: {"method":"POST","path":"/api/camera/getFacetedConfig","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** Change settings of a device: those that are given, group by group. */
  updateFacetedConfigOfCamera: {"method":"POST","path":"/api/camera/updateFacetedConfig","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** From which confidence on a camera tells what it sees. */
  getCameraAIThresholds: {"method":"POST","path":"/api/camera/getCameraAIThresholds","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** What a device may do by its licence. */
  getDeviceFeatures: {"method":"POST","path":"/api/feature/getDeviceFeatures","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** Basic state of every door sensor. */
  getMinimalDoorStateList: {"method":"POST","path":"/api/door/getMinimalDoorStateList","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** Basic state of every climate sensor. */
  getMinimalClimateStateList: {"method":"POST","path":"/api/climate/getMinimalClimateStateList","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** Basic state of every environmental gateway. */
  getMinimalEnvironmentalGatewayStates: {"method":"POST","path":"/api/climate/getMinimalEnvironmentalGatewayStates","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** Basic state of every occupancy sensor. */
  getMinimalOccupancySensorStateList: {"method":"POST","path":"/api/occupancy/getMinimalOccupancySensorStateList","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** Basic state of every button. */
  getMinimalButtonStateList: {"method":"POST","path":"/api/button/getMinimalButtonStateList","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** Basic state of every tag. */
  getMinimalProximityStateList: {"method":"POST","path":"/api/proximity/getMinimalProximityStateList","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** Every keypad. */
  getKeypadsForOrg: {"method":"POST","path":"/api/keypad/getKeypadsForOrg","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** Basic state of every audio gateway. */
  getMinimalAudioGatewayStateList: {"method":"POST","path":"/api/audiogateway/getMinimalAudioGatewayStateList","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** Basic state of every badge reader. */
  getMinimalBadgeReaderStateList: {"method":"POST","path":"/api/badgereader/getMinimalStateList","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** Basic state of every badge reader that is a doorbell with a camera too. */
  getMinimalDoorbellCameraStateList: {"method":"POST","path":"/api/doorbellcamera/getMinimalStateList","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** When a door was opened and closed, newest first. */
  getDoorEventsForSensor: {"method":"POST","path":"/api/door/getDoorEventsForSensor","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** What a climate sensor has read, newest first. */
  getClimateEventsForSensor: {"method":"POST","path":"/api/climate/getClimateEventsForSensor","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** When somebody was there, newest first. */
  getOccupancyEventsForSensor: {"method":"POST","path":"/api/occupancy/getOccupancyEventsForSensor","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** When a button was pressed, newest first. */
  getButtonPressEventsForSensor: {"method":"POST","path":"/api/button/getButtonPressEventsForSensor","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** When a tag was near, newest first. */
  getProximityEventsForTag: {"method":"POST","path":"/api/proximity/getProximityEventsForTag","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** Every label that some location has. */
  getLocationLabelsForOrg: {"method":"POST","path":"/api/location/getLocationLabelsForOrg","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** Put a label on a location. */
  addLocationLabel: {"method":"POST","path":"/api/location/addLocationLabel","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** Take a label off a location. */
  removeLocationLabel: {"method":"POST","path":"/api/location/removeLocationLabel","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** The schedules of the organization. */
  findSchedules: {"method":"POST","path":"/api/policy/findSchedules","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** The same by strategy: all of them repeat every week. */
  getSchedules: {"method":"POST","path":"/api/schedule/getSchedules","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** Create a schedule. */
  createSchedule: {"method":"POST","path":"/api/policy/createSchedule","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** Change what is given of a schedule. */
  updateSchedule: {"method":"POST","path":"/api/policy/updateSchedule","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** Delete a schedule that nothing goes by. */
  deleteSchedule: {"method":"POST","path":"/api/policy/deleteSchedule","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** The policies for cameras. */
  getCameraPolicies: {"method":"POST","path":"/api/policy/getCameraPolicies","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** The policies for door sensors. */
  getDoorPolicies: {"method":"POST","path":"/api/policy/getDoorPolicies","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** The policies that go by a schedule. */
  getPoliciesUsingSchedule: {"method":"POST","path":"/api/policy/getPoliciesUsingSchedule","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** Create a policy for cameras. */
  createCameraPolicy: {"method":"POST","path":"/api/policy/createCameraPolicy","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** Create a policy for door sensors. */
  createDoorPolicy: {"method":"POST","path":"/api/policy/createDoorPolicy","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** Change what is given of a policy for cameras. */
  updateCameraPolicy: {"method":"POST","path":"/api/policy/updateCameraPolicy","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** Change what is given of a policy for door sensors. */
  updateDoorPolicy: {"method":"POST","path":"/api/policy/updateDoorPolicy","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** Delete a policy that nothing goes by. */
  deleteCameraPolicy: {"method":"POST","path":"/api/policy/deleteCameraPolicy","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** Delete a policy that nothing goes by. */
  deleteDoorPolicy: {"method":"POST","path":"/api/policy/deleteDoorPolicy","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** The rules of the organization. */
  getRulesForOrg: {"method":"POST","path":"/api/rules/getRulesForOrg","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** Create a rule. */
  createRule: {"method":"POST","path":"/api/rules/createRule","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** Change what is given of a rule. */
  updateRule: {"method":"POST","path":"/api/rules/updateRule","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** Delete a rule. */
  deleteRule: {"method":"POST","path":"/api/rules/deleteRule","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** The vehicles that the organization knows. */
  getVehicles: {"method":"POST","path":"/api/vehicle/getVehicles","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** Their labels, by plate. */
  getVehicleLabelsForOrg: {"method":"POST","path":"/api/vehicle/getVehicleLabelsForOrg","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** Where and when vehicles were seen by their plates, newest first. */
  getVehicleEvents: {"method":"POST","path":"/api/vehicle/getVehicleEvents","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** Save a vehicle by its plate: a new one, or what is given of a known one. */
  saveVehicle: {"method":"POST","path":"/api/vehicle/saveVehicle","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** Forget a vehicle and its labels. */
  deleteVehicle: {"method":"POST","path":"/api/vehicle/deleteVehicle","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** Put a label on a vehicle. */
  addVehicleLabel: {"method":"POST","path":"/api/vehicle/addVehicleLabel","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** Take a label off a vehicle. */
  removeVehicleLabel: {"method":"POST","path":"/api/vehicle/removeVehicleLabel","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** When devices came and went and what was amiss with them, newest first. */
  getDiagnosticFeed: {"method":"POST","path":"/api/report/getDiagnosticFeed","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** How often something was noticed in each part of a time. */
  getCountReportV2: {"method":"POST","path":"/api/report/getCountReportV2","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** The doors of the organization’s door controllers, page by page. */
  findAccessControlledDoors: {"method":"POST","path":"/api/component/findAccessControlledDoors","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** Let the controller of a door release its lock, once. */
  unlockAccessControlledDoor: {"method":"POST","path":"/api/accesscontrol/unlockAccessControlledDoor","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** What was told of one door. */
  findComponentEventsByAccessControlledDoor: {"method":"POST","path":"/api/component/findComponentEventsByAccessControlledDoor","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** What parts of devices have told at one location. */
  findComponentEventsByLocation: {"method":"POST","path":"/api/component/findComponentEventsByLocation","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** Where the credentials of one user were shown. */
  findComponentEventsByUser: {"method":"POST","path":"/api/component/findComponentEventsByUser","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** List the access groups of the organization, with the users in them. */
  findAccessControlGroupsByOrg: {"method":"POST","path":"/api/accesscontrol/findAccessControlGroupsByOrg","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** Create an access group. */
  createAccessControlGroup: {"method":"POST","path":"/api/accesscontrol/createAccessControlGroup","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** Change what is given of an access group. */
  updateAccessControlGroup: {"method":"POST","path":"/api/accesscontrol/updateAccessControlGroup","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** Delete an access group. */
  deleteAccessControlGroup: {"method":"POST","path":"/api/accesscontrol/deleteAccessControlGroup","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** Put users into an access group. */
  addUsersToAccessControlGroup: {"method":"POST","path":"/api/accesscontrol/addUsersToAccessControlGroup","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** Take users out of an access group. */
  removeUsersFromAccessControlGroup: {"method":"POST","path":"/api/accesscontrol/removeUsersFromAccessControlGroup","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** List the access grants of the organization. */
  findLocationAccessGrantsByOrg: {"method":"POST","path":"/api/accesscontrol/findLocationAccessGrantsByOrg","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** List the access grants of one location. */
  findLocationAccessGrantsByLocation: {"method":"POST","path":"/api/accesscontrol/findLocationAccessGrantsByLocation","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** Let users and groups through doors of a location. */
  createAccessGrant: {"method":"POST","path":"/api/accesscontrol/createAccessGrant","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** Change what is given of an access grant. */
  updateAccessGrant: {"method":"POST","path":"/api/accesscontrol/updateAccessGrant","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** Delete an access grant. */
  deleteLocationAccessGrant: {"method":"POST","path":"/api/accesscontrol/deleteLocationAccessGrant","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** List the credentials of a user, without their values. */
  findAccessControlCredentialByUser: {"method":"POST","path":"/api/accesscontrol/findAccessControlCredentialByUser","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** Give a user a credential. */
  assignAccessControlCredential: {"method":"POST","path":"/api/accesscontrol/assignAccessControlCredential","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** Take a credential away for ever; its value may be assigned anew. */
  revokeAccessControlCredential: {"method":"POST","path":"/api/accesscontrol/revokeAccessControlCredential","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** Take a credential away for a while. */
  suspendAccessControlCredential: {"method":"POST","path":"/api/accesscontrol/suspendAccessControlCredential","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** Give a suspended credential back. */
  unsuspendAccessControlCredential: {"method":"POST","path":"/api/accesscontrol/unsuspendAccessControlCredential","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** Write down what people tell a credential by; an empty note takes it away. */
  updateAccessControlCredentialNote: {"method":"POST","path":"/api/accesscontrol/updateAccessControlCredentialNote","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** Forget a credential. */
  deleteAccessControlCredential: {"method":"POST","path":"/api/accesscontrol/deleteAccessControlCredential","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** List the lockdown plans of the organization. */
  findLockdownPlans: {"method":"POST","path":"/api/accesscontrol/lockdownPlan/findLockdownPlans","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** One lockdown plan. */
  getLockdownPlan: {"method":"POST","path":"/api/accesscontrol/lockdownPlan/getLockdownPlan","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** Create a lockdown plan for a location. */
  createLocationLockdownPlan: {"method":"POST","path":"/api/accesscontrol/lockdownPlan/createLocationLockdownPlan","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** Change what is given of a lockdown plan; one in force takes effect at once. */
  updateLocationLockdownPlan: {"method":"POST","path":"/api/accesscontrol/lockdownPlan/updateLocationLockdownPlan","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** Delete a lockdown plan that is not in force. */
  deleteLockdownPlan: {"method":"POST","path":"/api/accesscontrol/lockdownPlan/deleteLockdownPlan","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** Lock a location down by some of its plans. */
  activateLockdownForLocation: {"method":"POST","path":"/api/accesscontrol/lockdownPlan/activateLockdownForLocation","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** End the lockdown of a location: all of it, or what the named plans say. */
  deactivateLockdownForLocation: {"method":"POST","path":"/api/accesscontrol/lockdownPlan/deactivateLockdownForLocation","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** The locations whose monitoring was ever switched on. */
  orgStatus: {"method":"POST","path":"/api/alertmonitoring/orgStatus","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** Whether a location is monitored. */
  locationStatus: {"method":"POST","path":"/api/alertmonitoring/locationStatus","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** Switch the monitoring of a location on. */
  enableMonitoringForLocation: {"method":"POST","path":"/api/alertmonitoring/enableMonitoringForLocation","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** Switch the monitoring of a location off. */
  disableMonitoringForLocation: {"method":"POST","path":"/api/alertmonitoring/disableMonitoringForLocation","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** Licences of the organization as a whole. */
  getLicenses: {"method":"POST","path":"/api/license/getLicenses","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** Licences of the organization’s devices. */
  getDeviceLicenses: {"method":"POST","path":"/api/license/getDeviceLicenses","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** Licences of a client as a whole. */
  getLicensesForOrg: {"method":"POST","path":"/api/partner/getLicensesForOrg","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":false,"isPublic":false},
  /** Licences of a client’s devices. */
  getDeviceLicensesForOrg: {"method":"POST","path":"/api/partner/getDeviceLicensesForOrg","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":false,"isPublic":false},
  /** Say whether a client itself is mailed about the end of its licences. */
  updateSendLicenseExpirationEmail: {"method":"POST","path":"/api/partner/updateSendLicenseExpirationEmail","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
  /** Claim keys of the partner. */
  getClaimKeysForPartnerOrg: {"method":"POST","path":"/api/partner/getClaimKeysForPartnerOrg","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":false,"isPublic":false},
  /** What was shipped to a client in a time. */
  getShipments: {"method":"POST","path":"/api/partner/getShipments","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":false,"isPublic":false},
  /** Register a deal. */
  registerDeal: {"method":"POST","path":"/api/partner/registerDeal","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
  /** List the active API tokens of the partner. */
  getPartnerApiTokens: {"method":"POST","path":"/api/partner/getApiTokens","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":false,"isPublic":false},
  /** List the pending token applications: none, since each is granted at once. */
  getPartnerApiTokenApplications: {"method":"POST","path":"/api/partner/getApiTokenApplications","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":false,"isPublic":false},
  /** Revoke an API token of the partner; it is refused from this moment on. */
  revokePartnerApiToken: {"method":"POST","path":"/api/partner/revokeApiToken","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
  /** Mint a partner key; it is shown this once. */
  submitPartnerApiTokenApplication: {"method":"POST","path":"/api/partner/submitApiTokenApplication","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":[],"isWrite":true,"isPublic":false},
  /** List the active API tokens of the organization. */
  getApiTokens: {"method":"POST","path":"/api/integrations/org/getApiTokens","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":false,"isPublic":false},
  /** Revoke an API token of the organization; it is refused from this moment on. */
  revokeApiToken: {"method":"POST","path":"/api/integrations/org/revokeApiToken","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** Mint a key of the organization; it is shown this once. */
  submitApiTokenApplication: {"method":"POST","path":"/api/integrations/org/submitApiTokenApplication","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
  /** Mint a key of the organization; it is shown this once. */
  submitApiTokenApplicationDep: {"method":"POST","path":"/api/integrations/submitApiTokenApplication","pathInputs":[],"queryInputs":[],"hasBody":true,"headers":["x-auth-org"],"isWrite":true,"isPublic":false},
} as const satisfies Record<string, Operation>
