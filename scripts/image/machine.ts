import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../port.mjs'
import type { BootFiles } from './boot-files.ts'

export type Machine = {
  url: string
  /** All that its console said. */
  console(): string
  /** Settles when it has stopped, for whatever reason. */
  stopped: Promise<unknown>
  /** Lets it end in order. Gives back the exit code of qemu. */
  powerOff(): Promise<number | null>
  /** As if the plug were pulled, if it still runs. */
  kill(): void
}

/** A whole machine with two cores of a Raspberry Pi 5 and 1 GB, every instruction of it imitated. */
export const startMachine = async ({ kernel, initramfs, root, data }: BootFiles): Promise<Machine> => {
  const port = await freePort()
  const machine = ['-M', 'virt', '-cpu', 'cortex-a76', '-smp', '2', '-m', '1024']
  const boot = ['-kernel', kernel, '-initrd', initramfs, '-append', 'console=ttyAMA0 quiet panic=-1']
  const disks = [
    '-drive',
    `file=${root},format=raw,if=virtio,readonly=on`,
    '-drive',
    `file=${data},format=raw,if=virtio`,
  ]
  const network = [
    '-netdev',
    `user,id=net,hostfwd=tcp:127.0.0.1:${port}-:3000`,
    '-device',
    'virtio-net-pci,netdev=net,romfile=',
  ]
  const terminal = ['-display', 'none', '-monitor', 'none', '-serial', 'stdio', '-no-reboot']
  const child = spawn('qemu-system-aarch64', [...machine, ...boot, ...disks, ...network, ...terminal], {
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  const stopped = once(child, 'exit')
  return {
    url: `http://localhost:${port}`,
    console: () => said,
    stopped,
    powerOff: async () => {
      child.stdin.write('\n')
      await Promise.race([stopped, sleep(300_000, undefined, { ref: false })])
      return child.exitCode
    },
    kill: () => child.kill('SIGKILL'),
  }
}
