import io.github.e2emaven.it.ItRun

def run = ItRun.of(basedir)
def why = 'run timed out after 5 s \\(runTimeoutInSeconds\\)'

run.lists('CANCELLED', 'AHangsE2E').lists('NOT RUN', 'BNeverE2E').leavesNothing()
run.console().containsPattern("(?m)CANCELLED it\\.AHangsE2E\\s.*\\n.*$why")
run.console().containsPattern("(?m)NOT RUN 1: $why").contains('MojoExecutionException')

assert run.record().endings('AHangsE2E') == ['CANCELLED']
