import path from 'node:path'
import { putInPlace } from './put-in-place.ts'
import { runTool } from './run-tool.ts'

const usage = [
  'npm run restore -- FILE                  puts a backup in the place of the data; stop Nexo CRM first',
  'npm run restore -- nexo_before_…         puts back what a restore kept aside',
  'npm run restore -- --delete nexo_before_…  deletes that for good',
].join('\n')

/** npm runs its scripts in the project's folder; a person means the folder where they are. */
const fileOf = (given: string) => path.resolve(process.env.INIT_CWD ?? '.', given)

const deleteAside = async (name: string) => {
  const { openForTool } = await import('#server/boot.ts')
  const { forget } = await import('#server/backups/put-back.ts')
  const { close } = await openForTool({ migrate: false })
  await forget(name).finally(close)
  console.log(`Deleted ${name} and its files.`)
}

const putBackAside = async (name: string) => {
  const { withServerAlone } = await import('#server/backups/with-server.ts')
  const { putBack } = await import('#server/backups/put-back.ts')
  const aside = await withServerAlone(() => putBack(name))
  console.log(`Put back. What was there before is kept: database ${aside.database}, files in ${aside.files}.`)
}

const main = async ([first, second]: string[]) => {
  if (!first || (first === '--delete' && !second)) throw new Error(usage)
  // Not at the top: it reads the configuration as soon as it is loaded, which may throw.
  const { asideName } = await import('#server/backups/aside.ts')
  const isAside = (name: string) => asideName.safeParse(name).success
  if (first === '--delete' && second) {
    if (!isAside(second)) throw new Error(usage)
    return deleteAside(second)
  }
  return isAside(first) ? putBackAside(first) : putInPlace(fileOf(first))
}

await runTool(() => main(process.argv.slice(2)))
