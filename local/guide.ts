import { linkHost } from './ports.ts';
import type { StackAddress } from './handle.ts';

/** What `npm start` understands. */
export const USAGE = `npm start -- [options]
  --fresh        forget the local state first
  --demo         end after the demonstration; exit code 0 only if everyone was told who should be
  --json         print the demonstration's result as JSON
  --port N       the website, the API and the page (8080)
  --aws-port N   the AWS endpoint (4566)
  --state DIR    where the state is kept (.state)`;

/** Where everything is, in lines to paste. */
export const guide = ({ apiUrl, awsUrl, stateFolder }: StackAddress): string => `
Website                ${apiUrl}/   (as CloudFront would serve it; ask to be told at ${apiUrl}/en/register.html)
Phones and mailboxes   ${apiUrl}/local/   (what they get, with links into the website)
API                    ${apiUrl}   (under the website’s name; described at ${apiUrl}/openapi.json)
Links in messages      ${linkHost(apiUrl)}   (LINK_BASE: the template's, with the port that was really taken)
AWS endpoint           ${awsUrl}   (DynamoDB, SQS, SNS, SES, S3)
State                  ${stateFolder}

Ask the API as the department does:
  curl --aws-sigv4 "aws:amz:us-east-1:execute-api" -u local:local ${apiUrl}/status-changes/demo-1
The jail of Boone County signs as boone-county-jail:boone-county-jail, staff as staff-a:staff-a and staff-b:staff-b.
Look into the tables and queues:
  export AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local AWS_DEFAULT_REGION=us-east-1
  aws --endpoint-url ${awsUrl} dynamodb list-tables
  aws --endpoint-url ${awsUrl} dynamodb scan --table-name Ledger --max-items 5
  aws --endpoint-url ${awsUrl} sqs list-queues
Hold the ledger against its seals (the first is written when a day of the stack's clock is over):
  AWS_REGION=us-east-1 AWS_ENDPOINT_URL=${awsUrl} LEDGER=Ledger SEAL_BUCKET=sealbucket npm run ledger -- verify
`;
