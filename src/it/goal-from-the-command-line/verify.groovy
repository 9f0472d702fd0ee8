import io.github.e2emaven.it.ItRun

def run = ItRun.of(basedir)

run.shows('PASS', 'CountsE2E').shows('FAIL', 'CountsE2E').mergesReports().leavesNothing()
run.console().contains('MojoFailureException')
run.reports().areOf('it.CountsE2E')

return true
