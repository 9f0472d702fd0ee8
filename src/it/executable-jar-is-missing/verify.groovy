import io.github.e2emaven.it.ItRun

def run = ItRun.of(basedir)

run.startsNothing()
run.console().contains('MojoExecutionException').doesNotContain('not skipped')
run.console().contains('executable-jar-is-missing-1.0-SNAPSHOT.jar').contains('mainClass')

return true
