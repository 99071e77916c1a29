import fs from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { startS3 } from '#server/testing/s3.ts'
import { runScript } from './testing/launch.ts'
import { launchSuite, stop } from './testing/suite.ts'

const { folder, start } = launchSuite()
const admin = { email: 'admin@example.com', username: 'admin', password: 'correct horse battery staple' }
const tool = async (args: string[], variables: Record<string, string>) => {
  const { ended, said } = runScript(['scripts/tool.mjs', ...args], variables)
  return { code: await ended, ...said }
}

const signIn = async (url: string) => {
  const answer = await fetch(`${url}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: admin.email, password: admin.password }),
  })
  const { access_token: token } = z.object({ access_token: z.string() }).parse(await answer.json())
  const authorization = `Bearer ${token}`
  return {
    call: (method: string, at: string, body?: object) =>
      fetch(`${url}/api${at}`, {
        method,
        headers: { authorization, 'content-type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      }),
    upload: (at: string, body: Uint8Array) =>
      fetch(`${url}/api${at}`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/octet-stream' },
        // TypeScript's BodyInit does not know that any bytes will do.
        body: body as BodyInit,
      }),
  }
}
const idOf = async (answer: Response) => z.object({ id: z.string() }).parse(await answer.json()).id

/** Five starts and six tools, on a machine that may be busy. */
const patience = 420_000

/** Of files in a folder, server/backups/backups.test.ts has it. */
test('a backup made while people work brings everything back, files in S3 too, after the data is gone', {
  timeout: patience,
}, async () => {
  const s3 = await startS3()
  onTestFinished(s3.remove)
  const place = { DATA_DIR: path.join(folder, 'data'), ...s3.variables }
  const variables = { ...place, BACKUP_PASSPHRASE: 'three grey herons' }
  const names = ['--email', admin.email, '--username', admin.username, '--full-name', 'The Admin']
  const server = await start(variables)
  await server.ready()
  expect((await tool(['admin', ...names], { ...variables, ADMIN_PASSWORD: admin.password })).code).toBe(0)
  const { call, upload } = await signIn(server.url)
  const id = await idOf(await call('POST', '/crm/clients', { full_name: 'Ana Ibáñez' }))
  const content = Buffer.from('not only text \0\u00ff'.repeat(1_000))
  const file = await idOf(
    await upload(`/files?subject_type=clients&subject_id=${id}&name=contract.bin`, content),
  )

  let working = true
  const people = (async () => {
    const kept: string[] = []
    while (working) kept.push(await idOf(await call('POST', '/crm/clients', { full_name: 'Later Client' })))
    return kept
  })()
  const made = await tool(['backup'], variables)
  working = false
  const later = await people
  expect(made.errors).toBe('')
  expect(made.output).toMatch(/Restored for trial: \d+ rows and 1 files came back, encrypted\.$/m)
  expect(later.length).toBeGreaterThan(0)
  const [backup = ''] = made.output.split('\n')
  const { parts } = z
    .object({ parts: z.array(z.object({ name: z.string(), detail: z.string() })) })
    .parse(await (await fetch(`${server.url}/api/health`)).json())
  expect(parts.find(({ name }) => name === 'backups')?.detail).toBe('last proven within the hour')

  const busy = await tool(['restore', backup], variables)
  expect([busy.code, busy.errors]).toEqual([
    1,
    'Nexo CRM runs on this database: stop it first, then try again. Nothing was changed.\n',
  ])
  const last = await idOf(await call('POST', '/crm/clients', { full_name: 'After the backup' }))
  expect((await call('DELETE', `/crm/clients/${id}`)).status).toBe(204)
  await stop(server)
  expect(await s3.keys()).toEqual([`files/${file}`])
  fs.rmSync(s3.fileOf(`files/${file}`))

  const damaged = path.join(folder, 'damaged')
  const bytes = fs.readFileSync(backup)
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 40) ^ 1, bytes.length - 40)
  fs.writeFileSync(damaged, bytes)
  const refused = await tool(['restore', damaged], variables)
  expect([refused.code, refused.errors]).toEqual([
    1,
    'This backup is damaged: what it holds is not what was written into it.\n',
  ])

  const restored = await tool(['restore', backup], variables)
  expect(restored.errors).toBe('')
  expect(restored.output).toMatch(
    /^What was there before is kept: database nexo_before_\d{14}, files in http:.*\/nexo-test\/files\.before-\d{14}\.$/m,
  )
  const again = await start(variables)
  await again.ready()
  const after = await signIn(again.url)
  expect(await (await after.call('GET', `/crm/clients/${id}`)).json()).toMatchObject({
    full_name: 'Ana Ibáñez',
    archived_at: null,
  })
  expect(Buffer.from(await (await after.call('GET', `/files/${file}`)).arrayBuffer())).toEqual(content)
  expect((await after.call('GET', `/crm/clients/${last}`)).status).toBe(404)

  await stop(again)
  const aside = /restore -- (nexo_before_\d{14})$/m.exec(restored.output)?.[1] ?? ''
  expect((await tool(['restore', aside], variables)).output).toMatch(
    /^Put back\. What was there before is kept/,
  )
  const third = await start(variables)
  await third.ready()
  expect((await (await signIn(third.url)).call('GET', `/crm/clients/${last}`)).status).toBe(200)
})
