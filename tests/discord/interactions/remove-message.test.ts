import { MessageFlags, RESTJSONErrorCodes } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { removeMessage } from '../../../src/discord/interactions/remove-message.ts';
import { notice } from '../../../src/views/notice/notice.ts';
import { fakeRest, refusal } from './fake-rest.ts';

const REMOVAL = 'DELETE /webhooks/88/token/messages/@original';
const FOLLOW_UP = 'POST /webhooks/88/token';

/** Removes a message with this response of Discord; `recorded` is whether the removal was recorded. */
async function removed(failure?: Error) {
  const { rest, sent } = fakeRest(({ what }) => {
    if (what === REMOVAL && failure) throw failure;
    return {};
  });
  let recorded = false;
  const problem = await removeMessage(
    rest,
    { applicationId: '88', token: 'token' },
    { kind: 'remove', body: notice('Removed'), afterRemoval: async () => void (recorded = true) },
  ).then(
    () => undefined,
    (error: unknown) => error,
  );
  return { sent: sent.map(({ what, body }) => [what, JSON.stringify(body ?? '')]), recorded, problem };
}

/** The request that sends the caller a private message with this text. */
const notified = (text: string) => [
  FOLLOW_UP,
  expect.stringMatching(
    new RegExp(`"flags":${MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral},.*${text}`, 'u'),
  ),
];

describe('a post that is removed', () => {
  it('is deleted by the token of the interaction, recorded, and confirmed to the caller', async () => {
    expect(await removed()).toEqual({
      sent: [[REMOVAL, '""'], notified('Removed')],
      recorded: true,
      problem: undefined,
    });
  });

  it('counts as removed if it is gone already', async () => {
    const gone = refusal(404, RESTJSONErrorCodes.UnknownMessage);
    expect(await removed(gone)).toMatchObject({ recorded: true, problem: undefined });
  });

  it('stays recorded if Discord does not delete it; the caller is told', async () => {
    const failure = refusal(500, 0);
    expect(await removed(failure)).toEqual({
      sent: [[REMOVAL, '""'], notified('did not remove')],
      recorded: false,
      problem: failure,
    });
  });
});
