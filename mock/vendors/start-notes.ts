/** What surprises developers who draw charts of a documented API, by vendor. */
export const documentedSurprises: Readonly<Record<string, string>> = {
  chatwoot:
    'As documented, Chatwoot sends figures of reports as texts ("45"): convert them before you add. Real servers send numbers.',
};
