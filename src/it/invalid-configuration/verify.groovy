import io.github.e2emaven.it.ItRun

def run = ItRun.of(basedir)

run.startsNothing()
run.console().contains('MojoExecutionException').doesNotContain('MojoFailureException')
['workers', '0', 'many', 'keepDatabases', 'sometimes', 'all-if-failed', 'retries', '-1',
 '<server><port> is 8081', '-Djava.io.tmpdir', '<database><username>',
 '<skip>true</skip> and <mainClass>'].each {
  run.console().containsPattern("(?m)^\\[ERROR].*$it")
}

return true
