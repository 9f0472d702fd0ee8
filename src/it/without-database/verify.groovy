import io.github.e2emaven.it.ItRun

def run = ItRun.of(basedir)

run.shows('PASS', 'NoDatabaseE2E').leavesNothing()

return true
