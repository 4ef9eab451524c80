import { parseCustomId } from '../core/message/custom-id.ts';
import type { PaperId } from '../core/paper/paper.ts';

/** Returns the papers that the buttons of a post save, in their order: `save|<paper>|<number>|<nonce>`. */
export function papersOfButtons(customIds: readonly string[], nonce: string): PaperId[] {
  return customIds
    .map(parseCustomId)
    .filter(id => id?.verb === 'save' && id.args[2] === nonce)
    .map(id => ({ paperId: Number(id?.args[0]), position: Number(id?.args[1]) }))
    .toSorted((a, b) => a.position - b.position)
    .map(({ paperId }) => paperId);
}
