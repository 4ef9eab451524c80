import fc from 'fast-check';
import type { MessageBody } from '../../src/core/message/message-body.ts';
import type { Paper } from '../../src/core/paper/paper.ts';
import { explainChoice } from '../../src/core/schedule/explain-choice.ts';
import { DATE_LANGUAGES, isServerSettingName } from '../../src/core/server-setting.ts';
import { DEFAULT_SERVER_SETTINGS } from '../../src/core/server-settings.ts';
import { choiceExplanation } from '../../src/views/schedule/choice-explanation.ts';
import { serverPanel } from '../../src/views/settings/server-panel.ts';
import { SETTING_TEXTS } from '../../src/views/settings/setting-text.ts';
import { anyPaper, anyText } from './paper-arbitrary.ts';
import { anySchedule } from './schedule/schedule-fixtures.ts';

type ViewArbitrary = fc.Arbitrary<{ readonly body: MessageBody; readonly shown: readonly Paper[] }>;

const id = '223456789012345678';
const channel = '123456789012345678';
const post = {
  guildId: '523456789012345678',
  channelId: channel,
  messageId: '423456789012345678',
  postedAt: 1e12,
};
const names = Object.keys(SETTING_TEXTS).filter(isServerSettingName);

/** Views for members with Manage Server, of arbitrary input. */
export const adminViews: readonly [string, ViewArbitrary][] = [
  [
    'settings of a server',
    fc
      .tuple(anyText, fc.boolean(), fc.constantFrom(...names), fc.constantFrom(...DATE_LANGUAGES))
      .map(([text, isSet, opened, dateLanguage]) => {
        const set = {
          timezone: text,
          alertChannelId: channel,
          curatorRoleId: id,
          deskChannelId: channel,
          voters: 'role',
          voterRoleId: id,
          discussionChannelId: channel,
          wallChannelId: channel,
          dateLanguage,
          seenReplies: true,
        } as const;
        const settings = { ...DEFAULT_SERVER_SETTINGS, ...(isSet ? set : {}) };
        const options = { saved: names, opened, note: text, readsMessageContent: false };
        return { body: serverPanel(settings, options), shown: [] };
      }),
  ],
  [
    'explanation of a choice',
    fc
      .tuple(anySchedule, anyPaper, anyText, fc.boolean(), fc.option(fc.integer({ min: 1, max: 300 })))
      .map(([schedule, paper, text, fits, rank]) => {
        const facts = {
          publishedAt: paper.publishedAt,
          listedOn: paper.listedOn,
          isWithdrawn: paper.isWithdrawn,
          list: { name: text, place: rank },
          words: { query: text, found: [text], missing: [text, text], score: null, fits },
          filters: (['category', 'author', 'organization', 'minVotes'] as const).map(name => ({
            name,
            wanted: text,
            fits,
          })),
          post: fits ? post : undefined,
          isBlocked: !fits,
          rank,
          candidates: { count: 300, isMore: fits },
        };
        const { count, repeat, next } = schedule;
        const isPaused = schedule.pausedReason !== null;
        const explanation = explainChoice(facts, { count, repeat, isPaused, next });
        return {
          body: choiceExplanation(schedule, { paper, facts, explanation, dueAt: 1e12 }),
          shown: [paper],
        };
      }),
  ],
];
