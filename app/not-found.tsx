import { say } from './_messages/catalogue.ts'
import { Missing } from './_ui/missing.tsx'

export const metadata = { title: say('missing.title') }

export default function NotFound() {
  return (
    <main>
      <Missing />
    </main>
  )
}
