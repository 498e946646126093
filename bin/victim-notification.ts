import { REGION, victimNotification } from '../lib/app.ts';

const { DEPLOY_ACCOUNT: account, DEPLOY_REGION: region = REGION } = process.env;

victimNotification({
  ...(account === undefined ? {} : { account }),
  region,
}).synth();
