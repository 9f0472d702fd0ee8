import io.github.e2emaven.it.ItMachine
import io.github.e2emaven.it.ItRun
import java.nio.file.Files

ItRun.of(basedir).shows('PASS', 'RowE2E').leavesNothing()

def passes = { String console -> assert console.contains('PASS') && console.contains('BUILD SUCCESS') : console }

ItMachine.of(basedir, localRepositoryPath).withCloseable { machine ->
    // a container with any user id: no account, no home, no locale, few files, little memory
    if (machine.canBecome(12345)) {
        def temporary = machine.temporary(12345)
        def shell = 'unset HOME; export LC_ALL=C; ulimit -n 256; ' +
            "export MAVEN_OPTS='-Xmx96m -Djava.io.tmpdir=${temporary}'"
        passes machine.verify('a b#c%20d', 12345, shell, [])
        assert Files.isDirectory(temporary.resolve('e2e-maven-plugin-12345/ledgers'))
        assert !Files.exists(basedir.toPath().resolve('?'))
    }
    // a strict umask, a cache that does not exist yet, letters beyond ASCII
    def cache = machine.temporary(0).resolve('new/cache')
    Files.setPosixFilePermissions(cache.parent.parent, EnumSet.allOf(java.nio.file.attribute.PosixFilePermission))
    passes machine.verify('Größe', 0, 'umask 077; export LC_ALL=C.UTF-8',
        ['-De2e.cacheDirectory=' + cache])
}
return true
