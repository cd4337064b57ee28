// Generated from specs/rocketchat (profile observed) by "npm run types:generate". Do not edit.

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
         * @description Public. Clients use it to find out the server's version.
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
    "/api/v1/channels.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create a public channel */
        post: operations["post-api-v1-channels.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels.delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Delete a public channel */
        post: operations["post-api-v1-channels.delete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels.info": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One public channel */
        get: operations["get-api-v1-channels.info"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Public channels */
        get: operations["get-api-v1-channels.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/chat.delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Delete a message */
        post: operations["post-api-v1-chat.delete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/chat.postMessage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write to a room or a user */
        post: operations["post-api-v1-chat.postMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/chat.sendMessage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write to a room */
        post: operations["post-api-v1-chat.sendMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dm.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write to somebody directly */
        post: operations["post-api-v1-im.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/engagement-dashboard/channels/list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Messages by room, compared with the period before */
        get: operations["get-api-v1-engagement-dashboard-channels-list"];
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
    "/api/v1/engagement-dashboard/messages/origin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Messages by type of room
         * @description `t` is c for public channels, p for private ones, d for direct messages.
         */
        get: operations["get-api-v1-engagement-dashboard-messages-origin"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/engagement-dashboard/messages/top-five-popular-channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The five rooms with the most messages */
        get: operations["get-api-v1-engagement-dashboard-messages-top-five-popular-channels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/engagement-dashboard/users/active-users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who was active, day by day */
        get: operations["get-api-v1-engagement-dashboard-users-active-users"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/engagement-dashboard/users/chat-busier/hourly-data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many were active at which time of the day */
        get: operations["get-api-v1-engagement-dashboard-users-chat-busier-hourly-data"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/engagement-dashboard/users/chat-busier/weekly-data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many were active on each day of a week */
        get: operations["get-api-v1-engagement-dashboard-users-chat-busier-weekly-data"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/engagement-dashboard/users/new-users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Users registered, day by day */
        get: operations["get-api-v1-engagement-dashboard-users-new-users"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/engagement-dashboard/users/users-by-time-of-the-day-in-a-week": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many were active, hour by hour */
        get: operations["get-api-v1-engagement-dashboard-users-users-by-time-of-the-day-in-a-week"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create a private channel */
        post: operations["post-api-v1-groups.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's private channels */
        get: operations["get-api-v1-groups.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/im.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create a direct message */
        post: operations["post-api-v1-im.create-by-its-other-name"];
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
    "/api/v1/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Revoke the token with GET */
        get: operations["get-api-v1-logout"];
        put?: never;
        /** Revoke the token */
        post: operations["post-api-v1-logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller */
        get: operations["get-api-v1-me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/permissions.listAll": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Permissions, and which roles have them */
        get: operations["get-permissions.listAll"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/permissions.update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give permissions to roles */
        post: operations["post-api-v1-permissions.update"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rooms.delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Delete a room of any type */
        post: operations["get-api-v1-rooms.delete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Figures about the workspace */
        get: operations["get-api-v1-statistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create a user */
        post: operations["post-api-v1-users.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users.info": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One user */
        get: operations["get-api-v1-users.info"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Users */
        get: operations["get-api-v1-users.list"];
        put?: never;
        post?: never;
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
        Attachment: {
            audio_url?: string;
            author_icon?: string;
            author_link?: string;
            author_name?: string;
            collapsed?: boolean;
            color?: string;
            fields?: {
                short?: boolean;
                title: string;
                value: string;
            }[];
            image_url?: string;
            message_link?: string;
            text?: string;
            thumb_url?: string;
            title?: string;
            title_link?: string;
            title_link_download?: boolean;
            ts?: string;
            video_url?: string;
        };
        Email: {
            address: string;
            verified: boolean;
        };
        Group: {
            _id: string;
            _updatedAt: string;
            msgs: number;
            name: string;
            ro: boolean;
            sysMes: boolean;
            t: string;
            ts: string;
            u: components["schemas"]["PlainUser"];
        };
        Markup: {
            type: string;
            value: {
                type: string;
                value: string;
            }[];
        }[];
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
                preferences: Record<string, unknown>;
            };
            status: string;
            statusConnection: string;
            username: string;
            utcOffset: number;
        };
        NamedUser: {
            _id: string;
            name: string;
            username: string;
        };
        PlainUser: {
            _id: string;
            username: string;
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
                    error?: string;
                    message: string;
                    status: string;
                    success?: boolean;
                };
            };
        };
        /** @description Bad Request */
        badRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    details?: Record<string, unknown>;
                    error: string;
                    errorType?: string;
                    success: boolean;
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
                    errorType?: string;
                    success: boolean;
                };
            };
        };
        /** @description OK */
        trueSuccess: {
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
    parameters: {
        /**
         * @description The user's token.
         * @example RScctEHSmLGZGywfIhWyRpyofhKOiMoUIpimhvheU3f
         */
        "Auth-Token": string;
        /**
         * @description How many items.
         * @example 50
         */
        count: number;
        /**
         * @description An instant in the format of toISOString().
         * @example 2023-11-05T14:48:00.000Z
         */
        end: string;
        /** @description JSON: fields with 1 for in, 0 for out. */
        fields: unknown;
        /** @description JSON: fields with 1 for in, 0 for out. */
        "fields-as-text": string;
        /**
         * @description How many items come before.
         * @example 50
         */
        offset: number;
        /**
         * @description The room's id; required without roomName.
         * @example dlpfuijw7ej
         */
        "Optional-RoomId": string;
        /**
         * @description The room's name; required without roomId.
         * @example general
         */
        "Optional-RoomName": string;
        /** @description JSON: a MongoDB query. */
        query: unknown;
        /** @description JSON: fields with 1 for ascending, -1 for descending. */
        sort: string;
        /**
         * @description An instant in the format of toISOString().
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
                        info?: Record<string, unknown>;
                        success: boolean;
                        /** @description major.minor */
                        version: string;
                    };
                };
            };
        };
    };
    "post-api-v1-channels.create": {
        parameters: {
            query?: never;
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
        requestBody: {
            content: {
                "application/json": {
                    /** @description Further fields of the workspace's own. */
                    customFields?: Record<string, unknown>;
                    /** @description The caller does not join. */
                    excludeSelf?: boolean;
                    /** @description Broadcast, encrypted, teamId. */
                    extraData?: Record<string, unknown>;
                    /** @description User names. */
                    members?: string[];
                    /** @description Letters, digits, dots, dashes and underscores. */
                    name: string;
                    /** @description Only owners write. */
                    readOnly?: boolean;
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
                        channel: {
                            _id: string;
                            _updatedAt: string;
                            customFields: Record<string, unknown>;
                            default: boolean;
                            fname: string;
                            msgs: number;
                            name: string;
                            ro: boolean;
                            sysMes: boolean;
                            t: string;
                            ts: string;
                            u: components["schemas"]["NamedUser"];
                            usersCount: number;
                        };
                        success: boolean;
                    };
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["authorizationError"];
            403: components["responses"]["forbiddenError"];
        };
    };
    "post-api-v1-channels.delete": {
        parameters: {
            query?: never;
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
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * @description Its id, or:
                     * @example ByehQjC44FwMeiLbX
                     */
                    roomId?: string;
                    /**
                     * @description Its name.
                     * @example general
                     */
                    roomName?: string;
                };
            };
        };
        responses: {
            200: components["responses"]["trueSuccess"];
            400: components["responses"]["badRequest"];
            401: components["responses"]["authorizationError"];
        };
    };
    "get-api-v1-channels.info": {
        parameters: {
            query?: {
                /**
                 * @description The room's id; required without roomName.
                 * @example dlpfuijw7ej
                 */
                roomId?: components["parameters"]["Optional-RoomId"];
                /**
                 * @description The room's name; required without roomId.
                 * @example general
                 */
                roomName?: components["parameters"]["Optional-RoomName"];
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
                        channel: {
                            _id: string;
                            _updatedAt: string;
                            broadcast: boolean;
                            customFields: Record<string, unknown>;
                            default: boolean;
                            encrypted: boolean;
                            fname: string;
                            lastMessage?: {
                                _id: string;
                                _updatedAt: string;
                                channels: Record<string, unknown>[];
                                md: components["schemas"]["Markup"];
                                mentions: Record<string, unknown>[];
                                msg: string;
                                rid: string;
                                ts: string;
                                u: components["schemas"]["NamedUser"];
                                urls: Record<string, unknown>[];
                            };
                            lm?: string;
                            msgs: number;
                            name: string;
                            ro: boolean;
                            sysMes: boolean;
                            t: string;
                            topic?: string;
                            ts: string;
                            u: components["schemas"]["PlainUser"];
                            usersCount: number;
                        };
                        success: boolean;
                    };
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["authorizationError"];
        };
    };
    "get-api-v1-channels.list": {
        parameters: {
            query?: {
                /**
                 * @description How many items.
                 * @example 50
                 */
                count?: components["parameters"]["count"];
                /** @description JSON: fields with 1 for in, 0 for out. */
                fields?: components["parameters"]["fields-as-text"];
                /**
                 * @description How many items come before.
                 * @example 50
                 */
                offset?: components["parameters"]["offset"];
                /** @description JSON: a MongoDB query. */
                query?: components["parameters"]["query"];
                /** @description JSON: fields with 1 for ascending, -1 for descending. */
                sort?: components["parameters"]["sort"];
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
                        channels: {
                            _id: string;
                            _updatedAt: string;
                            broadcast: boolean;
                            customFields: Record<string, unknown>;
                            default: boolean;
                            description?: string;
                            encrypted: boolean;
                            federated?: boolean;
                            fname: string;
                            lastMessage?: {
                                _id: string;
                                _updatedAt: string;
                                blocks?: {
                                    appId: string;
                                    blockId: string;
                                    elements: {
                                        emoji: boolean;
                                        text: string;
                                        type: string;
                                    }[];
                                    text: {
                                        text: string;
                                        type: string;
                                    };
                                    type: string;
                                }[];
                                channels: Record<string, unknown>[];
                                editedAt?: string;
                                editedBy?: {
                                    _id: string;
                                    username: string;
                                };
                                groupable?: boolean;
                                md: components["schemas"]["Markup"];
                                mentions: Record<string, unknown>[];
                                msg: string;
                                rid: string;
                                ts: string;
                                u: components["schemas"]["NamedUser"];
                                urls: Record<string, unknown>[];
                            };
                            lm?: string;
                            msgs: number;
                            name: string;
                            ro: boolean;
                            sysMes: boolean;
                            t: string;
                            topic?: string;
                            ts: string;
                            u: components["schemas"]["PlainUser"];
                            usersCount: number;
                        }[];
                        count: number;
                        offset: number;
                        success: boolean;
                        total: number;
                    };
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["authorizationError"];
        };
    };
    "post-api-v1-chat.delete": {
        parameters: {
            query?: never;
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
        requestBody?: {
            content: {
                "application/json": {
                    /** @description Delete it as its author. */
                    asUser?: boolean;
                    /** @description The id of a file that the message holds. */
                    fileId?: string;
                    /** @description The message's id; or else: */
                    msgId?: string;
                    /** @description The room's id, with: */
                    roomId?: string;
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
                        _id: string;
                        message: {
                            _id: string;
                            rid: string;
                            u: components["schemas"]["NamedUser"];
                        };
                        success: boolean;
                        ts: string;
                    };
                };
            };
            /** @description Bad Request */
            400: {
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
            401: components["responses"]["authorizationError"];
        };
    };
    "post-api-v1-chat.postMessage": {
        parameters: {
            query?: never;
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
        requestBody: {
            content: {
                "application/json": {
                    /** @description Shown in place of the name. */
                    alias?: string;
                    attachments?: components["schemas"]["Attachment"][];
                    /** @description URL of a picture. */
                    avatar?: string;
                    /** @description Further fields of the workspace's own. */
                    customFields?: Record<string, unknown>;
                    /**
                     * @description Shown in place of a picture.
                     * @example :smile:
                     */
                    emoji?: string;
                    /** @description Whether links are previewed. */
                    parseUrls?: boolean;
                    /**
                     * @description A room's id, #name or @username.
                     * @example #general
                     */
                    roomId: string;
                    /** @description What is written. */
                    text?: string;
                    /** @description The message that this answers. */
                    tmid?: string;
                } | {
                    /** @description Shown in place of the name. */
                    alias?: string;
                    attachments?: components["schemas"]["Attachment"][];
                    /** @description URL of a picture. */
                    avatar?: string;
                    /**
                     * @description A room's id, #name or @username.
                     * @example #test-room
                     */
                    channel: string;
                    /** @description Further fields of the workspace's own. */
                    customFields?: Record<string, unknown>;
                    /**
                     * @description Shown in place of a picture.
                     * @example :smile:
                     */
                    emoji?: string;
                    /** @description Whether links are previewed. */
                    parseUrls?: boolean;
                    /** @description What is written. */
                    text?: string;
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
                        channel: string;
                        message: {
                            _id: string;
                            _updatedAt: string;
                            alias: string;
                            attachments?: Record<string, unknown>[];
                            avatar?: string;
                            channels: Record<string, unknown>[];
                            emoji?: string;
                            groupable: boolean;
                            md: {
                                type: string;
                                value: {
                                    type: string;
                                    value: string;
                                }[];
                            }[];
                            mentions: Record<string, unknown>[];
                            msg: string;
                            parseUrls: boolean;
                            rid: string;
                            tmid?: string;
                            ts: string;
                            u: {
                                _id: string;
                                name: string;
                                username: string;
                            };
                            urls?: Record<string, unknown>[];
                        };
                        success: boolean;
                        ts: number;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        errorType?: string;
                        success: boolean;
                    };
                };
            };
            401: components["responses"]["authorizationError"];
        };
    };
    "post-api-v1-chat.sendMessage": {
        parameters: {
            query?: never;
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
        requestBody: {
            content: {
                "application/json": {
                    message: {
                        /** @description Shown in place of the name. */
                        alias?: string;
                        attachments?: components["schemas"]["Attachment"][];
                        /** @description URL of a picture. */
                        avatar?: string;
                        blocks?: {
                            text?: unknown;
                            type?: string;
                        }[];
                        /** @description Further fields of the workspace's own. */
                        customFields?: Record<string, unknown>;
                        /** @description Shown in place of a picture. */
                        emoji?: string;
                        /** @description What is written. */
                        msg?: string;
                        /** @description The room's id. */
                        rid: string;
                        /** @description The kind of message. */
                        t?: string;
                        /** @description The message that this answers. */
                        tmid?: string;
                        /** @description Show an answer in the room as well. */
                        tshow?: string;
                    };
                    /** @description Links to preview. */
                    previewUrls?: string[];
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
                        message: {
                            _id: string;
                            _updatedAt: string;
                            channels: Record<string, unknown>[];
                            md: {
                                type: string;
                                value: {
                                    type: string;
                                    value: string;
                                }[];
                            }[];
                            mentions: Record<string, unknown>[];
                            msg: string;
                            rid: string;
                            ts: string;
                            u: components["schemas"]["NamedUser"];
                            unread?: boolean;
                            urls: Record<string, unknown>[];
                        };
                        success: boolean;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        errorType?: string;
                        success: boolean;
                    };
                };
            };
            401: components["responses"]["authorizationError"];
        };
    };
    "post-api-v1-im.create": {
        parameters: {
            query?: never;
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
        requestBody: {
            content: {
                "application/json": {
                    /** @description The caller stays out. */
                    excludeSelf?: boolean;
                    /** @description Whom to write to. */
                    username: string;
                } | {
                    /** @description The caller stays out. */
                    excludeSelf?: boolean;
                    /** @description Several, separated by commas. */
                    usernames: string;
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
                        room: {
                            _id: string;
                            rid: string;
                            t: string;
                            usernames: string[];
                        };
                        success: boolean;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        details?: Record<string, unknown>;
                        error: string;
                        errorType?: string;
                        success: boolean;
                    };
                };
            };
            401: components["responses"]["authorizationError"];
        };
    };
    "get-api-v1-engagement-dashboard-channels-list": {
        parameters: {
            query: {
                /**
                 * @description How many items.
                 * @example 50
                 */
                count?: components["parameters"]["count"];
                /**
                 * @description An instant in the format of toISOString().
                 * @example 2023-11-05T14:48:00.000Z
                 */
                end: components["parameters"]["end"];
                /** @description Omits rooms without messages in this period and the previous one. */
                hideRoomsWithNoActivity?: boolean;
                /**
                 * @description How many items come before.
                 * @example 50
                 */
                offset?: components["parameters"]["offset"];
                /**
                 * @description An instant in the format of toISOString().
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
                        channels: {
                            diffFromLastWeek: number;
                            lastWeekMessages: number;
                            messages: number;
                            room: {
                                _id: string;
                                _updatedAt: string;
                                name?: string;
                                t: string;
                                ts: string;
                                usernames?: string[];
                            };
                        }[];
                        count: number;
                        offset: number;
                        success: boolean;
                        total: number;
                    };
                };
            };
            400: components["responses"]["keyError"];
            401: components["responses"]["authorizationError"];
            403: components["responses"]["forbiddenError"];
        };
    };
    "get-api-v1-engagement-dashboard-messages-messages-sent": {
        parameters: {
            query: {
                /**
                 * @description An instant in the format of toISOString().
                 * @example 2023-11-05T14:48:00.000Z
                 */
                end: components["parameters"]["end"];
                /**
                 * @description An instant in the format of toISOString().
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
    "get-api-v1-engagement-dashboard-messages-origin": {
        parameters: {
            query: {
                /**
                 * @description An instant in the format of toISOString().
                 * @example 2023-11-05T14:48:00.000Z
                 */
                end: components["parameters"]["end"];
                /**
                 * @description An instant in the format of toISOString().
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
                        origins: {
                            messages: number;
                            t: string;
                        }[];
                        success: boolean;
                    };
                };
            };
            400: components["responses"]["keyError"];
            401: components["responses"]["authorizationError"];
            403: components["responses"]["forbiddenError"];
        };
    };
    "get-api-v1-engagement-dashboard-messages-top-five-popular-channels": {
        parameters: {
            query: {
                /**
                 * @description An instant in the format of toISOString().
                 * @example 2023-11-05T14:48:00.000Z
                 */
                end: components["parameters"]["end"];
                /**
                 * @description An instant in the format of toISOString().
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
                        channels: {
                            messages: number;
                            name?: string;
                            t: string;
                            usernames?: string[];
                        }[];
                        success: boolean;
                    };
                };
            };
            400: components["responses"]["keyError"];
            401: components["responses"]["authorizationError"];
            403: components["responses"]["forbiddenError"];
        };
    };
    "get-api-v1-engagement-dashboard-users-active-users": {
        parameters: {
            query: {
                /**
                 * @description An instant in the format of toISOString().
                 * @example 2023-11-05T14:48:00.000Z
                 */
                end: components["parameters"]["end"];
                /**
                 * @description An instant in the format of toISOString().
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
                        month: {
                            day: number;
                            month: number;
                            users: number;
                            usersList: string[];
                            year: number;
                        }[];
                        success: boolean;
                    };
                };
            };
            400: components["responses"]["keyError"];
            401: components["responses"]["authorizationError"];
            /** @description Forbidden */
            403: {
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
    };
    "get-api-v1-engagement-dashboard-users-chat-busier-hourly-data": {
        parameters: {
            query: {
                /**
                 * @description An instant in the format of toISOString().
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
                        hours: {
                            hour: number;
                            users: number;
                        }[];
                        success: boolean;
                    };
                };
            };
            400: components["responses"]["keyError"];
            401: components["responses"]["authorizationError"];
            403: components["responses"]["forbiddenError"];
        };
    };
    "get-api-v1-engagement-dashboard-users-chat-busier-weekly-data": {
        parameters: {
            query: {
                /**
                 * @description An instant in the format of toISOString().
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
                        month: {
                            day: number;
                            month: number;
                            users: number;
                            year: number;
                        }[];
                        success: boolean;
                    };
                };
            };
            400: components["responses"]["keyError"];
            401: components["responses"]["authorizationError"];
            403: components["responses"]["forbiddenError"];
        };
    };
    "get-api-v1-engagement-dashboard-users-new-users": {
        parameters: {
            query: {
                /**
                 * @description An instant in the format of toISOString().
                 * @example 2023-11-05T14:48:00.000Z
                 */
                end: components["parameters"]["end"];
                /**
                 * @description An instant in the format of toISOString().
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
                            day: string;
                            users: number;
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
    "get-api-v1-engagement-dashboard-users-users-by-time-of-the-day-in-a-week": {
        parameters: {
            query: {
                /**
                 * @description An instant in the format of toISOString().
                 * @example 2023-11-05T14:48:00.000Z
                 */
                end: components["parameters"]["end"];
                /**
                 * @description An instant in the format of toISOString().
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
                        success: boolean;
                        week: {
                            day: number;
                            hour: number;
                            month: number;
                            users: number;
                            year: number;
                        }[];
                    };
                };
            };
            400: components["responses"]["keyError"];
            401: components["responses"]["authorizationError"];
            403: components["responses"]["forbiddenError"];
        };
    };
    "post-api-v1-groups.create": {
        parameters: {
            query?: never;
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
        requestBody: {
            content: {
                "application/json": {
                    /** @description Further fields of the workspace's own. */
                    customFields?: Record<string, unknown>;
                    /** @description The caller does not join. */
                    excludeSelf?: boolean;
                    extraData?: {
                        broadcast?: boolean;
                        encrypted?: boolean;
                        teamId?: string;
                    };
                    /** @description User names. */
                    members?: string[];
                    /** @description The name. */
                    name: string;
                    /** @description Only owners write. */
                    readOnly?: boolean;
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
                        group: components["schemas"]["Group"];
                        success: boolean;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        details?: Record<string, unknown>;
                        error: string;
                        errorType?: string;
                        success: boolean;
                    };
                };
            };
            401: components["responses"]["authorizationError"];
            403: components["responses"]["forbiddenError"];
        };
    };
    "get-api-v1-groups.list": {
        parameters: {
            query?: {
                /**
                 * @description How many items.
                 * @example 50
                 */
                count?: components["parameters"]["count"];
                /**
                 * @description How many items come before.
                 * @example 50
                 */
                offset?: components["parameters"]["offset"];
                /** @description JSON: fields with 1 for ascending, -1 for descending. */
                sort?: components["parameters"]["sort"];
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
                        count: number;
                        groups: components["schemas"]["Group"][];
                        offset: number;
                        success: boolean;
                        total: number;
                    };
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["authorizationError"];
        };
    };
    "post-api-v1-im.create-by-its-other-name": {
        parameters: {
            query?: never;
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
        requestBody: {
            content: {
                "application/json": {
                    /** @description Excludes the caller from the room. */
                    excludeSelf?: boolean;
                    /** @description User name of the recipient. */
                    username: string;
                } | {
                    /** @description Excludes the caller from the room. */
                    excludeSelf?: boolean;
                    /** @description User names of the recipients, separated by commas. */
                    usernames: string;
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
                        room: {
                            _id: string;
                            rid: string;
                            t: string;
                            usernames: string[];
                        };
                        success: boolean;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        details?: Record<string, unknown>;
                        error: string;
                        errorType?: string;
                        success: boolean;
                    };
                };
            };
            401: components["responses"]["authorizationError"];
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
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        details?: Record<string, unknown>;
                        /** @description A string or a number. */
                        error?: unknown;
                        message: string;
                        status: string;
                    };
                };
            };
        };
    };
    "get-api-v1-logout": {
        parameters: {
            query?: never;
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
                        data: {
                            message: string;
                        };
                        status: string;
                    };
                };
            };
            401: components["responses"]["authorizationError"];
        };
    };
    "post-api-v1-logout": {
        parameters: {
            query?: never;
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
                        data: {
                            message: string;
                        };
                        status: string;
                    };
                };
            };
            401: components["responses"]["authorizationError"];
        };
    };
    "get-api-v1-me": {
        parameters: {
            query?: never;
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
                        _id: string;
                        active: boolean;
                        avatarUrl: string;
                        customFields?: {
                            twitter: string;
                        };
                        emails: components["schemas"]["Email"][];
                        name: string;
                        roles: string[];
                        settings: {
                            preferences: {
                                alsoSendThreadToChannel?: string;
                                audioNotifications?: string;
                                autoImageLoad: boolean;
                                collapseMediaByDefault: boolean;
                                convertAsciiEmoji: boolean;
                                desktopNotificationDuration?: number;
                                desktopNotificationRequireInteraction?: boolean;
                                desktopNotifications: string;
                                displayAvatars?: boolean;
                                emailNotificationMode: string;
                                enableAutoAway: boolean;
                                enableMobileRinging?: boolean;
                                featuresPreview?: string;
                                hideAvatars?: boolean;
                                hideFlexTab: boolean;
                                hideRoles: boolean;
                                hideUsernames: boolean;
                                idleTimeLimit?: number;
                                idleTimeoutLimit?: number;
                                messageViewMode?: number;
                                mobileNotifications?: string;
                                muteFocusedConversations: boolean;
                                newMessageNotification: string;
                                newRoomNotification: string;
                                notificationsSoundVolume: number;
                                notifyCalendarEvents?: boolean;
                                omnichannelTranscriptEmail?: boolean;
                                omnichannelTranscriptPDF?: boolean;
                                pushNotifications?: string;
                                roomCounterSidebar?: boolean;
                                roomsListExhibitionMode?: string;
                                saveMobileBandwidth: boolean;
                                sendOnEnter: string;
                                showThreadsInMainChannel?: boolean;
                                sidebarDisplayAvatar?: boolean;
                                sidebarGroupByType?: boolean;
                                sidebarHideAvatar?: boolean;
                                sidebarSectionsOrder?: string[];
                                sidebarShowFavorites: boolean;
                                sidebarShowUnread: boolean;
                                sidebarSortby?: string;
                                sidebarViewMode: string;
                                themeAppearence?: string;
                                unreadAlert: boolean;
                                useEmojis: boolean;
                            };
                        };
                        status: string;
                        statusConnection: string;
                        success: boolean;
                        username: string;
                        utcOffset: number;
                    };
                };
            };
            401: components["responses"]["authorizationError"];
        };
    };
    "get-permissions.listAll": {
        parameters: {
            query?: {
                /** @description An ISO date; only what changed since. */
                updatedSince?: string;
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
                        remove: Record<string, unknown>[];
                        success: boolean;
                        update: {
                            _id: string;
                            _updatedAt: string;
                            roles: string[];
                        }[];
                    };
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["authorizationError"];
        };
    };
    "post-api-v1-permissions.update": {
        parameters: {
            query?: never;
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
        requestBody: {
            content: {
                "application/json": {
                    /** @description Each permission with all its roles. */
                    permissions: {
                        /** @example access-permissions */
                        _id?: string;
                        roles?: string[];
                    }[];
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
                        permissions: {
                            _id: string;
                            _updatedAt?: string;
                            roles: string[];
                        }[];
                        success: boolean;
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        errorType?: string;
                        success: boolean;
                    };
                };
            };
            401: components["responses"]["authorizationError"];
            403: components["responses"]["forbiddenError"];
        };
    };
    "get-api-v1-rooms.delete": {
        parameters: {
            query?: never;
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
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * @description Its id.
                     * @example ByehQjC44FwMeiLbX
                     */
                    roomId: string;
                };
            };
        };
        responses: {
            200: components["responses"]["trueSuccess"];
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        details?: Record<string, unknown>;
                        error: string;
                        errorType?: string;
                        success: boolean;
                    };
                };
            };
            401: components["responses"]["authorizationError"];
        };
    };
    "get-api-v1-statistics": {
        parameters: {
            query?: {
                /** @description Count anew. */
                refresh?: boolean;
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
                        _id: string;
                        _updatedAt: string;
                        activeGuests: number;
                        activeUsers: number;
                        allowUnsafeQueryAndFieldsApiParamsEnabled?: boolean;
                        apps: {
                            engineVersion: string;
                            totalActive: number;
                            totalFailed: number;
                            totalInstalled: number;
                            totalPrivateApps: number;
                            totalPrivateAppsEnabled: number;
                        };
                        appUsers: number;
                        archivedDepartments: number;
                        assignNewConversationsToContactManager?: unknown;
                        awayUsers: number;
                        branch?: unknown;
                        BusinessHours: {
                            strategy: string;
                            total: number;
                        };
                        busyUsers: number;
                        chatsOnHold: number;
                        contactVerification?: {
                            avgChannelsPerContact: number;
                            totalBlockedContacts: number;
                            totalConflicts: number;
                            totalContacts: number;
                            totalContactsWithoutChannels: number;
                            totalFullyBlockedContacts: number;
                            totalImportedContacts: string | null;
                            totalMergedContacts: string | null;
                            totalPartiallyBlockedContacts: number;
                            totalResolvedConflicts: string | null;
                            totalUnknownContacts: number;
                            totalUpsellClicks: string | null;
                            totalUpsellViews: string | null;
                            totalVerifiedContacts: number;
                        };
                        createdAt: string;
                        customCSSChanged: boolean;
                        dailyPeakConnections: number;
                        dashboardCount: number;
                        departments: number;
                        deploy: {
                            method: string;
                            platform: string;
                        };
                        deploymentFingerprintHash: string;
                        deploymentFingerprintVerified: boolean;
                        emailInboxes: number;
                        enterprise: {
                            businessUnits: number;
                            cannedResponses: number;
                            livechatMonitors: number;
                            livechatTags: number;
                            modules: string[];
                            omnichannelPdfTranscriptSucceeded: number;
                            omnichannelRoomsWithPriorities: number;
                            omnichannelRoomsWithSlas: number;
                            seatRequests: number;
                            slas: number;
                            tags: string[];
                        };
                        enterpriseReady: boolean;
                        federatedServers?: number;
                        federatedUsers?: number;
                        fileStoreType?: string;
                        fips?: boolean;
                        homeBodyChanged: boolean;
                        homeTitleChanged: boolean;
                        importer: {
                            totalCSVImportedUsers: number;
                            totalHipchatEnterpriseImportedUsers: number;
                            totalSlackImportedUsers: number;
                            totalSlackUsersImportedUsers: number;
                        };
                        installedAt: string;
                        instanceCount: number;
                        integrations: {
                            totalIncoming: number;
                            totalIncomingActive: number;
                            totalIntegrations: number;
                            totalOutgoing: number;
                            totalOutgoingActive: number;
                            totalWithScriptEnabled: number;
                        };
                        isDepartmentRemovalEnabled: boolean;
                        joinJitsiButton: number;
                        lastChattedAgentPreferred?: unknown;
                        lastLogin?: string;
                        lastMessageSentAt?: string | null;
                        lastSeenSubscription: string;
                        livechatAutomaticForwardingUnansweredChats: boolean;
                        livechatEnabled: boolean;
                        loggedInCustomScriptChanged: boolean;
                        loggedOutCustomScriptChanged: boolean;
                        logoChange: boolean;
                        matrixFederation: {
                            amountOfExternalUsers: number;
                            amountOfFederatedRooms: number;
                            biggestRoom: string | null;
                            enabled: boolean;
                            externalConnectedServers: {
                                quantity: number;
                                servers: Record<string, unknown>[];
                            };
                            maximumSizeOfPublicRoomsUsers: boolean;
                            smallestRoom: string | null;
                        };
                        maxMonthlyPeakConnections: number;
                        messageAuditApply: number;
                        messageAuditLoad: number;
                        migration: {
                            _id: string;
                            _updatedAt: string;
                            locked: boolean;
                            version: number;
                        };
                        mongoStorageEngine: string;
                        mongoVersion: string;
                        msEnabled: boolean;
                        nonActiveUsers: number;
                        offlineUsers: number;
                        omnichannelContactsBySource: {
                            contactsCount: number;
                            conversationsCount: number;
                            sources: Record<string, unknown>[];
                        };
                        omnichannelSources: Record<string, unknown>[];
                        omnichannelWebRTCCalls?: number;
                        onHoldEnabled?: unknown;
                        onlineUsers: number;
                        onLogoutCustomScriptChanged: boolean;
                        oplogEnabled: boolean;
                        os: {
                            arch: string;
                            cpus: {
                                model: string;
                                speed: number;
                                times: {
                                    idle: number;
                                    irq: number;
                                    nice: number;
                                    sys: number;
                                    user: number;
                                };
                            }[];
                            freemem: number;
                            loadavg: number[];
                            platform: string;
                            release: string;
                            totalmem: number;
                            type: string;
                            uptime: number;
                        };
                        process: {
                            nodeVersion: string;
                            pid: number;
                            uptime: number;
                        };
                        push: number;
                        pushQueue: number;
                        pushSecured: boolean;
                        readReceiptsDetailed: boolean;
                        readReceiptsEnabled: boolean;
                        routingAlgorithm: string;
                        services: {
                            cas: {
                                allowUserCreation: boolean;
                                alwaysSyncUserData: boolean;
                                enabled: boolean;
                                users: number;
                            };
                            ldap: {
                                backgroundSync: {
                                    enabled?: unknown;
                                    existingUsers?: unknown;
                                    interval?: unknown;
                                    newUsers?: unknown;
                                };
                                ee: {
                                    syncActiveState?: unknown;
                                    syncRoles?: unknown;
                                    syncTeams?: unknown;
                                };
                                enabled: boolean;
                                encryption: string;
                                groupFilter: boolean;
                                loginFallback: boolean;
                                mergeUsers: boolean;
                                syncAvatar: boolean;
                                syncChannels?: unknown;
                                syncData?: unknown;
                                syncRoles?: unknown;
                                syncRolesAutoRemove?: unknown;
                                users: number;
                            };
                            oauth: {
                                apple: {
                                    enabled: boolean;
                                    users: number;
                                };
                                custom: Record<string, unknown>;
                                dolphin: {
                                    enabled: boolean;
                                    users: number;
                                };
                                drupal: {
                                    enabled: boolean;
                                    users: number;
                                };
                                facebook: {
                                    enabled: boolean;
                                    users: number;
                                };
                                github: {
                                    enabled: boolean;
                                    users: number;
                                };
                                githubEnterprise: {
                                    enabled: boolean;
                                    users: number;
                                };
                                gitlab: {
                                    enabled: boolean;
                                    users: number;
                                };
                                google: {
                                    enabled: boolean;
                                    users: number;
                                };
                                linkedin: {
                                    enabled: boolean;
                                    users: number;
                                };
                                meteor: {
                                    enabled: boolean;
                                    users: number;
                                };
                                nextcloud: {
                                    enabled: boolean;
                                    users: number;
                                };
                                twitter: {
                                    enabled: boolean;
                                    users: number;
                                };
                                wordpress: {
                                    enabled: boolean;
                                    users: number;
                                };
                            };
                            saml: {
                                enabled?: unknown;
                                generateUsername?: unknown;
                                signatureValidationType?: unknown;
                                syncRoles?: unknown;
                                updateSubscriptionsOnLogin?: unknown;
                                userDataCustomFieldMap: boolean;
                                users: number;
                            };
                        };
                        settings: {
                            accounts: {
                                account2fa?: unknown;
                            };
                            cannedResponses: {
                                cannedResponsesEnabled?: unknown;
                            };
                            e2ee: {
                                e2e?: unknown;
                                e2eDefaultDirectRoom?: unknown;
                                e2eDefaultPrivateRoom?: unknown;
                            };
                            email: {
                                smtp: {
                                    fromEmail?: unknown;
                                    smtpHost?: unknown;
                                    smtpPort?: unknown;
                                };
                            };
                            fileUpload: {
                                fileUploadEnable?: unknown;
                            };
                            general: {
                                apps: {
                                    frameworkDevMode?: unknown;
                                    frameworkEnable?: unknown;
                                };
                                nps: {
                                    surveyEnabled?: unknown;
                                };
                                update: {
                                    updateChecker?: unknown;
                                };
                            };
                            liveStreamAndBroadcasting: {
                                broadcasting?: unknown;
                                liveStream?: unknown;
                            };
                            message: {
                                allowBadWordsFilter?: unknown;
                                allowDeleting?: unknown;
                                allowEditing?: unknown;
                                allowUnrecognizedSlashCommand?: unknown;
                                readReceiptEnabled?: unknown;
                                readReceiptStoreUsers?: unknown;
                            };
                            otr?: Record<string, unknown>;
                            push: {
                                pushEnable?: unknown;
                            };
                            search: {
                                defaultProvider: {
                                    globalSearchEnabled?: unknown;
                                };
                            };
                            threads: {
                                threadsEnabled?: unknown;
                            };
                            webRTC: {
                                webRTCEnableChannel?: unknown;
                                webRTCEnableDirect?: unknown;
                                webRTCEnablePrivate?: unknown;
                            };
                        };
                        showHomeButton: boolean;
                        slashCommandsJitsi: number;
                        statsToken?: string;
                        success: boolean;
                        tag?: unknown;
                        teams: {
                            totalDefaultRoomsInsideTeams: number;
                            totalRoomsInsideTeams: number;
                            totalTeams: number;
                        };
                        totalBroadcastRooms: number;
                        totalChannelMessages: number;
                        totalChannels: number;
                        totalConnectedUsers: number;
                        totalCustomFields: number;
                        totalCustomRoles: number;
                        totalDirect: number;
                        totalDirectMessages: number;
                        totalDiscussions: number;
                        totalDiscussionsMessages: number;
                        totalE2ERooms: number;
                        totalEmailInvitation: number;
                        totalEncryptedMessages: number;
                        totalLinkInvitation: number;
                        totalLinkInvitationUses: number;
                        totalLivechat: number;
                        totalLivechatAgents: number;
                        totalLivechatManagers: number;
                        totalLivechatMessages: number;
                        totalLivechatPublicCustomFields: number;
                        totalLivechatRoomsWithDepartment?: number;
                        totalLivechatVisitors: number;
                        totalManuallyAddedUsers: number;
                        totalMessages: number;
                        totalOTR?: number;
                        totalOTRRooms?: number;
                        totalPinned: number;
                        totalPrivateGroupMessages: number;
                        totalPrivateGroups: number;
                        totalRooms: number;
                        totalRoomsWithPinned: number;
                        totalRoomsWithStarred: number;
                        totalStarred: number;
                        totalSubscriptionRoles: number;
                        totalThreads: number;
                        totalTriggeredEmails: number;
                        totalTriggers: number;
                        totalUserEmail2fa: number;
                        totalUserRoles: number;
                        totalUsers: number;
                        totalUserTOTP: number;
                        totalWebRTCCalls?: unknown;
                        uncaughtExceptionsCount: number;
                        uniqueContactsOfLastMonth: {
                            contactsCount: number;
                            conversationsCount: number;
                            sources: Record<string, unknown>[];
                        };
                        uniqueContactsOfLastWeek: {
                            contactsCount: number;
                            conversationsCount: number;
                            sources: Record<string, unknown>[];
                        };
                        uniqueContactsOfYesterday: {
                            contactsCount: number;
                            conversationsCount: number;
                            sources: Record<string, unknown>[];
                        };
                        uniqueDevicesOfLastMonth: {
                            data: Record<string, unknown>[];
                            day: number;
                            month: number;
                            year: number;
                        };
                        uniqueDevicesOfLastWeek: {
                            data: Record<string, unknown>[];
                            day: number;
                            month: number;
                            year: number;
                        };
                        uniqueDevicesOfYesterday: {
                            data: Record<string, unknown>[];
                            day: number;
                            month: number;
                            year: number;
                        };
                        uniqueId: string;
                        uniqueOSOfLastMonth: {
                            data: Record<string, unknown>[];
                            day: number;
                            month: number;
                            year: number;
                        };
                        uniqueOSOfLastWeek: {
                            data: Record<string, unknown>[];
                            day: number;
                            month: number;
                            year: number;
                        };
                        uniqueOSOfYesterday: {
                            data: Record<string, unknown>[];
                            day: number;
                            month: number;
                            year: number;
                        };
                        uniqueUsersOfLastMonth: {
                            data: Record<string, unknown>[];
                            day: number;
                            month: number;
                            year: number;
                        };
                        uniqueUsersOfLastWeek: {
                            data: Record<string, unknown>[];
                            day: number;
                            month: number;
                            year: number;
                        };
                        uniqueUsersOfYesterday: {
                            data: Record<string, unknown>[];
                            day: number;
                            month: number;
                            year: number;
                        };
                        uploadsTotal: number;
                        uploadsTotalSize: number;
                        userLanguages: {
                            none: number;
                        };
                        version: string;
                        videoConf: {
                            direct: {
                                calling: number;
                                ended: number;
                                started: number;
                            };
                            livechat: {
                                ended: number;
                                started: number;
                            };
                            settings: {
                                channels?: unknown;
                                dms?: unknown;
                                groups?: unknown;
                                provider: string;
                                teams?: unknown;
                            };
                            videoConference: {
                                ended: number;
                                started: number;
                            };
                        };
                        visitorAbandonment?: unknown;
                        voipCalls?: number;
                        voipEnabled?: boolean;
                        voipErrorCalls?: number;
                        voipExtensions?: number;
                        voipOnHoldCalls?: number;
                        voipSuccessfulCalls?: number;
                        webRTCEnabled?: boolean;
                        webRTCEnabledForOmnichannel?: boolean;
                        wizard: {
                            country: string;
                            industry: string;
                            language: string;
                            organizationType: string;
                            registerServer: boolean;
                            serverType: string;
                            size: string;
                        };
                    };
                };
            };
            /** @description Bad Request */
            400: {
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
            401: components["responses"]["authorizationError"];
        };
    };
    "post-api-v1-users.create": {
        parameters: {
            query?: never;
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
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Who is not can't log in.
                     * @default true
                     * @example true
                     */
                    active?: boolean;
                    /**
                     * @description About the user.
                     * @example All about the user
                     */
                    bio?: string;
                    /** @description Further fields of the workspace's own. */
                    customFields?: Record<string, unknown>;
                    /**
                     * @description The email address.
                     * @example email@user.tld1
                     */
                    email: string;
                    /**
                     * @description Whether they join the default channels.
                     * @default true
                     * @example true
                     */
                    joinDefaultChannels?: boolean;
                    /**
                     * @description The display name.
                     * @example Test User
                     */
                    name: string;
                    /**
                     * @description The nickname.
                     * @example testusername
                     */
                    nickname?: string;
                    /**
                     * @description The password.
                     * @example anypassyouwant
                     */
                    password: string;
                    /**
                     * @description Ask for a new password at login.
                     * @default false
                     * @example false
                     */
                    requirePasswordChange?: boolean;
                    /**
                     * @description Ids of roles; without any: `user`.
                     * @example [
                     *       "bot"
                     *     ]
                     */
                    roles?: string[];
                    /**
                     * @description Send a welcome.
                     * @default false
                     * @example false
                     */
                    sendWelcomeEmail?: boolean;
                    /**
                     * @description Make a password up.
                     * @default false
                     * @example false
                     */
                    setRandomPassword?: boolean;
                    /**
                     * @description The status text.
                     * @example On a vacation
                     */
                    statusText?: string;
                    /**
                     * @description The user name.
                     * @example uniqueusername1
                     */
                    username: string;
                    /**
                     * @description The address is verified.
                     * @default false
                     * @example false
                     */
                    verified?: boolean;
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
                        success: boolean;
                        user: {
                            _id: string;
                            _updatedAt: string;
                            active: boolean;
                            bio?: string;
                            createdAt: string;
                            emails: components["schemas"]["Email"][];
                            name: string;
                            nickname?: string;
                            requirePasswordChange?: boolean;
                            roles: string[];
                            settings: Record<string, unknown>;
                            status: string;
                            type: string;
                            username: string;
                        };
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        details?: {
                            action: string;
                            method: string;
                        };
                        error: string;
                        errorType?: string;
                        success: boolean;
                    };
                };
            };
            401: components["responses"]["authorizationError"];
        };
    };
    "get-api-v1-users.info": {
        parameters: {
            query?: {
                /** @description The user's mail address, in place of the id. */
                email?: string;
                /** @description The user's telephone extension, in place of the id. */
                freeSwitchExtension?: string;
                /** @description The id in the system that the user was imported from, in place of the id. */
                importId?: string;
                /** @description Whether the user's rooms are listed. */
                includeUserRooms?: string;
                /** @description The user's id. */
                userId?: string;
                /** @description The user's name, in place of the id. */
                username?: string;
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
                        success: boolean;
                        user: {
                            _id: string;
                            active: boolean;
                            canViewAllInfo: boolean;
                            createdAt?: string;
                            emails?: components["schemas"]["Email"][];
                            freeSwitchExtension?: string;
                            lastLogin?: string;
                            name: string;
                            requirePasswordChange?: boolean;
                            roles?: string[];
                            rooms?: Record<string, unknown>[];
                            services?: Record<string, unknown>;
                            status: string;
                            statusConnection?: string;
                            type: string;
                            username: string;
                            utcOffset: number;
                        };
                    };
                };
            };
            /** @description Bad Request */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        details?: Record<string, unknown>;
                        error: string;
                        errorType?: string;
                        success: boolean;
                    };
                };
            };
            401: components["responses"]["authorizationError"];
        };
    };
    "get-api-v1-users.list": {
        parameters: {
            query?: {
                /**
                 * @description How many items.
                 * @example 50
                 */
                count?: components["parameters"]["count"];
                /** @description Ignored. */
                email?: string | null;
                /** @description JSON: fields with 1 for in, 0 for out. */
                fields?: components["parameters"]["fields"];
                /**
                 * @description How many items come before.
                 * @example 50
                 */
                offset?: components["parameters"]["offset"];
                /** @description JSON: a MongoDB query. */
                query?: unknown;
                /** @description JSON: fields with 1 for ascending, -1 for descending. */
                sort?: components["parameters"]["sort"];
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
                        count: number;
                        offset: number;
                        success: boolean;
                        total: number;
                        users: {
                            _id: string;
                            active: boolean;
                            avatarETag?: string;
                            emails?: components["schemas"]["Email"][];
                            lastLogin?: string;
                            name: string;
                            nameInsensitive: string;
                            roles?: string[];
                            status: string;
                            type: string;
                            username: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["badRequest"];
            401: components["responses"]["authorizationError"];
        };
    };
}
