import type { App, PlainReply } from '../src/command.ts';
import type { Paper } from '../src/core/paper.ts';
import { card, type CardOptions } from '../src/views/card.ts';

/** The card of a paper as its caller sees it: saved, or to be saved. */
export async function cardFor(
  paper: Paper,
  userId: string,
  { library }: Pick<App, 'library'>,
  look: Omit<CardOptions, 'saved'> = {},
): Promise<PlainReply> {
  const saved = await library.isSaved(userId, paper.id);
  return { kind: 'private', body: card(paper, { saved, ...look }) };
}
