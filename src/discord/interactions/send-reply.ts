import type { BaseInteraction } from 'discord.js';
import { isPlainReply, type EditReply, type PlainReply, type Reply } from '../../command.ts';
import type { Log } from '../../core/log.ts';
import type { CommandIds } from '../../views/format/command-mentions.ts';
import { answer } from './answer.ts';
import { asEphemeral } from './as-ephemeral.ts';
import { isInBotDm } from './bot-dm.ts';
import type { InteractionContext } from './context.ts';
import { createEditReply } from './edit-reply.ts';
import { sendFollowUp } from './follow-up.ts';
import { interactionName } from './interaction-name.ts';
import { presentBody, presentReply } from './present-reply.ts';
import type { RememberPost } from './publish.ts';
import { repeatResponses } from './repeat-response.ts';

/** A reply to send. */
export interface SendReplyOptions {
  /** Must not reject. */
  readonly reply: Promise<Reply>;
  /** The kind that a slow reply is deferred as. */
  readonly deferAs: PlainReply['kind'];
  /** How long the interaction waited for others since it was received, ms. */
  readonly waitedMs: number;
}

/** Sends a reply, then runs what it does afterwards. Throws the REST client's errors. */
export async function sendReply(
  interaction: BaseInteraction,
  { reply, deferAs, waitedMs }: SendReplyOptions,
  context: InteractionContext,
): Promise<void> {
  const { app, log, toErrorReply } = context;
  const name = interactionName(interaction);
  const commandIds = context.commandIds.validIn(interaction.guildId);
  const present = <T extends Reply>(each: T) => presentReply(each, interaction, commandIds);
  const rest = repeatResponses(interaction.client.rest, waitedMs);
  const isEphemeral = !isInBotDm(interaction);
  const sent = answer(rest, interaction, deferAs, reply.then(present), {
    isEphemeral,
    waitedMs,
    remember: rememberIn(interaction, app),
    toErrorReply: error => present(toErrorReply(error, name, interaction)),
  });
  const receivedAt = context.elapsedMs() - waitedMs;
  const [{ reply: shown, messageReference }] = await Promise.all([
    sent,
    addWork(interaction, reply, sent, context),
  ]);
  // An error reply that was sent instead has neither.
  if (!isPlainReply(shown)) return;
  const { followUp, afterFollowUp, progress } = shown;
  if (progress && messageReference !== undefined) {
    const ageMs = () => context.elapsedMs() - receivedAt;
    const edit = createEditReply(rest, interaction, messageReference, { log, ageMs });
    const work = runProgress(progress, presentEdits(edit, interaction, commandIds), name, context);
    context.backgroundWork.add(interaction.id, work);
  }
  if (!followUp) return;
  await sendFollowUp(rest, interaction, { body: isEphemeral ? asEphemeral(followUp) : followUp });
  await afterFollowUp?.();
}

/** Adds what follows from a reply before its request is on the wire: no use of its components can come earlier. */
async function addWork(
  interaction: BaseInteraction,
  reply: Promise<Reply>,
  sent: Promise<unknown>,
  { log, pendingWork, postsUnderWay }: Pick<InteractionContext, 'log' | 'pendingWork' | 'postsUnderWay'>,
): Promise<void> {
  const replied = await reply;
  if (replied.kind === 'post') {
    const posting = sent.then(() => undefined);
    postsUnderWay.add(interaction.channelId ?? '', posting);
  }
  if (!isPlainReply(replied) || !replied.afterwards) return;
  const name = interactionName(interaction);
  pendingWork.add(interaction.user.id, runAfterwards(sent, replied.afterwards, { name, log }));
}

/** Fits edits to the place where the reply is shown. */
function presentEdits(edit: EditReply, interaction: BaseInteraction, commandIds: CommandIds): EditReply {
  return ({ body, ...files }) => edit({ body: presentBody(body, interaction, commandIds), ...files });
}

/** Never rejects. */
async function runProgress(
  progress: Required<PlainReply>['progress'],
  edit: EditReply,
  what: string,
  { log, signal }: Pick<InteractionContext, 'log' | 'signal'>,
): Promise<void> {
  try {
    await progress(edit, signal);
  } catch (error) {
    log.error('work_after_reply_failed', { what, error });
  }
}

/** Runs the work once the reply was sent, also if that failed: Discord may have shown it all the same. Never rejects. */
async function runAfterwards(
  sent: Promise<unknown>,
  afterwards: () => Promise<void>,
  { name, log }: { readonly name: string; readonly log: Log },
): Promise<void> {
  await Promise.allSettled([sent]);
  try {
    await afterwards();
  } catch (error) {
    log.error('work_after_reply_failed', { what: name, error });
  }
}

function rememberIn(
  { channelId, guildId, user }: Pick<BaseInteraction, 'channelId' | 'guildId' | 'user'>,
  { posted, clock }: Pick<InteractionContext['app'], 'posted' | 'clock'>,
): RememberPost {
  return (messageId, shows) =>
    posted.remember({
      messageId,
      channelId: channelId ?? '',
      guildId,
      postedAt: clock.now(),
      sharedBy: user.id,
      ...shows,
    });
}
