import io.github.e2emaven.it.ItOpen
import io.github.e2emaven.it.ItRun
import java.nio.file.Files

def run = ItRun.of(basedir)
run.shows('FAIL', 'FailsE2E').leavesNothing()

// As a downloaded cluster may be: its server would run a command.
def open = Files.createTempDirectory('e2e-restore').toFile()
open.setWritable(true, false)
open.setExecutable(true, false)
def data = new File(basedir, 'target/e2e/latest/postgres/data')
new File(data, 'postgresql.auto.conf') << "restore_command = 'touch ${open}/ran'\n"
new File(data, 'recovery.signal').createNewFile()

ItOpen.byThePrintedCommand(basedir, localRepositoryPath).withCloseable {
    assert it.rows('select count(*) from rows') == '3'
    assert it.rows('show restore_command') == ''
}
run.leavesNothing()
assert open.list().length == 0
open.delete()
assert new File(basedir, 'target/e2e/latest/postgres').isDirectory()
return true
