/**
 * Run by the image's own Node, which believes one authority more and knows one name more than this machine (https.ts):
 * `smoke-https.ts URL first LOG` prints the id of what it wrote, `smoke-https.ts URL again ID` reads it.
 */
import { kept, smoke } from './smoke.ts'

const [url = '', when, what = ''] = process.argv.slice(2)

if (when === 'first') process.stdout.write((await smoke(url, what)).id)
else await kept(url, what)
