/** What a document is written in. */
export type DocumentType = 'JSON' | 'XML';

/** What to ask for (`Accept`), by type. */
export const ACCEPT: Readonly<Record<DocumentType, string>> = {
  JSON: 'application/json',
  XML: 'application/atom+xml, application/xml;q=0.9, text/xml;q=0.8',
};

const MEDIA_TYPES: Readonly<Record<DocumentType, RegExp>> = {
  JSON: /^\s*application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i,
  XML: /^\s*(?:application|text)\/(?:[\w.-]+\+)?xml\s*(?:;|$)/i,
};

/** Whether a `Content-Type` goes with the type. A missing one says nothing against it. */
export function isOfType(contentType: string | null, type: DocumentType): boolean {
  return contentType === null || MEDIA_TYPES[type].test(contentType);
}
