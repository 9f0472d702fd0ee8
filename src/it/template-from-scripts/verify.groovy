import io.github.e2emaven.it.ItRun

def run = ItRun.of(basedir)

run.shows('PASS', 'ScriptedE2E', 'OtherE2E').leavesNothing()
run.record().sharesNothing()

return true
