import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { BilingualError } from './bilingual-error.mjs';
import { appDir } from './paths.mjs';
import { requireServerVersion, withClient } from './prepare-database.mjs';

export const MINIMUM_NODE = 20;

export function requireNodeVersion() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < MINIMUM_NODE) {
    throw new BilingualError(
      `需要 Node.js ${MINIMUM_NODE} 或更高版本，当前为 ${process.versions.node}。`,
      `Node.js ${MINIMUM_NODE} or later is needed, this is ${process.versions.node}.`,
    );
  }
  if (!fs.existsSync(path.join(appDir, 'node_modules', '@strapi', 'strapi'))) {
    throw new BilingualError(
      '尚未安装依赖，请先运行 npm ci。',
      'Dependencies are not installed: run npm ci first.',
    );
  }
}

export function readPort(value = '1337') {
  const port = Number(value);
  if (/^\d+$/.test(value) && port <= 65_535) return port;
  throw new BilingualError(`PORT 无效：${value}`, `PORT is not valid: ${value}`);
}

export async function requireFreePort(host, port) {
  await new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', (error) => reject(portError(error, host, port)));
    probe.listen(port, host, () => probe.close(resolve));
  });
}

function portError(error, host, port) {
  const reasons = {
    EADDRINUSE: [
      `端口 ${port} 已被占用。请停止占用它的程序，或用 PORT=其他端口 再运行。`,
      `Port ${port} is already in use. Stop what uses it or choose another with PORT=….`,
    ],
    EACCES: [
      `没有权限使用端口 ${port}，请换用 1024 以上的端口。`,
      `No permission to listen on port ${port}; use one above 1024.`,
    ],
    EADDRNOTAVAIL: [
      `本机没有地址 ${host}，请检查 HOST。`,
      `This machine has no address ${host}; check HOST.`,
    ],
  };
  const [zh, en] = reasons[error.code] ?? [`无法监听 ${host}:${port}`, `Cannot listen on ${host}:${port}`];
  return new BilingualError(zh, en, { cause: error });
}

export async function requireReachableDatabase(connectionString) {
  try {
    await withClient(connectionString, requireServerVersion);
  } catch (error) {
    if (error instanceof BilingualError) throw error;
    throw new BilingualError(
      'DATABASE_URL 指定的数据库无法连接。',
      'The database of DATABASE_URL cannot be reached.',
      { cause: error },
    );
  }
}
