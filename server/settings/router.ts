import { settingsAnswer, settingsPatch } from '#domain/settings.ts'
import { only, router, signedIn } from '../trpc.ts'
import { changeSettings, readSettings } from './company.ts'

const rest = { path: '/admin/settings', answer: settingsAnswer } as const

export const settingsRouter = router({
  /** Everyone's pages say the company's name and begin amounts with its currency. */
  get: signedIn({ ...rest, method: 'GET', summary: 'The company’s name and currency' }).query(() =>
    readSettings(),
  ),

  update: only(['admin'], { ...rest, method: 'PATCH', summary: 'Change the company’s name or currency' })
    .input(settingsPatch)
    .mutation(({ ctx, input }) => changeSettings(ctx, input)),
})
