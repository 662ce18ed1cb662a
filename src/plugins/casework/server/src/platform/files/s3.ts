import type { Readable } from 'node:stream';
import { buffer as collect } from 'node:stream/consumers';
import type * as Sdk from '@aws-sdk/client-s3';
import type { KeptFiles } from './kept-files';

/** A bucket of any S3-compatible store (MinIO, Ceph, a cloud's): what several hosts can share. */
export type S3Settings = {
  endpoint: string | undefined;
  region: string;
  bucket: string;
  /** before every name, for a bucket that others use too */
  prefix: string;
  accessKeyId: string;
  secretAccessKey: string;
};

/** @throws when a bucket is named and its keys are not */
export function s3Settings(env: NodeJS.ProcessEnv = process.env): S3Settings | null {
  const bucket = env['FILES_S3_BUCKET'] ?? '';
  if (bucket === '') return null;
  const [accessKeyId, secretAccessKey] = [env['FILES_S3_ACCESS_KEY'] ?? '', env['FILES_S3_SECRET_KEY'] ?? ''];
  if (accessKeyId === '' || secretAccessKey === '') {
    throw new Error(
      '设置了 FILES_S3_BUCKET，而没有 FILES_S3_ACCESS_KEY、FILES_S3_SECRET_KEY。 FILES_S3_BUCKET is set without its keys.',
    );
  }
  return {
    endpoint: env['FILES_S3_ENDPOINT'] || undefined,
    region: env['FILES_S3_REGION'] || 'us-east-1',
    bucket,
    prefix: env['FILES_S3_PREFIX'] ?? '',
    accessKeyId,
    secretAccessKey,
  };
}

const isMissing = (error: unknown): boolean =>
  ['NoSuchKey', 'NotFound'].includes((error as { name?: string } | null)?.name ?? '') ||
  (error as { $metadata?: { httpStatusCode?: number } } | null)?.$metadata?.httpStatusCode === 404;

const orNull = async <T>(work: Promise<T>): Promise<T | null> => {
  try {
    return await work;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
};

type Opened = { sdk: typeof Sdk; client: Sdk.S3Client };

/** Attachments in a bucket. Files are small (20 MB at most) and are put in one piece, so they are there whole or not. */
export function filesInS3({ endpoint, region, bucket, prefix, ...credentials }: S3Settings): KeptFiles {
  let opening: Promise<Opened> | undefined;
  // Loaded when it is used: an installation with a folder does not pay for it.
  const open = (): Promise<Opened> =>
    (opening ??= import('@aws-sdk/client-s3').then((sdk) => ({
      sdk,
      client: new sdk.S3Client({
        region,
        credentials,
        // Stores other than Amazon's have no host name for each bucket, and do not all know its newer checksums.
        ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
        requestChecksumCalculation: 'WHEN_REQUIRED',
        responseChecksumValidation: 'WHEN_REQUIRED',
        maxAttempts: 3,
      }),
    })));
  const at = (name: string): { Bucket: string; Key: string } => ({ Bucket: bucket, Key: prefix + name });
  return {
    where: `s3://${bucket}/${prefix}`,
    async *names() {
      const { sdk, client } = await open();
      let token: string | undefined;
      do {
        const page: Sdk.ListObjectsV2CommandOutput = await client.send(
          new sdk.ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken: token }),
        );
        for (const { Key } of page.Contents ?? []) {
          const name = Key?.slice(prefix.length) ?? '';
          if (/^[\w-]+(\.[A-Za-z0-9]+)?$/.test(name)) yield name;
        }
        token = page.IsTruncated ? page.NextContinuationToken : undefined;
      } while (token);
    },
    async size(name) {
      const { sdk, client } = await open();
      const found = await orNull(client.send(new sdk.HeadObjectCommand(at(name))));
      return found ? (found.ContentLength ?? 0) : null;
    },
    async read(name, range) {
      const { sdk, client } = await open();
      const Range = range ? `bytes=${range.start}-${range.end}` : undefined;
      const found = await orNull(client.send(new sdk.GetObjectCommand({ ...at(name), Range })));
      return (found?.Body as Readable | undefined) ?? null;
    },
    async write(name, content) {
      const { sdk, client } = await open();
      const body = await collect(content);
      await client.send(new sdk.PutObjectCommand({ ...at(name), Body: body, ContentLength: body.length }));
    },
    async remove(name) {
      const { sdk, client } = await open();
      await client.send(new sdk.DeleteObjectCommand(at(name)));
    },
  };
}
