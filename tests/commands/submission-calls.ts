import { expect } from 'vitest';
import { decideNomination } from '../../commands/submit/nominations.ts';
import { submit } from '../../commands/submit/submit.ts';
import type { Caller } from '../../src/command.ts';
import { limitsBroken } from '../views/discord-limits.ts';
import { customIdsOf, textsOf } from '../views/message-parts.ts';
import { componentUse, invocation } from './invocation.ts';
import { openTestApp } from './test-app.ts';

export const GUILD = '1000000000000000001';
export const DESK = '2000000000000000009';
export const MEMBER = { userId: '3000000000000000001' };
export const CURATOR: Partial<Caller> = { userId: '3000000000000000002', managesGuild: true };
const ROLE = '6000000000000000001';
export const ROLE_CURATOR: Partial<Caller> = { userId: '3000000000000000003', roleIds: [ROLE] };

/** A server with a desk and a role of curators, and one paper. */
export async function openDesk() {
  const app = await openTestApp();
  await app.serverSettings.change(GUILD, { deskChannelId: DESK, curatorRoleId: ROLE });
  const [paper] = await app.addPapers({ title: 'Bells in the fog', arxivId: '2601.00001' });
  if (!paper) throw new Error('no paper was added');
  const submitAs = async (caller: Partial<Caller>, given: Record<string, string> = {}) => {
    const { body } = await replyOf(
      submit.run(invocation(undefined, { paper: '2601.00001', ...given }, caller), app),
    );
    return textsOf(body).join('\n');
  };
  const press = (id: string, caller: Partial<Caller>) =>
    decideNomination.run(componentUse(id, { isPrivate: false, ...caller }), app);
  return { app, paper, submitAs, press };
}

/** The reply, whose message Discord would accept. */
async function replyOf<T extends { body: Parameters<typeof limitsBroken>[0] }>(
  reply: Promise<T>,
): Promise<T> {
  const replied = await reply;
  expect(limitsBroken(replied.body)).toEqual([]);
  return replied;
}

/** The custom_ids that decide in a message. */
export function idsOf(body: string | undefined): string[] {
  return customIdsOf(JSON.parse(body ?? '{}')).filter(id => id.includes('nomination'));
}
