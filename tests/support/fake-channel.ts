import {
  type ChannelSender,
  type DeliverySender,
  type PostSearch,
  SendError,
  type SendProblem,
} from '../../src/core/delivery/sender.ts';
import { textOf } from './rendered-message.ts';

/** One channel as a sender sees it, with the ways a send can fail. */
export interface FakeChannel extends ChannelSender {
  readonly messages: { id: string; body: string; nonce: string }[];
  /** How often it was read. */
  reads(): number;
  /** Refuses messages that contain a text. */
  refuse(text: string): void;
  /** Makes the next sends fail; `stored` if the message is in the channel all the same. */
  failNext(problem: SendProblem, stored: 'stored' | 'not stored', times?: number): void;
  /** Refuses reading the channel from now on, or allows it again. */
  forbidReading(isForbidden?: boolean): void;
  /** Deletes a message, as a moderator does; a send with its nonce fails from then on. */
  deleteMessage(id: string): void;
  /** Sets a listener that is called at the start of each send. */
  beforeSend(listener: () => void): void;
  /** Adds messages of other users. */
  addOtherMessages(count: number): void;
  /** Forgets the nonces, as Discord does after some minutes. */
  forgetNonces(): void;
}

const fail = () => Promise.reject(new SendError('closed', 'the test has only channels'));

/** Returns a sender that has no forums, direct messages and threads beside its channels. */
export function channelsOnly(channels: ChannelSender): DeliverySender {
  return {
    // A test may replace what a channel does.
    send: (...args) => channels.send(...args),
    knownMessage: id => channels.knownMessage(id),
    newestMessage: id => channels.newestMessage(id),
    findPosted: (...args) => channels.findPosted(...args),
    forums: { post: fail, newestPost: fail, findPosted: fail },
    directMessages: { open: fail, newestMessage: fail, findPosted: fail },
    startThread: fail,
  };
}

/** A search for a post gives up after this many messages. */
const MAX_READ_MESSAGES = 20;

/** Creates an empty channel. The ids of its messages begin with `firstId`. */
export function createFakeChannel(firstId = 1_000): FakeChannel {
  const messages: FakeChannel['messages'] = [];
  const failures: { problem: SendProblem; stored: boolean }[] = [];
  let nonces = new Map<string, string>();
  const deletedNonces = new Set<string>();
  let lastId = firstId - 1;
  let readable = true;
  let reads = 0;
  let refusedText: string | undefined;
  let atSend: (() => void) | undefined;

  function store(body: string, nonce: string): string {
    const known = nonces.get(nonce);
    if (known !== undefined && deletedNonces.has(nonce)) throw new SendError('deleted', 'Unknown Message');
    if (known !== undefined) return known;
    lastId += 1;
    const id = String(lastId);
    messages.push({ id, body, nonce });
    nonces.set(nonce, id);
    return id;
  }

  function read(): typeof messages {
    reads += 1;
    if (!readable) throw new SendError('forbidden', 'Missing Access');
    return messages;
  }

  return {
    messages,
    reads: () => reads,
    refuse(text) {
      refusedText = text;
    },
    failNext(problem, stored, times = 1) {
      for (let left = times; left > 0; left -= 1) failures.push({ problem, stored: stored === 'stored' });
    },
    forbidReading(isForbidden = true) {
      readable = !isForbidden;
    },
    deleteMessage(id) {
      const at = messages.findIndex(message => message.id === id);
      const [deleted] = messages.splice(at, 1);
      if (deleted) deletedNonces.add(deleted.nonce);
    },
    addOtherMessages(count) {
      for (let left = count; left > 0; left -= 1) store('chat', `chat ${messages.length}`);
    },
    forgetNonces() {
      nonces = new Map();
    },
    beforeSend(listener) {
      atSend = listener;
    },
    async send(_channelId, body, nonce) {
      atSend?.();
      if (refusedText !== undefined && body.includes(refusedText)) {
        throw new SendError('refused', 'Invalid Form Body');
      }
      const failure = failures.shift();
      if (!failure) return { messageId: store(body, nonce) };
      if (failure.stored) store(body, nonce);
      throw new SendError(failure.problem, 'failed by the test');
    },
    knownMessage: () => undefined,
    async newestMessage() {
      return read().at(-1)?.id ?? '0';
    },
    async findPosted(_channelId, floor, { mark, readsTexts }): Promise<PostSearch> {
      const found = read().find(message => Number(message.id) > Number(floor) && message.body.includes(mark));
      if (messages.length > MAX_READ_MESSAGES) return { kind: 'unclear' };
      if (found) return { kind: 'found', messageId: found.id };
      if (!readsTexts) return { kind: 'absent' };
      return { kind: 'absent', ownTexts: messages.map(({ body }) => textOf(JSON.parse(body))) };
    },
  };
}
