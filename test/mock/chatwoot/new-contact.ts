/** The response of POST contacts by profile: documented is a list of contacts, servers return a contact and its inbox. */
type NewContact =
  | { payload: { id: number; contact_inboxes: { source_id: string }[] }[] }
  | { payload: { contact: { id: number }; contact_inbox: { source_id: string } } };

/** Returns the id of the contact and its source id in the inbox of the request. */
export function readNewContact(body: unknown): { id: number; source: string } {
  const { payload } = body as NewContact;
  if (!Array.isArray(payload)) return { id: payload.contact.id, source: payload.contact_inbox.source_id };
  const [contact] = payload;
  return { id: contact?.id ?? 0, source: contact?.contact_inboxes[0]?.source_id ?? '' };
}
