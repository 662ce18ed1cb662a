import { isPublicAddress, refusedUrl } from '../webhook';

test.each([
  '127.0.0.1',
  '10.0.0.1',
  '172.16.5.4',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '224.0.0.1',
  '255.255.255.255',
  '::1',
  '::',
  '::ffff:10.0.0.1',
  '::ffff:a00:1',
  'fe80::1',
  'fd00::1',
  'ff02::1',
  '64:ff9b::a00:1',
  '2002:a00:1::',
  'not an address',
])('%s is nowhere to send to', (address) => expect(isPublicAddress(address)).toBe(false));

test.each(['8.8.8.8', '172.32.0.1', '101.226.129.158', '2400:3200::1'])('%s is public', (address) =>
  expect(isPublicAddress(address)).toBe(true),
);

describe('a robot’s address', () => {
  afterEach(() => delete process.env['WEBHOOK_ALLOW']);

  test('is https and public', () => {
    expect(refusedUrl('https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=x')).toBeNull();
    expect(refusedUrl('http://qyapi.weixin.qq.com/x')).toBe('not-https');
    expect(refusedUrl('https://0x7f000001/x')).toBe('private');
    expect(refusedUrl('https://127.1/x')).toBe('private');
    expect(refusedUrl('https://[::ffff:127.0.0.1]/x')).toBe('private');
    expect(refusedUrl('ftp://qyapi.weixin.qq.com/x')).toBe('not-https');
  });

  test('inside, only as the operator lists it: this host and port', () => {
    process.env['WEBHOOK_ALLOW'] = 'robot.intern, 10.1.2.3:8080';
    expect(refusedUrl('http://robot.intern/x')).toBeNull();
    expect(refusedUrl('http://10.1.2.3:8080/x')).toBeNull();
    expect(refusedUrl('http://10.1.2.3:9090/x')).toBe('not-https');
    expect(refusedUrl('https://10.1.2.4:8080/x')).toBe('private');
    expect(refusedUrl('https://other.robot.intern.localhost/x')).toBe('private');
  });
});
