import { signed } from './sigv4.ts';

/** What the API answered to the department. */
export interface DepartmentAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** Asks the API as the department's systems do: signed with SigV4, here with the stack's own local key. */
export const askAsDepartment = async (
  apiUrl: string,
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
): Promise<DepartmentAnswer> => {
  const text = body === undefined ? '' : JSON.stringify(body);
  const now = new Date();
  const credential = {
    accessKey: 'local',
    date: now.toISOString().slice(0, 10).replaceAll('-', ''),
    region: 'us-east-1',
    service: 'execute-api',
  };
  const request = { method, url: path, headers: { host: new URL(apiUrl).host }, body: Buffer.from(text) };
  const response = await fetch(new URL(path, apiUrl), {
    method,
    headers: { 'content-type': 'application/json', ...signed(request, credential, 'local', now) },
    body: text === '' ? null : text,
  });
  const answer: unknown = await response.json();
  return { status: response.status, body: answer };
};
