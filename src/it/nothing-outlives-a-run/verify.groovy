import io.github.e2emaven.it.ItRun

ItRun.of(basedir).shows('PASS', 'SpawnsE2E').leavesNothing()

return true
