import { createServer } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { commands, menuCommands } from '../../commands/index.ts';
import { runVerb } from '../support/run-verb.ts';
import { openEmulator } from '../support/emulator.ts';
import { tempFolder } from '../support/temp-folder.ts';

function register(apiUrl: string, token = 'any-token') {
  return runVerb(['register'], tempFolder(), { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl });
}

describe('paperboy register', () => {
  it('registers every slash command and message menu, and prints their names', async () => {
    const emulator = await openEmulator();
    const { code, stdout } = await register(emulator.apiUrl, emulator.token);
    const definitions = [...commands, ...menuCommands].map(({ definition }) => definition);
    expect(code).toBe(0);
    const requests = emulator.faults.find({ method: 'PUT', path: /\/commands$/ });
    expect(requests.map(({ body }) => body)).toEqual([JSON.parse(JSON.stringify(definitions))]);
    const names = [
      ...commands.map(({ definition }) => `/${definition.name}`),
      ...menuCommands.map(({ definition }) => definition.name),
    ];
    expect(stdout).toBe(`registered ${names.join(', ')} for every server\n`);
    expect(stdout).toContain('/search, ');
    expect(stdout).toContain(', Save paper, Look up paper');
  });

  it('names the address that does not answer, and what to check', async () => {
    const emulator = await openEmulator();
    await emulator.stop();
    const { code, stdout, stderr } = await register(emulator.apiUrl.replace('http://', 'http://me:secret@'));
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(`Nothing at ${emulator.apiUrl} answers`);
    expect(stderr).toContain('Check DISCORD_API_URL');
    expect(stderr).not.toContain('secret');
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('also names it when another server answers there', async () => {
    const server = createServer((_request, response) => response.end('<h1>It works!</h1>'));
    await new Promise<void>(resolve => void server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const { code, stderr } = await register(`http://127.0.0.1:${port}/api`);
    expect(code).toBe(1);
    expect(stderr).toContain(`Nothing at http://127.0.0.1:${port}/api answers as Discord does`);
  });

  it('reports a server error as such', async () => {
    const emulator = await openEmulator();
    emulator.faults.respondNext({ method: 'PUT', path: /commands$/ }, { status: 503 });
    const { code, stderr } = await register(emulator.apiUrl, emulator.token);
    expect(code).toBe(1);
    expect(stderr).toContain('503');
  });
});
