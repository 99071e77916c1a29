import { z } from 'zod'
import { staffRoles } from '#domain/roles.ts'
import { only, router } from '../trpc.ts'
import { activity, activityAnswer } from './activity.ts'
import { timeZone } from './calendar.ts'
import { firstSteps } from './first-steps.ts'
import { myTasks, myTasksAnswer, myTasksInput } from './my-tasks.ts'
import { newClients, newClientsAnswer } from './new-clients.ts'
import { pipelineAnswer, pipelineFigure, pipelineInput } from './pipeline.ts'
import { quietDeals, quietDealsAnswer } from './quiet-deals.ts'
import { wonAnswer, wonFigure } from './won.ts'

const here = z.strictObject({ timeZone })
const now = () => new Date()

/** The start page of staff, each figure by itself for the page and all together for a program. */
export const dashboardRouter = router({
  all: only(staffRoles, {
    method: 'GET',
    path: '/crm/dashboard',
    summary: 'The figures of the start page: pipeline, deals won, quiet deals, tasks, new clients, activity',
    answer: z.strictObject({
      pipeline: pipelineAnswer,
      won: wonAnswer,
      quietDeals: quietDealsAnswer,
      tasks: myTasksAnswer,
      newClients: newClientsAnswer,
      activity: activityAnswer,
    }),
  })
    .input(here.extend({ ...pipelineInput, ...myTasksInput }))
    .query(async ({ ctx: { actor }, input }) => {
      const asked = { ...input, now: now() }
      const [pipeline, won, quiet, tasks, clients, last] = await Promise.all([
        pipelineFigure(actor, asked),
        wonFigure(actor, asked),
        quietDeals(actor, asked),
        myTasks(actor, asked),
        newClients(actor, asked),
        activity(actor),
      ])
      return { pipeline, won, quietDeals: quiet, tasks, newClients: clients, activity: last }
    }),

  pipeline: only(staffRoles)
    .input(z.strictObject(pipelineInput))
    .query(({ ctx, input }) => pipelineFigure(ctx.actor, input)),

  won: only(staffRoles)
    .input(here)
    .query(({ ctx, input }) => wonFigure(ctx.actor, { ...input, now: now() })),

  quietDeals: only(staffRoles).query(({ ctx }) => quietDeals(ctx.actor, { now: now() })),

  tasks: only(staffRoles)
    .input(here.extend(myTasksInput))
    .query(({ ctx, input }) => myTasks(ctx.actor, { ...input, now: now() })),

  newClients: only(staffRoles)
    .input(here)
    .query(({ ctx, input }) => newClients(ctx.actor, { ...input, now: now() })),

  activity: only(staffRoles).query(({ ctx }) => activity(ctx.actor)),

  firstSteps: only(staffRoles).query(() => firstSteps()),
})
