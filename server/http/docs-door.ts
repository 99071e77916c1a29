import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { openApiDocument } from './openapi.ts'

const assets: Record<string, string> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
}

const asset = async (name: string, type: string) =>
  new Response(new Uint8Array(await readFile(path.resolve('node_modules/swagger-ui-dist', name))), {
    headers: {
      'content-type': type,
      'cache-control': 'public, max-age=86400',
      'x-content-type-options': 'nosniff',
    },
  })

/** Without its own bar and its choice among one server; and its colours where they are too faint to be read. */
const style = `body{margin:0}.swagger-ui .topbar,.swagger-ui .servers-title,.swagger-ui .servers{display:none}
.swagger-ui .info .title small{background:#5c5f67}.swagger-ui .info .title small.version-stamp{background:#4a6b00}
html:not(.dark-mode) .swagger-ui .info .url,html:not(.dark-mode) .swagger-ui .info a{color:#284bb6}
html:not(.dark-mode) .swagger-ui .btn.authorize{color:#0f7b54;border-color:#0f7b54}
html:not(.dark-mode) .swagger-ui .btn.authorize svg{fill:#0f7b54}`

/** In the dark where the person or the system wants it, as on every page. */
const followScheme = `const dark=matchMedia('(prefers-color-scheme: dark)')
const follow=()=>{const chosen=localStorage.getItem('mantine-color-scheme-value')
document.documentElement.classList.toggle('dark-mode',chosen==='dark'||(chosen!=='light'&&dark.matches))}
dark.addEventListener('change',follow);follow()`

const page = () => {
  const nonce = randomBytes(16).toString('base64')
  const policy = `default-src 'none'; script-src 'nonce-${nonce}' 'strict-dynamic'; style-src 'self' 'nonce-${nonce}'; style-src-attr 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
  const html = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>API · Nexo CRM</title><link rel="icon" href="/icon.svg"><link rel="stylesheet" href="/api/docs/swagger-ui.css">
<style nonce="${nonce}">${style}</style></head>
<body><main id="ui"></main><script nonce="${nonce}" src="/api/docs/swagger-ui-bundle.js"></script>
<script nonce="${nonce}">${followScheme}
SwaggerUIBundle({url:'/api/openapi.json',dom_id:'#ui',deepLinking:true,docExpansion:'none',validatorUrl:null,persistAuthorization:false})</script>
</body></html>`
  return new Response(html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
    },
  })
}

/** The page to read and try the API, from files of our own: nothing is fetched from elsewhere. */
export const answerDocs = (name?: string): Response | Promise<Response> => {
  if (name === undefined) return page()
  const type = assets[name]
  return type ? asset(name, type) : new Response('Not found', { status: 404 })
}

let document: string | undefined

/** The OpenAPI document, made once: the router does not change while we run. */
export const answerOpenApi = () => {
  document ??= JSON.stringify(openApiDocument())
  return new Response(document, {
    headers: { 'content-type': 'application/json', 'cache-control': 'no-cache' },
  })
}
