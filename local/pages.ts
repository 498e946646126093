import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerControl } from './control.ts';
import type { LocalStack } from './handle.ts';

/** What the local stack serves beside the API, under `/local/`: the page for people and the control for tests. */
export const localPages =
  (stack: LocalStack) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url?.split('?')[0] ?? '';
    if (path.startsWith('/local/control/'))
      return answerControl(stack, path.slice('/local/control/'.length), request, response);
    response.writeHead(404).end();
  };
