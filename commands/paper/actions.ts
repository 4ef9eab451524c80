import type { ComponentAction } from '../../src/command.ts';
import { abstractView } from '../../src/views/paper/abstract.ts';
import { sharedCard } from '../../src/views/paper/card.ts';
import { assertCanPost } from '../posting.ts';
import { cardReply, renderCard } from './card-reply.ts';
import { paperById } from './resolve.ts';

/** Opens the card of the paper chosen from a list, or named by a button. */
export const openCard: ComponentAction<'papers' | 'library' | 'posted'> = {
  verb: 'open',
  async run(use, app) {
    return cardReply({ paper: await paperById(use.values[0] ?? use.args[0], app.papers) }, use, app);
  },
};

/** Shows the whole abstract of a paper. */
export const showAbstract: ComponentAction<'papers'> = {
  verb: 'abstract',
  async run({ args }, { papers }) {
    return { kind: 'private', body: abstractView(await paperById(args[0], papers)) };
  },
};

/** Posts a card to the channel. */
export const postCard: ComponentAction<'papers' | 'library' | 'posted'> = {
  verb: 'post-card',
  async run(use, app) {
    const paper = await paperById(use.args[0], app.papers);
    assertCanPost(use);
    return {
      kind: 'post',
      body: sharedCard(paper, {
        sharedBy: use.userId,
        canReact: use.isMemberHere,
        savers: await app.library.countSavers(paper.id),
      }),
      shows: { kind: 'card', paperIds: [paper.id] },
      instead: await renderCard(paper, use, app, { posted: true }),
    };
  },
};
