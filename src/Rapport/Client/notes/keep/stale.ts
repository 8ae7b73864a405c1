/** What was to be kept belongs to a document that another tab has begun anew. */
export class Stale extends Error {}
