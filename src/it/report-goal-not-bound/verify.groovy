import io.github.e2emaven.it.ItRun

def run = ItRun.of(basedir)

run.shows('FAIL', 'FailsE2E').mergesReports().leavesNothing()
run.console().contains('MojoFailureException').contains('a forgotten goal is no green build')

return true
