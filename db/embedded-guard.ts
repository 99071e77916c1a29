/** The guard ends with this code when another process holds the cluster's lock. */
export const lockIsTaken = 75

const locale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'

export const guardEnvironment: NodeJS.ProcessEnv = {
  NODE_ENV: 'production', // Next's types demand it of every environment.
  PATH: '/usr/bin:/bin',
  LC_ALL: locale,
  // Give memory back after a large query instead of keeping it for the next: 46 → 41 MB with ten busy connections.
  MALLOC_TRIM_THRESHOLD_: '65536',
  MALLOC_MMAP_THRESHOLD_: '65536',
  MALLOC_TOP_PAD_: '0',
}

/**
 * The shell script between us and PostgreSQL. It runs in the cluster's folder, as the account of PostgreSQL, and ends
 * when PostgreSQL does. Arguments: the programs, the folder as PostgreSQL is to name it, the socket folder, and then
 * what is passed on to PostgreSQL.
 *
 * - Its standard input is our pipe, which closes when we end, in whatever way, kill -9 too; then it stops PostgreSQL.
 *   Without it a killed server left an orphan PostgreSQL 20 times of 20. PostgreSQL hears no signal during its first few
 *   milliseconds, but it does from when it writes its number down.
 * - The lock is the kernel's (flock), held by PostgreSQL and all its children through an inherited descriptor, so it is
 *   free exactly when none of them lives: it cannot go stale, and it holds between containers that share a volume.
 *   Nobody else can be between making the cluster and starting it; it says `locked` when it has it. (macOS has no flock:
 *   there PostgreSQL's own lock file must do.)
 * - A lock file of PostgreSQL that outlived its process blocks the start for ever once the number belongs to another
 *   live process, and in a container it soon does. Under our lock it is safe to remove, unless somebody started a
 *   PostgreSQL on this folder by hand.
 * - The cluster is made aside and then renamed, so a crash leaves no half of one. The locale is never plain C: in it
 *   ILIKE and trigrams lose É, Ü and Ж.
 * - The socket folder must be ours: one that somebody else made first in /tmp would be an attempt to get at the data.
 * - A shutdown of the machine signals every process at once: the guard stays until PostgreSQL has ended.
 */
export const guard = `
trap '' HUP INT TERM
umask 077
bin=$1 folder=$2 socket=$3
shift 3
exec 8<&0 9>>lock
if command -v flock >/dev/null; then flock -n 9 || exit ${lockIsTaken}; fi
echo locked
exec >/dev/null

if [ ! -e cluster ]; then
  rm -rf cluster.new
  "$bin/initdb" -D "$folder/cluster.new" -U nexo -A trust -E UTF8 --locale=${locale} --locale-provider=builtin \\
    --builtin-locale=C.UTF-8 --data-checksums --wal-segsize=4 --no-instructions </dev/null >/dev/null 8<&- || exit
  mv cluster.new cluster
  sync .
fi

mkdir -m 700 "$socket" 2>/dev/null
if [ -L "$socket" ] || ! [ -O "$socket" ]; then echo "error: $socket belongs to another user" >&2; exit 1; fi

if [ -d /proc/self ]; then
  read -r old 2>/dev/null <cluster/postmaster.pid && ! [ "/proc/$old/cwd" -ef cluster ] && rm -f cluster/postmaster.pid
  if read -r old 2>/dev/null <"$socket/.s.PGSQL.5432.lock"; then
    case $(readlink "/proc/$old/exe") in */postgres*) ;; *) rm -f "$socket/.s.PGSQL.5432.lock" ;; esac
  fi
fi

"$bin/postgres" -D "$folder/cluster" -k "$socket" "$@" </dev/null 8<&- &
postgres=$!
{
  read -r _ <&8
  until read -r heard <cluster/postmaster.pid && [ "$heard" = $postgres ] || ! kill -0 $postgres; do sleep 0.1; done
  kill -INT $postgres
} 2>/dev/null 9>&- &
watch=$!
wait $postgres
code=$?
kill -9 $watch 2>/dev/null
rmdir "$socket"
exit $code
`
