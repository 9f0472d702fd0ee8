import io.github.e2emaven.it.ItOpen
import io.github.e2emaven.it.ItRun

def run = ItRun.of(basedir)
run.shows('FAIL', 'FailsE2E').leavesNothing()

ItOpen.byThePrintedCommand(basedir, localRepositoryPath).withCloseable {
    assert it.rows('select count(*) from rows') == '3'
}
run.leavesNothing()
assert new File(basedir, 'target/e2e/latest/postgres').isDirectory()
return true
