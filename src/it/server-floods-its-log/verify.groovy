import io.github.e2emaven.it.ItRun

def run = ItRun.of(basedir)

run.shows('PASS', 'FloodE2E').leavesNothing()
run.console().doesNotContain('flood flood').doesNotContain('test output test output')
run.files('.*/it.FloodE2E/attempt-1/server.log').hasSize(1)

assert new File(basedir, 'target/e2e/latest/it.FloodE2E/attempt-1/server.log').length() > 60_000_000
