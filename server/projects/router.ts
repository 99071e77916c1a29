import { arrayOverlaps } from 'drizzle-orm'
import { projects } from '#db/schema/projects.ts'
import { projectInput } from '#domain/projects.ts'
import { entity } from '../records/entity.ts'
import { among, anyOf, madeBy, myClients } from '../records/mine.ts'
import { records } from '../records/records.ts'
import { router } from '../trpc.ts'

export const project = entity({
  name: 'projects',
  one: 'project',
  table: projects,
  input: projectInput,
  title: 'name',
  detail: 'status',
  sort: ['name', 'createdAt', 'updatedAt'],
  sortLast: ['deadline'],
  filter: ['status', 'clientId', 'members'],
  // Whoever works on it, and whoever it is done for.
  own: (me) =>
    anyOf(
      arrayOverlaps(projects.members, [me.id]),
      among(projects.clientId, myClients(me)),
      madeBy(projects, me),
    ),
})

export const projectsRouter = router(records(project))
