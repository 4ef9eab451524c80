/** Returns a mention of a member, which does not notify: messages of the bot never do. Throws a `RangeError` for an invalid id. */
export function memberMention(userId: string): string {
  if (!/^\d{1,20}$/.test(userId)) throw new RangeError(`not a member's id: ${JSON.stringify(userId)}`);
  return `<@${userId}>`;
}

/** Returns a line of small print that names the member who posted something. Throws a `RangeError` for an invalid id. */
export function sharedByMarkdown(userId: string): string {
  return `-# Shared by ${memberMention(userId)}`;
}
