import { ComponentType } from 'discord-api-types/v10';
import { customId } from '../../core/message/custom-id.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import type { PersonalData } from '../../core/personal-data.ts';
import { button, container, message, RED, row, textDisplay } from '../format/components.ts';
import { count } from '../format/count.ts';

/** The file of an export. */
export const PERSONAL_DATA_FILE = 'paperboy-data.json';

/** How much is stored about a user. */
type Amounts = Readonly<Record<keyof PersonalData, number>>;

/** Asks whether everything about the caller is to be deleted, with a button that does it. `askedAt`: ms since the epoch. */
export function deletionQuestion(
  amounts: Amounts,
  { userId, askedAt }: { readonly userId: string; readonly askedAt: number },
): MessageBody {
  return message(
    container(RED, [
      textDisplay(
        [
          '### Delete everything that Paperboy knows about you?',
          ...amountLines(amounts),
          'This cannot be undone. Schedules that you made stay, without your name; delete them with `/schedule delete`. Reactions that you made until now save nothing any more.',
          "-# Copies in the operator's daily backups are gone within 7 days. `/privacy export` gives you a file first.",
        ].join('\n'),
      ),
    ]),
    row(button(customId('privacy-delete', userId, askedAt), { label: 'Delete everything', emoji: '🗑️' })),
  );
}

function amountLines({ saves, searches, reactions, schedules }: Amounts): string[] {
  return [
    `- ${count(saves, 'saved paper')}, with when and how you saved each`,
    `- ${count(searches, 'result list')} of your searches of the last day`,
    ...(reactions > 0 ? [`- ${count(reactions, 'reaction')} on messages that are not recorded yet`] : []),
    ...(schedules > 0 ? [`- your name on ${count(schedules, 'schedule')}`] : []),
  ];
}

/** Says that everything about the caller was deleted. */
export function deletedNotice(): MessageBody {
  return message(
    textDisplay(
      [
        'Paperboy has deleted everything that it knew about you.',
        "-# Copies in the operator's daily backups are gone within 7 days.",
      ].join('\n'),
    ),
  );
}

/** Returns the message of an export, which shows the attached file. */
export function exportNotice(): MessageBody {
  return message(textDisplay('Everything that Paperboy knows about you:'), {
    type: ComponentType.File,
    file: { url: `attachment://${PERSONAL_DATA_FILE}` },
  });
}
