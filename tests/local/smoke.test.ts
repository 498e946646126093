import { callApi, startStack, type StackClient } from '../support/local-stack.ts';
let stack: StackClient;
beforeAll(async () => { stack = await startStack(); }, 60_000);
afterAll(() => stack.stop());
it('answers', async () => {
  expect(await stack.counts()).toEqual(expect.any(Array));
  expect((await callApi(stack, { path: '/openapi.json' })).status).toBe(200);
  expect((await callApi(stack, { path: '/status-changes/x?b=1&a=2', isSigned: true })).status).toBe(200);
  expect(await stack.tick()).toEqual([]);
});
