import type { MessageView, Scene } from '../../../src/playground/web/protocol.ts';

type User = Scene['me'];

/** 21 November 2026, 14:20, UTC; ms since the epoch. */
export const NOW = Date.UTC(2026, 10, 21, 14, 20);

/** Returns a user. */
function user(id: string, name: string, bot = false): User {
  return {
    id,
    username: name.toLowerCase(),
    global_name: name,
    discriminator: '0',
    avatar: null,
    bot,
    public_flags: 0,
    flags: 0,
    primary_guild: null,
  };
}

const ada = user('100000000000000001', 'Ada');
const bob = user('100000000000000002', 'Bob');
const app = user('100000000000000009', 'Robin', true);

/** Returns a channel of the scene. */
function channel(id: string, name: string, fields: Partial<Scene['channels'][number]> = {}) {
  return {
    id,
    kind: 'text' as const,
    name,
    topic: null,
    parentId: null,
    type: 0,
    canWrite: true,
    canReact: true,
    canCreateThreads: true,
    canManageMessages: false,
    isArchived: false,
    tags: [],
    messageCount: 0,
    lastMessageId: null,
    ...fields,
  };
}

/** A server seen by Ada, with Bob and an app, a channel and a thread. */
export const scene: Scene = {
  me: ada,
  users: [
    { user: ada, roleText: 'member' },
    { user: bob, roleText: 'member' },
  ],
  bot: app,
  guild: {
    id: '200000000000000000',
    name: 'The library',
    roles: [
      { id: '200000000000000000', name: '@everyone', color: 0 },
      { id: '200000000000000001', name: 'Librarians', color: 0x2ecc71 },
    ],
    members: [ada, bob, app],
  },
  channels: [
    channel('300000000000000001', 'papers'),
    channel('300000000000000002', 'talk', { kind: 'thread', type: 11 }),
    channel('300000000000000003', 'Robin', { kind: 'dm', type: 1 }),
  ],
  events: [],
  welcome: { title: '', text: '', suggestions: [] },
};

/** Returns a message of the app, 15 minutes old. */
export function message(fields: Partial<MessageView> = {}): MessageView {
  return {
    id: '400000000000000000',
    channel_id: '300000000000000001',
    type: 0,
    author: app,
    content: '',
    timestamp: '2026-11-21T14:05:00.000Z',
    edited_timestamp: null,
    tts: false,
    pinned: false,
    flags: 0,
    embeds: [],
    components: [],
    attachments: [],
    mentions: [],
    mention_roles: [],
    mention_everyone: false,
    reactions: [],
    ...fields,
  };
}
