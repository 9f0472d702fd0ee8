import io.github.e2emaven.it.ItRun

def run = ItRun.of(basedir)

run.shows('PASS', 'ConfiguredE2E').leavesNothing()

assert run.reports().tests() == ['it.ConfiguredE2E#getsArgLineAndVariables']
