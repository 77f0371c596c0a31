import { benchApi } from './api.ts'
import { benchAssess } from './assess.ts'
import { benchLoad } from './load.ts'
import { machineFacts } from './machine.ts'
import { benchMemory } from './memory.ts'
import { benchOpportunities } from './opportunities.ts'
import { readOptions, usage, type SectionName } from './options.ts'
import { benchPeers } from './peers.ts'
import { openPlace, type Place } from './place.ts'
import { printReport, writeReport, type Report } from './report.ts'

const benches: Readonly<Record<SectionName, (place: Place) => Promise<Report>>> = {
  load: benchLoad,
  memory: benchMemory,
  peers: benchPeers,
  api: benchApi,
  opportunities: benchOpportunities,
  assess: benchAssess,
}

const options = optionsOrExit()
if (options === 'help') {
  console.log(usage)
} else {
  await using place = await openPlace(options)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void place[Symbol.asyncDispose]().then(() => process.exit(1)))
  }
  const facts = machineFacts(place.database)
  for (const [name, value] of Object.entries(facts)) console.log(`${name}: ${value}`)
  for (const section of options.only) {
    console.log(`\n${section} …`)
    const report = await benches[section](place)
    printReport(report)
    if (options.results !== undefined) {
      console.log(`\nWritten: ${await writeReport(options.results, section, report, facts)}.md and .json`)
    }
  }
}

function optionsOrExit(): ReturnType<typeof readOptions> {
  try {
    return readOptions(process.argv.slice(2))
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`)
    return process.exit(64)
  }
}
