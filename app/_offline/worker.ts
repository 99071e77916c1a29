import type { Language } from '#domain/languages.ts'

export type Offline = { page: string; noNetwork: string; noAnswer: string }

const policy =
  "default-src 'none'; script-src 'nonce-NONCE'; style-src 'nonce-NONCE'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/**
 * The service worker, as the browser runs it. It keeps nothing: a copy of a record that has changed since is worse than
 * none. All it does is to answer a page that could not be fetched; what is not a page, and files, it leaves alone.
 */
export const workerSource = (offline: Record<Language, Offline>) => `
const offline = ${JSON.stringify(offline)}
const { page, noNetwork, noAnswer } = offline[new URL(location.href).searchParams.get('language')] ?? offline.en

const unreachable = () => {
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))))
  const html = page.replaceAll('NONCE', nonce).replace('WHY', navigator.onLine ? noAnswer : noNetwork)
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': ${JSON.stringify(policy)}.replaceAll('NONCE', nonce),
    'cache-control': 'no-store',
  }
  return new Response(html, { status: 503, headers })
}

/** The browser asks for a page while the worker is still starting, so that it costs no time. */
const answer = async (event) => {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request))
  } catch {
    return unreachable()
  }
}

const begin = async () => {
  await registration.navigationPreload?.enable()
  await clients.claim()
}

addEventListener('install', () => skipWaiting())
addEventListener('activate', (event) => event.waitUntil(begin()))
addEventListener('fetch', (event) => {
  const isPage = event.request.mode === 'navigate' && !new URL(event.request.url).pathname.startsWith('/api/')
  if (isPage) event.respondWith(answer(event))
})
`
