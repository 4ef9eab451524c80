import { ApplicationCommandType, type Interaction } from 'discord.js';
import type { AnyCommand, AnyComponentAction, App, MenuCommand, ModalAction } from '../../command.ts';
import type { Log } from '../../core/log.ts';
import { createRepeatLog } from '../../core/repeat-log.ts';
import { UserError } from '../../core/message/user-error.ts';
import type { KnownCommandIds } from '../command-ids.ts';
import { toSendError } from '../rest-problem.ts';
import { createCallLimits } from './call-limits.ts';
import type { InteractionContext } from './context.ts';
import { createErrorReply } from './error-reply.ts';
import { handleAutocomplete } from './handle-autocomplete.ts';
import { handleCommand } from './handle-command.ts';
import { handleComponent, UNKNOWN_COMPONENT } from './handle-component.ts';
import { handleModal } from './handle-modal.ts';
import { createInteractionQueue, type DropReason } from './interaction-queue.ts';
import { interactionName } from './interaction-name.ts';
import { createPendingWork, type PendingWork } from './pending-work.ts';
import { sendReply } from './send-reply.ts';

/**
 * Hands an interaction to its command or action and sends the reply; in an overload, drops it if it could not be answered
 * in time. Resolves when all is done, also what the reply does afterwards. Never rejects.
 */
export type Dispatch = (interaction: Interaction) => Promise<void>;

export interface DispatchOptions {
  readonly commands: readonly AnyCommand[];
  readonly menuCommands: readonly MenuCommand[];
  readonly actions: readonly AnyComponentAction[];
  readonly modalActions: readonly ModalAction[];
  /** Ids by which answers mention commands. */
  readonly commandIds: Pick<KnownCommandIds, 'validIn'>;
  readonly app: App;
  readonly log: Log;
  /** Posts that are not stored yet, by channel. */
  readonly postsUnderWay: PendingWork;
  /** Ends work that goes on in the background after replies. */
  readonly signal: AbortSignal;
  /** Called with each interaction that is dropped in an overload, for metrics. */
  readonly onDropped?: ((why: DropReason) => void) | undefined;
}

const elapsedMs = () => performance.now();

/** Creates a dispatcher over the given commands and actions. */
export function createDispatch(options: DispatchOptions): Dispatch {
  const { commands, menuCommands, actions, modalActions, commandIds, app, log, onDropped } = options;
  const { postsUnderWay, signal } = options;
  const context: InteractionContext = {
    commands: new Map(commands.map(command => [command.definition.name, command])),
    menuCommands: new Map(menuCommands.map(command => [command.definition.name, command])),
    actions: new Map(actions.map(action => [action.verb, action])),
    modalActions: new Map(modalActions.map(action => [action.verb, action])),
    commandIds,
    app,
    log,
    postsUnderWay,
    signal,
    elapsedMs,
    repeatLog: createRepeatLog(log, app.clock),
    limits: createCallLimits(app.cooldowns),
    toErrorReply: createErrorReply(log),
    pendingWork: createPendingWork(),
    backgroundWork: createPendingWork(),
    publishing: new Set(),
  };
  const queue = createInteractionQueue<Interaction>({
    async start(interaction, waitedMs) {
      await handleLogged(interaction, waitedMs, context);
      await context.pendingWork.settled(interaction.user.id);
      await context.backgroundWork.settled(interaction.id);
    },
    onDropped(interaction, why) {
      onDropped?.(why);
      logDropped(interaction, why, context.repeatLog);
    },
    now: elapsedMs,
    nextTurn: callback => void setImmediate(callback),
  });
  return interaction => queue.add(interaction);
}

/** One line a minute, with the number of those that were dropped since the last one. */
function logDropped(interaction: Interaction, why: DropReason, repeatLog: Log): void {
  const { guildId: guild, user } = interaction;
  const fields = { why, what: interactionName(interaction), guild, person: user.id };
  if (why === 'typed on') repeatLog.debug('interaction_dropped', fields);
  else repeatLog.warn('interaction_dropped', fields);
}

async function handleLogged(
  interaction: Interaction,
  waitedMs: number,
  context: InteractionContext,
): Promise<void> {
  const { app, log, repeatLog } = context;
  const startedAt = app.clock.now();
  const what = interactionName(interaction);
  try {
    await handle(interaction, waitedMs, context);
    const { guildId: guild, user } = interaction;
    log.debug('interaction_answered', { what, ms: app.clock.now() - startedAt, guild, person: user.id });
  } catch (error) {
    // Usually the token has expired, the interaction was answered already, or Discord cannot be reached.
    repeatLog.warn('interaction_not_answered', { what, why: toSendError(error).message, error });
  }
}

/** `waitedMs` is how long the interaction waited for others since it was received. */
async function handle(
  interaction: Interaction,
  waitedMs: number,
  context: InteractionContext,
): Promise<void> {
  if (interaction.isAutocomplete()) return handleAutocomplete(interaction, waitedMs, context);
  if (interaction.isMessageComponent()) return handleComponent(interaction, waitedMs, context);
  if (interaction.isModalSubmit()) return handleModal(interaction, waitedMs, context);
  if (interaction.isMessageContextMenuCommand()) return handleCommand(interaction, waitedMs, context);
  if (interaction.isCommand() && interaction.commandType === ApplicationCommandType.ChatInput)
    return handleCommand(interaction, waitedMs, context);
  context.repeatLog.warn('interaction_kind_unknown', { type: interaction.type });
  const error = new UserError(UNKNOWN_COMPONENT);
  const reply = context.toErrorReply(error, interactionName(interaction), interaction);
  await sendReply(interaction, { deferAs: 'private', reply: Promise.resolve(reply), waitedMs }, context);
}
