import type { Language } from '#domain/languages.ts'

type Words = { title: string; trying: string; retry: string; name: string }

const style = `
:root { color-scheme: light; --surface: #fff; --ink: #181a20; --dim: #5c5f67; --accent: #335bd3; }
@media (prefers-color-scheme: dark) { :root:not([data-scheme='light']) { color-scheme: dark; --surface: #151619; --ink: #e2e3e6; --dim: #9c9ea5; } }
:root[data-scheme='dark'] { color-scheme: dark; --surface: #151619; --ink: #e2e3e6; --dim: #9c9ea5; }
body { margin: 0; background: var(--surface); color: var(--ink); font: 14px/1.55 -apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif; }
main { max-width: 468px; margin: 0 auto; padding: max(16dvh, 48px) 16px 48px; }
svg { display: block; margin-bottom: 20px; }
h1 { margin: 0 0 8px; font-size: 20px; line-height: 1.3; letter-spacing: -0.01em; font-weight: 600; text-wrap: balance; }
p { margin: 0; color: var(--dim); text-wrap: pretty; }
button { height: 42px; margin: 20px 0 16px; padding: 0 16px; border: 0; border-radius: 6px; background: var(--accent); color: #fff; font: inherit; font-weight: 500; cursor: pointer; }
button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
small { display: block; color: var(--dim); font-size: 13px; }`

/** Tries again when asked, when the network is back, and every few seconds: any answer of the server is one. */
const script = `
const scheme = localStorage.getItem('mantine-color-scheme-value')
if (scheme === 'light' || scheme === 'dark') document.documentElement.dataset.scheme = scheme
const again = () => location.reload()
document.querySelector('button').addEventListener('click', again)
addEventListener('online', again)
setInterval(() => fetch('/api/health', { cache: 'no-store' }).then(again, () => undefined), 5000)`

/**
 * What is shown in place of a page that cannot be fetched: whole in itself, since nothing else can be fetched either. Its
 * script and style want `NONCE` replaced, and its text `WHY`, by one of the two reasons.
 */
export const offlinePage = (language: Language, words: Words) => `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title} · ${words.name}</title>
<style nonce="NONCE">${style}</style>
</head>
<body>
<main>
<svg width="32" height="32" viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="8" fill="#335bd3"/><path d="M10 22.5V9.5l12 13v-13" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/></svg>
<h1>${words.title}</h1>
<p>WHY</p>
<button type="button">${words.retry}</button>
<small>${words.trying}</small>
</main>
<script nonce="NONCE">${script}</script>
</body>
</html>`
