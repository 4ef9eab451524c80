import { z } from 'zod';
import { apiError } from '../../api-error.ts';
import { readCommand, readCommands } from '../../validation/command-form.ts';
import type { World } from '../../state/world.ts';
import { guildFor } from '../access.ts';
import { NO_CONTENT, ok } from '../route.ts';
import type { RestRequest, Route } from '../route.ts';

/** The app's commands: global ones, and those of one guild. */
export function commandRoutes(world: World): Route[] {
  const globally = routesOf(world, '/applications/:application_id/commands', () => null);
  const inGuild = routesOf(
    world,
    '/applications/:application_id/guilds/:guild_id/commands',
    ({ param }) => guildFor(world, param('guild_id')).id,
  );
  return [...globally, ...inGuild];
}

function routesOf(world: World, path: string, guildOf: (request: RestRequest) => string | null): Route[] {
  const scope = (request: RestRequest): string | null => {
    if (request.param('application_id') !== world.application.id) throw apiError('unknownApplication');
    return guildOf(request);
  };
  const one = `${path}/:command_id`;
  return [
    {
      method: 'GET',
      path,
      auth: 'bot',
      answer: request => ok(world.commands.list(scope(request))),
    },
    {
      method: 'PUT',
      path,
      auth: 'bot',
      answer: request => ok(world.commands.overwrite(scope(request), readCommands(request.body))),
    },
    {
      method: 'POST',
      path,
      auth: 'bot',
      answer(request) {
        const { command, isNew } = world.commands.upsert(scope(request), readCommand(request.body ?? {}));
        return { status: isNew ? 201 : 200, body: command };
      },
    },
    {
      method: 'GET',
      path: one,
      auth: 'bot',
      answer: request => ok(world.commands.get(scope(request), request.param('command_id'))),
    },
    {
      method: 'PATCH',
      path: one,
      auth: 'bot',
      answer(request) {
        const guildId = scope(request);
        const id = request.param('command_id');
        const change = z.record(z.string(), z.unknown()).safeParse(request.body).data ?? {};
        const { type, ...before } = world.commands.get(guildId, id);
        // The type of a command never changes.
        const definition = readCommand({ ...before, ...change, type });
        return ok(world.commands.change(guildId, id, definition));
      },
    },
    {
      method: 'DELETE',
      path: one,
      auth: 'bot',
      answer(request) {
        world.commands.remove(scope(request), request.param('command_id'));
        return NO_CONTENT;
      },
    },
  ];
}
