import io.github.e2emaven.it.ItRun

ItRun.of(basedir).shows('PASS', 'MigratedE2E').leavesNothing()

return true
