import io.github.e2emaven.it.ItRun

def run = ItRun.of(basedir)

run.shows('PASS', 'HealthyE2E').shows('BROKEN', 'LosesItsServerE2E').leavesNothing()
run.console().contains('MojoExecutionException').contains('server died')

assert run.record().endings('LosesItsServerE2E') == ['SERVER_DIED']
