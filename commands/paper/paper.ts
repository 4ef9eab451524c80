import type { Command, ComponentAction } from '../../src/command.ts';
import { titleKey } from '../../src/core/paper/title-key.ts';
import { abstractView } from '../../src/views/paper/abstract.ts';
import { sharedCard } from '../../src/views/paper/card.ts';
import { EVERYWHERE } from '../contexts.ts';
import { runSearch } from '../search/pages.ts';
import { cardReply, renderCard } from './card-reply.ts';
import { completePaper, paperById, paperOption, wantedPaper } from './option.ts';
import { mustBeAllowedToPost } from '../posting.ts';

type Needs = 'papers' | 'index' | 'library' | 'posted' | 'resultLists' | 'clock' | 'remoteLookup';

export const paper: Command<Needs> = {
  definition: {
    name: 'paper',
    description: 'Show one paper: authors, dates, summary, abstract and links',
    ...EVERYWHERE,
    options: [paperOption],
  },

  async run(invocation, app) {
    const { text, named } = await wantedPaper(invocation.options, app);
    if (named) return cardReply(named.paper, invocation, app, named);

    const near = await runSearch(invocation, { query: text, sort: 'relevance' }, app);
    const best = near.list.paperIds[0];
    // Somebody who types the name of a work, as `Mamba` for `Mamba: Linear-Time …`, means that work.
    const work = best === undefined ? undefined : await app.papers.get(best);
    const isNamed = work && titleKey(work.title.split(/[:：]/)[0] ?? '') === titleKey(text);
    if (isNamed) return cardReply(work, invocation, app);

    const finding = await app.remoteLookup.byTitle(text);
    return finding.kind === 'found'
      ? cardReply(finding.paper, invocation, app, { foundAt: finding.source })
      : near.reply;
  },

  complete: ({ focused }, app) => completePaper(focused.text, app),
};

/** Opens the card of the paper picked from a list. */
export const open: ComponentAction<'papers' | 'library' | 'posted'> = {
  verb: 'open',
  async run(press, app) {
    return cardReply(await paperById(press.values[0], app.papers), press, app);
  },
};

/** Shows the whole abstract of a paper. */
export const abstract: ComponentAction<'papers'> = {
  verb: 'abstract',
  async run({ args }, { papers }) {
    return { kind: 'private', body: abstractView(await paperById(args[0], papers)) };
  },
};

/** Posts a card for everybody. */
export const postCard: ComponentAction<'papers' | 'library' | 'posted'> = {
  verb: 'post-card',
  async run(press, app) {
    const shown = await paperById(press.args[0], app.papers);
    mustBeAllowedToPost(press);
    return {
      kind: 'post',
      body: sharedCard(shown, {
        sharedBy: press.userId,
        reactable: press.isMemberHere,
        savers: await app.library.savers(shown.id),
      }),
      shows: { kind: 'card', paperIds: [shown.id] },
      instead: await renderCard(shown, press, app, { posted: true }),
    };
  },
};
