import {
  ComponentType,
  TextInputStyle,
  type APIModalInteractionResponseCallbackData,
} from 'discord-api-types/v10';
import { customId } from '../../core/message/custom-id.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import type { PersonalDataCounts } from '../../core/personal-data.ts';
import { button, container, message, RED, row, textDisplay } from '../format/components.ts';
import { count } from '../format/count.ts';

/** The custom_id of the text input of the form that confirms a deletion, and the word to type. */
export const CONFIRMATION_FIELD = 'word';
export const CONFIRMATION_WORD = 'DELETE';

/** Whom a deletion is about, and when it was asked for, ms since the epoch. */
interface DeletionRequest {
  readonly userId: string;
  readonly askedAt: number;
}

/** Asks whether everything about the caller is to be deleted, with a button that opens a form. */
export function deletionQuestion(
  counts: PersonalDataCounts,
  { userId, askedAt }: DeletionRequest,
): MessageBody {
  return message(
    container(RED, [
      textDisplay(
        [
          '### Delete everything that Paperboy knows about you?',
          ...amountLines(counts),
          'This cannot be undone. Schedules, clubs and discussions that you made stay, and who made them is deleted; delete schedules with `/schedule delete`. Reactions that you made until now save nothing any more.',
          'Messages that were posted in servers stay as they are, also where they name you or show a line of yours: ask a moderator to delete them.',
          "-# Copies in the operator's daily backups are gone within 7 days. `/privacy export` gives you a file first.",
        ].join('\n'),
      ),
    ]),
    row(button(customId('privacy-delete', userId, askedAt), { label: 'Delete everything', emoji: '🗑️' })),
  );
}

/** Returns the form in which a deletion is confirmed. */
export function deletionForm({ userId, askedAt }: DeletionRequest): APIModalInteractionResponseCallbackData {
  return {
    custom_id: customId('privacy-confirm', userId, askedAt),
    title: 'Delete everything about you?',
    components: [
      {
        type: ComponentType.Label,
        label: `Type ${CONFIRMATION_WORD}`,
        description:
          'Your saved papers, notes, tags, watches and settings are deleted. This cannot be undone.',
        component: {
          type: ComponentType.TextInput,
          custom_id: CONFIRMATION_FIELD,
          style: TextInputStyle.Short,
          required: true,
          max_length: 20,
        },
      },
    ],
  };
}

function amountLines(counts: PersonalDataCounts): string[] {
  const rows = (table: string): number => counts[table] ?? 0;
  const further: readonly (readonly [number, string])[] = [
    [rows('vote_origins'), 'vote'],
    [rows('server_submissions'), 'submitted paper'],
    [rows('watches'), 'watch'],
    [rows('subscriptions'), 'subscription'],
    [rows('dismissed_papers'), 'dismissed paper'],
    [rows('library_imports'), 'import'],
  ];
  const named: readonly (readonly [number, did: string, noun: string])[] = [
    [rows('schedules'), 'made or changed', 'schedule'],
    [rows('clubs'), 'made', 'club'],
    [rows('discussions'), 'opened', 'discussion'],
  ];
  const reactions = rows('unmatched_reactions');
  const searches = rows('result_lists');
  return [
    `- ${count(rows('save_origins'), 'saved paper')}, with when and how you saved each, its tags, note and status`,
    ...(searches > 0 ? [`- ${count(searches, 'result list')} of your searches of the last day`] : []),
    ...further.flatMap(([number, noun]) => (number > 0 ? [`- ${countOf(number, noun)}`] : [])),
    ...(rows('user_settings') > 0 ? ['- your settings'] : []),
    ...(reactions > 0 ? [`- ${count(reactions, 'reaction')} on messages that are not recorded yet`] : []),
    ...named.flatMap(([number, did, noun]) =>
      number > 0 ? [`- that you ${did} ${count(number, noun)}`] : [],
    ),
  ];
}

function countOf(number: number, noun: string): string {
  return noun === 'watch' && number !== 1 ? `${number} watches` : count(number, noun);
}

/** Says that everything about the caller was deleted. */
export function deletedNotice(): MessageBody {
  return message(
    textDisplay(
      [
        'Paperboy has deleted everything that it knew about you. Messages that were posted in servers stay as they are.',
        "-# Copies in the operator's daily backups are gone within 7 days.",
      ].join('\n'),
    ),
  );
}

/** Returns the message of an export, which shows the attached files. */
export function personalDataNotice(files: readonly string[]): MessageBody {
  return message(
    textDisplay('Everything that Paperboy knows about you:'),
    ...files.map(name => ({ type: ComponentType.File as const, file: { url: `attachment://${name}` } })),
  );
}
