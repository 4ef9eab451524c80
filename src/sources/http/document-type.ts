/** The format of a response body. */
export type DocumentType = 'JSON' | 'XML';

/** The `Accept` header of each type. */
export const ACCEPT: Readonly<Record<DocumentType, string>> = {
  JSON: 'application/json',
  XML: 'application/atom+xml, application/xml;q=0.9, text/xml;q=0.8',
};

const MEDIA_TYPES: Readonly<Record<DocumentType, RegExp>> = {
  JSON: /^\s*application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i,
  XML: /^\s*(?:application|text)\/(?:[\w.-]+\+)?xml\s*(?:;|$)/i,
};

/** Returns true if a `Content-Type` matches the type, or is missing. */
export function isOfType(contentType: string | null, type: DocumentType): boolean {
  return contentType === null || MEDIA_TYPES[type].test(contentType);
}
