import { expect, it } from 'vitest';
import { submit } from '../../../commands/submit/submit.ts';
import { decideNomination } from '../../../commands/submit/nominations.ts';
import { draftSpecKey } from '../../../src/core/schedule/draft-steps.ts';
import { textsOf } from '../../views/message-parts.ts';
import { componentUse, invocation } from '../invocation.ts';
import { replyText } from '../reply-text.ts';
import { create } from '../schedule/schedule-calls.ts';
import { openTestApp } from '../test-app.ts';
import { CURATOR, GUILD } from './draft-fixture.ts';

const DESK = '2000000000000000007';

it('a curator who accepts papers reads which changed draft has them, or is full, with a link', async () => {
  const app = await openTestApp();
  await app.serverSettings.change(GUILD, { deskChannelId: DESK });
  await app.addPapers({ title: 'Bells' }, { title: 'Fog horns' }, { title: 'Lighthouses' });
  const schedule = await create(app, { what: 'daily', count: 2, timezone: 'UTC' });
  const { id, guildId, next } = schedule;
  const slot = { scheduleId: id, guildId, slot: next.date, dueAt: next.dueAt };
  const made = { ...slot, specKey: draftSpecKey(schedule), listName: null, paperIds: [1] };
  const draft = await app.drafts.create(made);
  await app.drafts.setPapers(draft.id, draft.papers);
  await app.drafts.setMessage(draft.id, { channelId: DESK, messageId: '77' });
  const link = `https://discord.com/channels/${GUILD}/${DESK}/77`;

  const submitted = await submit.run(invocation(undefined, { paper: 'Fog horns' }, CURATOR), app);
  expect(replyText(submitted)).toContain(`📥 It is in the draft for <#${schedule.channelId}>. ${link}`);
  await submit.run(invocation(undefined, { paper: 'Lighthouses' }), app);
  const press = componentUse('v1|nomination|accept|3', { ...CURATOR, isPrivate: false });
  const accepted = await decideNomination.run(press, app);
  const said = accepted.kind === 'update' && accepted.followUp ? textsOf(accepted.followUp).join('\n') : '';
  expect(said).toMatch(/left out of the draft .*has 2 papers\. To post it now, choose it in the draft/);
  expect(said).toContain(link);
});
