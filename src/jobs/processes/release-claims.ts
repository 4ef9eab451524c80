import type { Stores } from '../../core/stores.ts';

/** Releases everything that processes have claimed that have ended: those whose ids begin with `ownerPrefix`. */
export async function releaseClaims(
  ownerPrefix: string,
  { deliveries, libraryImports }: Pick<Stores, 'deliveries' | 'libraryImports'>,
): Promise<void> {
  await deliveries.releaseClaims(ownerPrefix);
  await libraryImports.releaseClaims(ownerPrefix);
}
