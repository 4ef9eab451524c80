/** Where in the playground the page is, as its address tells. */
export interface PageAddress {
  /** Whom it acts as; empty for the first there is. */
  readonly personId: string;
  /** The channel in view; empty for the first there is. */
  readonly channelId: string;
}

/** Reads the page's address, `/?as=PERSON#CHANNEL`. */
export function readAddress(location: Location): PageAddress {
  const { searchParams, hash } = new URL(location.href);
  return { personId: searchParams.get('as') ?? '', channelId: hash.slice(1) };
}

/** Writes it, so that a reload comes back to the same place. */
export function writeAddress(window: Window, { personId, channelId }: PageAddress): void {
  const address = new URL(window.location.href);
  if (personId !== '') address.searchParams.set('as', personId);
  address.hash = channelId;
  if (address.href !== window.location.href) window.history.replaceState(null, '', address);
}
