import { auditRouter } from './audit/router.ts'
import { authRouter } from './auth/router.ts'
import { backupsRouter } from './backups/router.ts'
import { clientsRouter } from './clients/router.ts'
import { contactsRouter } from './contacts/router.ts'
import { dashboardRouter } from './dashboard/router.ts'
import { dealsRouter } from './deals/router.ts'
import { employeesRouter } from './employees/router.ts'
import { filesRouter } from './files/router.ts'
import { healthRouter } from './health/router.ts'
import { importsRouter } from './imports/router.ts'
import { liveRouter } from './live/router.ts'
import { notesRouter } from './notes/router.ts'
import { ordersRouter } from './orders/router.ts'
import { pipelinesRouter, stagesRouter } from './pipelines/router.ts'
import { professionalsRouter } from './professionals/router.ts'
import { projectsRouter } from './projects/router.ts'
import { referencesRouter } from './references/router.ts'
import { searchProcedure } from './search/procedure.ts'
import { settingsRouter } from './settings/router.ts'
import { suppliersRouter } from './suppliers/router.ts'
import { tagsRouter } from './tags/router.ts'
import { tasksRouter } from './tasks/router.ts'
import { trashRouter } from './trash/router.ts'
import { router } from './trpc.ts'
import { usersRouter } from './users/router.ts'
import { viewsRouter } from './views/router.ts'

/** Every procedure there is, for both doors. */
export const appRouter = router({
  audit: auditRouter,
  auth: authRouter,
  backups: backupsRouter,
  clients: clientsRouter,
  contacts: contactsRouter,
  dashboard: dashboardRouter,
  deals: dealsRouter,
  employees: employeesRouter,
  files: filesRouter,
  health: healthRouter,
  imports: importsRouter,
  live: liveRouter,
  notes: notesRouter,
  orders: ordersRouter,
  pipelines: pipelinesRouter,
  professionals: professionalsRouter,
  projects: projectsRouter,
  references: referencesRouter,
  search: searchProcedure,
  settings: settingsRouter,
  stages: stagesRouter,
  suppliers: suppliersRouter,
  tags: tagsRouter,
  tasks: tasksRouter,
  trash: trashRouter,
  users: usersRouter,
  views: viewsRouter,
})

/** What the typed client is made from: `import type { AppRouter }`. */
export type AppRouter = typeof appRouter
