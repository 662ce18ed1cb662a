import { isSecret, newSecret, signedHeaders } from '../signature';

test('signs as the example of Standard Webhooks', () => {
  const headers = signedHeaders(
    'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    'msg_p5jXN8AQM9LWM0D4loKWxJek',
    '{"test": 2432232314}',
    new Date(1614265330_000),
  );
  expect(headers).toEqual({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});

test('a secret has 24 to 64 bytes', () => {
  expect(isSecret(newSecret())).toBe(true);
  for (const bad of [
    '',
    'whsec_',
    'geheim',
    `whsec_${'A'.repeat(20)}`,
    `whsec_${'A'.repeat(100)}`,
    'whsec_!!!',
  ])
    expect([bad, isSecret(bad)]).toEqual([bad, false]);
});
