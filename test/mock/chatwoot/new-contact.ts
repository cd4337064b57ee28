/** What POST contacts answers, by the profile: the document has a list of contacts, servers have one and its inbox. */
type NewContact =
  | { payload: { id: number; contact_inboxes: { source_id: string }[] }[] }
  | { payload: { contact: { id: number }; contact_inbox: { source_id: string } } };

/** The contact's id, and who it is to the channel of the inbox that it was made with. */
export function readNewContact(body: unknown): { id: number; source: string } {
  const { payload } = body as NewContact;
  if (!Array.isArray(payload)) return { id: payload.contact.id, source: payload.contact_inbox.source_id };
  const [contact] = payload;
  return { id: contact?.id ?? 0, source: contact?.contact_inboxes[0]?.source_id ?? '' };
}
