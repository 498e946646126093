import type { Urgency } from '../../domain/urgency.ts';
import type { Outcome } from './outcomes.ts';

/** One curve: what it counts, since when, and how it is drawn. Colours of Okabe and Ito, told apart by dashes as well. */
interface Curve {
  readonly name: string;
  readonly at: (of: Outcome) => string | undefined;
  readonly colour: string;
  readonly dashes: string;
}

const curves: readonly Curve[] = [
  { name: 'first message taken', at: ({ toldAt }) => toldAt, colour: '#0072B2', dashes: 'none' },
  { name: 'the law satisfied', at: ({ legalAt }) => legalAt, colour: '#D55E00', dashes: '7 3' },
  { name: 'acknowledged', at: ({ answeredAt }) => answeredAt, colour: '#007A5A', dashes: '2 3' },
];

const panels: readonly (readonly [Urgency, string])[] = [
  ['emergency', 'Emergency: escape, recapture, unannounced release, correction'],
  ['advance', 'Advance: hearings, results, planned releases'],
  ['routine', 'Routine: release dates, deaths, transfers'],
];

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const ticks: readonly (readonly [number, string])[] = [
  [MINUTE, '1 min'],
  [10 * MINUTE, '10 min'],
  [HOUR, '1 h'],
  [4 * HOUR, '4 h'],
  [DAY, '1 day'],
  [3 * DAY, '3 days'],
  [10 * DAY, '10 days'],
  [30 * DAY, '30 days'],
];

const WIDTH = 760;
const [LEFT, PLOT_WIDTH, PLOT_HEIGHT] = [56, 520, 170];
const [TOP, PANEL_HEIGHT] = [64, 240];
const HEIGHT = TOP + panels.length * PANEL_HEIGHT + 10;
const [FIRST, LAST] = [MINUTE, 30 * DAY];
const STEPS = 130;

const rounded = (figure: number): string => figure.toFixed(1).replace(/\.0$/, '');
const xOf = (seconds: number): number =>
  LEFT + (Math.log(Math.max(seconds, FIRST) / FIRST) / Math.log(LAST / FIRST)) * PLOT_WIDTH;
const yOf = (share: number, top: number): number => top + (1 - share) * PLOT_HEIGHT;

const text = (x: number, y: number, words: string, more = ''): string =>
  `<text x="${rounded(x)}" y="${rounded(y)}"${more}>${words}</text>`;
const line = (x1: number, y1: number, x2: number, y2: number): string =>
  `<line x1="${rounded(x1)}" y1="${rounded(y1)}" x2="${rounded(x2)}" y2="${rounded(y2)}" stroke="#d0d0d0"/>`;

/** Those that ended without a message of their own are not waited for. */
const isWaitedFor = (
  { standing, urgency }: { standing: Outcome['standing']; urgency: Urgency },
  of: Urgency,
): boolean => urgency === of && standing !== 'superseded' && standing !== 'merged';

const secondsOf = ({ at }: Curve, outcome: Outcome): number =>
  (Date.parse(at(outcome) ?? '') - Date.parse(outcome.duty.at)) / 1000;

/** Which share was there within so many seconds. */
const shareWithin = (sorted: readonly number[], all: number, seconds: number): number =>
  all === 0 ? 0 : sorted.filter((one) => one <= seconds).length / all;

const drawn = (curve: Curve, outcomes: readonly Outcome[], top: number, position: number): string => {
  const times = outcomes.map((outcome) => secondsOf(curve, outcome)).filter(Number.isFinite);
  const points = Array.from({ length: STEPS + 1 }, (_, step) => {
    const seconds = FIRST * (LAST / FIRST) ** (step / STEPS);
    return `${rounded(xOf(seconds))},${rounded(yOf(shareWithin(times, outcomes.length, seconds), top))}`;
  });
  const [x, y] = [LEFT + PLOT_WIDTH + 16, top + 40 + position * 40];
  const percent = Math.round(100 * shareWithin(times, outcomes.length, LAST));
  const stroke = `stroke="${curve.colour}" stroke-width="2.5" stroke-dasharray="${curve.dashes}" fill="none"`;
  return [
    `<polyline points="${points.join(' ')}" ${stroke}/>`,
    `<path d="M${x} ${y}h26" ${stroke}/>`,
    text(x + 32, y + 4, curve.name),
    text(x + 32, y + 19, `${percent} % within 30 days`, ' fill="#555"'),
  ].join('\n');
};

const panel = (
  [urgency, title]: (typeof panels)[number],
  outcomes: readonly Outcome[],
  top: number,
): string => {
  const ofClass = outcomes.filter(({ standing, duty }) =>
    isWaitedFor({ standing, urgency: duty.urgency }, urgency),
  );
  const bottom = top + PLOT_HEIGHT;
  return [
    text(LEFT, top - 10, `${title} (${ofClass.length} notifications)`, ' font-weight="bold"'),
    ...[0, 0.25, 0.5, 0.75, 1].flatMap((share) => [
      line(LEFT, yOf(share, top), LEFT + PLOT_WIDTH, yOf(share, top)),
      text(LEFT - 6, yOf(share, top) + 4, `${share * 100} %`, ' text-anchor="end"'),
    ]),
    ...ticks.flatMap(([seconds, name]) => [
      line(xOf(seconds), top, xOf(seconds), bottom),
      text(xOf(seconds), bottom + 16, name, ' text-anchor="middle"'),
    ]),
    text(
      LEFT + PLOT_WIDTH / 2,
      bottom + 33,
      'time since the report was received (log scale)',
      ' text-anchor="middle" fill="#555"',
    ),
    ...curves.map((curve, position) => drawn(curve, ofClass, top, position)),
  ].join('\n');
};

/** Time-to-informed by urgency class, as SVG. */
export const pictureOf = (outcomes: readonly Outcome[]): string =>
  [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="title desc" font-family="system-ui, sans-serif" font-size="12" fill="#222">`,
    '<title id="title">Time until a victim is informed, by urgency class</title>',
    '<desc id="desc">Three panels, for emergency, advance and routine notifications. Each shows, over a logarithmic time axis from one minute to thirty days, which share of the notifications had a first message taken by a provider, had satisfied the law by e-mail or certified letter, and had been acknowledged.</desc>',
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    text(LEFT, 24, 'Time until a victim is informed', ' font-size="16" font-weight="bold"'),
    ...panels.map((one, position) => panel(one, outcomes, TOP + position * PANEL_HEIGHT)),
    '</svg>\n',
  ].join('\n');
