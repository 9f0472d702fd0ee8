import io.github.e2emaven.it.ItRun
import io.github.e2emaven.it.ItTerminal
import java.nio.file.Files

// without a terminal the build was as silent as ever
ItRun.of(basedir).shows('PASS', 'PatientE2E', 'QuickE2E').leavesNothing()
    .console().doesNotContain('slot 1  PatientE2E')
if (!ItTerminal.isPossible()) return true

def release = {
    def run = new File(basedir, 'target/e2e/latest').canonicalFile.name
    def meeting = Files.createDirectories(new File(basedir, 'target/meetings/' + run).toPath())
    Files.createFile(meeting.resolve('release'))
}
def slots = { screen -> screen[-3..-2].sort { it.contains('idle') } }
def options = ['-Dit.waits=true']

// each slot has a line at the end of the screen, whatever its size
ItTerminal.start(basedir, localRepositoryPath, [:], options).withCloseable { terminal ->
    terminal.awaitScreen('live lines') { screen ->
        slots(screen)[0] ==~ /slot [12]  PatientE2E  tests +\d+ s.*/ &&
            slots(screen)[1] ==~ /slot [12]  idle/ &&
            screen[-1].startsWith('1 of 2 test files  ')
    }
    terminal.resize(50, 12)
    terminal.awaitScreen('live lines on a smaller screen') { screen ->
        screen.size() == 12 && slots(screen)[0] ==~ /slot [12]  PatientE2E  tests.*/ &&
            screen[-1].startsWith('1 of 2')
    }
    terminal.resize(20, 12)
    terminal.awaitScreen('live lines on a narrow screen') { screen -> slots(screen)[1] ==~ /slot [12]  idle/ }
    terminal.resize(200, 30)
    release()
    terminal.awaitEnd()
    terminal.endsWith('BUILD SUCCESS').hasNoTornLine()
}

// Ctrl-C ends Maven and its stacks as without a terminal, shows the run, and gives the whole screen back
ItTerminal.start(basedir, localRepositoryPath, [:], options).withCloseable { terminal ->
    terminal.awaitScreen('live lines') { screen -> slots(screen)[0] ==~ /slot [12]  PatientE2E  tests .*/ }
    terminal.press('C-c')
    terminal.awaitEnd()
    terminal.endsWith('CANCELLED  PatientE2E').endsWith('Record, logs and merged.xml: ').scrollsWhole()
}
ItRun.of(basedir).leavesNothing()

// a terminal that cannot move its cursor, and a log: lines as in batch mode
ItTerminal.start(basedir, localRepositoryPath, [TERM: 'dumb'], []).withCloseable { terminal ->
    terminal.awaitEnd()
    terminal.endsWith('BUILD SUCCESS').hasNoTornLine()
}
return true
