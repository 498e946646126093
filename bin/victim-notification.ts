import { victimNotification } from '../lib/app.ts';

const { DEPLOY_ACCOUNT: account, DEPLOY_REGION: region } = process.env;

victimNotification({
  ...(account === undefined ? {} : { account }),
  ...(region === undefined ? {} : { region }),
}).synth();
