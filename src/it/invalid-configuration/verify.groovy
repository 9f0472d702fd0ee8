import io.github.e2emaven.it.ItRun

def run = ItRun.of(basedir)

run.startsNothing()
run.console().contains('MojoExecutionException').doesNotContain('MojoFailureException')
['workers', '0', 'many', 'keepDatabases', 'sometimes', 'all-if-failed', 'retries', '-1',
 '<server><port> is 8081', '-Djava.io.tmpdir', '<database><username>',
 '<skip>true</skip> and <mainClass>', 'Unknown property -De2e.wokers: did you mean -De2e.workers',
 'Unknown parameter <wokers> of e2e-maven-plugin: did you mean <workers>',
 'Unknown parameter <path> of e2e-maven-plugin: it belongs into <server><readiness>'].each {
  run.console().containsPattern("(?m)^\\[ERROR].*$it")
}

return true
