import io.github.e2emaven.it.ItRun

def run = ItRun.of(basedir)

run.leavesNothing()
run.console().contains('failIfNoTests').contains('BUILD SUCCESS').contains('BUILD FAILURE')

return true
