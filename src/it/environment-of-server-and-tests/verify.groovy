import io.github.e2emaven.it.ItRun

def run = ItRun.of(basedir)

run.shows('PASS', 'EnvironmentE2E', 'StackE2E').leavesNothing()

assert run.record().attempts('EnvironmentE2E')*.tests() == [8]
assert run.record().attempts('StackE2E')*.tests() == [2]
