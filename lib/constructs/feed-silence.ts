import { Duration } from 'aws-cdk-lib';
import type { Environment } from '../environments.ts';
import { counted } from '../metrics.ts';
import { wordOf } from './feed-policy.ts';
import type { PeopleAlarmProps } from './people-alarm.ts';

/** What is watched of each feed, by the alarm's id: `DepartmentSilent`. */
export const silenceOf = ({
  feeds,
}: Environment): readonly (readonly [string, Pick<PeopleAlarmProps, 'impact' | 'metric' | 'threshold'>])[] =>
  feeds.map(({ feedId, agency, system }) => [
    `${wordOf(feedId)}Silent`,
    {
      impact: `We do not hear from the ${agency} (${system}): if somebody escapes or is released there, nobody is told.`,
      metric: counted(`FeedSilent-${feedId}`, Duration.minutes(1)),
      threshold: 1,
    },
  ]);
