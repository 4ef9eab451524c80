/** Returns the texts of all components of a message as Markdown, in order. */
export function textOf(message: { readonly components?: unknown }): string {
  return texts(message.components).join('\n');
}

function texts(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(texts);
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) =>
    key === 'content' && typeof value === 'string' ? [value] : typeof value === 'object' ? texts(value) : [],
  );
}

/** Returns the custom_ids of a message's buttons and selects, in order. */
export function customIds(message: { readonly components?: unknown }): string[] {
  return ids(message.components);
}

function ids(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(ids);
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) =>
    key === 'custom_id' && typeof value === 'string' ? [value] : typeof value === 'object' ? ids(value) : [],
  );
}
