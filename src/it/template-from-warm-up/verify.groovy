import io.github.e2emaven.it.ItRun

def run = ItRun.of(basedir)

run.shows('PASS', 'OneE2E', 'TwoE2E').leavesNothing()

// A table that each server had made for itself would have a number of its own.
assert new File(basedir, 'target/One.oid').text == new File(basedir, 'target/Two.oid').text
