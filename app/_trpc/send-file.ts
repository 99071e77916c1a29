import { leaveForLogin, renewSession } from './session.ts'

type Sending = {
  /** How much of it is sent, from 0 to 1. */
  onSent: (share: number) => void
  /** It arrived; what the server answered. */
  onDone: (answer: string) => void
  /** The code of what went wrong; `offline` when the server was not reached. */
  onFailed: (code: string) => void
}

const codeIn = (text: string): string => {
  try {
    const problem: unknown = JSON.parse(text)
    if (typeof problem === 'object' && problem && 'code' in problem) return String(problem.code)
  } catch {
    // A proxy in between answers with a page of its own.
  }
  return 'internal'
}

/** Sends a file as the body of a POST; a session that is over is renewed once. The function it gives back breaks it off. */
export const sendFile = (address: string, file: File, { onSent, onDone, onFailed }: Sending) => {
  let current: XMLHttpRequest | undefined
  let isStopped = false
  const attempt = (first: boolean) => {
    const askedAt = Date.now()
    const request = new XMLHttpRequest()
    current = request
    request.upload.onprogress = ({ loaded, total }) => onSent(total ? loaded / total : 0)
    request.onerror = () => onFailed('offline')
    request.onload = async () => {
      if (request.status === 201) return onDone(request.responseText)
      if (request.status !== 401) return onFailed(codeIn(request.responseText))
      const outcome = first ? await renewSession(askedAt) : 'unknown'
      if (isStopped) return
      if (outcome === 'renewed') return attempt(false)
      onFailed('unauthorized')
      if (outcome === 'signed-out') leaveForLogin()
    }
    request.open('POST', address)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.send(file)
  }
  attempt(true)
  return () => {
    isStopped = true
    current?.abort()
  }
}
