import { Duration } from 'aws-cdk-lib';
import { HeadersReferrerPolicy, ResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import { PAGE_POLICY } from '../../web/frame.ts';

/** What browsers can do, and no page of ours may. */
const POWERS = [
  ...['accelerometer', 'autoplay', 'browsing-topics', 'camera', 'display-capture'],
  ...['encrypted-media', 'fullscreen', 'geolocation', 'gyroscope', 'hid', 'idle-detection', 'magnetometer'],
  ...['microphone', 'midi', 'payment', 'picture-in-picture', 'publickey-credentials-get'],
  ...['screen-wake-lock', 'serial', 'usb', 'xr-spatial-tracking'],
];

/** How long a page may be kept where it was read, and whether an answer's own headers come first. */
export interface SiteHeadersProps {
  readonly keeps: 'nothing' | 'as-the-file-says';
  readonly override: boolean;
}

/** The headers of what the website answers. */
export class SiteHeaders extends ResponseHeadersPolicy {
  constructor(scope: Construct, id: string, { keeps, override }: SiteHeadersProps) {
    super(scope, id, {
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy: PAGE_POLICY, override },
        contentTypeOptions: { override },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override },
        strictTransportSecurity: {
          accessControlMaxAge: Duration.days(730),
          includeSubdomains: true,
          override,
        },
      },
      customHeadersBehavior: {
        customHeaders: Object.entries({
          'Permissions-Policy': POWERS.map((power) => `${power}=()`).join(', '),
          'Cross-Origin-Opener-Policy': 'same-origin',
          'Cross-Origin-Resource-Policy': 'same-origin',
          // A shared device keeps no page. Edges may: they go by what the file says, not by this.
          ...(keeps === 'nothing' ? { 'Cache-Control': 'no-store' } : {}),
        }).map(([header, value]) => ({ header, value, override })),
      },
    });
  }
}
