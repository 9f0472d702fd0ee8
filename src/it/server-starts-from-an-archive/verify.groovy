import io.github.e2emaven.it.ItRun

def run = ItRun.of(basedir)
def without = 'Server starts without a class-data archive until one is built'
def from = /Server starts from a class-data archive \(\d+ MB, built in \d+\.\d s\)/

assert run.builds().size() == 2
run.builds().each { assert it.contains(without) && it =~ from }
assert !run.builds()[0].contains('damaged')
assert run.builds()[1].contains('is damaged; deleting it')
run.shows('PASS', 'AFirstE2E', 'BSecondE2E', 'CThirdE2E', 'DFourthE2E').leavesNothing()
run.file('target/e2e/latest/run.json').containsPattern(/"serverStart" : "/ + from)
assert new File(basedir, 'target/cache').list().every { !it.contains('.tmp-') }

return true
