import { ComponentType, type APISelectMenuOption } from 'discord-api-types/v10';
import { customId } from '../../core/message/custom-id.ts';
import { MAX_SELECT_OPTION_LENGTH } from '../../core/message/discord-limits.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import type { Paper, PaperId } from '../../core/paper/paper.ts';
import type { Draft, DraftPaper } from '../../core/schedule/draft.ts';
import { keptPapers, postsNothing } from '../../core/schedule/draft-steps.ts';
import { awaitsNewerList } from '../../core/schedule/renew-draft.ts';
import type { Schedule } from '../../core/schedule/schedule.ts';
import { BLUE, button, container, message, row, separator, textDisplay } from '../format/components.ts';
import { count } from '../format/count.ts';
import { messageLink } from '../format/message-link.ts';
import { exactTime, relativeTime } from '../format/relative-time.ts';
import { memberMention } from '../format/shared-by.ts';
import { listMarkdown } from '../list/list-markdown.ts';
import { plainTitle } from '../paper/paper-title.ts';
import { scheduleLabel } from '../schedule/schedule-name.ts';
import { draftFormId } from './draft-custom-ids.ts';

/** About a line: curators see what a paper is about, and open its card for more. */
const MAX_SUMMARY_WEIGHT = 120;

/** What a draft is shown with. */
export interface DraftMessageOptions {
  /** `undefined` if it was deleted. */
  readonly schedule: Schedule | undefined;
  /** Its papers by their ids; those that were removed are left out. */
  readonly papers: ReadonlyMap<PaperId, Paper>;
  /** What is posted about papers beside their own fields, as markdown. */
  readonly remarks?: ReadonlyMap<PaperId, string>;
  /** Identifies the message while it is posted, see `Digest.nonce`. */
  readonly nonce?: string;
}

/** Returns the draft of a slot for the curators of a server, or what became of it. */
export function draftMessage(
  draft: Draft,
  { schedule, papers, remarks, nonce }: DraftMessageOptions,
): MessageBody {
  const about = schedule === undefined ? 'a deleted schedule' : nameOf(schedule, draft);
  if (draft.state !== 'open') return closedDraft(draft, about);
  const head = [
    '### Draft of the next post',
    about,
    `Posts ${relativeTime(draft.dueAt)} (${exactTime(draft.dueAt)}). ${stateText(draft, schedule)}`,
  ].join('\n');
  const kept = keptPapers(draft.papers);
  const entries = kept.flatMap((entry, index) => {
    const paper = papers.get(entry.paperId);
    const note = [entry.isPinned ? '📌' : '', remarks?.get(entry.paperId) ?? ''].join(' ').trim();
    const options = { number: `${index + 1}.`, summaryWeight: MAX_SUMMARY_WEIGHT };
    return paper === undefined ? [] : { paper, options: note === '' ? options : { ...options, note } };
  });
  const options = draft.papers.flatMap(entry => optionsOf(entry, papers));
  const leftOut = leftOutText(draft);
  const marks = nonce === undefined ? [] : [nonce];
  return message(
    container(BLUE, [
      textDisplay(head),
      separator(),
      ...(entries.length === 0
        ? [textDisplay('No papers.')]
        : listMarkdown(entries, [head, ...leftOut]).map(textDisplay)),
      ...leftOut.map(textDisplay),
      separator(),
      ...(options.length === 0
        ? []
        : [
            row({
              type: ComponentType.StringSelect,
              custom_id: customId('draft-paper', draft.id),
              placeholder: 'Change a paper',
              options,
            }),
          ]),
      row(
        button(draftFormId('add', draft.id), { label: 'Add a paper' }),
        // It has the nonce: it stays where there is nothing to post.
        button(customId('draft-post', draft.id, ...marks), {
          label: 'Post now',
          ...(schedule !== undefined && postsNothing(draft, schedule) ? { disabled: true } : {}),
        }),
        button(customId('draft-skip', draft.id), { label: 'Skip this slot' }),
        ...(draft.isTouched ? [button(customId('draft-over', draft.id), { label: 'Start over' })] : []),
      ),
    ]),
  );
}

/** Returns how the schedule of a draft is named: what it posts now is not what a cancelled draft was made for. */
function nameOf(schedule: Schedule, { state }: Draft): string {
  return state === 'cancelled' ? `<#${schedule.channelId}> · #${schedule.id}` : scheduleLabel(schedule);
}

/** See `renewedPapers`. */
const FOLLOWS_NEWER_LIST =
  'When a newer daily list comes, its papers take the place of those that no curator has pinned or written a line for.';

function stateText(draft: Draft, schedule: Schedule | undefined): string {
  const { isTouched, papers } = draft;
  if (!isTouched)
    return 'It is posted by itself. Unless you change it, the papers are chosen again when it is due.';
  if (schedule?.what !== 'daily' && schedule?.what !== 'auto')
    return 'Curators changed it: exactly these papers are posted.';
  const hasRoom = keptPapers(papers).length < schedule.count;
  return [
    'Curators changed it, so these papers are posted.',
    ...(hasRoom ? [`Papers that are accepted before that are added, up to ${schedule.count} in all.`] : []),
    ...(awaitsNewerList(draft) ? [FOLLOWS_NEWER_LIST] : []),
  ].join(' ');
}

/** Says that papers were left out, which can be put back. */
function leftOutText({ papers }: Draft): string[] {
  const leftOut = papers.filter(paper => paper.isDropped).length;
  return leftOut === 0 ? [] : [`-# Left out: ${count(leftOut, 'paper')}. Choose one below to put it in.`];
}

function optionsOf(entry: DraftPaper, papers: ReadonlyMap<PaperId, Paper>): APISelectMenuOption[] {
  const paper = papers.get(entry.paperId);
  if (paper === undefined) return [];
  const description = entry.isDropped ? 'Left out' : entry.isPinned ? 'Pinned' : undefined;
  return [
    {
      label: plainTitle(paper, MAX_SELECT_OPTION_LENGTH),
      value: String(paper.id),
      ...(description === undefined ? {} : { description }),
    },
  ];
}

function closedDraft(draft: Draft, about: string): MessageBody {
  const lines = ['### Draft of a post', about, closedText(draft)];
  return message(container(BLUE, [textDisplay(lines.join('\n'))]));
}

function closedText({ state, papers, guildId, post, skippedBy }: Draft): string {
  if (state === 'skipped')
    return `Skipped by ${skippedBy === null ? 'a curator' : memberMention(skippedBy)}: nothing is posted.`;
  if (state !== 'posted')
    return 'It is no longer used: the schedule was changed, paused or deleted, or the desk was moved or turned off.';
  if (post !== null) return `It was posted. ${messageLink({ guildId, ...post })}`;
  return keptPapers(papers).length === 0
    ? 'Its time has come; the draft had no papers.'
    : 'Its time has come: it is being posted.';
}
