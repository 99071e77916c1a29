import { titled } from './_messages/words.ts'
import { Missing } from './_ui/missing.tsx'

export const generateMetadata = titled('missing.title')

export default function NotFound() {
  return (
    <main>
      <Missing />
    </main>
  )
}
