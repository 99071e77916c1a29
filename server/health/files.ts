import { S3Trouble } from '../files/s3-trouble.ts'
import { fileStore } from '../files/store.ts'
import type { Finding } from './shape.ts'

const troubles: Record<S3Trouble['why'], Omit<Finding, 'state'>> = {
  away: {
    detail: 'S3 storage does not answer',
    detailCode: 'files_away',
    advice:
      'Files can neither be opened nor added; all else works. Check that the storage runs and that S3_ENDPOINT is right; Nexo recovers by itself.',
    adviceCode: 'files_away',
  },
  refused: {
    detail: 'S3 storage refuses this server',
    detailCode: 'files_refused',
    advice:
      'Check S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY and S3_REGION, that this key may list, read, write and delete in the bucket, and the clock of this machine.',
    adviceCode: 'files_refused',
  },
  no_bucket: {
    detail: 'S3 storage has no such bucket',
    detailCode: 'files_no_bucket',
    advice: 'Make the bucket, or correct S3_BUCKET.',
    adviceCode: 'files_no_bucket',
  },
}

/** Whether the contents of files can be had. Without them everything else works, so this is never worse than degraded. */
export const files = async (): Promise<Finding> => {
  try {
    await fileStore.probe()
  } catch (error) {
    if (error instanceof S3Trouble) return { state: 'degraded', ...troubles[error.why] }
    throw error
  }
  return fileStore.kind === 's3'
    ? { state: 'ok', detail: 'in S3 storage', detailCode: 'files_s3' }
    : { state: 'ok', detail: 'in the data folder', detailCode: 'files_folder' }
}
