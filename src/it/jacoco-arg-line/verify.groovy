import io.github.e2emaven.it.ItRun

ItRun.of(basedir).shows('PASS', 'CoveredE2E').leavesNothing()

assert new File(basedir, 'target/jacoco.exec').length() > 0
