import { createGuard } from '../../src/discord-emulator/http/guard.ts';
import { listenOn } from '../../src/discord-emulator/http/listen.ts';
import { pathOf } from '../../src/discord-emulator/http/request-path.ts';
import { sendProblem } from '../../src/discord-emulator/http/send-problem.ts';
import { ATTACHMENTS_PREFIX, serveAttachments } from '../../src/discord-emulator/http/serve-attachments.ts';
import type { StartWebsite } from '../../src/discord-emulator/website.ts';

/** An address at which the websites of emulators are seen one after another. */
export interface SharedAddress {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** Returns the same website, which is also seen at this address from its start on. */
  share(website: StartWebsite): StartWebsite;
  close(): void;
}

/** Opens an address that does not change with the emulator: a loaded page can stay when the next emulator starts. */
export async function openSharedAddress(): Promise<SharedAddress> {
  const { server, port, serve } = await listenOn(0);
  const guard = createGuard(port);
  return {
    url: `http://127.0.0.1:${port}`,
    share: start => context => {
      const website = start(context);
      const attachments = serveAttachments(context.world.files);
      serve((request, response) => {
        const path = pathOf(request);
        const rejection = guard({ method: request.method ?? 'GET', path, headers: request.headers });
        if (rejection !== undefined) sendProblem(response, rejection.status, rejection.problem);
        else if (path.startsWith(ATTACHMENTS_PREFIX)) attachments(request, response);
        else website.listener(request, response);
      });
      return website;
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
