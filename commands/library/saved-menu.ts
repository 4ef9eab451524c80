import type { ComponentAction, ModalAction, ModalReply } from '../../src/command.ts';
import { cleanNote, isReadingStatus } from '../../src/core/library/library-item.ts';
import { parseTag } from '../../src/core/library/tags.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { newTagForm, NOTE_FIELD, noteForm, TAGS_FIELD } from '../../src/views/library/library-forms.ts';
import { offeredValues } from '../../src/views/format/offered-values.ts';
import { renderCard, type CardNeeds } from '../paper/card-reply.ts';
import { paperById } from '../paper/resolve.ts';
import { changeTags, parseTypedTags } from './change-tags.ts';
import { renderSavedMenu, requireSavedById } from './render-saved-menu.ts';

type MenuNeeds = 'papers' | 'library' | 'serverSettings' | 'clock';

/** Opens the menu of a saved paper. */
export const openSavedMenu: ComponentAction<'papers' | 'library' | 'serverSettings'> = {
  verb: 'saved',
  async run(use, app) {
    const { paper } = await requireSavedById(use.args[0], use.userId, app);
    return { kind: 'update', body: await renderSavedMenu(paper, use, app) };
  },
};

/** Shows the card of a paper in place of its menu. */
export const showCard: ComponentAction<'papers' | CardNeeds> = {
  verb: 'show-card',
  async run(use, app) {
    return { kind: 'update', body: await renderCard(await paperById(use.args[0], app.papers), use, app) };
  },
};

/** Sets the status of a saved paper to the chosen one. */
export const setStatus: ComponentAction<MenuNeeds> = {
  verb: 'set-status',
  async run(use, app) {
    const { userId, args, values } = use;
    const { paper } = await requireSavedById(args[0], userId, app);
    const [status = ''] = values;
    if (!isReadingStatus(status)) throw new UserError('There is no such status.');
    await app.library.changeItem(userId, paper.id, { status }, app.clock.now());
    return { kind: 'update', body: await renderSavedMenu(paper, use, app) };
  },
};

/** Gives a saved paper the chosen ones of the tags in the menu; its tags that the menu did not offer stay. */
export const setTags: ComponentAction<MenuNeeds> = {
  verb: 'set-tags',
  async run(use, app) {
    const { userId, args, values, body } = use;
    const saved = await requireSavedById(args[0], userId, app);
    const chosen = values.flatMap(value => parseTag(value) ?? []);
    const remove = offeredValues(body, setTags.verb).filter(tag => !chosen.includes(tag));
    await changeTags(saved, { add: chosen, remove }, userId, app);
    return { kind: 'update', body: await renderSavedMenu(saved.paper, use, app) };
  },
};

/** Opens the form of a saved paper's note. */
export const openNoteForm: ComponentAction<'papers' | 'library', ModalReply> = {
  verb: 'edit-note',
  async run({ userId, args }, app) {
    const { paper, entry } = await requireSavedById(args[0], userId, app);
    return { kind: 'modal', modal: noteForm(paper, entry.note) };
  },
};

/** Stores the note of the form; an empty one deletes it. */
export const saveNote: ModalAction<MenuNeeds> = {
  verb: 'note',
  async run(submit, app) {
    const { userId, args } = submit;
    const { paper, entry } = await requireSavedById(args[0], userId, app);
    const note = cleanNote(submit.text(NOTE_FIELD), entry.note);
    await app.library.changeItem(userId, paper.id, { note }, app.clock.now());
    const news = note === null ? 'This paper has no note now.' : 'Note saved.';
    return { kind: 'update', body: await renderSavedMenu(paper, submit, app, news) };
  },
};

/** Opens the form for new tags of a saved paper. */
export const openTagForm: ComponentAction<'papers' | 'library', ModalReply> = {
  verb: 'new-tag',
  async run({ userId, args }, app) {
    const { paper } = await requireSavedById(args[0], userId, app);
    return { kind: 'modal', modal: newTagForm(paper) };
  },
};

/** Adds the tags of the form. */
export const saveNewTags: ModalAction<MenuNeeds> = {
  verb: 'add-tags',
  async run(submit, app) {
    const { userId, args } = submit;
    const saved = await requireSavedById(args[0], userId, app);
    await changeTags(saved, { add: parseTypedTags(submit.text(TAGS_FIELD)) }, userId, app);
    return { kind: 'update', body: await renderSavedMenu(saved.paper, submit, app) };
  },
};

/** Puts a paper back that was taken out of the library less than a day ago. */
export const undoRemove: ComponentAction<MenuNeeds> = {
  verb: 'undo-remove',
  async run(use, app) {
    const { userId, args } = use;
    const paper = await paperById(args[0], app.papers);
    const [restored] = await app.library.restore(userId, [paper.id], app.clock.now());
    if (restored === undefined && !(await app.library.isSaved(userId, paper.id)))
      throw new UserError(
        'A removal can be undone for a day. Open the paper with `/paper` and press Save to save it again.',
      );
    return { kind: 'update', body: await renderSavedMenu(paper, use, app, 'Back in your library.') };
  },
};
