type Labels = Record<string, string>

/** A line of the text format, or several: https://prometheus.io/docs/instrumenting/exposition_formats/ */
export type Instrument = { lines(): string[] }

const escaped = (value: string) => value.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n')

const sample = (name: string, labels: Labels, value: number) => {
  const said = Object.entries(labels).map(([label, of]) => `${label}="${escaped(of)}"`)
  return `${name}${said.length ? `{${said.join(',')}}` : ''} ${value}`
}

const head = (name: string, type: string, help: string) => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} ${type}`,
]

/** Series by their labels. Labels must come from a short list of ours: what a caller writes would fill the memory. */
const bySeries = <T>(make: () => T) => {
  const series = new Map<string, { labels: Labels; of: T }>()
  return {
    all: () => [...series.values()],
    at(labels: Labels): { labels: Labels; of: T } {
      const key = Object.values(labels).join('\n')
      const found = series.get(key) ?? { labels, of: make() }
      series.set(key, found)
      return found
    },
  }
}

/** Counts up for as long as the process lives. */
export const counter = (name: string, help: string) => {
  const series = bySeries(() => ({ count: 0 }))
  return {
    add(labels: Labels, by = 1) {
      series.at(labels).of.count += by
    },
    lines: () => [
      ...head(name, 'counter', help),
      ...series.all().map(({ labels, of }) => sample(name, labels, of.count)),
    ],
  } satisfies Instrument & Record<string, unknown>
}

/** How many things took how long, in seconds, counted by the bounds that they stayed within. */
export const histogram = (name: string, help: string, bounds: readonly number[]) => {
  const series = bySeries(() => ({ within: bounds.map(() => 0), count: 0, sum: 0 }))
  return {
    observe(labels: Labels, seconds: number) {
      const { of } = series.at(labels)
      const at = bounds.findIndex((bound) => seconds <= bound)
      if (at >= 0) of.within[at] = (of.within[at] ?? 0) + 1
      of.count += 1
      of.sum += seconds
    },
    lines: () => [
      ...head(name, 'histogram', help),
      ...series.all().flatMap(({ labels, of }) => {
        let sum = 0
        const buckets = bounds.map((bound, at) => {
          sum += of.within[at] ?? 0
          return sample(`${name}_bucket`, { ...labels, le: String(bound) }, sum)
        })
        return [
          ...buckets,
          sample(`${name}_bucket`, { ...labels, le: '+Inf' }, of.count),
          sample(`${name}_sum`, labels, of.sum),
          sample(`${name}_count`, labels, of.count),
        ]
      }),
    ],
  } satisfies Instrument & Record<string, unknown>
}

/** What is so at this moment. `type` is counter for what only grows but is counted elsewhere. */
export const reading = (
  name: string,
  help: string,
  values: readonly (readonly [Labels, number])[],
  type: 'gauge' | 'counter' = 'gauge',
): string[] =>
  values.length
    ? [...head(name, type, help), ...values.map(([labels, value]) => sample(name, labels, value))]
    : []
