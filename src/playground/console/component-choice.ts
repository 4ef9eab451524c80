import { pressableButtons } from '../../discord-emulator/user-actions/component-use.ts';
import { UserActionError } from '../../discord-emulator/user-actions/user-action-error.ts';
import { allComponents } from '../../discord-emulator/validation/component-tree.ts';
import { isSelect } from '../../discord-emulator/validation/select.ts';
import type { User } from '../../discord-emulator/state/guild.ts';
import type { Message } from '../../discord-emulator/state/message.ts';
import type { World } from '../../discord-emulator/state/world.ts';
import { areNumbers, chooseEntries, entryText } from './choice.ts';
import { findByLabel } from './find-by-label.ts';
import { selectEntries } from './select-entries.ts';
import { textAndNumber } from './verb-arguments.ts';

/** A component of a message, and what is chosen in it. */
export interface ChosenComponent {
  readonly messageId: string;
  readonly customId: string;
  /** Empty for a button. */
  readonly values: readonly string[];
}

const NOTHING_SHOWN = 'No message with buttons was shown yet';

/**
 * Returns the button with a label, `Save`, or the n-th of them in its message, `Save 3`. Whole labels match first, then their
 * beginnings. The first message with such a button is meant.
 * @throws UserActionError listing the buttons
 */
export function chosenButton(messages: readonly Message[], wanted: string): ChosenComponent {
  const { text: label, nth } = textAndNumber(wanted);
  const offers = messages.map(message => ({ id: message.id, buttons: pressableButtons(message) }));
  const offer =
    offers.find(({ buttons }) => [wanted, label].some(each => findByLabel(buttons, each).length > 0)) ??
    offers.find(({ buttons }) => buttons.length > 0);
  if (offer === undefined) throw new UserActionError(NOTHING_SHOWN);
  const found = findByLabel(offer.buttons, wanted)[0] ?? findByLabel(offer.buttons, label)[nth - 1];
  if (found !== undefined) return { messageId: offer.id, customId: found.customId, values: [] };
  const available = offer.buttons.map(button => `[${button.label}]`).join(' ');
  throw new UserActionError(`There is no button '${wanted}'; there are: ${available}`);
}

/**
 * Returns the options of a select that a text means: by label, `One`, by number among those of all selects of the message, `2`, or
 * several of one select, `"One" "Two"`; `none` empties a select that may be empty. The first message with such options is meant.
 * @throws UserActionError listing the options
 */
export function chosenOptions(
  world: World,
  user: User,
  messages: readonly Message[],
  wanted: string,
): ChosenComponent {
  const offers = messages.flatMap(message => {
    const offer = offerOf(world, user, message);
    return offer.selects.length === 0 ? [] : [offer];
  });
  // A number counts in the message that is seen last, even if that has fewer options.
  const offer = areNumbers(wanted) ? offers[0] : (offers.find(each => chosenIn(each, wanted)) ?? offers[0]);
  if (offer === undefined) throw new UserActionError('No message with a menu was shown yet');
  const chosen = chosenIn(offer, wanted);
  if (chosen === undefined) {
    throw new UserActionError(`There is no option '${wanted}'; there are: ${entryText(offer.entries)}`);
  }
  return { messageId: offer.messageId, ...chosen };
}

function offerOf(world: World, user: User, message: Message) {
  const place = { world, user, channel: world.directory.channel(message.channel_id) };
  const selects = allComponents(message.components).filter(isSelect);
  const entries = selects.flatMap(select =>
    selectEntries(select, place).map(entry => ({ ...entry, customId: select.custom_id })),
  );
  return { messageId: message.id, selects, entries };
}

function chosenIn(
  { selects, entries }: ReturnType<typeof offerOf>,
  wanted: string,
): Omit<ChosenComponent, 'messageId'> | undefined {
  const [first, ...others] = chooseEntries(entries, wanted) ?? [];
  if (first !== undefined) {
    if (others.some(({ customId }) => customId !== first.customId)) {
      throw new UserActionError('Options of different menus are chosen one after the other');
    }
    return { customId: first.customId, values: [first, ...others].map(({ value }) => value) };
  }
  const emptied = wanted === 'none' ? selects.find(select => select.min_values === 0) : undefined;
  return emptied && { customId: emptied.custom_id, values: [] };
}
