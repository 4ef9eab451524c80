import { customId } from '../../core/message/custom-id.ts';
import type { MessageBody } from '../../core/message/message-body.ts';
import type { Subscription } from '../../core/watch/subscription.ts';
import { BLUE, button, container, message, row, separator, textDisplay } from '../format/components.ts';
import { count } from '../format/count.ts';
import { noteLines } from '../format/note-lines.ts';
import { SUBJECT_TEXTS, subscriptionEntry } from './subscription-entry.ts';
import { timezoneButton } from './timezone-question.ts';

/** Returns the subscriptions of a member, each with buttons that stop it, and pause or resume it. */
export function subscriptionList(subscriptions: readonly Subscription[]): MessageBody {
  if (subscriptions.length === 0) return message(container(BLUE, [textDisplay(NO_SUBSCRIPTIONS)]));
  return message(
    container(BLUE, [
      textDisplay(`### ${count(subscriptions.length, 'subscription')}`),
      separator(),
      ...subscriptions.flatMap(each => [textDisplay(subscriptionEntry(each)), controls(each)]),
    ]),
  );
}

const NO_SUBSCRIPTIONS = [
  '### No subscriptions yet',
  '`/subscribe daily` sends you the papers of the day in a direct message, `/subscribe weekly` those of the week, `/subscribe trending` what is voted for.',
].join('\n');

function controls({ id, what, pausedReason }: Subscription) {
  return row(
    pausedReason === null
      ? button(customId('pause-sub', id), { label: 'Pause', emoji: '⏸️' })
      : button(customId('resume-sub', id), { label: 'Resume', emoji: '▶️' }),
    button(customId('stop-sub', id), { label: `Stop ${what}`, emoji: '🛑' }),
  );
}

/** Returns a subscription that was just made, or changed if it `isChanged`. `notes`: plain texts about it. */
export function subscriptionSaved(
  subscription: Subscription,
  {
    isChanged,
    notes,
    asksTimezone,
  }: { readonly isChanged: boolean; readonly notes: readonly string[]; readonly asksTimezone: boolean },
): MessageBody {
  const lines = [
    isChanged ? '### Subscription changed' : '### Subscribed',
    subscriptionEntry(subscription),
    ...noteLines(notes),
    '-# `/subscribe list` shows your subscriptions, `/subscribe stop` ends one. It comes as a direct message: allow those from members of this server.',
  ];
  return message(
    container(BLUE, [textDisplay(lines.join('\n')), ...(asksTimezone ? [row(timezoneButton())] : [])]),
  );
}

/** Returns that a subscription was ended. */
export function subscriptionStopped({ what }: Pick<Subscription, 'what'>): string {
  return `Stopped: ${SUBJECT_TEXTS[what]}. \`/subscribe ${what}\` subscribes again.`;
}
