/** The user and channel in the page’s address. */
export interface PageAddress {
  /** Id or name of the user that the page acts as; empty for the first user. */
  readonly userId: string;
  /** Id of the channel in view; empty for the first channel. */
  readonly channelId: string;
}

/** Parses the page’s address, `/?as=USER#CHANNEL`. */
export function readAddress(location: Location): PageAddress {
  const { searchParams, hash } = new URL(location.href);
  return { userId: searchParams.get('as') ?? '', channelId: hash.slice(1) };
}

/** Updates the page’s address, so that a reload returns to the same place. */
export function writeAddress(window: Window, { userId, channelId }: PageAddress): void {
  const address = new URL(window.location.href);
  if (userId !== '') address.searchParams.set('as', userId);
  address.hash = channelId;
  if (address.href !== window.location.href) window.history.replaceState(null, '', address);
}
