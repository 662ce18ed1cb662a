import { escalationCalls as declared } from '../../../../contracts/escalation';
import { bindCalls } from '../../platform/calls/bind-calls';
import { readAgenda } from './awaiting-city-meeting';

export const escalationCalls = bindCalls(declared, {
  agenda: async ({ transaction }) => ({ data: await transaction(readAgenda) }),
});
