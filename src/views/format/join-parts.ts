/** Joins the parts of a line with ` · `, leaving out those that are absent or empty. */
export function joinParts(parts: readonly (string | undefined)[]): string {
  return parts.filter(part => part !== undefined && part !== '').join(' · ');
}
