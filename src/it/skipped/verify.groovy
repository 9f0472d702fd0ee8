import io.github.e2emaven.it.ItRun

def run = ItRun.of(basedir)

run.startsNothing()
run.console().doesNotContain('NeverE2E').doesNotContain('not skipped')

return true
