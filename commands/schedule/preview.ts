import type { App, Caller } from '../../src/command.ts';
import { parseCustomId } from '../../src/core/message/custom-id.ts';
import { chooseTags } from '../../src/core/message/forum-tags.ts';
import type { MessageBody } from '../../src/core/message/message-body.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import type { Draft } from '../../src/core/schedule/draft.ts';
import type { Schedule, Slot } from '../../src/core/schedule/schedule.ts';
import { arrangeDigest } from '../../src/usecases/arrange-digest.ts';
import { choosePapers, needsIndex } from '../../src/usecases/choose-papers.ts';
import { changedDraft, papersOfDraft } from '../../src/usecases/draft-papers.ts';
import { FORECAST_DAYS, forecastSchedule } from '../../src/usecases/forecast-schedule.ts';
import { indexProgress } from '../../src/usecases/index-progress.ts';
import { nextOpenSlot } from '../../src/usecases/next-open-slot.ts';
import { paperRemarks } from '../../src/usecases/paper-remarks.ts';
import { renderPart, slotParts, type ForumPostBody } from '../../src/usecases/render-part.ts';
import { weekThemes } from '../../src/usecases/week-themes.ts';
import { progressText } from '../../src/views/format/progress-text.ts';
import { withoutComponents } from '../../src/views/format/without-components.ts';
import { notice } from '../../src/views/notice/notice.ts';
import {
  scheduleForecast,
  type PreviewedForumPost,
  type ScheduleForecastOptions,
} from '../../src/views/schedule/schedule-forecast.ts';
import { assertKnownZone } from './assert-known-zone.ts';
import { chosenSchedule } from './chosen-schedule.ts';
import type { ScheduleNeeds, ScheduleSubcommand } from './subcommand.ts';

/** Instead of a delivery's nonce, in the custom_ids of a post that is not in the channel. */
const PREVIEW_NONCE = 'preview';

/** Shows the caller the next post of a schedule, and what it would have posted in the last days. Nothing is stored. */
export const previewSchedule: ScheduleSubcommand = async (invocation, app) => {
  const chosen = await chosenSchedule(invocation, app);
  assertKnownZone(chosen);
  const progress = needsIndex(chosen) ? await indexProgress(app) : undefined;
  if (progress) throw new UserError(`${progressText(progress)} Preview this schedule when all are read.`);
  const now = app.clock.now();
  const next = chosen.pausedReason === null ? chosen.next : await nextOpenSlot(chosen, now, app.schedules);
  const { body, draft, ...post } = await nextPost(chosen, next, app);
  const slots = await forecastSchedule(chosen, now, app);
  return {
    kind: 'private',
    body,
    followUp: scheduleForecast(chosen, {
      next,
      ...post,
      draft: draft && shownDraft(draft, invocation),
      slots,
      days: FORECAST_DAYS,
    }),
  };
};

type PreviewedPost = Pick<
  ScheduleForecastOptions,
  'messages' | 'forumPost' | 'roleProblem' | 'hasPicture'
> & {
  readonly body: MessageBody;
  /** The draft that is posted, if curators changed it. */
  readonly draft?: Draft | undefined;
};

function shownDraft(
  { guildId, message }: Draft,
  { canSee }: Pick<Caller, 'canSee'>,
): ScheduleForecastOptions['draft'] {
  return message !== null && canSee(message.channelId) ? { message: { guildId, ...message } } : {};
}

/** Returns the first message of a slot, and what else the slot would post. */
async function nextPost(
  schedule: Schedule,
  next: Slot,
  app: Pick<App, ScheduleNeeds>,
): Promise<PreviewedPost> {
  const since = await app.schedules.lastChosenDate(schedule.id);
  const slot = { day: next.date, now: next.dueAt, since };
  const draft = await changedDraft(schedule, next.date, app);
  const chosen = draft
    ? await papersOfDraft(draft, schedule, next.dueAt, app)
    : await arrangeDigest(schedule, await choosePapers(schedule, slot, app), app);
  if (chosen.papers.length === 0 && schedule.empty === 'silent')
    return { body: notice(draft ? NOTHING_IN_DRAFT : NOTHING), messages: 0, draft };
  const parts = slotParts(schedule, chosen);
  const [{ papers, ...first }] = parts;
  const { roleId, roleProblem } = await mentionedRole(schedule, app);
  const style = await app.serverSettings.get(schedule.guildId);
  const post = renderPart(schedule, { ...first, nonce: PREVIEW_NONCE }, papers, {
    roleId,
    layout: chosen.layout,
    remarks: await paperRemarks(
      schedule,
      { day: next.date, paperIds: chosen.papers.map(paper => paper.id), draft },
      app,
    ),
    style,
  });
  const hasPicture = schedule.picture && first.format === 'digest' && chosen.papers.length > 0;
  return {
    draft,
    hasPicture: hasPicture ? (await weekThemes(schedule, next.date, app)) !== null : undefined,
    body: asPreview('message' in post ? post.message : post),
    messages: parts.length,
    forumPost: 'message' in post ? previewedForumPost(post, schedule.channelId, app) : undefined,
    roleProblem,
  };
}

async function mentionedRole(
  { guildId, channelId, roleId, editedBy }: Schedule,
  { roleMentions }: Pick<App, 'roleMentions'>,
): Promise<{ readonly roleId?: string; readonly roleProblem?: string }> {
  if (roleId === null) return {};
  const roleProblem = await roleMentions.problem({ guildId, channelId, roleId, userId: editedBy });
  return roleProblem === undefined ? { roleId } : { roleProblem };
}

/** Returns a message that notifies no one, without the button that saves the papers of a posted message. */
function asPreview(body: MessageBody): MessageBody {
  const shown = withoutComponents(body, id => parseCustomId(id)?.verb === 'save-all');
  return { ...shown, allowed_mentions: { parse: [] } };
}

function previewedForumPost(
  { name, tag_names: names }: ForumPostBody,
  channelId: string,
  { channelAccess }: Pick<App, 'channelAccess'>,
): PreviewedForumPost {
  const tags = channelAccess.forumTags(channelId);
  return { name, tags: tags ? chooseTags(tags, names).map(tag => tag.name) : [] };
}

const NOTHING_IN_DRAFT =
  'This slot would post nothing: curators left no paper in its draft, or all were posted in its channel.';
const NOTHING =
  'This slot would post nothing: no paper matches the schedule, or all that do were posted in its channel.';
