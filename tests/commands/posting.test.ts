import { describe, expect, it } from 'vitest';
import { postPageReply } from '../../commands/posting.ts';
import { UserError } from '../../src/core/message/user-error.ts';
import { DEFAULT_SERVER_SETTINGS } from '../../src/core/server-settings.ts';
import { notice } from '../../src/views/notice/notice.ts';
import { customIdsOf } from '../views/message-parts.ts';
import { componentUse } from './invocation.ts';
import { replyText } from './reply-text.ts';
import { openTestApp } from './test-app.ts';

const instead = notice('Posted');
const id = 'v1|post-results|1|0';

async function openPage() {
  const app = await openTestApp();
  const papers = await app.addPapers({ title: 'One' }, { title: 'Two' });
  return { heading: 'Papers for “one”', papers: papers.toReversed() };
}

describe('posting a page', () => {
  it('posts its heading and papers in order, in the name of the caller', async () => {
    const reply = postPageReply(componentUse(id), await openPage(), instead);
    expect(reply).toMatchObject({ kind: 'post', shows: { kind: 'digest', paperIds: [2, 1] }, instead });
    const text = replyText(reply);
    expect(text).toMatch(/Papers for “one”[^]*Two[^]*One/);
    expect(text).toContain('<@3000000000000000001>');
  });

  it('marks its buttons with the interaction, so that a repeated request is found again', async () => {
    const reply = postPageReply(componentUse(id, { interactionId: '77' }), await openPage(), instead);
    expect(customIdsOf(reply.body).some(each => each.endsWith('|77'))).toBe(true);
  });

  it('is written in the style of the server', async () => {
    const style = { ...DEFAULT_SERVER_SETTINGS, saveEmoji: '⭐' };
    const reply = postPageReply(componentUse(id), { ...(await openPage()), style }, instead);
    expect(replyText(reply)).toContain('⭐ to save all');
  });

  it('is refused where the caller may not write', async () => {
    const page = await openPage();
    expect(() => postPageReply(componentUse(id, { canPost: false }), page, instead)).toThrow(UserError);
  });
});
