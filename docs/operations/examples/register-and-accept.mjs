// Registers an issue and takes the first act that the server offers. Sent again with the same key, nothing happens twice.
// Run: BASE=… TOKEN=… node register-and-accept.mjs KEY ENTERPRISE CATEGORY
const { BASE, TOKEN } = process.env;
const [key, enterprise, category] = process.argv.slice(2);

async function call(method, path, data, idempotencyKey) {
  const response = await fetch(`${BASE}/api/casework${path}`, {
    method,
    headers: {
      authorization: `Bearer ${TOKEN}`,
      'content-type': 'application/json',
      ...(idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}),
    },
    ...(data ? { body: JSON.stringify({ data }) } : {}),
  });
  const answer = await response.json();
  // `code` is for programs and stays; `message` is for people, in the language of Accept-Language.
  if (!response.ok)
    throw new Error(`${response.status} ${answer.error.details.code}: ${answer.error.message}`);
  return answer.data;
}

const issue = await call(
  'POST',
  '/issues',
  {
    title: '示例：厂区门前道路破损',
    description: '示例',
    kind: 'appeal',
    channel: 'phone',
    category,
    handlingType: 'normal',
    enterprise,
  },
  key,
);
const offered = await call('GET', `/issues/${issue.documentId}/actions`);
console.log(
  issue.number,
  offered.map(({ action }) => action).includes('accept') ? 'accept' : 'nothing to accept',
);
if (offered.some(({ action }) => action === 'accept')) {
  const accepted = await call('POST', `/issues/${issue.documentId}/actions/accept`, {}, `${key}-accept`);
  console.log(accepted.number, accepted.stage);
}
