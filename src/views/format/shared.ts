/** Names the member who had something posted; no message of ours notifies anybody. Throws a `RangeError` for no id. */
export function sharedMarkdown(userId: string): string {
  if (!/^\d{1,20}$/.test(userId)) throw new RangeError(`not a member's id: ${JSON.stringify(userId)}`);
  return `-# Shared by <@${userId}>`;
}
