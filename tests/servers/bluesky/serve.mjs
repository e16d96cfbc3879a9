// The AT Protocol's own servers, on 127.0.0.1 only: directory, personal data server, AppView and
// moderation. Everything that answers is the reference implementation; this only starts it.
// Says {"pds":…,"appview":…,"plc":…} when it is up; for each line it reads it waits until all that
// was written has arrived in the AppView, and says {"settled":true}. Ends with its input.
import dns from 'node:dns'
import net from 'node:net'
import readline from 'node:readline'
import { createRequire } from 'node:module'

dns.setDefaultResultOrder('ipv4first')
const listen = net.Server.prototype.listen
net.Server.prototype.listen = function (...args) {
  const callback = args.find((arg) => typeof arg === 'function')
  let [where] = args
  if (typeof where === 'number' || /^\d+$/.test(String(where))) where = { port: Number(where) }
  if (where && typeof where === 'object' && 'port' in where)
    return listen.call(this, { ...where, host: '127.0.0.1' }, callback)
  return listen.apply(this, args)
}

// Installed elsewhere: found from there.
const require = createRequire(process.env.KSCORE_MODULES + '/')
const { TestNetwork } = require('@atproto/dev-env')
const [plc, pds, bsky, ozone] = process.env.KSCORE_PORTS.split(' ').map(Number)
const network = await TestNetwork.create({
  plc: { port: plc },
  pds: {
    port: pds,
    hostname: 'localhost',
    rateLimitsEnabled: process.env.KSCORE_RATE_LIMITS === '1',
  },
  bsky: { port: bsky, dbPostgresSchema: 'bsky', publicUrl: `http://127.0.0.1:${bsky}` },
  ozone: { port: ozone, dbMaterializedViewRefreshIntervalMs: 30000 },
})
const say = (what) => process.stdout.write(JSON.stringify(what) + '\n')
say({
  plc: `http://127.0.0.1:${plc}`,
  pds: `http://127.0.0.1:${pds}`,
  appview: `http://127.0.0.1:${bsky}`,
})
for await (const line of readline.createInterface({ input: process.stdin })) {
  await network.processAll(60000)
  say({ settled: true, line })
}
process.exit(0)
