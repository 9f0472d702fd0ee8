import io.github.e2emaven.it.ItRun

def run = ItRun.of(basedir)

run.shows('PASS', 'EnvironmentE2E').leavesNothing()

assert run.record().attempts()*.tests() == [6]
