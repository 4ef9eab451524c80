import type { App, Caller, ComponentAction, ComponentUse, PlainReply } from '../src/command.ts';
import type { SaveOrigin } from '../src/core/library/library.ts';
import type { MessageBody } from '../src/core/message/message-body.ts';
import { UserError } from '../src/core/message/user-error.ts';
import type { Paper, PaperId } from '../src/core/paper/paper.ts';
import { offeredValues } from '../src/views/format/offered-values.ts';
import { NOTICE_MARK, POSTED_MARK } from '../src/views/format/save-button.ts';
import { pickedNotice, removedNotice, savedNotice, undoneNotice } from '../src/views/notice/saved-notice.ts';
import { renderSavedMenu } from './library/render-saved-menu.ts';
import { keptResults, renderCard, type CardNeeds } from './paper/card-reply.ts';
import { paperById } from './paper/resolve.ts';
import { postStyle } from './post-style.ts';

type Needs = 'papers' | 'clock' | CardNeeds;

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
  async run(use, app) {
    const message = await app.posted.get(use.messageId);
    if (!message)
      throw new UserError('Paperboy no longer knows which papers this message showed. Save them one by one.');
    const papers = await app.papers.getMany(message.paperIds);
    return { kind: 'private', body: await savePapers(use, papers, app) };
  },
};

/** Saves papers for the caller. Returns the notice that lists them and says how many are new; `more` follows the list. */
export async function savePapers(
  caller: Pick<Caller, 'userId' | 'guildId'>,
  papers: readonly Paper[],
  { library, clock, serverSettings }: Pick<App, 'library' | 'clock' | 'serverSettings'>,
  more?: string,
): Promise<MessageBody> {
  const { userId } = caller;
  const ids = papers.map(({ id }) => id);
  const saved = await savedAmong(userId, ids, library);
  const added = await library.save(userId, ids, explicitSave(caller), clock.now());
  const newCount = ids.filter(id => !saved.has(id)).length;
  const { saveEmoji } = await postStyle(caller, { serverSettings });
  return savedNotice(papers, { added, newCount, more, saveEmoji });
}

/** Undoes the saving of several papers: those of the button, or else of the menu, lose the origin that it gave them. */
export const undoSave: ComponentAction<'papers' | 'library' | 'clock'> = {
  verb: 'undo-save',
  async run({ userId, args, body }, { papers, library, clock }) {
    const found = await papersNumbered(args.length > 0 ? args : offeredValues(body, pickSaved.verb), papers);
    const ids = found.map(({ id }) => id);
    await library.removeOrigin(userId, ids, { kind: 'explicit' }, clock.now());
    const saved = await savedAmong(userId, ids, library);
    const notice = undoneNotice(
      found.filter(({ id }) => !saved.has(id)),
      found.filter(({ id }) => saved.has(id)),
    );
    return { kind: 'update', body: notice };
  },
};

/** Keeps the chosen ones of several papers that were just saved, and takes the others out again. */
export const pickSaved: ComponentAction<'papers' | 'library' | 'clock' | 'serverSettings'> = {
  verb: 'pick-saved',
  async run(use, { papers, library, clock, serverSettings }) {
    const { userId, values, body } = use;
    const offered = await papersNumbered(offeredValues(body, pickSaved.verb), papers);
    const chosen = new Set((await papersNumbered(values, papers, 0)).map(({ id }) => id));
    const ids = offered.map(({ id }) => id);
    const kept = ids.filter(id => chosen.has(id));
    const others = ids.filter(id => !chosen.has(id));
    await library.save(userId, kept, explicitSave(use), clock.now());
    await library.removeOrigin(userId, others, { kind: 'explicit' }, clock.now());
    const stillSaved = await savedAmong(userId, others, library);
    const { saveEmoji } = await postStyle(use, { serverSettings });
    return { kind: 'update', body: pickedNotice({ offered, kept: new Set(kept), stillSaved, saveEmoji }) };
  },
};

/** Returns the papers with these numbers. Throws `UserError` for fewer than `min`: anyone can send any. */
async function papersNumbered(
  numbers: readonly string[],
  papers: App['papers'],
  min = 1,
): Promise<readonly Paper[]> {
  const found = await papers.getMany(numbers.filter(each => /^\d{1,15}$/.test(each)).map(Number));
  if (found.length < min) throw new UserError('These papers are no longer here. See `/library list`.');
  return found;
}

/** Returns those of some papers that are in a user's library. */
async function savedAmong(
  userId: string,
  ids: readonly PaperId[],
  library: App['library'],
): Promise<ReadonlySet<PaperId>> {
  const origins = await library.origins(userId, ids);
  return new Set(origins.map(({ paperId }) => paperId));
}

async function setSaved(use: ComponentUse, saved: boolean, app: Pick<App, Needs>): Promise<PlainReply> {
  const { userId, args } = use;
  const [id, mark] = args;
  const paper = await paperById(id, app.papers);
  const wasSaved = await app.library.isSaved(userId, paper.id);
  if (saved) await app.library.save(userId, [paper.id], explicitSave(use), app.clock.now());
  else await app.library.unsave(userId, paper.id, app.clock.now());
  if (mark === undefined || mark === POSTED_MARK) {
    const posted = mark === POSTED_MARK;
    return { kind: 'update', body: await renderCard(paper, use, app, { posted, ...keptResults(use) }) };
  }
  // With any other mark the button is on a message that everyone sees, which a press must not change.
  const kind = mark === NOTICE_MARK ? 'update' : 'private';
  if (!saved) return { kind, body: removedNotice(paper) };
  if (wasSaved) return { kind, body: await renderSavedMenu(paper, use, app) };
  const { saveEmoji } = await postStyle(use, app);
  return { kind, body: savedNotice([paper], { saveEmoji }) };
}

/** Returns the origin of a save by a button or a menu. */
function explicitSave({ guildId }: Pick<Caller, 'guildId'>): SaveOrigin {
  return { kind: 'explicit', guildId };
}
