// Generated from specs/chatwoot (profile observed) by "npm run types:generate". Do not edit.

export interface paths {
    "/api": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Version and health of the instance
         * @description Public. Clients use it to find out the server's version.
         */
        get: operations["get-instance-version"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/actions/contact_merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Merge two contacts into one
         * @description The labels of the removed contact are lost.
         */
        post: operations["contactMerge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/agent_bots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Agent bots of the account */
        get: operations["list-all-account-agent-bots"];
        put?: never;
        /** Add an agent bot */
        post: operations["create-an-account-agent-bot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/agent_bots/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One agent bot */
        get: operations["get-details-of-a-single-account-agent-bot"];
        put?: never;
        post?: never;
        /** Remove an agent bot */
        delete: operations["delete-an-account-agent-bot"];
        options?: never;
        head?: never;
        /** Change an agent bot */
        patch: operations["update-an-account-agent-bot"];
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/agent_bots/{id}/avatar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove the avatar of an agent bot */
        delete: operations["delete-avatar-of-account-agent-bot"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/agent_bots/{id}/reset_access_token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Replace the access token of an agent bot */
        post: operations["reset-access-token-of-account-agent-bot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/agent_bots/{id}/reset_secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Replace the secret with which webhooks to an agent bot are signed */
        post: operations["reset-secret-of-account-agent-bot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/agents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Agents of the account */
        get: operations["get-account-agents"];
        put?: never;
        /** Add an agent */
        post: operations["add-new-agent-to-account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/agents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove an agent */
        delete: operations["delete-agent-from-account"];
        options?: never;
        head?: never;
        /** Change an agent */
        patch: operations["update-agent-in-account"];
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/automation_rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Automation rules of the account */
        get: operations["get-account-automation-rule"];
        put?: never;
        /** Add an automation rule */
        post: operations["add-new-automation-rule-to-account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/automation_rules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One automation rule */
        get: operations["get-details-of-a-single-automation-rule"];
        put?: never;
        post?: never;
        /** Remove an automation rule */
        delete: operations["delete-automation-rule-from-account"];
        options?: never;
        head?: never;
        /** Change an automation rule */
        patch: operations["update-automation-rule-in-account"];
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/automation_rules/{id}/clone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Copy an automation rule */
        post: operations["clone-automation-rule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/canned_responses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Canned responses of the account */
        get: operations["get-account-canned-response"];
        put?: never;
        /** Add a canned response */
        post: operations["add-new-canned-response-to-account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/canned_responses/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a canned response */
        delete: operations["delete-canned-response-from-account"];
        options?: never;
        head?: never;
        /** Change a canned response */
        patch: operations["update-canned-response-in-account"];
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Contacts, page by page
         * @description Those with an email address, a phone number or an identifier, 15 a page.
         */
        get: operations["contactList"];
        put?: never;
        /** Add a contact */
        post: operations["contactCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/contacts/{contact_id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The notes of a contact, latest first */
        get: operations["list-notes-of-a-contact"];
        put?: never;
        /** Add a note to a contact */
        post: operations["add-note-to-a-contact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/contacts/{contact_id}/notes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A note of a contact */
        get: operations["get-note-of-a-contact"];
        put?: never;
        post?: never;
        /** Remove a note */
        delete: operations["delete-note-of-a-contact"];
        options?: never;
        head?: never;
        /**
         * Change a note
         * @description The note then belongs to the user who changed it. Empty content is shown, but not stored.
         */
        patch: operations["update-note-of-a-contact"];
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/contacts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One contact */
        get: operations["contactDetails"];
        /** Change a contact */
        put: operations["contactUpdate"];
        post?: never;
        /** Remove a contact */
        delete: operations["contactDelete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/contacts/{id}/contact_inboxes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Link a contact to an inbox */
        post: operations["contactInboxCreation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/contacts/{id}/contactable_inboxes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Inboxes in which a contact can be reached */
        get: operations["contactableInboxesGet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/contacts/{id}/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The latest conversations of a contact */
        get: operations["contactConversations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/contacts/{id}/destroy_custom_attributes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Remove custom attributes of a contact
         * @description A change of the contact merges attributes and cannot remove any.
         */
        post: operations["remove-custom-attributes-of-a-contact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/contacts/{id}/labels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Labels of a contact */
        get: operations["list-all-labels-of-a-contact"];
        put?: never;
        /** Replace the labels of a contact */
        post: operations["contact-add-labels"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/contacts/active": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Contacts who are online
         * @description Those who have a chat widget open now, 15 a page. A mock has no such visitors.
         */
        get: operations["list-active-contacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/contacts/filter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Find contacts by conditions */
        post: operations["contactFilter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/contacts/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find contacts by text
         * @description Among those with an email address, a phone number or an identifier, 15 a page.
         */
        get: operations["contactSearch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Conversations, page by page
         * @description The conversations that the filters let through, with counts for all pages.
         */
        get: operations["conversationList"];
        put?: never;
        /**
         * Start a conversation
         * @description Needs the contact's source id in the inbox.
         */
        post: operations["newConversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/conversations/{conversation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One conversation
         * @description A conversation with its last message, its contact and its assignee.
         */
        get: operations["get-details-of-a-conversation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a conversation */
        patch: operations["update-conversation"];
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/conversations/{conversation_id}/assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a conversation to an agent or a team
         * @description With an assignee the team is not looked at.
         */
        post: operations["assign-a-conversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/conversations/{conversation_id}/custom_attributes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Replace the custom attributes of a conversation */
        post: operations["update-custom-attributes-of-a-conversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/conversations/{conversation_id}/labels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Labels of a conversation */
        get: operations["list-all-labels-of-a-conversation"];
        put?: never;
        /**
         * Set a conversation's labels
         * @description The list replaces the labels that it carries.
         */
        post: operations["conversation-add-labels"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/conversations/{conversation_id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Messages of a conversation
         * @description The latest 20, oldest first; or those around an id.
         */
        get: operations["list-all-messages"];
        put?: never;
        /** Write a message */
        post: operations["create-a-new-message-in-a-conversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/conversations/{conversation_id}/messages/{message_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove the content of a message */
        delete: operations["delete-a-message"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/conversations/{conversation_id}/reporting_events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reporting events of one conversation
         * @description First response, replies and resolutions of one conversation, oldest first.
         */
        get: operations["get-conversation-reporting-events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/conversations/{conversation_id}/toggle_priority": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set the priority of a conversation */
        post: operations["toggle-priority-of-a-conversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/conversations/{conversation_id}/toggle_status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change a conversation's status
         * @description Sets the status. A snoozed conversation opens when its time comes or the customer writes.
         */
        post: operations["toggle-status-of-a-conversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/conversations/{conversation_id}/toggle_typing_status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Show or hide that the caller is typing */
        post: operations["toggle-typing-status-of-a-conversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/conversations/filter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Conversations that satisfy conditions */
        post: operations["conversationFilter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/conversations/meta": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Counts of conversations
         * @description How many conversations are the caller's, unassigned, assigned, and in all.
         */
        get: operations["conversationListMeta"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/custom_attribute_definitions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Definitions of custom attributes */
        get: operations["get-account-custom-attribute"];
        put?: never;
        /** Define a custom attribute */
        post: operations["add-new-custom-attribute-to-account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/custom_attribute_definitions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One definition of a custom attribute */
        get: operations["get-details-of-a-single-custom-attribute"];
        put?: never;
        post?: never;
        /** Remove a definition of a custom attribute */
        delete: operations["delete-custom-attribute-from-account"];
        options?: never;
        head?: never;
        /** Change a definition of a custom attribute */
        patch: operations["update-custom-attribute-in-account"];
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/custom_filters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Custom filters of the caller */
        get: operations["list-all-filters"];
        put?: never;
        /** Save a custom filter */
        post: operations["create-a-custom-filter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/custom_filters/{custom_filter_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One custom filter */
        get: operations["get-details-of-a-single-custom-filter"];
        put?: never;
        post?: never;
        /** Remove a custom filter */
        delete: operations["delete-a-custom-filter"];
        options?: never;
        head?: never;
        /** Change a custom filter */
        patch: operations["update-a-custom-filter"];
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/inbox_members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add members to an inbox */
        post: operations["add-new-agent-to-inbox"];
        /** Remove members from an inbox */
        delete: operations["delete-agent-in-inbox"];
        options?: never;
        head?: never;
        /** Replace the members of an inbox */
        patch: operations["update-agents-in-inbox"];
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/inbox_members/{inbox_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Members of an inbox */
        get: operations["get-inbox-members"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/inboxes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Inboxes of the account */
        get: operations["listAllInboxes"];
        put?: never;
        /** Add an inbox */
        post: operations["inboxCreation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/inboxes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One inbox */
        get: operations["GetInbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change an inbox */
        patch: operations["updateInbox"];
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/inboxes/{id}/agent_bot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Agent bot of an inbox */
        get: operations["getInboxAgentBot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/inboxes/{id}/set_agent_bot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Connect an agent bot to an inbox, or disconnect it */
        post: operations["updateAgentBot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/integrations/apps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Integrations that the account can use */
        get: operations["get-details-of-all-integrations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/integrations/hooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a hook of an integration */
        post: operations["create-an-integration-hook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/integrations/hooks/{hook_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a hook of an integration */
        delete: operations["delete-an-integration-hook"];
        options?: never;
        head?: never;
        /** Change a hook of an integration */
        patch: operations["update-an-integrations-hook"];
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/labels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Labels of the account */
        get: operations["list-all-labels"];
        put?: never;
        /** Add a label */
        post: operations["create-a-label"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/labels/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One label */
        get: operations["get-details-of-a-single-label"];
        put?: never;
        post?: never;
        /** Remove a label */
        delete: operations["delete-a-label"];
        options?: never;
        head?: never;
        /** Change a label */
        patch: operations["update-a-label"];
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/macros": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Macros for all agents, and the caller's own */
        get: operations["list-macros"];
        put?: never;
        /** Add a macro */
        post: operations["create-macro"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/macros/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One macro */
        get: operations["get-macro"];
        put?: never;
        post?: never;
        /** Remove a macro */
        delete: operations["delete-macro"];
        options?: never;
        head?: never;
        /** Change a macro */
        patch: operations["update-macro"];
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/macros/{id}/execute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Run the actions of a macro on conversations */
        post: operations["execute-macro"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/reporting_events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reporting events of the account, page by page
         * @description The events that the averages are computed from (first responses, replies, resolutions), 25 a page. For administrators.
         */
        get: operations["get-account-reporting-events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Teams of the account */
        get: operations["list-all-teams"];
        put?: never;
        /** Add a team */
        post: operations["create-a-team"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/teams/{team_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One team */
        get: operations["get-details-of-a-single-team"];
        put?: never;
        post?: never;
        /** Remove a team */
        delete: operations["delete-a-team"];
        options?: never;
        head?: never;
        /** Change a team */
        patch: operations["update-a-team"];
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/teams/{team_id}/team_members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Members of a team */
        get: operations["get-team-members"];
        put?: never;
        /** Add members to a team */
        post: operations["add-new-agent-to-team"];
        /** Remove members from a team */
        delete: operations["delete-agent-in-team"];
        options?: never;
        head?: never;
        /** Replace the members of a team */
        patch: operations["update-agents-in-team"];
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Webhooks of the account */
        get: operations["list-all-webhooks"];
        put?: never;
        /** Add a webhook */
        post: operations["create-a-webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/accounts/{account_id}/webhooks/{webhook_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a webhook */
        delete: operations["delete-a-webhook"];
        options?: never;
        head?: never;
        /** Change a webhook */
        patch: operations["update-a-webhook"];
        trace?: never;
    };
    "/api/v1/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller */
        get: operations["fetchProfile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/accounts/{account_id}/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One metric over time
         * @description A time series of one metric, for the account or for one agent, inbox, label or team.
         */
        get: operations["list-all-conversation-statistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/accounts/{account_id}/reports/agents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The agent summary as a file
         * @description The period, a header row, and a row for each agent.
         */
        get: operations["download-agents-report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/accounts/{account_id}/reports/conversation_traffic": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * New conversations by hour and day, as a file
         * @description The time zone, then a row for each hour and a column for each day before today.
         */
        get: operations["download-conversation-traffic-report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/accounts/{account_id}/reports/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Open conversations of the account
         * @description How many conversations are open, unattended and unassigned right now.
         */
        get: operations["get-account-conversation-metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/accounts/{account_id}/reports/conversations/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Open conversations of each agent
         * @description How many conversations of each agent are open and unattended right now.
         */
        get: operations["get-agent-conversation-metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/accounts/{account_id}/reports/first_response_time_distribution": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * First response times by channel type
         * @description How many first responses took how long, for each channel type.
         */
        get: operations["get-first-response-time-distribution"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/accounts/{account_id}/reports/inbox_label_matrix": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Conversations by inbox and label
         * @description A row for each inbox, a column for each label, and how many conversations have both.
         */
        get: operations["get-inbox-label-matrix"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/accounts/{account_id}/reports/inboxes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The inbox summary as a file
         * @description The period, a header row, and a row for each inbox. The last two figures of a row have no header.
         */
        get: operations["download-inboxes-report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/accounts/{account_id}/reports/labels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The label summary as a file
         * @description The period, a header row, and a row for each label.
         */
        get: operations["download-labels-report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/accounts/{account_id}/reports/outgoing_messages_count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Outgoing messages by agent, team, inbox or label
         * @description Counts outgoing messages in groups. Grouped by agent, messages that a bot sent (AgentBot, Captain::Assistant) are left out.
         */
        get: operations["get-outgoing-messages-count"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/accounts/{account_id}/reports/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every metric in one figure
         * @description Totals and averages of a window, for the account or for one agent, inbox, label or team.
         */
        get: operations["list-all-conversation-statistics-summary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/accounts/{account_id}/reports/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The team summary as a file
         * @description The period, a header row, and a row for each team.
         */
        get: operations["download-teams-report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/accounts/{account_id}/summary_reports/agent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Totals and averages of each agent
         * @description One entry for each agent of the account, idle ones too.
         */
        get: operations["get-agent-summary-report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/accounts/{account_id}/summary_reports/channel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Conversations by channel type and status
         * @description Conversations created in the window, counted by the type of their channel and by the status they have now.
         */
        get: operations["get-channel-summary-report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/accounts/{account_id}/summary_reports/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Totals and averages of each inbox
         * @description One entry for each inbox of the account, idle ones too.
         */
        get: operations["get-inbox-summary-report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/accounts/{account_id}/summary_reports/label": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Totals and averages of each label
         * @description One entry for each label of the account, including labels without conversations. Averages cover the conversations that were created in the window, regardless of when the event occurred.
         */
        get: operations["get-label-summary-report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/accounts/{account_id}/summary_reports/team": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Totals and averages of each team
         * @description One entry for each team of the account, idle ones too.
         */
        get: operations["get-team-summary-report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/api/v1/inboxes/{inbox_identifier}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An API inbox, as its clients see it */
        get: operations["get-details-of-a-inbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/api/v1/inboxes/{inbox_identifier}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create or find a contact of an API inbox */
        post: operations["create-a-contact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/api/v1/inboxes/{inbox_identifier}/contacts/{contact_identifier}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A contact of an API inbox */
        get: operations["get-details-of-a-contact"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a contact of an API inbox */
        patch: operations["update-a-contact"];
        trace?: never;
    };
    "/public/api/v1/inboxes/{inbox_identifier}/contacts/{contact_identifier}/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Conversations of a contact of an API inbox */
        get: operations["list-all-contact-conversations"];
        put?: never;
        /** Start a conversation as a contact */
        post: operations["create-a-conversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/api/v1/inboxes/{inbox_identifier}/contacts/{contact_identifier}/conversations/{conversation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A conversation of a contact of an API inbox */
        get: operations["get-single-conversation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/api/v1/inboxes/{inbox_identifier}/contacts/{contact_identifier}/conversations/{conversation_id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Messages of a conversation that its contact sees */
        get: operations["list-all-conversation-messages"];
        put?: never;
        /** Send a message as a contact */
        post: operations["create-a-message"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/api/v1/inboxes/{inbox_identifier}/contacts/{contact_identifier}/conversations/{conversation_id}/messages/{message_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Answer a form or survey in a message */
        patch: operations["update-a-message"];
        trace?: never;
    };
    "/public/api/v1/inboxes/{inbox_identifier}/contacts/{contact_identifier}/conversations/{conversation_id}/toggle_status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Resolve a conversation as a contact */
        post: operations["resolve-conversation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/api/v1/inboxes/{inbox_identifier}/contacts/{contact_identifier}/conversations/{conversation_id}/toggle_typing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Show or hide that a contact is typing */
        post: operations["toggle-typing-status"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/public/api/v1/inboxes/{inbox_identifier}/contacts/{contact_identifier}/conversations/{conversation_id}/update_last_seen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark a conversation as seen by its contact */
        post: operations["update-last-seen"];
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
        account_summary: {
            /** @description Average seconds to the first response */
            avg_first_response_time: number | null;
            /** @description Average seconds to the resolution */
            avg_resolution_time: number | null;
            /** @description Conversations created */
            conversations_count: number;
            /** @description Messages received */
            incoming_messages_count: number;
            /** @description Messages sent */
            outgoing_messages_count: number;
            /** @description The same for the window before */
            previous: {
                /** @description Average seconds to the first response */
                avg_first_response_time: number | null;
                /** @description Average seconds to the resolution */
                avg_resolution_time: number | null;
                /** @description Conversations created */
                conversations_count: number;
                /** @description Messages received */
                incoming_messages_count: number;
                /** @description Messages sent */
                outgoing_messages_count: number;
                /** @description Average seconds to a reply */
                reply_time: number | null;
                /** @description Resolutions */
                resolutions_count: number;
            };
            /** @description Average seconds to a reply */
            reply_time: number | null;
            /** @description Resolutions */
            resolutions_count: number;
        };
        agent: {
            account_id: number;
            /** @description Goes offline by itself when away */
            auto_offline: boolean;
            /** @enum {string} */
            availability_status: "available" | "busy" | "offline" | "online";
            available_name: string;
            /** @description Has confirmed the email address */
            confirmed: boolean;
            custom_role_id: number | null;
            email: string;
            id: number;
            name: string;
            provider: string;
            /** @enum {string} */
            role: "agent" | "administrator";
            thumbnail: string;
        };
        agent_bot: {
            access_token?: string;
            account_id: number;
            bot_config: Record<string, unknown>;
            bot_type?: string | null;
            description?: string | null;
            id: number;
            name?: string | null;
            outgoing_url?: string | null;
            /** @description Key of the signature */
            secret?: string;
            system_bot: boolean;
            thumbnail: string;
        };
        agent_bot_create_update_payload: {
            /** Format: binary */
            avatar: string;
            /** @example https://example.com/avatar.png */
            avatar_url: string;
            /** @example {} */
            bot_config: Record<string, unknown>;
            /** @example 0 */
            bot_type: number;
            /** @example This is a sample agent bot */
            description: string;
            /** @example My Agent Bot */
            name: string;
            /** @example https://example.com/webhook */
            outgoing_url: string;
        };
        agent_conversation_metrics: {
            availability: string;
            email: string;
            id: number;
            metric: {
                open: number;
                unattended: number;
            };
            name: string;
            thumbnail: string;
        };
        agent_create_payload: {
            /** @example true */
            auto_offline?: boolean;
            /** @enum {string} */
            availability?: "online" | "busy" | "offline";
            /** @example jo.doe@acme.example */
            email: string;
            /** @example Jo Doe */
            name: string;
            /**
             * @example agent
             * @enum {string}
             */
            role: "agent" | "administrator";
        };
        /**
         * @description One entry for each agent.
         * @example [
         *       {
         *         "id": 1,
         *         "conversations_count": 150,
         *         "resolved_conversations_count": 120,
         *         "avg_resolution_time": 3600,
         *         "avg_first_response_time": 300,
         *         "avg_reply_time": 600
         *       },
         *       {
         *         "id": 2,
         *         "conversations_count": 75,
         *         "resolved_conversations_count": 60,
         *         "avg_resolution_time": 1800,
         *         "avg_first_response_time": 180,
         *         "avg_reply_time": 420
         *       }
         *     ]
         */
        agent_summary: {
            /** @description Average seconds to the first response, null without any */
            avg_first_response_time: number | null;
            /** @description Average seconds to a reply, null without any */
            avg_reply_time: number | null;
            /** @description Average seconds to the resolution, null without any */
            avg_resolution_time: number | null;
            /** @description Conversations of the window */
            conversations_count: number;
            /** @description Id of the agent */
            id: number;
            /** @description Resolutions of the window */
            resolved_conversations_count: number;
        }[];
        agent_update_payload: {
            /** @example true */
            auto_offline: boolean;
            /** @enum {string} */
            availability: "online" | "busy" | "offline";
            name: string;
            /**
             * @example agent
             * @enum {string}
             */
            role: "agent" | "administrator";
        };
        assigned_agent: components["schemas"]["agent"] & {
            provider: string;
        };
        automation_rule: {
            payload: components["schemas"]["automation_rule_item"][] | components["schemas"]["automation_rule_item"];
        };
        automation_rule_create_update_payload: {
            actions: Record<string, unknown>[];
            active: boolean;
            conditions: Record<string, unknown>[];
            /** @example Add label support and sales on message create event if incoming message content contains text help */
            description: string;
            /**
             * @example message_created
             * @enum {string}
             */
            event_name: "conversation_created" | "conversation_updated" | "conversation_resolved" | "message_created";
            /** @example Add label on message create event */
            name: string;
        };
        automation_rule_item: {
            account_id: number;
            actions: ({
                action_name?: string;
            } & {
                [key: string]: unknown;
            })[];
            active: boolean;
            conditions: ({
                attribute_key?: string;
                filter_operator?: string;
                query_operator?: string | null;
            } & {
                [key: string]: unknown;
            })[];
            created_on: number;
            /** @example Add label support and sales on message create event if incoming message content contains text help */
            description?: string | null;
            /** @example message_created */
            event_name: string;
            id: number;
            /** @example Add label on message create event */
            name: string;
        };
        /**
         * data
         * @example {
         *       "description": "You are not authorized to do this action",
         *       "errors": [
         *         {
         *           "field": "api_access_token",
         *           "message": "You are not authorized to do this action",
         *           "code": "forbidden"
         *         }
         *       ]
         *     }
         */
        bad_request_error: {
            description: string;
            errors: components["schemas"]["request_error"][];
        };
        canned_response: {
            account_id: number;
            content: string;
            created_at: string;
            id: number;
            short_code: string;
            updated_at: string;
        };
        canned_response_create_update_payload: {
            /** @example Hello, {{contact.name}}! Welcome to our service. */
            content: string;
            /** @example welcome */
            short_code: string;
        };
        /**
         * @description Keyed by channel type.
         * @example {
         *       "Channel::WebWidget": {
         *         "open": 10,
         *         "resolved": 20,
         *         "pending": 5,
         *         "snoozed": 2,
         *         "total": 37
         *       },
         *       "Channel::Api": {
         *         "open": 5,
         *         "resolved": 15,
         *         "pending": 3,
         *         "snoozed": 1,
         *         "total": 24
         *       }
         *     }
         */
        channel_summary: {
            [key: string]: {
                /** @description Open now */
                open: number;
                /** @description Pending now */
                pending: number;
                /** @description Resolved now */
                resolved: number;
                /** @description Snoozed now */
                snoozed: number;
                /** @description All of them */
                total: number;
            };
        };
        contact: {
            payload: {
                additional_attributes: Record<string, unknown>;
                availability_status: string;
                blocked: boolean;
                contact_inboxes?: components["schemas"]["contact_inboxes"][];
                created_at: number;
                custom_attributes: Record<string, unknown>;
                email?: string;
                id: number;
                identifier?: string;
                last_activity_at?: number;
                name: string;
                phone_number?: string;
                thumbnail: string;
            }[];
        };
        contact_base: components["schemas"]["generic_id"] & components["schemas"]["contact"];
        contact_conversations_response: {
            payload: (components["schemas"]["conversation"] & {
                meta: {
                    assignee?: components["schemas"]["assigned_agent"];
                    /** @enum {string} */
                    assignee_type?: "User" | "AgentBot";
                    channel: string;
                    hmac_verified: boolean;
                    sender: {
                        additional_attributes: Record<string, unknown>;
                        availability_status: string;
                        blocked: boolean;
                        created_at: number;
                        custom_attributes: Record<string, unknown>;
                        email: string | null;
                        id: number;
                        identifier: string | null;
                        last_activity_at: number;
                        name: string;
                        phone_number: string | null;
                        thumbnail: string | null;
                    };
                    team?: components["schemas"]["team"];
                };
            })[];
        };
        contact_create_payload: {
            additional_attributes: Record<string, unknown>;
            /** Format: binary */
            avatar: string;
            avatar_url: string;
            blocked: boolean;
            custom_attributes: Record<string, unknown>;
            /** @example alice@acme.example */
            email: string;
            /** @example 1234567890 */
            identifier: string;
            /** @example 1 */
            inbox_id: number;
            /** @example Alice */
            name: string;
            /** @example +123456789 */
            phone_number: string;
        };
        contact_inbox: {
            inbox: {
                avatar_url: string;
                channel_id: number;
                channel_type: string;
                id: number;
                name: string;
                provider: string | null;
            };
            /** @description Who the contact is to the channel */
            source_id: string;
        };
        contact_inboxes: {
            inbox: components["schemas"]["inbox_contact"];
            /** @description Who the contact is to the channel */
            source_id: string;
        };
        contact_labels: {
            payload: string[];
        };
        contact_list_item: {
            additional_attributes: {
                city?: string;
                country?: string;
                country_code?: string | null;
                created_at_ip?: string;
            } & {
                [key: string]: unknown;
            };
            /** @enum {string} */
            availability_status: "online" | "offline";
            blocked: boolean;
            contact_inboxes: components["schemas"]["contact_inbox"][];
            created_at: number;
            custom_attributes: Record<string, unknown>;
            email: string | null;
            id: number;
            identifier: string | null;
            last_activity_at?: number | null;
            name: string;
            phone_number: string | null;
            thumbnail: string;
        };
        contact_meta: {
            /** @description Contacts in all */
            count: number;
            /** @description This page's number */
            current_page: string | number;
        };
        contact_show_response: {
            payload: components["schemas"]["contact_list_item"];
        };
        contact_update_payload: {
            additional_attributes: Record<string, unknown>;
            /** Format: binary */
            avatar: string;
            /** @example https://example.com/avatar.png */
            avatar_url: string;
            /** @example false */
            blocked: boolean;
            custom_attributes: Record<string, unknown>;
            /** @example alice@acme.example */
            email: string;
            /** @example 1234567890 */
            identifier: string;
            /** @example Alice */
            name: string;
            /** @example +123456789 */
            phone_number: string;
        };
        contactable_inboxes_response: {
            payload: components["schemas"]["contact_inbox"][];
        };
        contacts_list_response: {
            meta: components["schemas"]["contact_meta"];
            payload: components["schemas"]["contact_list_item"][];
        };
        conversation: {
            /** @description Id of the account */
            account_id: number;
            additional_attributes: Record<string, unknown>;
            /** @description When an agent last looked */
            agent_last_seen_at: number;
            applied_sla?: Record<string, unknown>;
            /** @description When the assignee last looked */
            assignee_last_seen_at: number;
            /** @description Whether the channel lets agents write now */
            can_reply: boolean;
            /** @description When the customer last looked */
            contact_last_seen_at: number;
            created_at: number;
            custom_attributes: Record<string, unknown>;
            /** @description When a person first answered */
            first_reply_created_at: number | null;
            /** @description Number of the conversation in its account */
            id: number;
            /** @description Id of the inbox */
            inbox_id: number;
            /** @description Titles of its labels */
            labels: string[];
            last_activity_at: number;
            last_non_activity_message: components["schemas"]["message"] | null;
            messages: components["schemas"]["message"][];
            muted: boolean;
            priority: string | null;
            sla_events?: Record<string, unknown>[];
            sla_policy_id: number | null;
            /**
             * Format: date-time
             * @description When it opens again
             */
            snoozed_until: number | null | string;
            /**
             * @description What it is now
             * @enum {string}
             */
            status: "open" | "resolved" | "pending" | "snoozed";
            timestamp: number;
            /** @description Messages that no agent has seen */
            unread_count: number;
            updated_at: number;
            uuid: string;
            /** @description Since when the customer waits */
            waiting_since: number | null;
        };
        conversation_create_payload: {
            additional_attributes: Record<string, unknown>;
            /** @example 1 */
            assignee_id: number;
            /** @example 1 */
            contact_id: number;
            custom_attributes: Record<string, unknown>;
            /** @example 1 */
            inbox_id: number;
            /** @description What to begin with */
            message: {
                content: string;
                template_params: {
                    category: string;
                    language: string;
                    name: string;
                    processed_params: Record<string, unknown>;
                };
            };
            /**
             * Format: date-time
             * @example 2030-07-21T17:32:28Z
             */
            snoozed_until: string;
            /**
             * @description Who the contact is to the channel
             * @example 1234567890
             */
            source_id: string;
            /**
             * @example open
             * @enum {string}
             */
            status: "open" | "resolved" | "pending";
            /** @example 1 */
            team_id: number;
        };
        conversation_labels: {
            /** @description Titles */
            payload: string[];
        };
        conversation_list: {
            data: {
                meta: {
                    all_count: number;
                    assigned_count: number;
                    mine_count: number;
                    unassigned_count: number;
                };
                /** @description Conversations */
                payload: (components["schemas"]["generic_id"] & components["schemas"]["conversation"] & {
                    meta: {
                        assignee?: components["schemas"]["assigned_agent"];
                        /** @enum {string} */
                        assignee_type?: "User" | "AgentBot";
                        /** @description Type of the channel */
                        channel: string;
                        hmac_verified: boolean;
                        /** @description The contact */
                        sender: {
                            additional_attributes: Record<string, unknown>;
                            availability_status: string;
                            blocked: boolean;
                            created_at: number;
                            custom_attributes: Record<string, unknown>;
                            email: string | null;
                            id: number;
                            identifier: string | null;
                            last_activity_at: number;
                            name: string;
                            phone_number: string | null;
                            thumbnail: string | null;
                        };
                        team?: components["schemas"]["team"];
                    };
                })[];
            };
        };
        conversation_message_create_payload: {
            /** @example 1 */
            campaign_id: number;
            /** @example How can I help you? */
            content: string;
            content_attributes: Record<string, unknown>;
            /**
             * @example text
             * @enum {string}
             */
            content_type: "text" | "input_email" | "cards" | "input_select" | "form" | "article";
            /**
             * @example outgoing
             * @enum {string}
             */
            message_type: "outgoing" | "incoming";
            /**
             * @description A note that customers do not see
             * @example false
             */
            private: boolean;
            /** @description Of a WhatsApp template */
            template_params: {
                /**
                 * @example UTILITY
                 * @enum {string}
                 */
                category: "UTILITY" | "MARKETING" | "SHIPPING_UPDATE" | "TICKET_UPDATE" | "ISSUE_RESOLUTION";
                /** @example en_US */
                language: string;
                /** @example purchase_receipt */
                name: string;
                processed_params: {
                    body: {
                        [key: string]: string;
                    };
                    buttons: {
                        parameter: string;
                        /** @enum {string} */
                        type: "url" | "copy_code";
                    }[];
                    header: {
                        /** @enum {string} */
                        media_type: "image" | "video" | "document";
                        /** Format: uri */
                        media_url: string;
                    };
                };
            };
        };
        conversation_show: components["schemas"]["conversation"] & {
            meta: {
                assignee?: components["schemas"]["assigned_agent"];
                /** @enum {string} */
                assignee_type?: "User" | "AgentBot";
                /** @description Type of the channel */
                channel: string;
                hmac_verified: boolean;
                /** @description The contact */
                sender: {
                    additional_attributes: Record<string, unknown>;
                    availability_status: string;
                    blocked: boolean;
                    created_at: number;
                    custom_attributes: Record<string, unknown>;
                    email: string | null;
                    id: number;
                    identifier: string | null;
                    last_activity_at: number;
                    name: string;
                    phone_number: string | null;
                    thumbnail: string | null;
                };
                team?: components["schemas"]["team"];
            };
        };
        custom_attribute: {
            attribute_description?: string | null;
            attribute_display_name: string;
            attribute_display_type: string;
            attribute_key: string;
            attribute_model: string;
            attribute_values: string[];
            created_at: string;
            default_value?: string | null;
            id: number;
            regex_cue?: string | null;
            regex_pattern?: string | null;
            updated_at: string;
        };
        custom_attribute_create_update_payload: {
            /** @example This is a custom attribute */
            attribute_description: string;
            /** @example Custom Attribute */
            attribute_display_name: string;
            /** @example 0 */
            attribute_display_type: number;
            /** @example custom_attribute */
            attribute_key: string;
            /** @example 0 */
            attribute_model: number;
            /**
             * @example [
             *       "value1",
             *       "value2"
             *     ]
             */
            attribute_values: string[];
            /** @example Please enter a valid value */
            regex_cue: string;
            /** @example ^[a-zA-Z0-9]+$ */
            regex_pattern: string;
        };
        custom_filter: {
            /** Format: date-time */
            created_at: string;
            /** @enum {string} */
            filter_type: "conversation" | "contact" | "report";
            id: number;
            name: string;
            query: Record<string, unknown>;
            /** Format: date-time */
            updated_at: string;
        };
        custom_filter_create_update_payload: {
            /** @enum {string} */
            filter_type: "conversation" | "contact" | "report";
            /** @example My Custom Filter */
            name: string;
            /** @example {} */
            query: Record<string, unknown>;
        };
        extended_contact: components["schemas"]["contact"] & {
            /** @enum {string} */
            availability_status: "online" | "offline";
            id: number;
        };
        /**
         * @description Keyed by channel type.
         * @example {
         *       "Channel::WebWidget": {
         *         "0-1h": 150,
         *         "1-4h": 80,
         *         "4-8h": 45,
         *         "8-24h": 30,
         *         "24h+": 15
         *       },
         *       "Channel::Api": {
         *         "0-1h": 75,
         *         "1-4h": 40,
         *         "4-8h": 20,
         *         "8-24h": 10,
         *         "24h+": 5
         *       }
         *     }
         */
        first_response_time_distribution: {
            [key: string]: {
                /** @description Under 1 hour */
                "0-1h": number;
                /** @description From 1 hour to under 4 */
                "1-4h": number;
                /** @description From 4 hours to under 8 */
                "4-8h": number;
                /** @description From 8 hours to under 24 */
                "8-24h": number;
                /** @description 24 hours or more */
                "24h+": number;
            };
        };
        generic_id: {
            id: number;
        };
        inbox: {
            allow_messages_after_resolved: boolean;
            auto_assignment_config: Record<string, unknown>;
            avatar_url: string;
            business_name: string | null;
            callback_webhook_url: string | null;
            channel_id: number;
            /** @description Channel::Api for one */
            channel_type: string;
            csat_survey_enabled: boolean;
            enable_auto_assignment: boolean;
            enable_email_collect: boolean;
            greeting_enabled: boolean;
            greeting_message: string | null;
            hmac_mandatory?: boolean | null;
            hmac_token?: string;
            id: number;
            inbox_identifier?: string;
            /** @description One conversation a contact */
            lock_to_single_conversation: boolean;
            medium?: string;
            messaging_service_sid: string | null;
            name: string;
            out_of_office_message: string | null;
            phone_number: string | null;
            provider: string | null;
            reply_time?: string | null;
            selected_feature_flags: string[] | null;
            sender_name_type: string;
            /** @description IANA zone */
            timezone: string;
            web_widget_script?: string | null;
            website_token?: string | null;
            website_url?: string | null;
            welcome_tagline: string | null;
            welcome_title: string | null;
            widget_color?: string | null;
            working_hours: {
                close_hour: number | null;
                close_minutes: number | null;
                closed_all_day: boolean;
                /** @description 0 is Sunday */
                day_of_week: number;
                open_all_day: boolean;
                open_hour: number | null;
                open_minutes: number | null;
            }[];
            working_hours_enabled: boolean;
        };
        inbox_contact: {
            avatar_url: string;
            channel_id: number;
            channel_type: string;
            id: number;
            name: string;
            provider?: string | null;
        };
        inbox_create_payload: {
            allow_messages_after_resolved?: boolean;
            /** Format: binary */
            avatar?: string;
            business_name?: string;
            channel?: {
                /**
                 * @example web_widget
                 * @enum {string}
                 */
                type?: "web_widget" | "api" | "email" | "line" | "telegram" | "whatsapp" | "sms";
                /** @example https://acme.example */
                website_url?: string;
                welcome_tagline?: string;
                welcome_title?: string;
                /** @example #FF5733 */
                widget_color?: string;
            };
            csat_survey_enabled?: boolean;
            enable_auto_assignment?: boolean;
            enable_email_collect?: boolean;
            greeting_enabled?: boolean;
            greeting_message?: string;
            lock_to_single_conversation?: boolean;
            /** @example Support */
            name?: string;
            out_of_office_message?: string;
            portal_id?: number;
            /** @enum {string} */
            sender_name_type?: "friendly" | "professional";
            /** @example America/New_York */
            timezone?: string;
            working_hours_enabled?: boolean;
        };
        /**
         * @example {
         *       "inboxes": [
         *         {
         *           "id": 1,
         *           "name": "Website Chat"
         *         },
         *         {
         *           "id": 2,
         *           "name": "Email Support"
         *         }
         *       ],
         *       "labels": [
         *         {
         *           "id": 1,
         *           "title": "bug"
         *         },
         *         {
         *           "id": 2,
         *           "title": "feature-request"
         *         },
         *         {
         *           "id": 3,
         *           "title": "urgent"
         *         }
         *       ],
         *       "matrix": [
         *         [
         *           10,
         *           5,
         *           3
         *         ],
         *         [
         *           8,
         *           12,
         *           2
         *         ]
         *       ]
         *     }
         */
        inbox_label_matrix: {
            /** @description Rows of the matrix */
            inboxes: {
                /** @description Id of the inbox */
                id: number;
                /** @description Its name */
                name: string;
            }[];
            /** @description Columns of the matrix */
            labels: {
                /** @description Id of the label */
                id: number;
                /** @description Its title */
                title: string;
            }[];
            /** @description Conversations by row and column */
            matrix: number[][];
        };
        /**
         * @description One entry for each inbox.
         * @example [
         *       {
         *         "id": 1,
         *         "conversations_count": 150,
         *         "resolved_conversations_count": 120,
         *         "avg_resolution_time": 3600,
         *         "avg_first_response_time": 300,
         *         "avg_reply_time": 600
         *       },
         *       {
         *         "id": 2,
         *         "conversations_count": 75,
         *         "resolved_conversations_count": 60,
         *         "avg_resolution_time": 1800,
         *         "avg_first_response_time": 180,
         *         "avg_reply_time": 420
         *       }
         *     ]
         */
        inbox_summary: {
            /** @description Average seconds to the first response, null without any */
            avg_first_response_time: number | null;
            /** @description Average seconds to a reply, null without any */
            avg_reply_time: number | null;
            /** @description Average seconds to the resolution, null without any */
            avg_resolution_time: number | null;
            /** @description Conversations of the window */
            conversations_count: number;
            /** @description Id of the inbox */
            id: number;
            /** @description Resolutions of the window */
            resolved_conversations_count: number;
        }[];
        inbox_update_payload: {
            /** @example true */
            allow_messages_after_resolved: boolean;
            /** Format: binary */
            avatar: string;
            /** @example My Business */
            business_name: string;
            channel: {
                /** @example https://example.com */
                website_url: string;
                /** @example We are here to help you */
                welcome_tagline: string;
                /** @example Welcome to our support */
                welcome_title: string;
                /** @example #FF5733 */
                widget_color: string;
            };
            /** @example true */
            csat_survey_enabled: boolean;
            /** @example true */
            enable_auto_assignment: boolean;
            /** @example true */
            enable_email_collect: boolean;
            /** @example true */
            greeting_enabled: boolean;
            /** @example Hello, how can I help you? */
            greeting_message: string;
            /** @example true */
            lock_to_single_conversation: boolean;
            /** @example Support */
            name: string;
            /** @example We are currently out of office. Please leave a message and we will get back to you. */
            out_of_office_message: string;
            /** @example 1 */
            portal_id: number;
            /**
             * @example friendly
             * @enum {string}
             */
            sender_name_type: "friendly" | "professional";
            /** @example America/New_York */
            timezone: string;
            /** @example true */
            working_hours_enabled: boolean;
        };
        integrations_app: {
            action?: string | null;
            allow_multiple_hooks?: boolean;
            button?: string | null;
            description: string;
            enabled: boolean;
            hook_type?: string;
            hooks: Record<string, unknown>[];
            i18n_key?: string;
            id: string;
            logo?: string;
            name: string;
            settings_form_schema?: Record<string, unknown>[];
            settings_json_schema?: Record<string, unknown>;
            short_description: string;
            visible_properties?: string[];
        };
        integrations_hook: {
            account_id: number;
            app_id: string;
            /** @enum {string} */
            hook_type: "account" | "inbox";
            id: number;
            inbox: {
                id: number;
                name: string;
            } | null;
            reference_id: string | null;
            settings: Record<string, unknown>;
            status: boolean;
        };
        integrations_hook_create_payload: {
            /** @example dialogflow */
            app_id: string;
            /** @example 1 */
            inbox_id: number;
            /** @example {} */
            settings: Record<string, unknown>;
            /** @example 1 */
            status: number;
        };
        integrations_hook_update_payload: {
            /** @example {} */
            settings: Record<string, unknown>;
            /** @example 1 */
            status: number;
        };
        label: {
            /** @description Hexadecimal */
            color: string;
            description?: string | null;
            id: number;
            show_on_sidebar: boolean | null;
            title: string;
        };
        label_create_update_payload: {
            /**
             * @description Hexadecimal
             * @example #1f93ff
             */
            color: string;
            description: string;
            show_on_sidebar: boolean;
            /** @example support */
            title: string;
        };
        macro: {
            account_id: number;
            actions: Record<string, unknown>[];
            created_by?: components["schemas"]["agent"];
            id: number;
            name: string;
            updated_by?: components["schemas"]["agent"];
            /**
             * @description Null if the client sent none
             * @enum {string|null}
             */
            visibility: "personal" | "global" | null;
        };
        message: {
            account_id: number;
            additional_attributes: Record<string, unknown>;
            attachment?: Record<string, unknown> | null;
            attachments?: {
                account_id: number;
                content_type: string;
                data_url: string;
                extension: string | null;
                file_size: number;
                file_type: string;
                height: number | null;
                id: number;
                message_id: number;
                thumb_url: string;
                transcribed_text?: string;
                width: number | null;
            }[];
            content: string | null;
            content_attributes: Record<string, unknown>;
            /** @enum {string|null} */
            content_type: "text" | "input_text" | "input_textarea" | "input_email" | "input_select" | "cards" | "form" | "article" | "incoming_email" | "input_csat" | "integrations" | "sticker" | "voice_call" | null;
            /** @description Some of its conversation */
            conversation: Record<string, unknown> | null;
            /** @description Number of the conversation in its account */
            conversation_id: number;
            created_at: number;
            external_source_ids: Record<string, unknown>;
            id: number;
            inbox_id: number;
            /**
             * @description 0 incoming, 1 outgoing, 2 activity, 3 template
             * @enum {integer}
             */
            message_type: 0 | 1 | 2 | 3;
            /** @description A note that customers do not see */
            private: boolean;
            processed_message_content: string | null;
            /** @description Who wrote it */
            sender?: Record<string, unknown>;
            sender_id: number | null;
            /** @enum {string|null} */
            sender_type: "Contact" | "User" | "AgentBot" | "Captain::Assistant" | null;
            sentiment: Record<string, unknown> | null;
            source_id: string | null;
            /** @enum {string|null} */
            status: "sent" | "delivered" | "read" | "failed" | null;
            updated_at: number | string;
        };
        note: {
            /** @description Always null */
            account_id: null;
            /** @description Always null */
            contact_id: null;
            /** @description Text of the note */
            content: string | null;
            /** @description Unix seconds */
            created_at: number;
            id: number;
            /** @description Unix seconds */
            updated_at: number;
            user?: components["schemas"]["agent"];
        };
        /**
         * @description One entry for each agent, team, inbox or label that has messages.
         * @example [
         *       {
         *         "id": 1,
         *         "name": "Agent One",
         *         "outgoing_messages_count": 42
         *       },
         *       {
         *         "id": 2,
         *         "name": "Agent Two",
         *         "outgoing_messages_count": 18
         *       }
         *     ]
         */
        outgoing_messages_count: {
            /** @description Id of the agent, team, inbox or label. */
            id: number | null;
            /** @description Its name. */
            name: string | null;
            /** @description Outgoing messages in the window. */
            outgoing_messages_count: number;
        }[];
        public_contact: {
            email: string | null;
            id: number;
            name: string | null;
            phone_number: string | null;
            pubsub_token: string;
            source_id: string;
        };
        public_contact_create_update_payload: {
            /** Format: binary */
            avatar: string;
            /** @example {} */
            custom_attributes: Record<string, unknown>;
            /** @example alice@acme.inc */
            email: string;
            /** @example 1234567890 */
            identifier: string;
            /** @example e93275d4eba0e5679ad55f5360af00444e2a888df9b0afa3e8b691c3173725f9 */
            identifier_hash: string;
            /** @example Alice */
            name: string;
            /** @example +123456789 */
            phone_number: string;
        };
        public_contact_record: {
            account_id: number;
            additional_attributes: Record<string, unknown> | null;
            blocked: boolean;
            company_id?: number | null;
            contact_type: string | null;
            country_code: string | null;
            created_at: string | null;
            custom_attributes: Record<string, unknown> | null;
            email: string | null;
            id: number;
            identifier: string | null;
            label_list?: string[];
            last_activity_at: string | null;
            last_name: string | null;
            location: string | null;
            middle_name: string | null;
            name: string | null;
            phone_number: string | null;
            updated_at: string | null;
        } & {
            [key: string]: unknown;
        };
        public_conversation: {
            agent_last_seen_at: number;
            contact: components["schemas"]["public_contact_record"];
            contact_last_seen_at: number;
            id: number;
            inbox_id: number;
            messages: components["schemas"]["public_message"][];
            /** @enum {string} */
            status: "open" | "resolved" | "pending" | "snoozed";
            uuid: string;
        };
        public_conversation_create_payload: {
            /** @example {} */
            custom_attributes: Record<string, unknown>;
        };
        public_inbox: {
            csat_survey_enabled: boolean;
            greeting_enabled: boolean;
            identifier: string;
            identity_validation_enabled: boolean;
            name: string;
            timezone: string;
            working_hours: {
                close_hour: number | null;
                close_minutes: number | null;
                closed_all_day: boolean;
                day_of_week: number;
                open_all_day: boolean;
                open_hour: number | null;
                open_minutes: number | null;
            }[];
            working_hours_enabled: boolean;
        };
        public_message: {
            attachments?: components["schemas"]["public_message_attachment"][];
            content: string | null;
            content_attributes: Record<string, unknown>;
            content_type: string;
            conversation_id: number;
            created_at: number;
            id: number;
            message_type: number;
            sender?: components["schemas"]["public_message_sender"];
        };
        public_message_attachment: {
            account_id?: number;
            coordinates_lat?: number;
            coordinates_long?: number;
            data_url?: string | null;
            extension?: string | null;
            fallback_title?: string | null;
            file_size?: number;
            /** @enum {string} */
            file_type?: "image" | "audio" | "video" | "file" | "location" | "fallback" | "share" | "story_mention" | "contact" | "ig_reel" | "ig_post" | "ig_story" | "embed";
            height?: number | null;
            id?: number;
            message_id?: number;
            meta?: Record<string, unknown>;
            thumb_url?: string;
            transcribed_text?: string;
            width?: number | null;
        } & {
            [key: string]: unknown;
        };
        public_message_create_payload: {
            /** @example Hello, how can I help you? */
            content: string;
            /** @example 1234567890 */
            echo_id: string;
        };
        public_message_sender: {
            additional_attributes?: Record<string, unknown> | null;
            availability_status?: string | null;
            available_name?: string | null;
            avatar_url?: string;
            blocked?: boolean;
            created_at?: string | null;
            custom_attributes?: Record<string, unknown> | null;
            description?: string | null;
            email?: string | null;
            id?: number;
            identifier?: string | null;
            name?: string | null;
            phone_number?: string | null;
            thumbnail?: string;
            /** @enum {string} */
            type?: "contact" | "user" | "agent_bot" | "captain_assistant";
        } & {
            [key: string]: unknown;
        };
        public_message_update_payload: {
            submitted_values: {
                csat_survey_response: {
                    /** @example Great service! */
                    feedback_message: string;
                    /** @example 5 */
                    rating: number;
                };
                /** @example My Name */
                name: string;
                /** @example My Title */
                title: string;
                /** @example value */
                value: string;
            };
        };
        refusal: {
            error: string;
        };
        refusal_list: {
            errors: string[];
        };
        reporting_event: {
            /** @description Id of the account */
            account_id: number;
            /** @description Id of the conversation */
            conversation_id: number | null;
            /**
             * Format: date-time
             * @description When the event was recorded
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When the measured time ended
             */
            event_end_time: string;
            /**
             * Format: date-time
             * @description When the measured time began
             */
            event_start_time: string;
            /** @description Id of the event */
            id: number;
            /** @description Id of the inbox */
            inbox_id: number | null;
            /**
             * @description Kind of the event, first_response for one
             * @enum {string}
             */
            name: "first_response" | "reply_time" | "conversation_resolved" | "conversation_bot_resolved" | "conversation_bot_handoff" | "conversation_opened";
            /**
             * Format: date-time
             * @description When the event was last changed
             */
            updated_at: string;
            /** @description Id of the user */
            user_id: number | null;
            /**
             * Format: double
             * @description How long it took, in seconds
             */
            value: number;
            /**
             * Format: double
             * @description How long it took, in seconds of business hours
             */
            value_in_business_hours: number;
        };
        reporting_event_meta: {
            /** @description Events in all */
            count: number;
            /** @description This page's number */
            current_page: number | string;
            /** @description Pages in all */
            total_pages: number;
        };
        reporting_events_list_response: {
            meta: components["schemas"]["reporting_event_meta"];
            /** @description The events of this page */
            payload: components["schemas"]["reporting_event"][];
        };
        request_error: {
            code: string;
            field: string;
            message: string;
        };
        rule_refusal: {
            error: {
                [key: string]: string[];
            };
        };
        short_message: {
            attachments?: {
                account_id: number;
                content_type: string;
                data_url: string;
                extension: string | null;
                file_size: number;
                file_type: string;
                height: number | null;
                id: number;
                message_id: number;
                thumb_url: string;
                transcribed_text?: string;
                width: number | null;
            }[];
            content: string | null;
            content_attributes: Record<string, unknown>;
            content_type: string;
            /** @description Number of the conversation in its account */
            conversation_id: number;
            created_at: number;
            echo_id?: string;
            id: number;
            inbox_id: number;
            /** @enum {integer} */
            message_type: 0 | 1 | 2 | 3;
            private: boolean;
            sender?: Record<string, unknown>;
            source_id: string | null;
            status: string;
        };
        team: {
            account_id: number;
            /** @description Conversations of the team get an assignee by themselves */
            allow_auto_assign: boolean;
            description: string | null;
            id: number;
            /** @description Whether the caller is in it */
            is_member: boolean;
            name: string;
        };
        team_create_update_payload: {
            allow_auto_assign: boolean;
            description: string;
            /** @example Support Team */
            name: string;
        };
        /**
         * @description One entry for each team.
         * @example [
         *       {
         *         "id": 1,
         *         "conversations_count": 250,
         *         "resolved_conversations_count": 200,
         *         "avg_resolution_time": 2800,
         *         "avg_first_response_time": 240,
         *         "avg_reply_time": 500
         *       },
         *       {
         *         "id": 2,
         *         "conversations_count": 180,
         *         "resolved_conversations_count": 150,
         *         "avg_resolution_time": 2400,
         *         "avg_first_response_time": 200,
         *         "avg_reply_time": 450
         *       }
         *     ]
         */
        team_summary: {
            /** @description Average seconds to the first response, null without any */
            avg_first_response_time: number | null;
            /** @description Average seconds to a reply, null without any */
            avg_reply_time: number | null;
            /** @description Average seconds to the resolution, null without any */
            avg_resolution_time: number | null;
            /** @description Conversations of the window */
            conversations_count: number;
            /** @description Id of the team */
            id: number;
            /** @description Resolutions of the window */
            resolved_conversations_count: number;
        }[];
        user: {
            access_token: string;
            account_id: number;
            accounts: {
                /** Format: date-time */
                active_at: string | null;
                auto_offline: boolean;
                /** @description What the user has set */
                availability: string;
                /** @description What the server sees */
                availability_status: string;
                custom_role: Record<string, unknown> | null;
                custom_role_id: number | null;
                id: number;
                name: string;
                permissions: string[];
                /** @enum {string} */
                role: "administrator" | "agent";
                status: string;
            }[];
            available_name: string;
            avatar_url: string;
            confirmed: boolean;
            /** @description Set through the platform API */
            custom_attributes?: Record<string, unknown>;
            display_name: string | null;
            email: string;
            hmac_identifier?: string;
            id: number;
            inviter_id: number | null;
            message_signature: string | null;
            name: string;
            provider: string;
            pubsub_token: string;
            /** @enum {string} */
            role: "agent" | "administrator";
            type: string | null;
            ui_settings: Record<string, unknown>;
            uid: string;
        };
        validation_failure: {
            attributes: string[];
            message: string;
        };
        webhook: {
            account_id: number;
            id: number;
            inbox?: {
                id: number;
                name: string;
            };
            name?: string | null;
            /** @description Key of the signature */
            secret: string;
            subscriptions: ("conversation_created" | "conversation_status_changed" | "conversation_updated" | "contact_created" | "contact_updated" | "message_created" | "message_updated" | "webwidget_triggered" | "inbox_created" | "inbox_updated" | "conversation_typing_on" | "conversation_typing_off")[];
            url: string;
        };
        webhook_create_update_payload: {
            name: string;
            /**
             * @example [
             *       "conversation_created",
             *       "conversation_status_changed"
             *     ]
             */
            subscriptions: ("conversation_created" | "conversation_status_changed" | "conversation_updated" | "message_created" | "message_updated" | "contact_created" | "contact_updated" | "webwidget_triggered" | "inbox_created" | "inbox_updated" | "conversation_typing_on" | "conversation_typing_off")[];
            /** @example https://example.com/webhook */
            url: string;
        };
    };
    responses: {
        /** @description A parameter is missing, or its value does not match its enumeration or format */
        invalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["bad_request_error"];
            };
        };
        /** @description The account or another resource of the path does not exist */
        missing: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["bad_request_error"] | components["schemas"]["refusal"] | components["schemas"]["refusal"];
            };
        };
        /** @description The token is missing or unknown */
        unauthenticated: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["bad_request_error"] | components["schemas"]["refusal_list"] | components["schemas"]["refusal"] | components["schemas"]["refusal"] | components["schemas"]["refusal"] | components["schemas"]["refusal"] | components["schemas"]["refusal"];
            };
        };
        /** @description The body does not match its schema, or its values cannot be stored */
        unprocessable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["bad_request_error"] | components["schemas"]["validation_failure"] | components["schemas"]["refusal"] | components["schemas"]["refusal"] | components["schemas"]["rule_refusal"];
            };
        };
    };
    parameters: {
        /** @description Number of the account */
        account_id: number;
        /** @description Number of the agent bot */
        agent_bot_id: number;
        /** @description What the list is sorted by; with a minus the other way round */
        contact_sort_param: "name" | "email" | "phone_number" | "last_activity_at" | "-name" | "-email" | "-phone_number" | "-last_activity_at";
        /** @description Number of the conversation */
        conversation_id: number;
        /** @description Number of the custom filter */
        custom_filter_id: number;
        /** @description Number of the hook */
        hook_id: number;
        /** @description Number of the inbox */
        inbox_id: number;
        /** @description Number of the message */
        message_id: number;
        /** @description Page number, from 1 */
        page: number;
        /** @description Source id of the contact in the inbox */
        public_contact_identifier: string;
        /** @description Identifier of the API inbox */
        public_inbox_identifier: string;
        /** @description What is counted or averaged */
        report_metric: "conversations_count" | "incoming_messages_count" | "outgoing_messages_count" | "avg_first_response_time" | "avg_resolution_time" | "resolutions_count" | "reply_time" | "bot_resolutions_count" | "bot_handoffs_count";
        /** @description What the report is about */
        report_type: "account" | "agent" | "inbox" | "label" | "team";
        /** @description Number of the team */
        team_id: number;
        /** @description Number of the webhook */
        webhook_id: number;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "get-instance-version": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data_services: string;
                        queue_services: string;
                        /** @description The server's time, UTC, without a zone */
                        timestamp: string;
                        /** @description Version of the server, x.y.z */
                        version: string;
                    };
                };
            };
        };
    };
    contactMerge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Contacts merged successfully */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        additional_attributes: Record<string, unknown>;
                        /** @enum {string} */
                        availability_status: "online" | "offline";
                        blocked: boolean;
                        created_at: number;
                        custom_attributes: Record<string, unknown>;
                        email: string | null;
                        id: number;
                        identifier: string | null;
                        last_activity_at?: number;
                        name: string;
                        phone_number: string | null;
                        thumbnail: string;
                    };
                };
            };
            /** @description Bad request - invalid contact IDs or contacts cannot be merged */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
        };
    };
    "list-all-account-agent-bots": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["agent_bot"][];
                };
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["missing"];
        };
    };
    "create-an-account-agent-bot": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["agent_bot"];
                };
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    "get-details-of-a-single-account-agent-bot": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the agent bot */
                id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["agent_bot"];
                };
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["missing"];
        };
    };
    "delete-an-account-agent-bot": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the agent bot */
                id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["missing"];
        };
    };
    "update-an-account-agent-bot": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the agent bot */
                id: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["agent_bot"];
                };
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    "delete-avatar-of-account-agent-bot": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the agent bot */
                id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The agent bot */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["agent_bot"];
                };
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["missing"];
        };
    };
    "reset-access-token-of-account-agent-bot": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the agent bot */
                id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The agent bot */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["agent_bot"];
                };
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
        };
    };
    "reset-secret-of-account-agent-bot": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the agent bot */
                id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The agent bot */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["agent_bot"];
                };
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
        };
    };
    "get-account-agents": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["agent"][];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
        };
    };
    "add-new-agent-to-account": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["agent_create_payload"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["agent"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
        };
    };
    "delete-agent-from-account": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the resource */
                id: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "*/*"?: never;
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    "update-agent-in-account": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the resource */
                id: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["agent"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    "get-account-automation-rule": {
        parameters: {
            query?: {
                /** @description Page number, from 1 */
                page?: unknown;
            };
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["automation_rule"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    "add-new-automation-rule-to-account": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["automation_rule_item"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    "get-details-of-a-single-automation-rule": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the automation rule */
                id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "payload": {
                     *         "id": 90,
                     *         "account_id": 1,
                     *         "name": "add-label-bug-if-message-contains-bug",
                     *         "event_name": "message_created",
                     *         "conditions": [
                     *           {
                     *             "values": [
                     *               "incoming"
                     *             ],
                     *             "attribute_key": "message_type",
                     *             "query_operator": "and",
                     *             "filter_operator": "equal_to"
                     *           },
                     *           {
                     *             "values": [
                     *               "bug"
                     *             ],
                     *             "attribute_key": "content",
                     *             "filter_operator": "contains"
                     *           }
                     *         ],
                     *         "actions": [
                     *           {
                     *             "action_name": "add_label",
                     *             "action_params": [
                     *               "bugs",
                     *               "support-query"
                     *             ]
                     *           }
                     *         ],
                     *         "created_on": 1650555440,
                     *         "active": true
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["automation_rule"];
                };
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["missing"];
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    "delete-automation-rule-from-account": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the automation rule */
                id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    "update-automation-rule-in-account": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the automation rule */
                id: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["automation_rule"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    "clone-automation-rule": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the automation rule */
                id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The new automation rule */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["automation_rule"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    "get-account-canned-response": {
        parameters: {
            query?: {
                /** @description Text in the code or content */
                search?: string;
            };
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["canned_response"][];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
        };
    };
    "add-new-canned-response-to-account": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["canned_response"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
        };
    };
    "delete-canned-response-from-account": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the resource */
                id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
        };
    };
    "update-canned-response-in-account": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the resource */
                id: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["canned_response"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
        };
    };
    contactList: {
        parameters: {
            query?: {
                /** @description Page number, from 1 */
                page?: unknown;
                /** @description What the list is sorted by; with a minus the other way round */
                sort?: unknown;
            };
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["contacts_list_response"];
                };
            };
            /** @description Bad Request Error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
        };
    };
    contactCreate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        payload: {
                            contact: components["schemas"]["contact_list_item"];
                            contact_inbox: {
                                inbox: {
                                    account_id: number;
                                    allow_messages_after_resolved: boolean;
                                    auto_assignment_config: Record<string, unknown>;
                                    business_name: string | null;
                                    channel_id: number;
                                    channel_type: string;
                                    /** Format: date-time */
                                    created_at: string;
                                    csat_config: Record<string, unknown>;
                                    csat_survey_enabled: boolean;
                                    email_address: string | null;
                                    enable_auto_assignment: boolean;
                                    enable_email_collect: boolean;
                                    greeting_enabled: boolean;
                                    greeting_message: string | null;
                                    id: number;
                                    lock_to_single_conversation: boolean;
                                    name: string;
                                    out_of_office_message: string | null;
                                    portal_id: number | null;
                                    sender_name_type: string;
                                    timezone: string;
                                    /** Format: date-time */
                                    updated_at: string;
                                    working_hours_enabled: boolean;
                                };
                                source_id: string;
                            } | {
                                inbox: null;
                                source_id: null;
                            };
                        };
                    };
                };
            };
            /** @description Bad Request Error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    "list-notes-of-a-contact": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the contact */
                contact_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["note"][];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
        };
    };
    "add-note-to-a-contact": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the contact */
                contact_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["note"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
        };
    };
    "get-note-of-a-contact": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the contact */
                contact_id: unknown;
                /** @description Number of the note */
                id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["note"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
        };
    };
    "delete-note-of-a-contact": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the contact */
                contact_id: unknown;
                /** @description Number of the note */
                id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
        };
    };
    "update-note-of-a-contact": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the contact */
                contact_id: unknown;
                /** @description Number of the note */
                id: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["note"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
        };
    };
    contactDetails: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the contact */
                id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["contact_show_response"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
        };
    };
    contactUpdate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the contact */
                id: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description The contact */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["contact_show_response"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    contactDelete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the contact */
                id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["missing"];
        };
    };
    contactInboxCreation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the contact */
                id: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["contact_inboxes"];
                };
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    contactableInboxesGet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the contact */
                id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["contactable_inboxes_response"];
                };
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["missing"];
            /** @description Incorrect payload */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
        };
    };
    contactConversations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the contact */
                id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["contact_conversations_response"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
        };
    };
    "remove-custom-attributes-of-a-contact": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the contact */
                id: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["contact_show_response"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
        };
    };
    "list-all-labels-of-a-contact": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the contact */
                id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["contact_labels"];
                };
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["missing"];
        };
    };
    "contact-add-labels": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the contact */
                id: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["contact_labels"];
                };
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
        };
    };
    "list-active-contacts": {
        parameters: {
            query?: {
                /** @description Page number, from 1 */
                page?: unknown;
                /** @description What the list is sorted by; with a minus the other way round */
                sort?: unknown;
            };
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["contacts_list_response"];
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
        };
    };
    contactFilter: {
        parameters: {
            query?: {
                page?: unknown;
            };
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["contacts_list_response"];
                };
            };
            /** @description Bad Request Error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    contactSearch: {
        parameters: {
            query?: {
                /** @description Page number, from 1 */
                page?: unknown;
                /** @description A part of the name, identifier, email address or phone number */
                q?: unknown;
                /** @description What the list is sorted by; with a minus the other way round */
                sort?: unknown;
            };
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        meta: {
                            count: number | null;
                            current_page: string | number;
                            has_more: boolean | null;
                        };
                        payload: components["schemas"]["contact_list_item"][];
                    };
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["missing"];
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    conversationList: {
        parameters: {
            query?: {
                /** @description By who looks after them. */
                assignee_type?: unknown;
                inbox_id?: unknown;
                labels?: unknown;
                /** @description Page number, from 1 */
                page?: unknown;
                /** @description Only those with a message that contains this text. */
                q?: unknown;
                /** @description By what they are now. */
                status?: unknown;
                team_id?: unknown;
            };
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["conversation_list"];
                };
            };
            /** @description Bad Request Error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
        };
    };
    newConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["conversation_show"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    "get-details-of-a-conversation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the conversation */
                conversation_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["conversation_show"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
        };
    };
    "update-conversation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the conversation */
                conversation_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["conversation_show"];
                };
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    "assign-a-conversation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the conversation */
                conversation_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["agent"] | components["schemas"]["team"] | null;
                };
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
        };
    };
    "update-custom-attributes-of-a-conversation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the conversation */
                conversation_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        custom_attributes: Record<string, unknown>;
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    "list-all-labels-of-a-conversation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the conversation */
                conversation_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["conversation_labels"];
                };
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["missing"];
        };
    };
    "conversation-add-labels": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the conversation */
                conversation_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["conversation_labels"];
                };
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
        };
    };
    "list-all-messages": {
        parameters: {
            query?: {
                /** @description Those after the message of this id, 100 at most. */
                after?: unknown;
                /** @description Those before the message of this id, 20 at most. */
                before?: unknown;
            };
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the conversation */
                conversation_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        meta: {
                            additional_attributes: Record<string, unknown>;
                            /** Format: date-time */
                            agent_last_seen_at: string | null;
                            assignee?: {
                                availability_status: string;
                                available_name: string;
                                avatar_url: string;
                                id: number;
                                name: string;
                                thumbnail: string;
                                type: string;
                            };
                            /** Format: date-time */
                            assignee_last_seen_at: string | null;
                            contact: {
                                additional_attributes: Record<string, unknown>;
                                blocked: boolean;
                                custom_attributes: Record<string, unknown>;
                                email: string | null;
                                id: number;
                                identifier: string | null;
                                name: string;
                                phone_number: string | null;
                                thumbnail: string;
                                type: string;
                            } | components["schemas"]["contact"];
                            labels: string[];
                        };
                        /** @description Messages, oldest first */
                        payload: components["schemas"]["short_message"][];
                    };
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["missing"];
        };
    };
    "create-a-new-message-in-a-conversation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the conversation */
                conversation_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["short_message"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
        };
    };
    "delete-a-message": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the conversation */
                conversation_id: unknown;
                /** @description Number of the message */
                message_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        content: string;
                        content_attributes: Record<string, unknown>;
                        /** @enum {string} */
                        content_type: "text";
                        /** @description Number of the conversation in its account */
                        conversation_id: number;
                        created_at: number;
                        id: number;
                        inbox_id: number;
                        /** @enum {integer} */
                        message_type: 0 | 1 | 2 | 3;
                        private: boolean;
                        sender?: Record<string, unknown>;
                        source_id: string | null;
                        /** @enum {string} */
                        status: "sent" | "delivered" | "read" | "failed";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["missing"];
        };
    };
    "get-conversation-reporting-events": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the conversation */
                conversation_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["reporting_event"][];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
        };
    };
    "toggle-priority-of-a-conversation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the conversation */
                conversation_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    "toggle-status-of-a-conversation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the conversation */
                conversation_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        payload: {
                            conversation_id: number;
                            /** @enum {string} */
                            current_status: "open" | "resolved" | "pending" | "snoozed";
                            /**
                             * Format: date-time
                             * @description When the conversation opens again
                             */
                            snoozed_until: string | null;
                            success: boolean | null;
                        };
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    "toggle-typing-status-of-a-conversation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the conversation */
                conversation_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
        };
    };
    conversationFilter: {
        parameters: {
            query?: {
                /** @description Page, 25 conversations each */
                page?: unknown;
            };
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        meta: {
                            all_count: number;
                            mine_count: number;
                            unassigned_count: number;
                        };
                        payload: components["schemas"]["conversation_show"][];
                    };
                };
            };
            /** @description Bad Request Error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    conversationListMeta: {
        parameters: {
            query?: {
                inbox_id?: unknown;
                labels?: unknown;
                /** @description Only those with a message that contains this text. */
                q?: unknown;
                /** @description By what they are now. */
                status?: unknown;
                team_id?: unknown;
            };
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        meta: {
                            all_count: number;
                            assigned_count: number;
                            mine_count: number;
                            unassigned_count: number;
                        };
                    };
                };
            };
            /** @description Bad Request Error */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
        };
    };
    "get-account-custom-attribute": {
        parameters: {
            query?: {
                /** @description 0 for conversations, 1 for contacts */
                attribute_model?: unknown;
            };
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["custom_attribute"][];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
        };
    };
    "add-new-custom-attribute-to-account": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["custom_attribute"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    "get-details-of-a-single-custom-attribute": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the resource */
                id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["custom_attribute"];
                };
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["missing"];
        };
    };
    "delete-custom-attribute-from-account": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the resource */
                id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
        };
    };
    "update-custom-attribute-in-account": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the resource */
                id: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["custom_attribute"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    "list-all-filters": {
        parameters: {
            query?: {
                /** @description What the filter selects */
                filter_type?: unknown;
            };
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["custom_filter"][];
                };
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["missing"];
        };
    };
    "create-a-custom-filter": {
        parameters: {
            query?: {
                /** @description What the filter selects */
                filter_type?: "conversation" | "contact" | "report";
            };
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["custom_filter"];
                };
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    "get-details-of-a-single-custom-filter": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the custom filter */
                custom_filter_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["custom_filter"];
                };
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["missing"];
        };
    };
    "delete-a-custom-filter": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the custom filter */
                custom_filter_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["missing"];
        };
    };
    "update-a-custom-filter": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the custom filter */
                custom_filter_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["custom_filter"];
                };
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    "add-new-agent-to-inbox": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        payload: components["schemas"]["agent"][];
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    "delete-agent-in-inbox": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    "update-agents-in-inbox": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        payload: components["schemas"]["agent"][];
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    "get-inbox-members": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the inbox */
                inbox_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        payload: components["schemas"]["agent"][];
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
        };
    };
    listAllInboxes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Inboxes */
                        payload: components["schemas"]["inbox"][];
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
        };
    };
    inboxCreation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["inbox_create_payload"];
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["inbox"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
        };
    };
    GetInbox: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the inbox */
                id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["inbox"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
        };
    };
    updateInbox: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the resource */
                id: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["inbox"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
        };
    };
    getInboxAgentBot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the inbox */
                id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The agent bot, if the inbox has one */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        agent_bot?: {
                            access_token: {
                                /** Format: date-time */
                                created_at: string;
                                id: number;
                                owner_id: number;
                                owner_type: string;
                                token: string;
                                /** Format: date-time */
                                updated_at: string;
                            };
                            account_id: number;
                            bot_config: Record<string, unknown>;
                            bot_type?: string | null;
                            description?: string | null;
                            id: number;
                            name?: string | null;
                            outgoing_url?: string | null;
                            secret?: string;
                            system_bot: boolean;
                            thumbnail: string;
                        };
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
        };
    };
    updateAgentBot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the inbox */
                id: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Connected or disconnected */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
        };
    };
    "get-details-of-all-integrations": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        payload: components["schemas"]["integrations_app"][];
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["missing"];
        };
    };
    "create-an-integration-hook": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["integrations_hook"];
                };
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    "delete-an-integration-hook": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the hook */
                hook_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["missing"];
        };
    };
    "update-an-integrations-hook": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the hook */
                hook_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["integrations_hook"];
                };
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    "list-all-labels": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Labels */
                        payload: components["schemas"]["label"][];
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["missing"];
        };
    };
    "create-a-label": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["label"];
                };
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
        };
    };
    "get-details-of-a-single-label": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the label */
                id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["label"];
                };
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["missing"];
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    "delete-a-label": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the label */
                id: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "*/*"?: never;
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["missing"];
        };
    };
    "update-a-label": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the label */
                id: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["label"];
                };
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
        };
    };
    "list-macros": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        payload: components["schemas"]["macro"][];
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
        };
    };
    "create-macro": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        payload: components["schemas"]["macro"];
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    "get-macro": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the macro */
                id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        payload: components["schemas"]["macro"];
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
        };
    };
    "delete-macro": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the macro */
                id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    "update-macro": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the macro */
                id: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        payload: components["schemas"]["macro"];
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    "execute-macro": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the macro */
                id: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
        };
    };
    "get-account-reporting-events": {
        parameters: {
            query?: {
                /** @description Only events of this inbox. */
                inbox_id?: unknown;
                /** @description Only events of this name, first_response for one. */
                name?: unknown;
                /** @description Page number, from 1 */
                page?: unknown;
                /** @description Start of the window (Unix timestamp in seconds). */
                since?: unknown;
                /** @description End of the window (Unix timestamp in seconds). */
                until?: unknown;
                /** @description Only events of this user. */
                user_id?: unknown;
            };
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["reporting_events_list_response"];
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            /** @description Access denied - Only administrators can access this endpoint */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    "list-all-teams": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["team"][];
                };
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["missing"];
        };
    };
    "create-a-team": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["team"];
                };
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
        };
    };
    "get-details-of-a-single-team": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the team */
                team_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["team"];
                };
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["missing"];
        };
    };
    "delete-a-team": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the team */
                team_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "*/*"?: never;
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["missing"];
        };
    };
    "update-a-team": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the team */
                team_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["team"];
                };
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
        };
    };
    "get-team-members": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the team */
                team_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["agent"][];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
        };
    };
    "add-new-agent-to-team": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the team */
                team_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["agent"][];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    "delete-agent-in-team": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the team */
                team_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    "update-agents-in-team": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the team */
                team_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["agent"][];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    "list-all-webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        payload: {
                            webhooks: components["schemas"]["webhook"][];
                        };
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["missing"];
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    "create-a-webhook": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        payload: {
                            webhook: components["schemas"]["webhook"];
                        };
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
        };
    };
    "delete-a-webhook": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the webhook */
                webhook_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["missing"];
        };
    };
    "update-a-webhook": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
                /** @description Number of the webhook */
                webhook_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        payload: {
                            webhook: components["schemas"]["webhook"];
                        };
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
        };
    };
    fetchProfile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["user"];
                };
            };
            401: components["responses"]["unauthenticated"];
        };
    };
    "list-all-conversation-statistics": {
        parameters: {
            query: {
                business_hours?: unknown;
                group_by?: string;
                /** @description Which agent, inbox, label or team, when the type names one. */
                id?: unknown;
                /** @description What is counted or averaged */
                metric: unknown;
                /** @description Start of the window. */
                since?: unknown;
                timezone_offset?: string;
                /** @description What the report is about */
                type: unknown;
                /** @description End of the window. */
                until?: unknown;
            };
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Number of events in the average */
                        count?: number;
                        timestamp: number;
                        value: number;
                    }[] | Record<string, unknown>;
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            /** @description reports not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"] | components["schemas"]["refusal"] | components["schemas"]["refusal"];
                };
            };
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    "download-agents-report": {
        parameters: {
            query: {
                /** @description Averages count business hours only. */
                business_hours?: unknown;
                /** @description Start of the window (Unix timestamp). */
                since: unknown;
                /** @description End of the window (Unix timestamp). */
                until: unknown;
            };
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    "download-conversation-traffic-report": {
        parameters: {
            query: {
                /** @description Number of days up to yesterday. */
                days_before?: unknown;
                /**
                 * @description Hours east of UTC, for the hours and the header. Days are UTC days.
                 * @example 0
                 */
                timezone_offset: unknown;
            };
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    "get-account-conversation-metrics": {
        parameters: {
            query: {
                page?: unknown;
                /** @description What the report is about */
                type: unknown;
                /**
                 * @deprecated
                 * @description Ignored.
                 */
                user_id?: unknown;
            };
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        open: number;
                        /** @description Always 0 */
                        pending: number;
                        unassigned: number;
                        unattended: number;
                    } | components["schemas"]["agent_conversation_metrics"][];
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            /** @description reports not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"] | components["schemas"]["refusal"] | components["schemas"]["refusal"];
                };
            };
            /** @description The type is missing */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    "get-agent-conversation-metrics": {
        parameters: {
            query: {
                page?: unknown;
                /** @description What the report is about */
                type: unknown;
                /**
                 * @deprecated
                 * @description Ignored.
                 */
                user_id?: unknown;
            };
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["agent_conversation_metrics"][];
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            /** @description reports not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"] | components["schemas"]["refusal"] | components["schemas"]["refusal"];
                };
            };
            /** @description The type is missing */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    "get-first-response-time-distribution": {
        parameters: {
            query?: {
                /** @description Start of the window (Unix timestamp). */
                since?: unknown;
                /** @description End of the window (Unix timestamp). */
                until?: unknown;
            };
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["first_response_time_distribution"];
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    "get-inbox-label-matrix": {
        parameters: {
            query?: {
                /** @description Only these inboxes. */
                inbox_ids?: unknown;
                "inbox_ids[]"?: unknown;
                /** @description Only these labels. */
                label_ids?: unknown;
                "label_ids[]"?: unknown;
                /** @description Start of the window (Unix timestamp). */
                since?: unknown;
                /** @description End of the window (Unix timestamp). */
                until?: unknown;
            };
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["inbox_label_matrix"];
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    "download-inboxes-report": {
        parameters: {
            query: {
                /** @description Averages count business hours only. */
                business_hours?: unknown;
                /** @description Start of the window (Unix timestamp). */
                since: unknown;
                /** @description End of the window (Unix timestamp). */
                until: unknown;
            };
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    "download-labels-report": {
        parameters: {
            query: {
                /** @description Averages count business hours only. */
                business_hours?: unknown;
                /** @description Start of the window (Unix timestamp). */
                since: unknown;
                /** @description End of the window (Unix timestamp). */
                until: unknown;
            };
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    "get-outgoing-messages-count": {
        parameters: {
            query: {
                /** @description What the messages are grouped by. */
                group_by: "agent" | "team" | "inbox" | "label";
                /** @description Start of the window (Unix timestamp). */
                since?: unknown;
                /** @description End of the window (Unix timestamp). */
                until?: unknown;
            };
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["outgoing_messages_count"];
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            /** @description group_by is missing or unknown */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    "list-all-conversation-statistics-summary": {
        parameters: {
            query: {
                business_hours?: unknown;
                /** @description Which agent, inbox, label or team, when the type names one. */
                id?: unknown;
                /** @description Start of the window. */
                since?: unknown;
                timezone_offset?: string;
                /** @description What the report is about */
                type: unknown;
                /** @description End of the window. */
                until?: unknown;
            };
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["account_summary"];
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            /** @description reports not found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"] | components["schemas"]["refusal"] | components["schemas"]["refusal"];
                };
            };
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    "download-teams-report": {
        parameters: {
            query: {
                /** @description Averages count business hours only. */
                business_hours?: unknown;
                /** @description Start of the window (Unix timestamp). */
                since: unknown;
                /** @description End of the window (Unix timestamp). */
                until: unknown;
            };
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    "get-agent-summary-report": {
        parameters: {
            query?: {
                /** @description Averages count business hours only. */
                business_hours?: unknown;
                /** @description Start of the window (Unix timestamp). */
                since?: unknown;
                /** @description End of the window (Unix timestamp). */
                until?: unknown;
            };
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["agent_summary"];
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    "get-channel-summary-report": {
        parameters: {
            query?: {
                /** @description Start of the window (Unix timestamp). */
                since?: unknown;
                /** @description End of the window (Unix timestamp). */
                until?: unknown;
            };
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["channel_summary"];
                };
            };
            /** @description Date range exceeds 6 months limit */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            /** @description The window is longer than six months */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                    };
                };
            };
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    "get-inbox-summary-report": {
        parameters: {
            query?: {
                /** @description Averages count business hours only. */
                business_hours?: unknown;
                /** @description Start of the window (Unix timestamp). */
                since?: unknown;
                /** @description End of the window (Unix timestamp). */
                until?: unknown;
            };
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["inbox_summary"];
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    "get-label-summary-report": {
        parameters: {
            query?: {
                /** @description Averages count business hours only. */
                business_hours?: unknown;
                /** @description Start of the window (Unix timestamp). */
                since?: unknown;
                /** @description End of the window (Unix timestamp). */
                until?: unknown;
            };
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description Average seconds to the first response, 0 if there are none */
                        avg_first_response_time: number;
                        /** @description Average seconds to a reply, 0 if there are none */
                        avg_reply_time: number;
                        /** @description Average seconds to the resolution, 0 if there are none */
                        avg_resolution_time: number;
                        /** @description Conversations in the window */
                        conversations_count: number;
                        /** @description Id of the label */
                        id: number;
                        /** @description Title of the label */
                        name: string;
                        /** @description Resolutions in the window */
                        resolved_conversations_count: number;
                    }[];
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    "get-team-summary-report": {
        parameters: {
            query?: {
                /** @description Averages count business hours only. */
                business_hours?: unknown;
                /** @description Start of the window (Unix timestamp). */
                since?: unknown;
                /** @description End of the window (Unix timestamp). */
                until?: unknown;
            };
            header?: never;
            path: {
                /** @description Number of the account */
                account_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["team_summary"];
                };
            };
            400: components["responses"]["invalid"];
            401: components["responses"]["unauthenticated"];
            /** @description Access denied */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    "get-details-of-a-inbox": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier of the API inbox */
                inbox_identifier: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["public_inbox"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
        };
    };
    "create-a-contact": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Identifier of the API inbox */
                inbox_identifier: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["public_contact"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    "get-details-of-a-contact": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Source id of the contact in the inbox */
                contact_identifier: unknown;
                /** @description Identifier of the API inbox */
                inbox_identifier: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["public_contact"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    "update-a-contact": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Source id of the contact in the inbox */
                contact_identifier: unknown;
                /** @description Identifier of the API inbox */
                inbox_identifier: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["public_contact_record"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
            /** @description Internal server error */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: string;
                        status: number;
                    };
                };
            };
        };
    };
    "list-all-contact-conversations": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Source id of the contact in the inbox */
                contact_identifier: unknown;
                /** @description Identifier of the API inbox */
                inbox_identifier: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["public_conversation"][];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
        };
    };
    "create-a-conversation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Source id of the contact in the inbox */
                contact_identifier: unknown;
                /** @description Identifier of the API inbox */
                inbox_identifier: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["public_conversation"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
        };
    };
    "get-single-conversation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Source id of the contact in the inbox */
                contact_identifier: unknown;
                /** @description Number of the conversation */
                conversation_id: unknown;
                /** @description Identifier of the API inbox */
                inbox_identifier: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["public_conversation"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
        };
    };
    "list-all-conversation-messages": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Source id of the contact in the inbox */
                contact_identifier: unknown;
                /** @description Number of the conversation */
                conversation_id: unknown;
                /** @description Identifier of the API inbox */
                inbox_identifier: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["public_message"][];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
        };
    };
    "create-a-message": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Source id of the contact in the inbox */
                contact_identifier: unknown;
                /** @description Number of the conversation */
                conversation_id: unknown;
                /** @description Identifier of the API inbox */
                inbox_identifier: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["public_message"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
        };
    };
    "update-a-message": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Source id of the contact in the inbox */
                contact_identifier: unknown;
                /** @description Number of the conversation */
                conversation_id: unknown;
                /** @description Identifier of the API inbox */
                inbox_identifier: unknown;
                /** @description Number of the message */
                message_id: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["public_message"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
        };
    };
    "resolve-conversation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Source id of the contact in the inbox */
                contact_identifier: unknown;
                /** @description Number of the conversation */
                conversation_id: unknown;
                /** @description Identifier of the API inbox */
                inbox_identifier: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Conversation resolved successfully */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["public_conversation"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
        };
    };
    "toggle-typing-status": {
        parameters: {
            query: {
                /** @description on or off */
                typing_status: unknown;
            };
            header?: never;
            path: {
                /** @description Source id of the contact in the inbox */
                contact_identifier: unknown;
                /** @description Number of the conversation */
                conversation_id: unknown;
                /** @description Identifier of the API inbox */
                inbox_identifier: unknown;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Typing status toggled successfully */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
        };
    };
    "update-last-seen": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Source id of the contact in the inbox */
                contact_identifier: unknown;
                /** @description Number of the conversation */
                conversation_id: unknown;
                /** @description Identifier of the API inbox */
                inbox_identifier: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Last seen updated successfully */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["bad_request_error"];
                };
            };
            404: components["responses"]["missing"];
            422: components["responses"]["unprocessable"];
        };
    };
}
