import io.github.e2emaven.it.ItRun

def run = ItRun.of(basedir)

run.shows('PASS', 'BrowserE2E').leavesNothing()
def log = new File(basedir, 'target/e2e/latest/it.BrowserE2E/attempt-1/test.log').text
if (!log.contains('browser: ')) {
  println 'SKIPPED on this machine: a test that starts Chromium or Chrome, which is not installed'
}

return true
