import { describe, expect, it } from 'vitest';
import { attachmentUrl } from '../../../src/discord/attachments/attachment-url.ts';

const LOCAL_API = 'http://127.0.0.1:4000/api';

describe('the address of an attachment', () => {
  it.each([
    'https://cdn.discordapp.com/attachments/1/2/library.bib?ex=1&is=2&hm=3',
    'https://media.discordapp.net/attachments/1/2/library.bib',
    'https://cdn.discordapp.com/ephemeral-attachments/1/2/library.bib',
  ])('%s is read', text => {
    expect(attachmentUrl(text, undefined)?.href).toBe(text);
  });

  it.each([
    ['http://cdn.discordapp.com/attachments/1/2/a.bib', 'without TLS'],
    ['https://cdn.discordapp.com:8443/attachments/1/2/a.bib', 'on another port'],
    ['https://cdn.discordapp.com.example.org/a.bib', 'on a host that begins so'],
    ['https://evil.example/cdn.discordapp.com/a.bib', 'with the host in its path'],
    ['https://cdn.discordapp.com@evil.example/a.bib', 'with the host as a user'],
    ['https://user:word@cdn.discordapp.com/a.bib', 'with a password'],
    ['https://169.254.169.254/latest/meta-data', 'of a cloud’s metadata'],
    ['http://127.0.0.1:4000/attachments/1/2/a.bib', 'on this machine'],
    ['http://localhost/a.bib', 'on this machine by name'],
    ['file:///etc/passwd', 'of a local file'],
    ['data:text/plain,hello', 'that is its own content'],
    ['', 'that is empty'],
    ['cdn.discordapp.com/a.bib', 'without a scheme'],
  ])('%s is not read: %s', text => {
    expect(attachmentUrl(text, undefined)).toBeUndefined();
  });

  it('is that of the API’s own host, if that is on this machine', () => {
    expect(attachmentUrl('http://127.0.0.1:4000/attachments/1/2/a.bib', LOCAL_API)).toBeDefined();
    expect(attachmentUrl('http://[::1]:4000/a', 'http://[::1]:4000/api')).toBeDefined();
    expect(attachmentUrl('http://127.0.0.1:4001/attachments/1/2/a.bib', LOCAL_API)).toBeUndefined();
    expect(attachmentUrl('http://localhost:4000/a', LOCAL_API)).toBeUndefined();
    expect(
      attachmentUrl('https://proxy.example/attachments/1/a', 'https://proxy.example/api'),
    ).toBeUndefined();
    expect(
      attachmentUrl('http://127.proxy.example/attachments/1/a', 'http://127.proxy.example/api'),
    ).toBeUndefined();
  });
});
