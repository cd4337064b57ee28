// Generated from specs/rocketchat (profile documented) by "npm run types:generate". Do not edit.

export interface paths {
    "/api/info": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Version of the workspace
         * @description Public. A client learns here which version it is talking to.
         */
        get: operations["get-api-info"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/engagement-dashboard/messages/messages-sent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Messages sent, day by day
         * @description Counts the messages of each day of a period, and compares the period with the one before it. For users who have the `view-engagement-dashboard` permission.
         */
        get: operations["get-api-v1-engagement-dashboard-messages-messages-sent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log in with a name and a password
         * @description Takes `user` and `password`, or `resume` with a token issued earlier. The answer's `authToken` and `userId` are what the X-Auth-Token and X-User-Id headers of later requests carry.
         */
        post: operations["post-api-v1-login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Me: {
            _id: string;
            active: boolean;
            avatarUrl: string;
            emails: {
                address: string;
                verified: boolean;
            }[];
            name: string;
            roles: string[];
            settings: {
                preferences: Record<string, never>;
            };
            status: string;
            statusConnection: string;
            username: string;
            utcOffset: number;
        };
    };
    responses: {
        /** @description Unauthorized */
        authorizationError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    message: string;
                    status: string;
                };
            };
        };
        /** @description Forbidden */
        forbiddenError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: string;
                    success: boolean;
                };
            };
        };
        /** @description Bad Request */
        keyError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    error: string;
                    success: boolean;
                };
            };
        };
    };
    parameters: {
        /**
         * @description The user's token.
         * @example RScctEHSmLGZGywfIhWyRpyofhKOiMoUIpimhvheU3f
         */
        "Auth-Token": string;
        /**
         * @description The last day.
         * @example 2023-11-05T14:48:00.000Z
         */
        end: string;
        /**
         * @description The first day.
         * @example 2023-10-29T14:48:00.000Z
         */
        start: string;
        /**
         * @description The user's id.
         * @example rbAXPnMktTFbNpwtJ
         */
        UserId: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "get-api-info": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        success: boolean;
                        version: string;
                    };
                };
            };
        };
    };
    "get-api-v1-engagement-dashboard-messages-messages-sent": {
        parameters: {
            query: {
                /**
                 * @description The last day.
                 * @example 2023-11-05T14:48:00.000Z
                 */
                end: components["parameters"]["end"];
                /**
                 * @description The first day.
                 * @example 2023-10-29T14:48:00.000Z
                 */
                start: components["parameters"]["start"];
            };
            header: {
                /**
                 * @description The user's token.
                 * @example RScctEHSmLGZGywfIhWyRpyofhKOiMoUIpimhvheU3f
                 */
                "X-Auth-Token": components["parameters"]["Auth-Token"];
                /**
                 * @description The user's id.
                 * @example rbAXPnMktTFbNpwtJ
                 */
                "X-User-Id": components["parameters"]["UserId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        days: {
                            /** Format: date-time */
                            day: string;
                            messages: number;
                        }[];
                        period: {
                            count: number;
                            variation: number;
                        };
                        success: boolean;
                        yesterday: {
                            count: number;
                            variation: number;
                        };
                    };
                };
            };
            400: components["responses"]["keyError"];
            401: components["responses"]["authorizationError"];
            403: components["responses"]["forbiddenError"];
        };
    };
    "post-api-v1-login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * @description Second factor, where the account has one.
                     * @example 224610
                     */
                    code?: string;
                    /**
                     * @description The password.
                     * @example my$up3erP@ssw0rd
                     */
                    password?: string;
                    /**
                     * @description A token issued earlier.
                     * @example 9HqLlyZOugoStsXCUfD_0YdwnNnunAJF8V47U3QHXSq
                     */
                    resume?: string;
                    /**
                     * @description User name or email address.
                     * @example myusername
                     */
                    user?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            authToken: string;
                            me: components["schemas"]["Me"];
                            userId: string;
                        };
                        status: string;
                    };
                };
            };
            400: components["responses"]["keyError"];
            401: components["responses"]["authorizationError"];
        };
    };
}
