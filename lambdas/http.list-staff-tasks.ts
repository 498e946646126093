import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { variable } from '../adapters/environment.ts';
import { standardObserve } from '../adapters/observability.ts';
import { staffTasksTable } from '../adapters/staff-tasks-table.ts';
import { httpFunction } from './entrypoints.ts';
import { listStaffTasks } from './list-staff-tasks.ts';

export const handler = httpFunction(
  listStaffTasks({ tasks: staffTasksTable(new DynamoDBClient({}), variable('STAFF_TASKS')) }),
  standardObserve(),
);
