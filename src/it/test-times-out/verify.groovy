import io.github.e2emaven.it.ItRun

def run = ItRun.of(basedir)

run.shows('PASS', 'QuickE2E').shows('BROKEN', 'HangsE2E').leavesNothing()
run.console().contains('timed out').contains('timeoutInSeconds')
run.reports().areOf('it.HangsE2E', 'it.QuickE2E')

assert run.record().endings('HangsE2E') == ['TIMED_OUT']
