import { createHash, timingSafeEqual } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Takes as long for a good guess as for a bad one. */
const isSame = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));

/**
 * Whose request it is. CloudFront appends its viewer to X-Forwarded-For and API Gateway appends CloudFront, so the viewer
 * stands last but one; whatever comes before was written by the viewer. Without the proof, nobody is believed.
 */
export const sourceOf = (
  { headers, requestContext }: APIGatewayProxyEventV2,
  viewerProof: string | undefined,
): string => {
  const { sourceIp } = requestContext.http;
  const isByWebsite = viewerProof !== undefined && isSame(headers['x-viewer-proof'] ?? '', viewerProof);
  const viewer = headers['x-forwarded-for']?.split(',').at(-2)?.trim();
  return isByWebsite && viewer ? viewer : sourceIp;
};
