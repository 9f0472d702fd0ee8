import io.github.e2emaven.it.ItMachine
import io.github.e2emaven.it.ItRun
import java.nio.file.Files
import java.nio.file.attribute.PosixFilePermission

ItRun.of(basedir).shows('PASS', 'RowE2E').leavesNothing()

def passes = { String console, String... words ->
    assert console.contains('PASS') && console.contains('BUILD SUCCESS') : console
    words.each { assert console.contains(it) : console }
}
def fails = { String console, String... words ->
    assert console.contains('BUILD FAILURE') : console
    words.each { assert console.contains(it) : console }
}

/** Empties a program, halves a directory, and blanks a file, whose size remains. */
def damage = { cache ->
    def directories = Files.list(cache).filter { it.fileName.toString().startsWith('embedded') }.toList()
    def initial = directories.find { it.toString().contains('-initial-') }
    def programs = directories.find { !it.toString().contains('-initial-') }
    Files.write(programs.resolve('bin/initdb'), new byte[0])
    def half = Files.list(initial.resolve('data/base/1')).sorted().toList()
    half.take(half.size().intdiv(2)).each { Files.delete(it) }
    def control = initial.resolve('data/global/pg_control')
    Files.write(control, new byte[Files.size(control)])
}

/** A test whose report has a name of 255 bytes. */
def longClass = { project ->
    def parent = 'p' * 60
    def name = 'L' * (246 - "it.${parent}.E2E".length()) + 'E2E'
    def directory = Files.createDirectories(project.resolve("src/test/java/it/${parent}"))
    directory.resolve(name + '.java').toFile().text = """package it.${parent};

class ${name} {
  @org.junit.jupiter.api.Test
  void passes() {}
}
"""
    return name
}

ItMachine.of(basedir, localRepositoryPath).withCloseable { machine ->
    // a container with any user id: no account, no home, no locale, few files, little memory
    if (machine.canBecome(12345)) {
        def temporary = machine.temporary(12345)
        def shell = 'unset HOME; export LC_ALL=C; ulimit -n 256; ' +
            "export MAVEN_OPTS='-Xmx96m -Djava.io.tmpdir=${temporary}'"
        passes machine.verify('a b#c%20d', 12345, shell, [])
        assert Files.isDirectory(temporary.resolve('e2e-maven-plugin-12345/ledgers'))
        assert !Files.exists(basedir.toPath().resolve('?'))

        // so few processes and threads that Maven and PostgreSQL start, and the server cannot
        def limited = machine.within(['prlimit', '--nproc=54'])
        if (limited.isPossible('a limit of processes')) {
            def frugal = '-XX:ActiveProcessorCount=2 -XX:+UseSerialGC -XX:TieredStopAtLevel=1'
            fails limited.verify('limited', 12345,
                "unset HOME; export MAVEN_OPTS='${frugal} -Djava.io.tmpdir=${temporary}'", []),
                'No process or thread can be created', 'lower <workers>'
        }
    }

    // a strict umask, a cache that does not exist yet, letters beyond ASCII
    def cache = machine.temporary(0).resolve('new/cache')
    Files.setPosixFilePermissions(cache.parent.parent, EnumSet.allOf(PosixFilePermission))
    def cached = ['-De2e.cacheDirectory=' + cache]
    passes machine.verify('Größe', 0, 'umask 077; export LC_ALL=C.UTF-8', cached)

    // the cache after a crash of the machine or a cleaner of old files; a PATH without setsid,
    // setpriv, su and perl; Docker's /dev/shm; the longest name of a class
    damage(cache)
    def small = machine.unshared(['--mount', '--propagation', 'private'],
        'mount -t tmpfs -o size=64m tmpfs /dev/shm')
    if (!small.isPossible('a small /dev/shm')) small = machine
    def path = machine.programsWithout('setsid', 'setpriv', 'su', 'perl')
    def name = longClass(machine.project('small'))
    passes small.verify('small', 0, "export PATH='${path}'", cached + ['-Pparallel-index', '-De2e.rebuildTemplate']),
        'is damaged (bin/initdb is missing or has changed)',
        '-initial-', "PASS  ${name}"

    // ::1 alone
    def ipv6 = machine.unshared(['--net'], 'ip link set lo up && ip addr del 127.0.0.1/8 dev lo')
    if (ipv6.isPossible('a loopback device without 127.0.0.1')) {
        passes ipv6.verify('ipv6', 0, 'true', cached), 'PASS  RowE2E'
    }

    // a network namespace whose loopback device is down, as no address at all
    def isolated = machine.unshared(['--net'], 'true')
    if (isolated.isPossible('a network without loopback')) {
        fails isolated.verify('isolated', 0, 'true', cached),
            'has no loopback address, neither 127.0.0.1 nor ::1', 'ip link set lo up'
    }
}
return true
