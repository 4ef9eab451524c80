import { ComponentType } from 'discord-api-types/v10';
import { expect, it } from 'vitest';
import { createMessageEditRequests } from '../../src/discord/message-edit-requests.ts';

function gallery(...media: readonly object[]) {
  return {
    type: ComponentType.MediaGallery,
    items: media.map(each => ({ media: each, description: null, spoiler: false })),
  };
}

it('a message is read as it can be sent again: pictures by their URL, uploads by the name of their file', async () => {
  const text = { type: ComponentType.TextDisplay, id: 1, content: 'Papers' };
  const loaded = { proxy_url: 'https://proxy.example/1', width: 3, height: 2, content_type: 'image/png' };
  const received = gallery(
    { ...loaded, id: '9', url: 'https://pictures.example/1.png' },
    { ...loaded, id: '10', url: 'https://cdn.example/attachments/7/8/week.png?ex=1', attachment_id: '8' },
  );
  const container = { type: ComponentType.Container, components: [text, received] };
  const requests = createMessageEditRequests({
    get: () => Promise.resolve({ components: [container], attachments: [{ id: '8', filename: 'week.png' }] }),
    patch: () => Promise.reject(new Error('nothing is edited')),
  });
  const sendable = gallery({ url: 'https://pictures.example/1.png' }, { url: 'attachment://week.png' });
  expect(await requests.read('7', '1')).toEqual({
    components: [{ ...container, components: [text, sendable] }],
  });
});
