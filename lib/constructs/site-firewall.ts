import { Duration, Stack } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { OFFICE_PHONE } from '../../domain/office.ts';
import { answer } from './answer.ts';

/** A shelter or a hospital may share one address: far more than its people send, far less than a script does. */
const MOST_POSTS = 100;
const WITHIN_SECONDS = 300;

/**
 * Turns away what is known to be bad before it reaches the website. It counts and keeps nothing of a request: who looks
 * for help is nobody's business. Lists of anonymous addresses are not used, since victims have reasons to hide.
 */
export class SiteFirewall extends CfnWebACL {
  /** What was turned away. */
  readonly blocked: Metric;

  constructor(scope: Construct, id: string) {
    const metricName = `${Stack.of(scope).stackName}-${id}`;
    super(scope, id, {
      scope: 'CLOUDFRONT',
      description: 'Stands before the website.',
      defaultAction: { allow: {} },
      visibilityConfig: visibility(metricName),
      customResponseBodies: {
        [TOO_MANY]: { contentType: 'TEXT_HTML', content: tooMany },
      },
      rules: [managed(0, 'AmazonIpReputationList'), managed(1, 'KnownBadInputsRuleSet'), common(2), pace(3)],
    });
    this.blocked = new Metric({
      namespace: 'AWS/WAFV2',
      metricName: 'BlockedRequests',
      dimensionsMap: { WebACL: metricName, Rule: 'ALL' },
      statistic: Stats.SUM,
      period: Duration.minutes(5),
    });
    answer(
      this,
      'Its log would be a list of who looks for help; its metrics tell how much is turned away, and by which rule.',
      'NIST.800.53.R5-WAFv2LoggingEnabled',
    );
  }
}

const TOO_MANY = 'too-many';

/** For people, in both languages: a firewall does not know whose it is, and can hold no more than 4 KB. */
const tooMany = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Message</title><h1>Please wait</h1>
<p>Too much came from your network at once. What you sent now did not reach us. Send it again in five minutes, or call ${OFFICE_PHONE}.</p>
<div lang="es"><h1>Espere, por favor</h1>
<p>Llegó demasiado a la vez desde su red. Lo que envió ahora no nos llegó. Envíelo otra vez en cinco minutos, o llame al ${OFFICE_PHONE}.</p></div></html>`;

/** Samples would show addresses, and the codes of links. */
const visibility = (metricName: string): CfnWebACL.VisibilityConfigProperty => ({
  cloudWatchMetricsEnabled: true,
  metricName,
  sampledRequestsEnabled: false,
});

const managed = (
  priority: number,
  name: string,
  countedOnly: readonly string[] = [],
): CfnWebACL.RuleProperty => ({
  name,
  priority,
  overrideAction: { none: {} },
  statement: {
    managedRuleGroupStatement: {
      vendorName: 'AWS',
      name: `AWSManagedRules${name}`,
      ruleActionOverrides: countedOnly.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
    },
  },
  visibilityConfig: visibility(name),
});

/**
 * What victims write in their own words may be long, or look like an attack to a pattern: it must not be turned away. The
 * functions read it strictly and never as anything but text.
 */
const common = (priority: number): CfnWebACL.RuleProperty =>
  managed(priority, 'CommonRuleSet', [
    'SizeRestrictions_BODY',
    'CrossSiteScripting_BODY',
    'EC2MetaDataSSRF_BODY',
    'GenericLFI_BODY',
    'GenericRFI_BODY',
  ]);

const pace = (priority: number): CfnWebACL.RuleProperty => ({
  name: 'PostsOfOneAddress',
  priority,
  action: { block: { customResponse: { responseCode: 429, customResponseBodyKey: TOO_MANY } } },
  statement: {
    rateBasedStatement: {
      aggregateKeyType: 'IP',
      limit: MOST_POSTS,
      evaluationWindowSec: WITHIN_SECONDS,
      scopeDownStatement: {
        byteMatchStatement: {
          fieldToMatch: { method: {} },
          positionalConstraint: 'EXACTLY',
          searchString: 'POST',
          textTransformations: [{ priority: 0, type: 'NONE' }],
        },
      },
    },
  },
  visibilityConfig: visibility('PostsOfOneAddress'),
});
