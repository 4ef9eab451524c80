/**
 * Returns a line of small print that names the member who posted something; the mention does not notify, since messages
 * of the bot never do. Throws a `RangeError` for an invalid id.
 */
export function sharedByMarkdown(userId: string): string {
  if (!/^\d{1,20}$/.test(userId)) throw new RangeError(`not a member's id: ${JSON.stringify(userId)}`);
  return `-# Shared by <@${userId}>`;
}
