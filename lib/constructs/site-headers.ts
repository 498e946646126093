import { Duration } from 'aws-cdk-lib';
import { HeadersReferrerPolicy, ResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';

/** What a page may load and do: what the site itself brings along. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  ...['style', 'script', 'img', 'font', 'connect'].map((kind) => `${kind}-src 'self'`),
  "manifest-src 'none'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const POWERS = [
  ...['accelerometer', 'autoplay', 'bluetooth', 'browsing-topics', 'camera', 'display-capture'],
  ...['encrypted-media', 'fullscreen', 'geolocation', 'gyroscope', 'hid', 'idle-detection', 'magnetometer'],
  ...['microphone', 'midi', 'payment', 'picture-in-picture', 'publickey-credentials-get'],
  ...['screen-wake-lock', 'serial', 'usb', 'web-share', 'xr-spatial-tracking'],
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
        contentSecurityPolicy: { contentSecurityPolicy: CONTENT_SECURITY_POLICY, override },
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
