import io.github.e2emaven.it.ItRun

def run = ItRun.of(basedir)

run.shows('PASS', 'ConfiguredE2E').leavesNothing()

assert run.reports().tests() == ['it.ConfiguredE2E#getsArgLineAndVariables']
// Maven 3.9 warns of a deprecated parameter that is set, once for each test file
new File(basedir, 'build.log').text.with { log ->
    ["'disableXmlReport'", "'skipExec'"].each { assert !log.contains(it) : log }
}

return true
