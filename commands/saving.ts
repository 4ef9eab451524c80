import type { App, ComponentAction, ComponentUse, PlainReply } from '../src/command.ts';
import { UserError } from '../src/core/message/user-error.ts';
import { NOTICE_MARK, POSTED_MARK } from '../src/views/format/save-button.ts';
import { removedNotice, savedNotice } from '../src/views/notice/saved-notice.ts';
import { renderCard } from './paper/card-reply.ts';
import { paperById } from './paper/resolve.ts';

type Needs = 'papers' | 'library' | 'posted' | 'clock';

/** Saves the paper of the button; a private card shows it, under a digest the caller gets a private notice. */
export const save: ComponentAction<Needs> = {
  verb: 'save',
  run: (use, app) => setSaved(use, true, app),
};

/** Takes the paper of the button out of the caller's library. */
export const unsave: ComponentAction<Needs> = {
  verb: 'unsave',
  run: (use, app) => setSaved(use, false, app),
};

/** Saves all papers of the digest that has the button. */
export const saveAll: ComponentAction<Needs> = {
  verb: 'save-all',
  async run({ userId, messageId }, app) {
    const message = await app.posted.get(messageId);
    if (!message)
      throw new UserError('Paperboy no longer knows which papers this message showed. Save them one by one.');
    await app.library.save(userId, message.paperIds, { kind: 'explicit' }, app.clock.now());
    const papers = await app.papers.getMany(message.paperIds);
    return { kind: 'private', body: savedNotice(papers) };
  },
};

async function setSaved(use: ComponentUse, saved: boolean, app: Pick<App, Needs>): Promise<PlainReply> {
  const { userId, args } = use;
  const [id, mark] = args;
  const paper = await paperById(id, app.papers);
  if (saved) await app.library.save(userId, [paper.id], { kind: 'explicit' }, app.clock.now());
  else await app.library.unsave(userId, paper.id);
  if (mark === undefined || mark === POSTED_MARK) {
    const posted = mark === POSTED_MARK;
    return { kind: 'update', body: await renderCard(paper, use, app, { posted }) };
  }
  const notice = saved ? savedNotice([paper]) : removedNotice(paper);
  // With any other mark the button is on a message that everyone sees, which a press must not change.
  return { kind: mark === NOTICE_MARK ? 'update' : 'private', body: notice };
}
