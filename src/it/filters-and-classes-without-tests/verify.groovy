import io.github.e2emaven.it.ItRun

def run = ItRun.of(basedir)
def runs = run.records()

run.leavesNothing()
run.console().contains('<dependenciesToScan>').contains('not at 127.0.0.1')

assert runs.size() == 6
assert runs[0].files() == ['CartE2E', 'CartListE2E']
assert runs[0].attempts('CartE2E')*.tests() == [2]
assert runs[0].attempts('CartListE2E')*.tests() == [1]
assert runs[1].files() == ['CartE2E']
assert runs[1].attempts()*.tests() == [1]
assert runs[2].attempts()*.tests() == [2, 1]
assert runs[3].attempts()*.tests() == [2, 1]
assert runs[0..3]*.attempts().flatten()*.ending().toSet() == ['PASSED'].toSet()
assert runs[4].attempts()*.ending() == ['SERVER_NOT_STARTED']
assert runs[5].attempts('CartE2E')*.tests() == [1]
assert runs[5].attempts('CartListE2E')*.tests() == [1]
assert runs[5].files() == ['CartE2E', 'CartListE2E']
