import { Problem } from '../errors.ts'

const sentences = {
  away: 'The storage of the files cannot be reached. Try again in a moment.',
  refused:
    'The storage of the files does not let this server in. Whoever runs it finds on the health page what to do.',
  no_bucket:
    'The storage of the files has no such bucket. Whoever runs it finds on the health page what to do.',
}
export type S3Reason = keyof typeof sentences

/** Why contents cannot be had or kept just now: a 503 for whoever asked, and `why` for the health page. */
export class S3Trouble extends Problem {
  readonly why: S3Reason

  constructor(why: S3Reason, cause?: unknown) {
    super('SERVICE_UNAVAILABLE', 'files_unavailable', sentences[why], { retryAfter: 5, cause })
    this.why = why
  }
}

/** The 503 for a storage that has no room. */
export const s3Full = (cause: unknown) =>
  new Problem(
    'SERVICE_UNAVAILABLE',
    'disk_full',
    'The storage of the files is full: the file was not kept.',
    {
      retryAfter: 60,
      cause,
    },
  )
