import {
  SendError,
  type ChannelSender,
  type PostSearch,
  type SendProblem,
} from '../../src/core/schedule/delivery.ts';

/** One channel as a sender sees it, with the ways a send can fail. */
export interface FakeChannel extends ChannelSender {
  readonly messages: { id: string; body: string; nonce: string }[];
  /** Makes the next sends fail; `stored` if the message is in the channel all the same. */
  failNext(problem: SendProblem, stored: 'stored' | 'not stored', times?: number): void;
  /** Refuses reading the channel from now on. */
  forbidReading(): void;
  /** Sets a listener that is called at the start of each send. */
  beforeSend(listener: () => void): void;
  /** Adds this many messages of other users. */
  chatter(count: number): void;
  /** Forgets the nonces, as Discord does after some minutes. */
  forgetNonces(): void;
}

/** A read-back gives up past this many messages. */
const MAX_READ_MESSAGES = 20;

export function fakeChannel(): FakeChannel {
  const messages: FakeChannel['messages'] = [];
  const failures: { problem: SendProblem; stored: boolean }[] = [];
  let nonces = new Map<string, string>();
  let readable = true;
  let atSend: (() => void) | undefined;

  function store(body: string, nonce: string): string {
    const known = nonces.get(nonce);
    if (known !== undefined) return known;
    const id = String(1000 + messages.length);
    messages.push({ id, body, nonce });
    nonces.set(nonce, id);
    return id;
  }

  function read(): typeof messages {
    if (!readable) throw new SendError('forbidden', 'Missing Access');
    return messages;
  }

  return {
    messages,
    failNext(problem, stored, times = 1) {
      for (let left = times; left > 0; left -= 1) failures.push({ problem, stored: stored === 'stored' });
    },
    forbidReading() {
      readable = false;
    },
    chatter(count) {
      for (let left = count; left > 0; left -= 1) store('chatter', `chatter ${messages.length}`);
    },
    forgetNonces() {
      nonces = new Map();
    },
    beforeSend(listener) {
      atSend = listener;
    },
    async send(_channelId, body, nonce) {
      atSend?.();
      const failure = failures.shift();
      if (!failure) return { messageId: store(body, nonce) };
      if (failure.stored) store(body, nonce);
      throw new SendError(failure.problem, 'failed by the test');
    },
    async newestMessage() {
      return read().at(-1)?.id ?? '0';
    },
    async findPosted(_channelId, floor, mark): Promise<PostSearch> {
      const found = read().find(message => Number(message.id) > Number(floor) && message.body.includes(mark));
      if (messages.length > MAX_READ_MESSAGES) return { kind: 'unclear' };
      return found ? { kind: 'found', messageId: found.id } : { kind: 'absent' };
    },
  };
}
