import io.github.e2emaven.it.ItRun

def run = ItRun.of(basedir)

run.console().contains('MojoExecutionException').doesNotContain('There is no server.')
run.console().contains('readiness').contains('server.log').contains('503')
run.leavesNothing()

assert run.records()*.endings('WaitsE2E') == [['SERVER_NOT_STARTED'], ['SERVER_NOT_STARTED']]
