import { Missing } from '../_ui/missing.tsx'

/** Inside the frame, which has its own `main`. */
export default function NotFound() {
  return <Missing />
}
