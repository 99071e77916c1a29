import fs from 'node:fs'
import { fileURLToPath } from 'node:url'

const app = fileURLToPath(new URL('../app', import.meta.url))

/** A page as its file says it: `/clients/[id]/edit`, and which part of the application it belongs to. */
export type Route = { route: string; part: 'auth' | 'crm' | 'open' }

const partOf = (file: string): Route['part'] =>
  file.startsWith('(auth)') ? 'auth' : file.startsWith('(crm)') ? 'crm' : 'open'

/** Every page that the application has, read from its own files, so that no test of all pages can forget one. */
export const routes: readonly Route[] = fs
  .readdirSync(app, { recursive: true, encoding: 'utf8' })
  .filter((file) => /(^|\/)page\.tsx$/.test(file))
  .map((file) => {
    const steps = file.split('/').slice(0, -1)
    return { route: `/${steps.filter((step) => !step.startsWith('(')).join('/')}`, part: partOf(file) }
  })
  .sort((a, b) => a.route.localeCompare(b.route))
