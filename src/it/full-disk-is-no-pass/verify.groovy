import io.github.e2emaven.it.Build
import io.github.e2emaven.it.ItRun
import io.github.e2emaven.it.faults.Mount
import io.github.e2emaven.it.faults.NotPossible
import java.time.Duration

def run = ItRun.of(basedir)
run.shows('PASS', 'FillsE2E').shows('NO TESTS', 'ManualE2E')

def target = basedir.toPath().resolve('target')
def mvn = System.getProperty('maven.home') + '/bin/mvn'
def console = { String... options ->
  def command = Mount.over(target, '24m') + [mvn] + Build.offlineWith(localRepositoryPath) +
    ['verify', '-Dit.fills=true'] + (options as List)
  Build.start(basedir.toPath(), command).withCloseable { it.console(Duration.ofMinutes(3)) }
}

// A test fills the disk of target and fails, so that it cannot be reported; nor can anything else,
// or there is room again as soon as the test JVM has ended.
try {
  [console(), console('-Dit.frees=true')].each {
    assert it.contains('BUILD FAILURE') && it.contains('BROKEN  FillsE2E')
    assert !(it =~ /(PASS|NO TESTS|SKIPPED) +FillsE2E/)
    assert !it.contains('NullPointerException') && !it.contains('has caused an internal')
  }
} catch (NotPossible e) {
  println "SKIPPED, no disk can be filled: ${e.message}"
}
run.leavesNothing()

return true
