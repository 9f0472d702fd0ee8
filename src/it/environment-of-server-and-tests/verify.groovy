import io.github.e2emaven.it.ItRun
import java.nio.file.Files

def run = ItRun.of(basedir)

run.shows('PASS', 'EnvironmentE2E', 'StackE2E').leavesNothing()

assert run.record().attempts('EnvironmentE2E')*.tests() == [9]
assert run.record().attempts('StackE2E')*.tests() == [2]

// Passwords are masked now: the attempts are as readable as the directory of the file.
def attempt = new File(basedir, 'target/e2e/latest/it.EnvironmentE2E/attempt-1').toPath()
assert Files.getPosixFilePermissions(attempt) == Files.getPosixFilePermissions(attempt.parent)
